"""Backup drives: a folder on a disk that is plugged in now and then, with states of one vault."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import NewType

DriveId = NewType("DriveId", str)
"""128 random bits as hexadecimal digits, kept on the drive itself; it says nothing of the drive."""


@dataclass(frozen=True, slots=True)
class DriveState:
    """The vault as it was at one moment, kept on a drive. `made_at` is aware UTC."""

    name: str
    """Names it within its drive."""
    made_at: datetime
    generation: int
    incident_count: int
    exhibit_count: int
    unreadable_count: int
    """How many originals were damaged in the vault already, so that this state lacks them."""
    size_bytes: int
    """Of everything that it takes to restore it; most of it is shared with other states."""


@dataclass(frozen=True, slots=True)
class DriveWritten:
    """A state that was just written, flushed and read back."""

    drive: DriveId
    state: DriveState
    copied_bytes: int
    unreadable: tuple[str, ...]
    """Names of originals that the vault itself can no longer read and the drive does not hold."""


class BackupPart(StrEnum):
    """Kinds of things that a backup is made of."""

    LIST = "list"
    DATABASE = "database"
    HEADER = "header"
    ORIGINAL = "original"


@dataclass(frozen=True, slots=True)
class Flaw:
    """Something in a backup that is not as it was written."""

    part: BackupPart
    name: str
    """Which one: an original's own name, otherwise the name of the state."""
    is_missing: bool


@dataclass(frozen=True, slots=True)
class Drilled:
    """What restoring a backup on trial found. `made_at` is when the backup was made."""

    made_at: datetime
    incident_count: int
    exhibit_count: int
    flaws: tuple[Flaw, ...]
    """What came back otherwise than it is in the backup; a database's flaw names the table."""

    @property
    def is_proven(self) -> bool:
        """Whether everything came back."""
        return not self.flaws


@dataclass(frozen=True, slots=True)
class DriveReport:
    """What reading all of a drive found."""

    states: tuple[DriveState, ...]
    """Those whose lists could be read, newest first."""
    read_bytes: int
    flaws: tuple[Flaw, ...]

    @property
    def is_whole(self) -> bool:
        """Whether everything is as it was written."""
        return not self.flaws
