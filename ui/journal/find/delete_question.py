"""The one thing in the journal that cannot be taken back is asked about, in the page."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from ui.journal.flow_layout import FlowLayout
from ui.journal.words import notes_words
from ui.shared.buttons import PlainButton, StopButton
from ui.shared.caution import CautionBox
from ui.shared.theme import GRID
from ui.translate import tr


class DeleteQuestion(QFrame):
    """Says what deleting cannot undo. `confirmed()`, or `declined()` (also by Esc)."""

    confirmed = Signal()
    declined = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("delete-question")
        self.setProperty("role", "message")
        self._caution = CautionBox()
        self.keep_button = PlainButton(tr("Keep in the trash"))
        self.keep_button.setObjectName("delete-keep")
        self.delete_button = StopButton("", "trash-2")
        self.delete_button.setObjectName("delete-for-good")
        buttons = FlowLayout()
        buttons.addWidget(self.keep_button)
        buttons.addWidget(self.delete_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(GRID * 3 // 2, GRID * 3 // 2, GRID * 3 // 2, GRID * 3 // 2)
        column.setSpacing(GRID)
        column.addWidget(self._caution)
        column.addLayout(buttons)
        self.keep_button.clicked.connect(self.declined)
        self.delete_button.clicked.connect(self.confirmed)
        self.hide()

    def ask(self, count: int, sealed: int) -> None:
        """Ask about so many notes, of which so many are sealed."""
        words = [
            tr("The text and the files go. Nobody can bring them back from this vault."),
            tr("Backups that you made before still have them."),
            tr("The computer's disk may keep traces. They are encrypted, like everything here."),
        ]
        if sealed:
            words.append(
                tr("The seal leaves a line without words: that something was sealed, and when.")
            )
        notes = notes_words(count)
        self._caution.say("\n".join(words), tr("Delete {notes} for good?").format(notes=notes))
        self.delete_button.setText(tr("Delete {notes} for good").format(notes=notes))
        self.show()
        self.keep_button.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  Qt's name
        """Esc keeps them."""
        if event.key() == Qt.Key.Key_Escape:
            self.declined.emit()
        else:
            super().keyPressEvent(event)
