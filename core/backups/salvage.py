"""Saving what is left of a damaged vault, perhaps with the help of a backup."""

from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import Protocol

from core.backups.rest import RestReport
from core.progress import Progress
from core.vault.credentials import Credential, RecoveryWords


class NotesFrom(StrEnum):
    """Where most notes come from."""

    VAULT = "vault"
    """The vault's own database was whole."""
    EARLIER = "earlier copy"
    """A copy that the app made before it changed the database."""
    BACKUP = "backup"
    NOWHERE = "nowhere"
    """Only what could be read one by one, if anything."""


@dataclass(frozen=True, slots=True)
class SalvageReport:
    """What came back. The counts are of what is in the new vault."""

    notes_from: NotesFrom
    header_from_backup: bool
    notes: int
    notes_read_singly: int
    """Of them, how many were read one by one from the damaged database."""
    notes_from_earlier: int
    """Of them, how many only an earlier copy had, as they were then; most came from the backup."""
    files: int
    files_from_backup: int
    """Of them, how many only the backup had whole."""
    files_without_note: int
    """Of them, how many belong to no note that could be read."""
    lost: tuple[str, ...]
    """Names of files that notes name and that are whole nowhere."""
    backup_rest: RestReport | None = None
    """What could be read of a backup file that is damaged itself; None: it was whole, or none."""

    @property
    def is_lacking(self) -> bool:
        """Whether something is known to be missing, or notes may be."""
        rest = self.backup_rest
        has_gaps = rest is not None and not rest.is_complete
        return bool(self.lost) or (has_gaps and self.notes_from is not NotesFrom.VAULT)


@dataclass(frozen=True, slots=True)
class Backup:
    """A drive with backups of the vault, or a backup file."""

    place: Path
    passphrase: str = field(default="", repr=False)
    """What opens a file; empty: what opens the vault."""


@dataclass(frozen=True, slots=True)
class SalvageOrder:
    """`damaged`: a vault's folder. `folder`: for the new vault; empty or not there yet."""

    damaged: Path
    credential: Credential = field(repr=False)
    folder: Path
    new_passphrase: str = field(repr=False)
    describe: Callable[[SalvageReport], str] = field(repr=False)
    """Puts the report into words: it becomes a note in the new vault."""
    backup: Backup | None = None


@dataclass(frozen=True, slots=True)
class Salvaged:
    """The new vault's words are shown this once."""

    words: RecoveryWords = field(repr=False)
    report: SalvageReport


class Salvage(Protocol):
    """Saves what can be saved. Changes nothing in the damaged vault nor on the drive."""

    def run(self, order: SalvageOrder, progress: Progress) -> Salvaged:
        """Build the new vault.

        Raises HeaderDamaged when no header is left anywhere, ReadingRefused when something is there
        that may not be opened (it may be whole), WrongPassphrase and the like, FolderNotEmpty,
        NotWritable, DiskFull, Cancelled, of a backup file NothingLeftInBackup, and BackupDamaged
        when its header is needed and cannot be read; then the folder is as it was before.
        """
        ...

    def put_header_back(self, damaged: Path, backup: Backup, credential: Credential) -> bool:
        """Put the header of a backup into a vault whose own is damaged, so that it opens again.

        The credential is that of the time of the backup. Tells whether it was needed: a header
        that is whole is left alone. Raises NotAVault, VaultInUse, NoBackupsThere, WrongPassphrase
        and the like, DatabaseMissing, DatabaseDamaged (also when the backup is of another vault),
        HeaderDamaged, BackupDamaged, DiskFull, NotWritable; then nothing was changed.
        """
        ...
