"""Saving what is left of a damaged vault into a new one."""

from pathlib import Path

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout

from core.backups.salvage import Salvaged, SalvageOrder
from core.errors import HollyhockError
from core.vault.credentials import Credential
from core.vault.session import Vaults
from ui.dialogs import FileDialogs
from ui.jobs import WatchedProgress
from ui.salvage_words import report_words
from ui.shared.backup_source import HelpingBackup
from ui.shared.buttons import PlainButton, PrimaryButton
from ui.shared.either_secret import with_either
from ui.shared.new_passphrase import NewPassphrase
from ui.shared.secret_field import SecretField
from ui.shared.text import SoftLabel, field_label
from ui.shared.theme import GRID
from ui.translate import tr
from ui.unlock.page import DeskPage
from ui.unlock.place_choice import Place, PlaceChoice
from ui.unlock.restore_page import Restored
from ui.vault_runner import VaultRunner


class SalvagePage(DeskPage):
    """What opens the damaged vault, perhaps a backup of it, and a new folder.

    `restored(Restored)`: the new vault is there, and locked. `went_back()`.
    """

    restored = Signal(object)
    went_back = Signal()

    def __init__(
        self,
        vaults: Vaults,
        runner: VaultRunner,
        dialogs: FileDialogs,
        damaged: Path,
        folder: Path,
    ) -> None:
        super().__init__(
            tr("Save what is left"),
            tr(
                "This looks for every note and every file that can still be read, and builds a new"
                " vault from them. The damaged vault stays exactly as it is."
            ),
        )
        self.setObjectName("salvage-page")
        self._vaults, self._runner, self._damaged = vaults, runner, damaged
        self._is_busy = False
        self.secret = SecretField("salvage-passphrase", tr("Passphrase or recovery words"))
        label = tr("Backup file or drive, if you have one")
        self.backup = HelpingBackup("salvage", label, dialogs)
        label = tr("New folder for the vault")
        self.folder = PlaceChoice("salvage-folder", label, dialogs, vaults, runner)
        self.form = NewPassphrase(vaults, runner, tr("New passphrase"))
        self.back_button = PlainButton(tr("Back"), "arrow-left")
        self.back_button.setObjectName("salvage-back")
        self.salvage_button = PrimaryButton(tr("Save what is left"), "archive-restore")
        self.salvage_button.setObjectName("salvage-now")
        self._lay_out()
        self._connect()
        self.folder.look_at(folder)

    def shown(self) -> None:
        """Begin with what opens it."""
        self.secret.setFocus()

    @Slot(object)
    def _judge(self, place: Place) -> None:
        if place.problem is None:
            self.calm()
        else:
            self.fail(place.problem)
        self._arrange()

    @Slot()
    def _salvage(self) -> None:
        vaults, typed, new = self._vaults, self.secret.text, self.form.passphrase
        damaged, folder = self._damaged, self.folder.folder
        backup = self.backup.backup

        def job(progress: WatchedProgress) -> Restored:
            def attempt(credential: Credential) -> Salvaged:
                order = SalvageOrder(damaged, credential, folder, new, report_words, backup)
                return vaults.salvage(order, progress)

            saved = with_either(typed, attempt)
            return Restored(folder, saved.words, report=report_words(saved.report))

        self.calm()
        self._be_busy(is_busy=True)
        self._runner.work(tr("Saving what is left"), job, self._done, self._failed)

    def _done(self, restored: Restored) -> None:
        self._be_busy(is_busy=False)
        self.secret.clear()
        self.form.clear()
        self.restored.emit(restored)

    def _failed(self, error: HollyhockError) -> None:
        self._be_busy(is_busy=False)
        self.fail(error)

    def _be_busy(self, *, is_busy: bool) -> None:
        self._is_busy = is_busy
        for each in (self.secret, self.backup, self.folder, self.form, self.back_button):
            each.setEnabled(not is_busy)
        self.salvage_button.setText(tr("Saving…") if is_busy else tr("Save what is left"))
        self._arrange()

    @Slot()
    def _arrange(self) -> None:
        place = self.folder.place
        is_free = place is not None and place.is_free
        is_filled = bool(self.secret.text) and self.form.is_ready
        self.salvage_button.setEnabled(is_free and is_filled and not self._is_busy)

    def _connect(self) -> None:
        self.secret.edited.connect(self._arrange)
        self.folder.looking.connect(self._arrange)
        self.folder.found.connect(self._judge)
        self.form.readiness_changed.connect(self._arrange)
        self.form.entered.connect(self.salvage_button.click)
        self.back_button.clicked.connect(self.went_back)
        self.salvage_button.clicked.connect(self._salvage)

    def _lay_out(self) -> None:
        column = self.column
        column.addWidget(field_label(tr("Passphrase or recovery words"), self.secret.field))
        column.addWidget(self.secret)
        column.addWidget(self.backup)
        column.addWidget(field_label(tr("New folder for the vault"), self.folder.button))
        column.addWidget(self.folder)
        column.addWidget(SoftLabel(tr("The new vault gets a passphrase and words of its own.")))
        column.addWidget(self.form)
        column.addWidget(self.caution)
        row = QHBoxLayout()
        row.addWidget(self.back_button)
        row.addStretch()
        row.addWidget(self.salvage_button)
        column.addSpacing(GRID)
        column.addLayout(row)
