"""How it stands with the backups of a vault: what was chosen, and when the last ones were."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta

from core.backups.drive import DriveId
from core.backups.retention import Retention
from core.errors import InvalidField, Problem

_MOST_DAYS = 3650


@dataclass(frozen=True, slots=True)
class KnownDrive:
    """A drive that backups went to. Where it is plugged in is not kept."""

    id: DriveId
    name: str
    """The person's own for it; may be empty."""
    added_at: datetime


@dataclass(frozen=True, slots=True)
class BackupProof:
    """A backup was restored on trial and compared. Times are aware UTC."""

    proven_at: datetime
    backup_made_at: datetime


@dataclass(frozen=True, slots=True)
class BackupChoices:
    """What the person chose."""

    retention: Retention = field(default_factory=Retention)
    remind_days: int | None = 30
    """After how many days a backup is said to be old; None: never."""

    def check(self) -> None:
        """Raise InvalidField for a number that cannot be meant."""
        self.retention.check()
        if self.remind_days is not None and not 1 <= self.remind_days <= _MOST_DAYS:
            raise InvalidField("remind_days", Problem.TOO_LONG)


@dataclass(frozen=True, slots=True)
class Standing:
    """When a backup was last made, and last proven; None: never."""

    last_made: datetime | None
    last_proof: BackupProof | None
    choices: BackupChoices

    def is_old(self, now: datetime, vault_made: datetime) -> bool:
        """Tell whether to remind: for as long as was chosen there was no backup of this vault."""
        days = self.choices.remind_days
        since = self.last_made or vault_made
        return days is not None and now - since >= timedelta(days=days)
