"""What cannot be taken back is asked about, in the page."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QHideEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QSizePolicy, QVBoxLayout, QWidget

from core.errors import HollyhockError
from ui.shared.buttons import PlainButton, StopButton
from ui.shared.caution import CautionBox
from ui.shared.flow_layout import FlowLayout
from ui.shared.passphrase_again import PassphraseAgain
from ui.shared.scrolling_page import ScrollingPage
from ui.shared.theme import GRID, current_theme
from ui.translate import tr

_LEAST_PX = 220


class DeleteQuestion(QFrame):
    """Says what deleting cannot undo, and asks for the passphrase; wants all the room there is.

    `confirmed(str)`: with what was typed. `declined()`, also by Esc.
    """

    confirmed = Signal(str)
    declined = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("delete-question")
        self.setProperty("role", "message")
        self._caution = CautionBox()
        self.passphrase = PassphraseAgain("delete-passphrase")
        self.keep_button = PlainButton(tr("Keep in the trash"))
        self.keep_button.setObjectName("delete-keep")
        self.delete_button = StopButton("", "trash-2")
        self.delete_button.setObjectName("delete-for-good")
        buttons = FlowLayout()
        buttons.addWidget(self.keep_button)
        buttons.addWidget(self.delete_button)
        page = QWidget()
        page.setProperty("role", "scrolled")
        words = QVBoxLayout(page)
        words.setContentsMargins(0, 0, 0, 0)
        words.setSpacing(GRID)
        words.addWidget(self._caution)
        words.addWidget(self.passphrase)
        words.addStretch(1)
        self._scroll = ScrollingPage()
        self._scroll.setWidget(page)
        self._scroll.setMinimumHeight(current_theme().px(_LEAST_PX))
        column = QVBoxLayout(self)
        column.setContentsMargins(GRID * 3 // 2, GRID * 3 // 2, GRID * 3 // 2, GRID * 3 // 2)
        column.setSpacing(GRID)
        column.addWidget(self._scroll, 1)
        column.addLayout(buttons)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        self.keep_button.clicked.connect(self.declined)
        self.delete_button.clicked.connect(self._confirm)
        self.passphrase.entered.connect(self._confirm)
        self.passphrase.edited.connect(self._arrange)
        self.hide()

    def ask(self, title: str, words: Sequence[str], button: str) -> None:
        """Ask; `words` are sentences on what is lost, and what is not."""
        self._caution.say("\n".join(words), title)
        self.delete_button.setText(button)
        self.passphrase.clear()
        self.setEnabled(True)
        self._arrange()
        self.show()
        self.passphrase.setFocus()

    def refuse(self, error: HollyhockError) -> None:
        """Say why nothing was deleted; it can be tried again."""
        self.setEnabled(True)
        self.passphrase.refuse(error)
        QTimer.singleShot(0, self._show_refusal)

    @Slot()
    def _show_refusal(self) -> None:
        """Once there is room for it: it may be far down at large text."""
        self._scroll.ensureWidgetVisible(self.passphrase.caution)

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802  Qt's name
        """Whoever asks next types it anew."""
        super().hideEvent(event)
        self.passphrase.clear()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  Qt's name
        """Esc keeps them."""
        if event.key() == Qt.Key.Key_Escape:
            self.declined.emit()
        else:
            super().keyPressEvent(event)

    @Slot()
    def _arrange(self) -> None:
        self.delete_button.setEnabled(bool(self.passphrase.typed))

    @Slot()
    def _confirm(self) -> None:
        if self.passphrase.typed:
            self.setEnabled(False)
            self.confirmed.emit(self.passphrase.typed)
