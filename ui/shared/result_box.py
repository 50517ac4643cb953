"""A box that says what came out of something."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ui.shared.icon_label import IconLabel
from ui.shared.text import BodyLabel, SoftLabel
from ui.shared.theme import GRID


class ResultBox(QFrame):
    """What came out, in plain words."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self._what, self._next = BodyLabel(), SoftLabel()
        self._what.setProperty("role", "strong")
        words = QVBoxLayout()
        words.setSpacing(GRID // 2)
        words.addWidget(self._what)
        words.addWidget(self._next)
        row = QHBoxLayout(self)
        row.setContentsMargins(GRID * 3 // 2, GRID * 3 // 2, GRID * 3 // 2, GRID * 3 // 2)
        row.setSpacing(GRID * 3 // 2)
        row.addWidget(IconLabel("circle-check", "accent"), 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)

    @property
    def text(self) -> str:
        """All that it says."""
        return f"{self._what.text()} {self._next.text()}"

    def say(self, what: str, next_step: str) -> None:
        """Say what came out, and what to do with it."""
        self._what.setText(what)
        self._next.setText(next_step)
