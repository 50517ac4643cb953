"""What the pages of the backup screen have in common."""

from PySide6.QtWidgets import QWidget

from core.errors import Cancelled, HollyhockError
from ui.error_messages import message_for
from ui.shared.caution import CautionBox
from ui.shared.flow_layout import FlowLayout
from ui.shared.reading_page import ReadingPage
from ui.shared.result_box import ResultBox
from ui.shared.text import PlainLabel, SoftLabel, TitleLabel
from ui.shared.theme import GRID


class BackupPage(ReadingPage):
    """A title, why it is good to do, what is needed, one button, and what came of it."""

    def __init__(self, title: str, introduction: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.column.setSpacing(GRID * 3 // 2)
        self.column.addWidget(TitleLabel(title))
        self.column.addWidget(PlainLabel(introduction))
        self.caution = CautionBox()
        self.caution.setObjectName("backup-caution")
        self.state = _State()
        self.state.setObjectName("backup-state")
        self.result = ResultBox()
        self.result.setObjectName("backup-result")

    def shown(self) -> None:
        """The person came here: put the keyboard in place."""

    def end_with(self, *buttons: QWidget) -> None:
        """Add the buttons, and room for what came of them."""
        row = FlowLayout()
        for button in buttons:
            row.addWidget(button)
        self.column.addLayout(row)
        self.column.addWidget(self.state)
        self.column.addWidget(self.caution)
        self.column.addWidget(self.result)
        self.calm()

    def calm(self) -> None:
        """Take away what an earlier try said."""
        self.state.clear()
        self.caution.hide()
        self.result.hide()

    def fail(self, error: HollyhockError) -> None:
        """Say why it did not work, and what to do."""
        self.calm()
        message = message_for(error)
        if isinstance(error, Cancelled):
            self.state.setText(f"{message.what} {message.next_step}")
            return
        self.caution.say(message.next_step, message.what)
        self.caution.show()
        self.bring_into_sight(self.caution)

    def succeed(self, what: str, next_step: str) -> None:
        """Say what came out."""
        self.calm()
        self.result.say(what, next_step)
        self.result.show()
        self.bring_into_sight(self.result)


class _State(SoftLabel):
    """What is under way; takes no room while nothing is."""

    def setText(self, words: str) -> None:  # noqa: N802  Qt's name
        """Say this; nothing: go away."""
        super().setText(words)
        self.setVisible(bool(words))

    def clear(self) -> None:
        """Say nothing any more."""
        self.setText("")
