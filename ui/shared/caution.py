"""A caution: something to think of before doing what stands beside it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from ui.shared.icon_label import IconLabel
from ui.shared.text import PlainLabel
from ui.shared.theme import GRID


class CautionBox(QFrame):
    """An amber box with an icon, an optional title, and text. Never red, never blinking."""

    def __init__(self, text: str = "", title: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "care-box")
        self._title = _care_label(title, "care-title")
        self._text = _care_label(text, "care")
        words = QVBoxLayout()
        words.setSpacing(GRID // 2)
        words.addWidget(self._title)
        words.addWidget(self._text)
        row = QHBoxLayout(self)
        row.setContentsMargins(GRID * 3 // 2, GRID * 3 // 2, GRID * 3 // 2, GRID * 3 // 2)
        row.setSpacing(GRID * 3 // 2)
        row.addWidget(IconLabel("triangle-alert", "care"), 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        self.say(text, title)

    def say(self, text: str, title: str = "") -> None:
        """Show other words."""
        self._title.setText(title)
        self._title.setVisible(bool(title))
        self._text.setText(text)
        self._text.setVisible(bool(text))
        self.setAccessibleName(title or text)
        self.setAccessibleDescription(text)


def _care_label(text: str, role: str) -> QLabel:
    label = PlainLabel(text)
    label.setProperty("role", role)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label
