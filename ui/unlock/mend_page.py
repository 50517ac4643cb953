"""Putting the key file of a vault back, from a backup, when both of its copies are damaged."""

from pathlib import Path

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout

from core.backups.salvage import Backup
from core.errors import HollyhockError
from core.vault.credentials import Credential
from core.vault.session import Vaults
from ui.dialogs import FileDialogs
from ui.jobs import WatchedProgress
from ui.shared.backup_source import HelpingBackup
from ui.shared.buttons import PlainButton, PrimaryButton
from ui.shared.either_secret import with_either
from ui.shared.secret_field import SecretField
from ui.shared.text import field_label
from ui.shared.theme import GRID
from ui.translate import tr
from ui.unlock.page import DeskPage
from ui.vault_runner import VaultRunner


class MendPage(DeskPage):
    """A backup, and what opened the vault when it was made.

    `mended()`: the vault has its key file again. `went_back()`.
    """

    mended = Signal()
    went_back = Signal()

    def __init__(
        self, vaults: Vaults, runner: VaultRunner, dialogs: FileDialogs, damaged: Path
    ) -> None:
        super().__init__(
            tr("Put the key file back"),
            tr(
                "Every backup holds a copy of the small file with the vault's locks. With it the"
                " vault opens again, with everything that is in it: nothing goes back to the state"
                " of the backup but the passphrase."
            ),
        )
        self.setObjectName("mend-page")
        self._vaults, self._runner, self._damaged = vaults, runner, damaged
        self._is_busy = False
        self.backup = HelpingBackup("mend", tr("Backup file or drive"), dialogs)
        label = tr("Passphrase or recovery words of that time")
        self.secret = SecretField("mend-passphrase", label)
        self.back_button = PlainButton(tr("Back"), "arrow-left")
        self.back_button.setObjectName("mend-back")
        self.mend_button = PrimaryButton(tr("Put the key file back"), "key-round")
        self.mend_button.setObjectName("mend-now")
        self.column.addWidget(self.backup)
        self.column.addWidget(field_label(label, self.secret.field))
        self.column.addWidget(self.secret)
        self.column.addWidget(self.caution)
        self.column.addSpacing(GRID)
        row = QHBoxLayout()
        row.addWidget(self.back_button)
        row.addStretch()
        row.addWidget(self.mend_button)
        self.column.addLayout(row)
        self.backup.changed.connect(self._arrange)
        self.secret.edited.connect(self._arrange)
        self.secret.entered.connect(self.mend_button.click)
        self.back_button.clicked.connect(self.went_back)
        self.mend_button.clicked.connect(self._mend)
        self._arrange()

    def shown(self) -> None:
        """Begin with the backup."""
        self.backup.setFocus()

    @Slot()
    def _arrange(self) -> None:
        is_filled = self.backup.backup is not None and bool(self.secret.text)
        self.mend_button.setEnabled(is_filled and not self._is_busy)
        for each in (self.backup, self.secret, self.back_button):
            each.setEnabled(not self._is_busy)

    @Slot()
    def _mend(self) -> None:
        backup = self.backup.backup
        if backup is None:
            return
        order = _Order(self._vaults, self._damaged, backup, self.secret.text)
        self._is_busy = True
        self.calm()
        self._arrange()
        self._runner.work(tr("Putting the key file back"), order.run, self._done, self._failed)

    def _done(self, _: bool) -> None:  # noqa: FBT001  what the job returns
        self.secret.clear()
        self.mended.emit()

    def _failed(self, error: HollyhockError) -> None:
        self._is_busy = False
        self.fail(error)
        self._arrange()


class _Order:
    """What to do, without a widget."""

    def __init__(self, vaults: Vaults, damaged: Path, backup: Backup, typed: str) -> None:
        self._vaults, self._damaged, self._backup = vaults, damaged, backup
        self._typed = typed

    def run(self, _: WatchedProgress) -> bool:
        """Do it; tell whether it was needed."""
        return with_either(self._typed, self._attempt)

    def _attempt(self, credential: Credential) -> bool:
        return self._vaults.put_header_back(self._damaged, self._backup, credential)
