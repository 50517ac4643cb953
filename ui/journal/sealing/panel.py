"""What the flows of sealing have in common: a card in the page, never a dialog."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from core.errors import HollyhockError
from ui.error_messages import message_for
from ui.shared.buttons import PrimaryButton, QuietButton
from ui.shared.caution import CautionBox
from ui.shared.text import PlainLabel, SectionLabel, SoftLabel
from ui.shared.theme import GRID
from ui.translate import tr

_MARGIN = GRID * 2


class FlowPanel(QFrame):
    """A title, what it means, one thing to do, and a way out (also Esc). Hidden until it is asked.

    `closed()`: the person is done here, or thought better of it; the panel is hidden again.
    `said(str)`: a quiet message for the foot of the window.
    """

    closed = Signal()
    said = Signal(str)

    def __init__(self, name: str, do_button: PrimaryButton, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setProperty("role", "card")
        self.heading = SectionLabel()
        self.heading.setObjectName(f"{name}-title")
        self.meaning = PlainLabel()
        self.meaning.setObjectName(f"{name}-meaning")
        self.body = QVBoxLayout()
        self.body.setSpacing(GRID)
        self.caution = CautionBox()
        self.caution.setObjectName(f"{name}-caution")
        self.caution.hide()
        self.state = SoftLabel()
        self.state.setObjectName(f"{name}-state")
        self.do_button = do_button
        self.do_button.setObjectName(f"{name}-do")
        self.leave_button = QuietButton(tr("Not now"), "x")
        self.leave_button.setObjectName(f"{name}-leave")
        self.leave_button.clicked.connect(self.leave)
        row = QHBoxLayout()
        row.setSpacing(GRID)
        row.addWidget(self.state, 1)
        row.addWidget(self.leave_button)
        row.addWidget(self.do_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(_MARGIN, _MARGIN, _MARGIN, _MARGIN)
        column.setSpacing(GRID)
        for each in (self.heading, self.meaning):
            column.addWidget(each)
        column.addLayout(self.body)
        column.addWidget(self.caution)
        column.addLayout(row)
        self.hide()

    def explain(self, title: str, meaning: str) -> None:
        """Say what this is about."""
        self.heading.setText(title)
        self.meaning.setText(meaning)
        self.setAccessibleName(title)
        self.setAccessibleDescription(meaning)

    def fail(self, error: HollyhockError) -> None:
        """Say why it did not work; everything stays for another try."""
        message = message_for(error)
        self.state.clear()
        self.caution.say(message.next_step, message.what)
        self.caution.show()
        self.show()

    def calm(self) -> None:
        """Take away what an earlier try said."""
        self.state.clear()
        self.caution.hide()

    @Slot()
    def leave(self) -> None:
        """Go out of the way."""
        self.hide()
        self.closed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  Qt's name
        """Esc leaves, as long as nothing is under way."""
        if event.key() == Qt.Key.Key_Escape and self.leave_button.isEnabled():
            self.leave()
        else:
            super().keyPressEvent(event)
