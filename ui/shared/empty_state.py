"""What stands where nothing is yet: what will be here, and the first step."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.shared.buttons import PrimaryButton
from ui.shared.centred import CentredPage
from ui.shared.icon_label import IconLabel
from ui.shared.text import PlainLabel, SectionLabel
from ui.shared.theme import GRID

_READING_PX = 420


class EmptyState(QWidget):
    """An icon, a title, a few words and one button.

    `chosen()`: the button was pressed.
    """

    chosen = Signal()

    def __init__(
        self,
        icon_name: str,
        title: str,
        text: str,
        button_text: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        words = QWidget()
        column = QVBoxLayout(words)
        column.setSpacing(GRID)
        centre = Qt.AlignmentFlag.AlignHCenter
        heading, body = SectionLabel(title), PlainLabel(text)
        for label in (heading, body):
            label.setAlignment(centre)
        column.addWidget(IconLabel(icon_name, "soft", side=32), 0, centre)
        column.addWidget(heading)
        column.addWidget(body)
        if button_text:
            self.button = PrimaryButton(button_text, "plus")
            self.button.setObjectName("empty-state-button")
            self.button.clicked.connect(self.chosen)
            column.addSpacing(GRID)
            column.addWidget(self.button, 0, centre)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(CentredPage(words, _READING_PX))
