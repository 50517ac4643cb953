"""Changing the passphrase of the open vault."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from core.errors import HollyhockError
from core.vault.session import Vaults
from ui.error_messages import message_for
from ui.shared.buttons import PlainButton
from ui.shared.caution import CautionBox
from ui.shared.new_passphrase import NewPassphrase
from ui.shared.text import PlainLabel, SectionLabel
from ui.shared.theme import GRID
from ui.translate import tr
from ui.unlock.new_passphrase_page import put_passphrase
from ui.vault_runner import VaultRunner


class PassphraseChange(QWidget):
    """A new passphrase in place of the old.

    `said(str)`: it was changed.
    """

    said = Signal(str)

    def __init__(self, vaults: Vaults, runner: VaultRunner, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._runner = runner
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
        column.addWidget(self.form)
        column.addWidget(self.caution)
        column.addWidget(self.change_button, 0, Qt.AlignmentFlag.AlignLeading)
        self.form.readiness_changed.connect(self.change_button.setEnabled)
        self.form.entered.connect(self._change)
        self.change_button.clicked.connect(self._change)

    @Slot()
    def _change(self) -> None:
        passphrase = self.form.passphrase
        self.setEnabled(False)
        self.caution.hide()
        self._runner.command(
            lambda session: put_passphrase(session, passphrase), self._done, self._failed
        )

    def _done(self, _nothing: None) -> None:
        self.setEnabled(True)
        self.form.clear()
        self.said.emit(tr("The passphrase is changed. Older backups keep the old one."))

    def _failed(self, error: HollyhockError) -> None:
        self.setEnabled(True)
        message = message_for(error)
        self.caution.say(message.next_step, message.what)
        self.caution.show()
