"""What a backup is, and what the vault remembers of those it made."""

from dataclasses import dataclass
from datetime import datetime

from core.backups.drive import DriveId


@dataclass(frozen=True, slots=True)
class BackupContents:
    """What reading a backup through found inside. Times are aware UTC."""

    made_at: datetime
    incident_count: int
    exhibit_count: int
    size_bytes: int
    """Size of the backup file."""


@dataclass(frozen=True, slots=True)
class BackupRecord:
    """A backup that was made from this vault. Where it went is not kept: the place may tell."""

    made_at: datetime
    contents: BackupContents
    drive: DriveId | None = None
    """Which drive it went to; None: a portable file."""
