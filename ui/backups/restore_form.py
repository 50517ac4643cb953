"""What is asked for before a backup is restored, in the open vault and before any is open."""

from pathlib import Path

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from core.backups.ports import RestoreOrder
from core.vault.session import Vaults
from ui.backups.restore_choice import RestoreChoice
from ui.dialogs import FileDialogs
from ui.rest_words import rest_words
from ui.shared.backup_source import BackupSource, SourceChoice, opening_hint
from ui.shared.folder_choice import FolderChoice
from ui.shared.new_passphrase import NewPassphrase
from ui.shared.secret_field import SecretField
from ui.shared.text import SoftLabel, field_label
from ui.shared.theme import GRID
from ui.translate import tr
from ui.vault_runner import VaultRunner


class RestoreForm(QWidget):
    """A backup, what opens it, what of it, a folder, and what opens the new vault.

    `changed()`: something else stands there. `source_chosen()`: another backup. `entered()`: Return
    was pressed after a passphrase. `failed(HollyhockError)`: it cannot be said what is in it.
    """

    changed = Signal()
    source_chosen = Signal()
    entered = Signal()
    failed = Signal(object)

    def __init__(
        self,
        vaults: Vaults,
        runner: VaultRunner,
        dialogs: FileDialogs,
        folder: FolderChoice,
        folder_words: str,
        name: str = "restore",
    ) -> None:
        """`folder`: where the new vault goes; `folder_words` name it. Its owner asks it.

        Parts are called `{name}-file`, `{name}-passphrase` and `{name}-same`.
        """
        super().__init__()
        self.file = SourceChoice(f"{name}-file", tr("Backup file or drive"), dialogs)
        self.passphrase = SecretField(f"{name}-passphrase", tr("Passphrase or recovery words"))
        self.words_hint = SoftLabel()
        self.choice = RestoreChoice("restore-choice", vaults, runner)
        self.folder = folder
        self.same = QCheckBox(tr("Use the same passphrase for the new vault"))
        self.same.setObjectName(f"{name}-same")
        self.same.setChecked(True)
        self.new_hint = SoftLabel(tr("The new vault gets a passphrase of its own:"))
        self.new_passphrase = NewPassphrase(vaults, runner, tr("New passphrase"))
        self.new_passphrase.hide()
        self._lay_out(folder_words)
        self._connect()
        self._arrange()

    @property
    def source(self) -> BackupSource:
        """The backup, and what opens it."""
        return BackupSource(self.file.path, self.file.is_drive, self.passphrase.text)

    @property
    def is_filled(self) -> bool:
        """Whether all is there but for the folder."""
        has_passphrase = self._is_same or self.new_passphrase.is_ready
        is_named = self.file.path != Path() and bool(self.passphrase.text)
        return is_named and self.choice.is_ready and has_passphrase

    def order(self) -> RestoreOrder:
        """Return what is to be restored, and where to."""
        new = self.source.typed if self._is_same else self.new_passphrase.passphrase
        return RestoreOrder(
            self.folder.folder, new, self.choice.state, self.choice.only, rest_words
        )

    def forget(self) -> None:
        """Forget the passphrases."""
        self.passphrase.clear()
        self.new_passphrase.clear()

    @property
    def _is_same(self) -> bool:
        return self.same.isChecked() and not self.source.is_opened_by_words

    @Slot()
    def _chosen(self) -> None:
        self.source_chosen.emit()
        self._arrange()
        self.passphrase.setFocus()  # typed into the button, a space would open the dialog again

    @Slot()
    def _arrange(self) -> None:
        self.same.setVisible(not self.source.is_opened_by_words)
        for each in (self.new_hint, self.new_passphrase):
            each.setVisible(not self._is_same)
        self.words_hint.setText(opening_hint(is_drive=self.file.is_drive))
        self.words_hint.setVisible(self.file.path != Path())
        self.choice.setVisible(self.file.path != Path())
        self.choice.be_about(self.source)
        self.changed.emit()

    def _lay_out(self, folder_words: str) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID * 3 // 2)
        column.addWidget(field_label(tr("Backup file or drive"), self.file.button))
        column.addWidget(self.file)
        column.addWidget(field_label(tr("Passphrase or recovery words"), self.passphrase.field))
        column.addWidget(self.passphrase)
        column.addWidget(self.words_hint)
        column.addWidget(self.choice)
        column.addWidget(field_label(folder_words, self.folder.button))
        column.addWidget(self.folder)
        column.addWidget(self.same)
        column.addWidget(self.new_hint)
        column.addWidget(self.new_passphrase)

    def _connect(self) -> None:
        self.file.chosen.connect(self._chosen)
        self.passphrase.edited.connect(self._arrange)
        self.passphrase.entered.connect(self.entered)
        self.new_passphrase.entered.connect(self.entered)
        self.choice.changed.connect(self._arrange)
        self.choice.failed.connect(self.failed)
        self.same.toggled.connect(self._arrange)
        self.new_passphrase.readiness_changed.connect(self._arrange)
