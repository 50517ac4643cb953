"""Building a new vault from a backup file, or from a drive."""

from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QCheckBox, QHBoxLayout

from core.backups.ports import RestoreOrder
from core.errors import HollyhockError
from core.vault.credentials import RecoveryWords
from core.vault.session import Vaults
from ui.backups.restore_choice import RestoreChoice
from ui.dialogs import FileDialogs
from ui.jobs import WatchedProgress
from ui.rest_words import rest_words
from ui.shared.backup_source import BackupSource, SourceChoice, opening_hint, restore_job
from ui.shared.buttons import PlainButton, PrimaryButton
from ui.shared.new_passphrase import NewPassphrase
from ui.shared.secret_field import SecretField
from ui.shared.text import SoftLabel, field_label
from ui.shared.theme import GRID
from ui.translate import tr
from ui.unlock.page import DeskPage
from ui.unlock.place_choice import Place, PlaceChoice
from ui.vault_runner import VaultRunner


@dataclass(frozen=True, slots=True)
class Restored:
    """The new vault, and the words that are shown this once.

    `lost`: names of files that the backup could not give; `report`: what came of a salvage,
    or of a damaged file.
    """

    folder: Path
    words: RecoveryWords = field(repr=False)
    lost: tuple[str, ...] = ()
    report: str = field(default="", repr=False)


class RestorePage(DeskPage):
    """The backup, what opens it, and a new folder. Nothing that is there is written over.

    `restored(Restored)`: the new vault is there, and locked. `went_back()`.
    """

    restored = Signal(object)
    went_back = Signal()

    def __init__(
        self, vaults: Vaults, runner: VaultRunner, dialogs: FileDialogs, folder: Path
    ) -> None:
        super().__init__(
            tr("Restore from a backup"),
            tr(
                "This makes a new vault from the backup, in a folder of its own. The backup "
                "and any vault that you have stay as they are."
            ),
        )
        self.setObjectName("restore-page")
        self._vaults, self._runner = vaults, runner
        self._is_busy = False
        self.file = SourceChoice("backup-file", tr("Backup file or drive"), dialogs)
        self.passphrase = SecretField("backup-passphrase", tr("Passphrase or recovery words"))
        self.words_hint = SoftLabel()
        self.choice = RestoreChoice("restore-choice", vaults, runner)
        label = tr("New folder for the vault")
        self.folder = PlaceChoice("restore-folder", label, dialogs, vaults, runner)
        self.same = QCheckBox(tr("Use the same passphrase for the new vault"))
        self.same.setObjectName("same-passphrase")
        self.same.setChecked(True)
        self.new_hint = SoftLabel(tr("The new vault gets a passphrase of its own:"))
        self.form = NewPassphrase(vaults, runner, tr("New passphrase"))
        self.form.hide()
        self.back_button = PlainButton(tr("Back"), "arrow-left")
        self.back_button.setObjectName("restore-back")
        self.restore_button = PrimaryButton(tr("Restore"), "archive-restore")
        self.restore_button.setObjectName("restore-now")
        self.rest_button = PlainButton(tr("Restore what is left of it"), "archive-restore")
        self.rest_button.setObjectName("restore-rest")
        self.rest_button.hide()
        self._lay_out()
        self._connect()
        self.folder.look_at(folder)

    def shown(self) -> None:
        """Begin with the file."""
        self.file.button.setFocus()

    @Slot(object)
    def _judge(self, place: Place) -> None:
        if place.problem is None:
            self.calm()
        else:
            self.fail(place.problem)
        self._arrange()

    @Slot()
    def _on_chosen(self) -> None:
        self.rest_button.hide()
        self._arrange()
        self.passphrase.setFocus()  # typed into the button, a space would open the dialog again

    @Slot()
    def _restore(self) -> None:
        self._begin(is_damaged=False)

    @Slot()
    def _restore_rest(self) -> None:
        self._begin(is_damaged=True)

    def _begin(self, *, is_damaged: bool) -> None:
        if not self._can_restore():
            return
        self.rest_button.hide()
        source = self._source
        new_passphrase = source.typed if self._is_same else self.form.passphrase
        folder = self.folder.folder
        order = RestoreOrder(
            folder, new_passphrase, self.choice.state, self.choice.only, rest_words
        )
        build = restore_job(self._vaults, source, order, is_damaged=is_damaged)

        def job(progress: WatchedProgress) -> Restored:
            built = build(progress)
            if built.rest is not None:
                return Restored(folder, built.words, report=rest_words(built.rest))
            return Restored(folder, built.words, built.lost)

        self.calm()
        self._be_busy(is_busy=True)
        self._runner.work(tr("Restoring the backup"), job, self._done, self._failed)

    def _done(self, restored: Restored) -> None:
        self._be_busy(is_busy=False)
        self.passphrase.clear()
        self.form.clear()
        self.restored.emit(restored)

    def _failed(self, error: HollyhockError) -> None:
        self._be_busy(is_busy=False)
        self.fail(error)
        self.rest_button.setVisible(self._source.may_have_rest(error))

    def _be_busy(self, *, is_busy: bool) -> None:
        self._is_busy = is_busy
        for each in (self.file, self.passphrase, self.choice, self.folder, self.same, self.form):
            each.setEnabled(not is_busy)
        self.back_button.setEnabled(not is_busy)
        self.restore_button.setText(tr("Restoring…") if is_busy else tr("Restore"))
        self._arrange()

    def _can_restore(self) -> bool:
        place = self.folder.place
        return (
            not self._is_busy
            and place is not None
            and place.is_free
            and self.file.path != Path()
            and bool(self.passphrase.text)
            and self.choice.is_ready
            and (self._is_same or self.form.is_ready)
        )

    @property
    def _source(self) -> BackupSource:
        return BackupSource(self.file.path, self.file.is_drive, self.passphrase.text)

    @property
    def _is_same(self) -> bool:
        return self.same.isChecked() and not self._source.is_opened_by_words

    @Slot()
    def _arrange(self) -> None:
        self.same.setVisible(not self._source.is_opened_by_words)
        for each in (self.new_hint, self.form):
            each.setVisible(not self._is_same)
        self.words_hint.setText(opening_hint(is_drive=self.file.is_drive))
        self.words_hint.setVisible(self.file.path != Path())
        self.choice.setVisible(self.file.path != Path())
        self.choice.be_about(self._source)
        self.restore_button.setEnabled(self._can_restore())

    def _connect(self) -> None:
        self.file.chosen.connect(self._on_chosen)
        self.folder.looking.connect(self._arrange)
        self.folder.found.connect(self._judge)
        self.passphrase.edited.connect(self._arrange)
        self.choice.changed.connect(self._arrange)
        self.choice.failed.connect(self._failed)
        self.passphrase.entered.connect(self._restore)
        self.same.toggled.connect(self._arrange)
        self.form.readiness_changed.connect(self._arrange)
        self.back_button.clicked.connect(self.went_back)
        self.restore_button.clicked.connect(self._restore)
        self.rest_button.clicked.connect(self._restore_rest)

    def _lay_out(self) -> None:
        column = self.column
        column.addWidget(field_label(tr("Backup file or drive"), self.file.button))
        column.addWidget(self.file)
        column.addWidget(field_label(tr("Passphrase or recovery words"), self.passphrase.field))
        column.addWidget(self.passphrase)
        column.addWidget(self.words_hint)
        column.addWidget(self.choice)
        column.addWidget(field_label(tr("New folder for the vault"), self.folder.button))
        column.addWidget(self.folder)
        column.addWidget(self.same)
        column.addWidget(self.new_hint)
        column.addWidget(self.form)
        column.addWidget(self.caution)
        column.addWidget(self.rest_button, 0, Qt.AlignmentFlag.AlignLeading)
        column.addSpacing(GRID)
        row = QHBoxLayout()
        row.addWidget(self.back_button)
        row.addStretch()
        row.addWidget(self.restore_button)
        column.addLayout(row)
