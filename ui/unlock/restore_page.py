"""Building a new vault from a backup file, or from a drive."""

from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout

from core.errors import HollyhockError
from core.vault.credentials import RecoveryWords
from core.vault.session import Vaults
from ui.backups.restore_form import RestoreForm
from ui.dialogs import FileDialogs
from ui.jobs import WatchedProgress
from ui.rest_words import rest_words
from ui.shared.backup_source import restore_job
from ui.shared.buttons import PlainButton, PrimaryButton
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
        label = tr("New folder for the vault")
        self.folder = PlaceChoice("restore-folder", label, dialogs, vaults, runner)
        self.form = RestoreForm(vaults, runner, dialogs, self.folder, label, "backup")
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
        self.form.file.button.setFocus()

    @Slot(object)
    def _judge(self, place: Place) -> None:
        if place.problem is None:
            self.calm()
        else:
            self.fail(place.problem)
        self._arrange()

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
        source, order = self.form.source, self.form.order()
        folder = order.folder
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
        self.form.forget()
        self.restored.emit(restored)

    def _failed(self, error: HollyhockError) -> None:
        self._be_busy(is_busy=False)
        self.fail(error)
        self.rest_button.setVisible(self.form.source.may_have_rest(error))

    def _be_busy(self, *, is_busy: bool) -> None:
        self._is_busy = is_busy
        self.form.setEnabled(not is_busy)
        self.back_button.setEnabled(not is_busy)
        self.restore_button.setText(tr("Restoring…") if is_busy else tr("Restore"))
        self._arrange()

    def _can_restore(self) -> bool:
        place = self.folder.place
        is_free = place is not None and place.is_free
        return is_free and self.form.is_filled and not self._is_busy

    @Slot()
    def _arrange(self) -> None:
        self.restore_button.setEnabled(self._can_restore())

    def _connect(self) -> None:
        self.form.source_chosen.connect(self.rest_button.hide)
        self.form.changed.connect(self._arrange)
        self.form.failed.connect(self._failed)
        self.form.entered.connect(self._restore)
        self.folder.looking.connect(self._arrange)
        self.folder.found.connect(self._judge)
        self.back_button.clicked.connect(self.went_back)
        self.restore_button.clicked.connect(self._restore)
        self.rest_button.clicked.connect(self._restore_rest)

    def _lay_out(self) -> None:
        column = self.column
        column.addWidget(self.form)
        column.addWidget(self.caution)
        column.addWidget(self.rest_button, 0, Qt.AlignmentFlag.AlignLeading)
        column.addSpacing(GRID)
        row = QHBoxLayout()
        row.addWidget(self.back_button)
        row.addStretch()
        row.addWidget(self.restore_button)
        column.addLayout(row)
