"""Changing the passphrase of the open vault."""

from functools import partial

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from core.changes import Changed
from core.errors import HollyhockError, TooManyTries, WrongPassphrase
from core.vault.session import Session, Vaults
from ui.error_messages import message_for
from ui.shared.buttons import PlainButton
from ui.shared.caution import CautionBox
from ui.shared.new_passphrase import NewPassphrase
from ui.shared.passphrase_again import PassphraseAgain
from ui.shared.text import PlainLabel, SectionLabel
from ui.shared.theme import GRID
from ui.translate import tr
from ui.vault_runner import VaultRunner


class PassphraseChange(QWidget):
    """A new passphrase in place of the old.

    `said(str)`: it was changed.
    """

    said = Signal(str)

    def __init__(self, vaults: Vaults, runner: VaultRunner, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._runner = runner
        self.present = PassphraseAgain("present-passphrase")
        self.form = NewPassphrase(vaults, runner)
        self.caution = CautionBox()
        self.caution.setObjectName("passphrase-caution")
        self.caution.hide()
        self.change_button = PlainButton(tr("Change the passphrase"), "key-round")
        self.change_button.setObjectName("change-passphrase")
        self.change_button.setEnabled(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        column.addWidget(SectionLabel(tr("Passphrase")))
        column.addWidget(
            PlainLabel(
                tr(
                    "The recovery words stay the same. Backups made before keep the old "
                    "passphrase: make a new backup afterwards."
                )
            )
        )
        column.addWidget(self.present)
        column.addSpacing(GRID)
        column.addWidget(self.form)
        column.addWidget(self.caution)
        column.addWidget(self.change_button, 0, Qt.AlignmentFlag.AlignLeading)
        self.form.readiness_changed.connect(self._arrange)
        self.present.edited.connect(self._arrange)
        self.present.entered.connect(self._change)
        self.form.entered.connect(self._change)
        self.change_button.clicked.connect(self._change)

    @property
    def _is_ready(self) -> bool:
        return self.form.is_ready and bool(self.present.typed)

    @Slot()
    def _arrange(self) -> None:
        self.change_button.setEnabled(self._is_ready)

    @Slot()
    def _change(self) -> None:
        if not self._is_ready:
            return
        self.setEnabled(False)
        self.caution.hide()
        self.present.caution.hide()
        job = partial(_put, self.present.typed, self.form.passphrase)
        self._runner.command(job, self._done, self._failed)

    def _done(self, _nothing: None) -> None:
        self.setEnabled(True)
        self.form.clear()
        self.present.clear()
        self.said.emit(tr("The passphrase is changed. Older backups keep the old one."))

    def _failed(self, error: HollyhockError) -> None:
        self.setEnabled(True)
        if isinstance(error, WrongPassphrase | TooManyTries):
            self.present.refuse(error)
            return
        message = message_for(error)
        self.caution.say(message.next_step, message.what)
        self.caution.show()


def _put(present: str, passphrase: str, session: Session) -> Changed[None]:
    session.confirmation.confirm(present)
    session.change_passphrase(passphrase)
    return Changed(None, frozenset())
