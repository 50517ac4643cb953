"""Backups and the drives that they are on."""

from dataclasses import dataclass
from pathlib import Path

from core.errors.families import ExpectedError, IntegrityError


@dataclass(eq=False)
class NotEnoughRoom(ExpectedError):
    """A disk has too little room for what is about to be written; nothing was begun."""

    needed_bytes: int
    free_bytes: int


@dataclass(eq=False)
class FileTooLarge(ExpectedError):
    """The drive's file system takes no file of this size (FAT32: 4 GiB)."""

    name: str
    size_bytes: int


@dataclass(eq=False)
class DriveGone(ExpectedError):
    """The drive stopped answering: it was pulled, or it fails."""

    path: Path


@dataclass(eq=False)
class DriveUnreliable(ExpectedError):
    """What was written to the drive does not come back as it was written."""

    path: Path


@dataclass(eq=False)
class DriveOfOtherVault(ExpectedError):
    """The folder holds the backups of another vault."""

    folder: Path


@dataclass(eq=False)
class NoBackupsThere(ExpectedError):
    """The folder holds no backups, nor does a folder of backups in it."""

    folder: Path


class NotABackup(ExpectedError):
    """The file is not a backup that this app can read."""


class BackupDamaged(IntegrityError):
    """The backup was altered, cut short, or lacks something its own list names."""


class NothingLeftInBackup(BackupDamaged):
    """It gives no note and no file that could be restored."""


@dataclass(eq=False)
class NoWordsFile(ExpectedError):
    """Recovery words open a backup file only with the small file beside it, which is not there."""

    path: Path


@dataclass(eq=False)
class WordsFileThere(ExpectedError):
    """A backup file has a small file beside it already, and nothing is written over it."""

    path: Path


@dataclass(eq=False)
class BackupOfOtherVault(ExpectedError):
    """A backup file is not of this vault, or of before it got another key."""

    path: Path


@dataclass(eq=False)
class WordsFileOfOther(ExpectedError):
    """The small file beside a backup file was made for another one."""

    path: Path


@dataclass(eq=False)
class WordsFileDamaged(IntegrityError):
    """The small file beside a backup file was altered or cut short."""

    path: Path
