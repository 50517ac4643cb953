"""Which backup to read: a file or a drive, and what opens it."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from core.backups.ports import Drive, Restored, RestoreOrder
from core.backups.salvage import Backup
from core.errors import BackupDamaged, HollyhockError, NothingLeftInBackup
from core.vault.credentials import Typed
from core.vault.session import Vaults
from ui.dialogs import FileDialogs
from ui.jobs import WatchedProgress
from ui.shared.buttons import PlainButton
from ui.shared.either_secret import looks_like_words, with_either
from ui.shared.elided_label import ElidedLabel
from ui.shared.icon_label import IconLabel
from ui.shared.secret_field import SecretField
from ui.shared.text import field_label
from ui.shared.theme import GRID
from ui.translate import tr


@dataclass(frozen=True, slots=True)
class BackupSource:
    """A backup file, or a place with the backups of a drive; `typed` is what should open it."""

    path: Path
    is_drive: bool
    typed: str = field(repr=False)

    @property
    def is_opened_by_words(self) -> bool:
        """Whether recovery words were typed: then a new vault needs a passphrase of its own."""
        return looks_like_words(self.typed)

    def may_have_rest(self, error: HollyhockError) -> bool:
        """Tell whether something may be left of it, after it could not be restored as a whole."""
        is_nothing = isinstance(error, NothingLeftInBackup)
        return isinstance(error, BackupDamaged) and not is_nothing and not self.is_drive


class SourceChoice(QWidget):
    """A path that is shown, and a button each for a file and for a drive.

    `chosen()`: the person chose another one.
    """

    chosen = Signal()

    def __init__(self, name: str, label: str, dialogs: FileDialogs) -> None:
        super().__init__()
        self.setObjectName(name)
        self._label, self._dialogs = label, dialogs
        self.path, self.is_drive = Path(), False
        self.path_label = ElidedLabel(tr("None chosen yet"))
        self.path_label.setObjectName(f"{name}-path")
        self.button = PlainButton(tr("File…"))
        self.button.setObjectName(f"{name}-choose")
        self.button.setAccessibleName(f"{label}: {tr('File…')}")
        self.drive_button = PlainButton(tr("Drive…"))
        self.drive_button.setObjectName(f"{name}-choose-drive")
        self.drive_button.setAccessibleName(f"{label}: {tr('Drive…')}")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GRID)
        row.addWidget(IconLabel("archive", "soft"))
        row.addWidget(self.path_label, 1)
        row.addWidget(self.button)
        row.addWidget(self.drive_button)
        self.button.clicked.connect(self._choose_file)
        self.drive_button.clicked.connect(self._choose_drive)

    @Slot()
    def _choose_file(self) -> None:
        self._take(self._dialogs.open_file(self.window(), self._label), is_drive=False)

    @Slot()
    def _choose_drive(self) -> None:
        self._take(self._dialogs.choose_folder(self.window(), self._label), is_drive=True)

    def _take(self, path: Path | None, *, is_drive: bool) -> None:
        if path is not None:
            self.path, self.is_drive = path, is_drive
            self.path_label.say(str(path))
            self.chosen.emit()


class HelpingBackup(QWidget):
    """A backup that helps a damaged vault, and its passphrase if it is a file with its own.

    `changed()`: something else is chosen or typed.
    """

    changed = Signal()

    def __init__(self, name: str, label: str, dialogs: FileDialogs) -> None:
        super().__init__()
        self.setObjectName(f"{name}-backup")
        self.choice = SourceChoice(f"{name}-drive", label, dialogs)
        words = tr("Passphrase of the file, if it has its own")
        self.passphrase = SecretField(f"{name}-file-passphrase", words)
        self._passphrase_label = field_label(words, self.passphrase.field)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID * 3 // 2)
        column.addWidget(field_label(label, self.choice.button))
        for each in (self.choice, self._passphrase_label, self.passphrase):
            column.addWidget(each)
        self.setFocusProxy(self.choice.button)
        self.choice.chosen.connect(self._on_chosen)
        self.passphrase.edited.connect(self.changed)
        self._arrange()

    @property
    def backup(self) -> Backup | None:
        """What is chosen; None: nothing yet."""
        path = self.choice.path
        return None if path == Path() else Backup(path, self.passphrase.text)

    @Slot()
    def _on_chosen(self) -> None:
        self._arrange()
        if self.passphrase.isVisibleTo(self):
            self.passphrase.setFocus()  # typed into the button, a space would open the dialog again

    @Slot()
    def _arrange(self) -> None:
        is_file = self.choice.path != Path() and not self.choice.is_drive
        for each in (self._passphrase_label, self.passphrase):
            each.setVisible(is_file)
        self.changed.emit()


def restore_job(
    vaults: Vaults, source: BackupSource, order: RestoreOrder, *, is_damaged: bool
) -> Callable[[WatchedProgress], Restored]:
    """Return the work of building a new vault from a backup; `is_damaged`: from a damaged file."""

    def job(progress: WatchedProgress) -> Restored:
        if source.is_drive:
            with opened_drive(vaults, source) as drive:
                return vaults.restore_from_drive(drive, order, progress)
        return with_either(source.typed, partial(from_file, progress))

    def from_file(progress: WatchedProgress, credential: Typed) -> Restored:
        if is_damaged:
            return vaults.restore_rest(source.path, credential, order, progress)
        return Restored(vaults.restore_backup(source.path, credential, order, progress))

    return job


def opening_hint(*, is_drive: bool) -> str:
    """Return what opens a backup."""
    if is_drive:
        return tr("A drive opens with the passphrase of that time, or with the recovery words.")
    return tr(
        "A file opens with the passphrase that was chosen for it, and with the recovery words of"
        " that time if a small file whose name ends in “.words” lies beside it."
    )


@contextmanager
def opened_drive(vaults: Vaults, source: BackupSource) -> Iterator[Drive]:
    """Open the drive for as long as the block lasts. Blocks for the key derivation, twice at most.

    Raises as `Vaults.open_drive`.
    """
    drive = with_either(source.typed, partial(vaults.open_drive, source.path))
    try:
        yield drive
    finally:
        drive.close()
