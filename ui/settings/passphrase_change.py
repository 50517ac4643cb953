"""Changing the passphrase of the open vault."""

from functools import partial

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from core.changes import Changed
from core.errors import HollyhockError, TooManyTries, WrongPassphrase
from core.vault.session import Session, Vaults
from ui.error_messages import message_for
from ui.shared.buttons import PrimaryButton, QuietButton
from ui.shared.caution import CautionBox
from ui.shared.flow_layout import FlowLayout
from ui.shared.key_store_wait import KeyStoreWait
from ui.shared.new_passphrase import NewPassphrase
from ui.shared.passphrase_again import PassphraseAgain
from ui.shared.text import SoftLabel
from ui.shared.theme import GRID
from ui.translate import tr
from ui.vault_runner import VaultRunner


class PassphraseChange(QWidget):
    """A new passphrase in place of the old.

    `said(str)`: it was changed. `closed()`: not now. `given_up()`: wait for no key store.
    """

    said = Signal(str)
    closed = Signal()
    given_up = Signal()

    def __init__(self, vaults: Vaults, runner: VaultRunner, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._runner = runner
        self._is_busy = False
        self.present = PassphraseAgain("present-passphrase")
        self.form = NewPassphrase(vaults, runner, tr("New passphrase"))
        self.caution = CautionBox()
        self.caution.setObjectName("passphrase-caution")
        self.caution.hide()
        self.keep_tie = QCheckBox(tr("It goes on opening on one computer only: this one"))
        self.keep_tie.setObjectName("passphrase-keep-tie")
        self.wait = KeyStoreWait("passphrase-wait")
        self.close_button = QuietButton(tr("Leave it as it is"))
        self.close_button.setObjectName("passphrase-close")
        self.change_button = PrimaryButton(tr("Set the new passphrase"))
        self.change_button.setObjectName("change-passphrase")
        self.change_button.setEnabled(False)
        self._lay_out()
        self._connect()

    def show_tie(self, *, is_tied: bool) -> None:
        """Ask whether the vault stays tied to a computer, where it is."""
        self.keep_tie.setVisible(is_tied)
        self.keep_tie.setChecked(is_tied)

    def clear(self) -> None:
        """Forget what was typed, and what was said about it."""
        self.form.clear()
        self.present.clear()
        self.caution.hide()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        column.addWidget(
            SoftLabel(
                tr(
                    "The recovery words stay the same. Backups made before keep the old "
                    "passphrase: make a new backup afterwards. If somebody may know the old one "
                    "and have a copy of the vault, this is not enough: “Another key”, on the "
                    "backup page, is for that."
                )
            )
        )
        column.addWidget(self.present)
        column.addSpacing(GRID)
        column.addWidget(self.form)
        for widget in (self.keep_tie, self.caution, self.wait):
            column.addWidget(widget)
        buttons = FlowLayout()
        buttons.addWidget(self.change_button)
        buttons.addWidget(self.close_button)
        column.addLayout(buttons)

    def _connect(self) -> None:
        self.form.readiness_changed.connect(self._arrange)
        self.present.edited.connect(self._arrange)
        self.present.entered.connect(self._change)
        self.form.entered.connect(self._change)
        self.change_button.clicked.connect(self._change)
        self.close_button.clicked.connect(self.closed)
        self.wait.given_up.connect(self.given_up)

    @property
    def _is_ready(self) -> bool:
        return self.form.is_ready and bool(self.present.typed) and not self._is_busy

    @Slot()
    def _arrange(self) -> None:
        self.change_button.setEnabled(self._is_ready)

    @Slot()
    def _change(self) -> None:
        if not self._is_ready:
            return
        self._be_busy(is_busy=True)
        self.caution.hide()
        self.present.caution.hide()
        wish = self.present.typed, self.form.passphrase, self.keep_tie.isChecked()
        job = partial(_put, *wish)
        self._runner.command(job, self._done, self._failed)

    def _be_busy(self, *, is_busy: bool) -> None:
        """All but giving up the wait has to wait."""
        self._is_busy = is_busy
        for each in (self.present, self.form, self.keep_tie, self.close_button):
            each.setEnabled(not is_busy)
        (self.wait.begin if is_busy else self.wait.end)()
        self._arrange()

    def _done(self, _nothing: None) -> None:
        self._be_busy(is_busy=False)
        self.clear()
        self.said.emit(tr("The passphrase is changed. Older backups keep the old one."))

    def _failed(self, error: HollyhockError) -> None:
        self._be_busy(is_busy=False)
        if isinstance(error, WrongPassphrase | TooManyTries):
            self.present.refuse(error)
            return
        message = message_for(error)
        self.caution.say(message.next_step, message.what)
        self.caution.show()


def _put(present: str, passphrase: str, keep_tie: bool, session: Session) -> Changed[None]:  # noqa: FBT001  bound by partial
    session.access.change_passphrase(present, passphrase, keep_tie=keep_tie)
    return Changed(None, frozenset())
