"""What backups need from whoever reads and writes them. `storage` implements it."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from core.backups.backup import BackupContents, BackupRecord, FileWritten
from core.backups.drive import Drilled, DriveId, DriveReport, DriveState, DriveWritten
from core.backups.rest import RestReport
from core.backups.standing import BackupChoices, BackupProof, KnownDrive
from core.ids import IncidentId
from core.incidents.incident import IncidentRow
from core.progress import Progress
from core.vault.credentials import Credential, RecoveryWords, Typed


@dataclass(frozen=True, slots=True)
class RestoreOrder:
    """What to build, and where: a folder that is empty or not there yet."""

    folder: Path
    new_passphrase: str = field(repr=False)
    state: str | None = None
    """The name of a state; None: the newest."""
    only: Collection[IncidentId] | None = None
    """Only these incidents; None: all."""
    describe: Callable[[RestReport], str] | None = field(default=None, repr=False)
    """Puts into words what came back of a file whose notes were damaged, for a note that tells."""


class Snapshot(Protocol):
    """The state of a vault at one moment, held still while a backup is written from it.

    Made on the vault thread; may be used on any other. It is ciphertext on disk until closed.
    """

    def close(self) -> None:
        """Remove what was held. Closing twice does nothing."""
        ...


@dataclass(frozen=True, slots=True)
class Restored:
    """A vault that was just built. The words are shown this once."""

    words: RecoveryWords = field(repr=False)
    lost: tuple[str, ...] = ()
    """Names of originals that the backup could not give."""
    rest: RestReport | None = None
    """None: everything else is there."""

    @property
    def is_lacking(self) -> bool:
        """Whether something did not come back."""
        return bool(self.lost) or (self.rest is not None and not self.rest.is_complete)


class Drive(Protocol):
    """The backups of one vault on one drive. Any thread, one at a time.

    Errors of a drive that was pulled, is full, read-only or not to be read by us: DriveGone,
    DiskFull, NotWritable, ReadingRefused.
    """

    def states(self) -> tuple[DriveState, ...]:
        """Return what is on it, newest first; none for a new drive. Raises VaultTooNew."""
        ...

    def drive_id(self) -> DriveId | None:
        """Return which drive it is; None for a new one, or when nothing on it tells any more."""
        ...

    def notes(self, state: str | None) -> tuple[IncidentRow, ...]:
        """Return what a state holds (None: the newest), newest first, but for the trash.

        Raises NoBackupsThere, BackupDamaged, VaultTooNew, DiskFull, NotWritable.
        """
        ...

    def write(
        self, snapshot: Snapshot, progress: Progress, *, recheck: bool = False
    ) -> DriveWritten:
        """Add a state. When this returns, everything was flushed, and what is new was read back.

        `recheck`: do not trust what is there, read it, and write it anew where it is damaged.
        Raises NotEnoughRoom, FileTooLarge, DriveUnreliable, Cancelled; then every earlier state is
        as it was.
        """
        ...

    def verify(self, progress: Progress) -> DriveReport:
        """Read all of it and compare it with its lists. Changes nothing. Raises Cancelled."""
        ...

    def freed_bytes(self, goners: Sequence[DriveState]) -> int:
        """Return how much room it would make to remove these states."""
        ...

    def prune(self, goners: Sequence[DriveState], progress: Progress) -> None:
        """Remove states, and files that no other state needs. Never all of them.

        Raises BackupDamaged when a list cannot be read: then nobody knows what is still needed.
        """
        ...

    def restore(self, order: RestoreOrder, progress: Progress) -> Restored:
        """Build a new vault from a state, with a key of its own.

        Raises NoBackupsThere, BackupDamaged, UnknownRecord, FolderNotEmpty, NotWritable, DiskFull,
        Cancelled; then the folder is as it was before.
        """
        ...

    def drill(self, scratch: Path, progress: Progress) -> Drilled:
        """Restore the newest state into `scratch`, compare all of it with the drive, remove it.

        `scratch` is a folder for encrypted work. Raises as `restore`.
        """
        ...

    def close(self) -> None:
        """Forget the keys, if they are this drive's own. Twice does nothing."""
        ...


class Drives(Protocol):
    """Opens backup drives without their vault, with what opened the vault at that time."""

    def open(self, place: Path, credential: Credential) -> Drive:
        """Find the backups at a drive, a folder on it, or their own folder.

        Raises NoBackupsThere, WrongPassphrase, WrongRecoveryWords, MistypedRecoveryWords,
        HeaderDamaged, UnsupportedSettings, VaultTooNew.
        """
        ...


class BackupRecordStore(Protocol):
    """Keeps what is remembered of backups. Used on the vault thread only."""

    def snapshot(self) -> Snapshot:
        """Hold the present state still."""
        ...

    def add(self, record: BackupRecord) -> None:
        """Remember a backup."""
        ...

    def latest(self, limit: int) -> tuple[BackupRecord, ...]:
        """Return the newest records first."""
        ...

    def drives(self) -> tuple[KnownDrive, ...]:
        """Return the drives that backups went to, first used first."""
        ...

    def remember_drive(self, drive: KnownDrive) -> None:
        """Remember a drive, or its new name."""
        ...

    def add_proof(self, proof: BackupProof) -> None:
        """Remember that a backup was proven to restore."""
        ...

    def last_proof(self) -> BackupProof | None:
        """Return the newest proof."""
        ...

    def choices(self) -> BackupChoices:
        """Return what the person chose, or the defaults."""
        ...

    def keep_choices(self, choices: BackupChoices) -> None:
        """Keep what the person chose."""
        ...


class BackupFiles(Protocol):
    """Writes and reads portable backup files. Needs no unlocked vault for reading; any thread.

    A file opens with its passphrase, and with the recovery words that the vault had at that time,
    if a small file for them is beside it.
    """

    def write(
        self,
        snapshot: Snapshot,
        target: Path,
        passphrase: str,
        progress: Progress,
        *,
        with_words: bool = False,
    ) -> FileWritten:
        """Write a backup file and read all of it back.

        The file appears under its name only when that succeeded. Raises AlreadyExists, NotWritable,
        DiskFull, EvidenceMissing, EvidenceDamaged, Cancelled; then nothing is left behind.
        `with_words`: a small file beside it, written once the backup file has its name. When that
        fails, the backup file stays.
        """
        ...

    def has_words(self, file: Path) -> bool:
        """Tell whether a small file for recovery words is beside a backup file, from its name."""
        ...

    def let_words_open(self, snapshot: Snapshot, file: Path, passphrase: str) -> Path:
        """Make the small file of a backup file that is there; return where it is.

        `snapshot` is of the vault that made the backup: its present recovery words will open it.
        `passphrase` is that of the file. Blocks for the key derivation. Raises WordsFileThere,
        NoRecoveryWords, BackupOfOtherVault, NotReadable, NotABackup, WrongPassphrase,
        UnsupportedSettings, VaultTooNew, BackupDamaged, NotWritable, DiskFull, DriveUnreliable;
        then nothing was written.
        """
        ...

    def verify(self, file: Path, credential: Typed, progress: Progress) -> BackupContents:
        """Read a backup file to its end and compare everything with the list inside it.

        Raises NotReadable, ReadingRefused, NotABackup, WrongPassphrase, UnsupportedSettings,
        VaultTooNew, BackupDamaged, Cancelled; with recovery words, in place of WrongPassphrase,
        WrongRecoveryWords, MistypedRecoveryWords, NoWordsFile, WordsFileOfOther, WordsFileDamaged.
        Writes no plaintext anywhere.
        """
        ...

    def notes(self, file: Path, credential: Typed, progress: Progress) -> tuple[IncidentRow, ...]:
        """Return what a backup file holds, newest first. Reads its beginning; raises as `verify`.

        What is in the trash is not among them.
        """
        ...

    def restore(
        self, file: Path, credential: Typed, order: RestoreOrder, progress: Progress
    ) -> RecoveryWords:
        """Build a new vault, with a key of its own, in a folder that is empty or not there.

        A file holds one state: that of the order is not looked at. Returns the new vault's recovery
        words: those of the old vault do not open it. Raises as `verify`, and FolderNotEmpty,
        UnknownRecord, NotWritable, DiskFull; then the folder is as it was before.
        """
        ...

    def restore_rest(
        self, file: Path, credential: Typed, order: RestoreOrder, progress: Progress
    ) -> Restored:
        """Build a new vault from what is left of a file that was altered or cut short.

        Originals that are not whole are named as lost, and their notes say that they were there.
        Every note is there, unless the file is damaged where they are; then the result says what
        came back, and so does a note in the new vault when something is missing. That note holds
        whole files whose own note is lost. Raises as `restore`, but NothingLeftInBackup for
        BackupDamaged.
        """
        ...

    def drill(self, file: Path, credential: Typed, scratch: Path, progress: Progress) -> Drilled:
        """Restore into `scratch`, read the file again and compare all of it, remove it.

        `scratch` is a folder for encrypted work. Raises as `restore`.
        """
        ...
