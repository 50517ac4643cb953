"""Restoring a backup file into a new vault beside the one that is open."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QCheckBox, QWidget

from core.errors import HollyhockError
from core.vault.credentials import RecoveryWords
from core.vault.session import Vaults
from ui.backups.backup_page import BackupPage
from ui.backups.new_words import NewWords
from ui.jobs import WatchedProgress
from ui.screen import ScreenContext
from ui.shared.buttons import PrimaryButton
from ui.shared.folder_choice import FolderChoice
from ui.shared.new_passphrase import NewPassphrase
from ui.shared.secret_field import SecretField
from ui.shared.text import field_label
from ui.translate import tr


class RestorePage(BackupPage):
    """A file, its passphrase, a folder, and the new vault's passphrase."""

    def __init__(self, context: ScreenContext, parent: QWidget | None = None) -> None:
        super().__init__(
            tr("Restore into a new folder"),
            tr(
                "Builds a new vault from a backup file. The vault that is open now stays exactly as"
                " it is. The new one gets recovery words of its own, shown here once."
            ),
            parent,
        )
        self._context = context
        self._is_busy = False
        self.file = FolderChoice(
            "restore-file", tr("Backup file"), context.dialogs, wants_file=True
        )
        self.passphrase = SecretField("restore-passphrase", tr("Passphrase of the file"))
        self.folder = FolderChoice("restore-folder", tr("New, empty folder"), context.dialogs)
        self.same = QCheckBox(tr("Use the same passphrase for the new vault"))
        self.same.setObjectName("restore-same")
        self.same.setChecked(True)
        self.new_passphrase = NewPassphrase(context.vaults, context.runner)
        self.new_passphrase.hide()
        self.restore_button = PrimaryButton(tr("Restore"), "archive-restore")
        self.restore_button.setObjectName("restore-start")
        self.words = NewWords()
        self._lay_out()
        self._connect()
        self._arrange()

    def shown(self) -> None:
        """Put the keyboard to the first thing that is needed."""
        self.file.button.setFocus()

    def _lay_out(self) -> None:
        column = self.column
        column.addWidget(field_label(tr("Backup file"), self.file.button))
        column.addWidget(self.file)
        column.addWidget(field_label(tr("Passphrase of the file"), self.passphrase.field))
        column.addWidget(self.passphrase)
        column.addWidget(field_label(tr("New, empty folder"), self.folder.button))
        column.addWidget(self.folder)
        column.addWidget(self.same)
        column.addWidget(self.new_passphrase)
        self.end_with(self.restore_button)
        column.addWidget(self.words)

    def _connect(self) -> None:
        self.file.chosen.connect(self._on_chosen)
        self.folder.chosen.connect(self._on_chosen)
        self.passphrase.edited.connect(self._arrange)
        self.same.toggled.connect(self._arrange)
        self.new_passphrase.readiness_changed.connect(self._arrange)
        self.restore_button.clicked.connect(self._restore)

    @Slot()
    def _on_chosen(self) -> None:
        self.calm()
        self._arrange()

    @Slot()
    def _arrange(self) -> None:
        is_same = self.same.isChecked()
        self.new_passphrase.setVisible(not is_same)
        places = Path() not in (self.file.folder, self.folder.folder)
        has_passphrase = bool(self.passphrase.text) and (is_same or self.new_passphrase.is_ready)
        self.restore_button.setEnabled(places and has_passphrase and not self._is_busy)

    @Slot()
    def _restore(self) -> None:
        self._is_busy = True
        self.calm()
        self.words.forget()
        self._arrange()
        self.state.setText(tr("Building the new vault…"))
        old = self.passphrase.text
        new = old if self.same.isChecked() else self.new_passphrase.passphrase
        job = _restore(self._context.vaults, self.file.folder, old, self.folder.folder, new)
        self._context.runner.work(tr("Restoring a backup"), job, self._good, self._bad)

    def _good(self, words: RecoveryWords) -> None:
        self._is_busy = False
        self.passphrase.clear()
        self.new_passphrase.clear()
        self._arrange()
        self.succeed(
            tr("The new vault is ready."),
            tr("To use it, lock this one and open the other folder in the unlock window."),
        )
        self.words.show_words(words)

    def _bad(self, error: HollyhockError) -> None:
        self._is_busy = False
        self._arrange()
        self.fail(error)


def _restore(
    vaults: Vaults, file: Path, passphrase: str, folder: Path, new_passphrase: str
) -> Callable[[WatchedProgress], RecoveryWords]:
    return lambda progress: vaults.restore_backup(
        file, passphrase, folder, new_passphrase, progress
    )
