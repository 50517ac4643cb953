"""What is said before something about a way in is done, the passphrase again, and the wait."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from core.errors import HollyhockError
from ui.settings.way_words import DeedWords
from ui.shared.buttons import PrimaryButton, QuietButton, StopButton
from ui.shared.caution import CautionBox
from ui.shared.flow_layout import FlowLayout
from ui.shared.key_store_wait import KeyStoreWait
from ui.shared.passphrase_again import PassphraseAgain
from ui.shared.text import SoftLabel
from ui.shared.theme import GRID
from ui.translate import tr


class DeedPanel(QWidget):
    """`confirmed(str)`: do it, with what was typed. `given_up()`: wait no more. `closed()`."""

    confirmed = Signal(str)
    given_up = Signal()
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("deed-panel")
        self._caution, self._why = CautionBox(), SoftLabel()
        self.passphrase = PassphraseAgain("deed-passphrase")
        self.wait = KeyStoreWait("deed-wait")
        self._do = PrimaryButton("")
        self._do.setObjectName("deed-do")
        self._take_away = StopButton("", "trash-2")
        self._take_away.setObjectName("deed-take-away")
        self._close = QuietButton(tr("Leave it as it is"))
        self._close.setObjectName("deed-close")
        buttons = FlowLayout()
        for each in (self._do, self._take_away, self._close):
            buttons.addWidget(each)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID * 3 // 2)
        for widget in (self._caution, self._why, self.passphrase, self.wait):
            column.addWidget(widget)
        column.addLayout(buttons)
        self.passphrase.edited.connect(self._arrange)
        self.passphrase.entered.connect(self._confirm)
        self._do.clicked.connect(self._confirm)
        self._take_away.clicked.connect(self._confirm)
        self._close.clicked.connect(self.closed)
        self.wait.given_up.connect(self.given_up)
        self.hide()

    def ask(self, words: DeedWords) -> None:
        """Begin to ask about a deed."""
        self.passphrase.clear()
        self.passphrase.explain(words_do=not words.wants_passphrase)
        self._caution.say(words.why, words.caution)
        self._caution.setVisible(bool(words.caution))
        self._why.setText(words.why)
        self._why.setVisible(not words.caution)
        for button, is_meant in ((self._do, False), (self._take_away, True)):
            button.setText(words.button)
            button.setVisible(words.takes_away is is_meant)
        self.be_busy(is_busy=False)
        self.show()
        self.passphrase.setFocus()

    def be_busy(self, *, is_busy: bool) -> None:
        """Let nothing be typed while it is done; the keyboard stays here meanwhile."""
        if is_busy:
            self.setFocus()
        self.passphrase.setEnabled(not is_busy)
        self._close.setEnabled(not is_busy)
        (self.wait.begin if is_busy else self.wait.end)()
        self._is_busy = is_busy
        self._arrange()

    def refuse(self, error: HollyhockError) -> None:
        """Say why it was not done; it can be tried again."""
        self.be_busy(is_busy=False)
        self.passphrase.refuse(error)

    def forget(self) -> None:
        """Go out of sight, with what was typed."""
        self.be_busy(is_busy=False)
        self.passphrase.clear()
        self.hide()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  Qt's name
        """Esc leaves it as it is."""
        if event.key() == Qt.Key.Key_Escape and not self._is_busy:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    @Slot()
    def _arrange(self) -> None:
        for button in (self._do, self._take_away):
            button.setEnabled(bool(self.passphrase.typed) and not self._is_busy)

    @Slot()
    def _confirm(self) -> None:
        if self.passphrase.typed and not self._is_busy:
            self.be_busy(is_busy=True)
            self.confirmed.emit(self.passphrase.typed)
