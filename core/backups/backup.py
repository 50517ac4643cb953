"""What a backup is, and what the vault remembers of those it made."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from core.backups.drive import DriveId
from core.errors import HollyhockError


@dataclass(frozen=True, slots=True)
class BackupContents:
    """What reading a backup through found inside. Times are aware UTC."""

    made_at: datetime
    incident_count: int
    exhibit_count: int
    size_bytes: int
    """Size of the backup file."""


@dataclass(frozen=True, slots=True)
class FileWritten:
    """A backup file that was written and read back, and what became of the small one beside it."""

    contents: BackupContents
    words_file: Path | None = None
    """What the recovery words need to open it; None: there is none, and they do not."""
    words_problem: HollyhockError | None = None
    """Why there is none although it was wanted: NoRecoveryWords, or what went wrong."""


@dataclass(frozen=True, slots=True)
class BackupRecord:
    """A backup that was made from this vault. Where it went is not kept: the place may tell."""

    made_at: datetime
    contents: BackupContents
    drive: DriveId | None = None
    """Which drive it went to; None: a portable file."""
