"""A page of the time before a vault is open: one calm column in the middle."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from core.errors import HollyhockError
from ui.error_messages import message_for
from ui.shared.caution import CautionBox
from ui.shared.centred import CentredPage
from ui.shared.text import PlainLabel, TitleLabel
from ui.shared.theme import GRID

_MARGIN = GRID * 4


class DeskPage(CentredPage):
    """Add to `column`. `fail` shows an error in the page, where the caution box stands."""

    column_px = 480
    """Width of the column at 100 %; it grows with the text."""

    def __init__(self, title: str, introduction: str = "", parent: QWidget | None = None) -> None:
        content = QWidget()
        super().__init__(content, self.column_px, 2 * _MARGIN, parent)
        self.column = QVBoxLayout(content)
        self.column.setContentsMargins(_MARGIN, GRID * 3, _MARGIN, GRID * 3)
        self.column.setSpacing(GRID * 3 // 2)
        self.title = TitleLabel(title)
        self.column.addWidget(self.title)
        if introduction:
            self.column.addWidget(PlainLabel(introduction))
        self.caution = CautionBox()
        self.caution.setObjectName("page-caution")
        self.caution.hide()

    def shown(self) -> None:
        """The person came here: put the keyboard in place."""

    def fail(self, error: HollyhockError) -> None:
        """Say what went wrong and what to do."""
        message = message_for(error)
        self.warn(message.what, message.next_step)

    def warn(self, what: str, next_step: str) -> None:
        """Say something that the person has to know before they go on."""
        self.caution.say(next_step, what)
        self.caution.show()
        self.bring_into_sight(self.caution)

    def calm(self) -> None:
        """Take the words of an earlier try away."""
        self.caution.hide()
