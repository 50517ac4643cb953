"""Everything that can go wrong and is not a bug.

`ExpectedError`: the world said no (wrong passphrase, full disk); nothing is broken.
`IntegrityError`: something stored is damaged, missing or older than it should be.
`Cancelled`: the person asked to stop.

Errors carry data, never sentences: `ui/error_messages.py` owns the words. No error's `str()` shows
what it carries, so that none of it can end in a log.
"""

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path


class HollyhockError(Exception):
    """Base of the three families."""

    def __str__(self) -> str:
        return type(self).__name__


class ExpectedError(HollyhockError):
    """The person or the environment is the cause; nothing stored is broken."""


class IntegrityError(HollyhockError):
    """Something stored is damaged, missing or not the newest."""


class Cancelled(HollyhockError):
    """The person asked a job to stop; it cleaned up."""


# --- opening a vault --------------------------------------------------------------------------


class WrongPassphrase(ExpectedError):
    """No key slot of this vault opens with the passphrase given."""


@dataclass(eq=False)
class TooManyTries(ExpectedError):
    """Several wrong passphrases in a row: the next is looked at after a pause."""

    seconds: int


class WrongRecoveryWords(ExpectedError):
    """The words are well formed, but no key slot of this vault opens with them."""


@dataclass(eq=False)
class MistypedRecoveryWords(ExpectedError):
    """The words cannot be right: a wrong count, an unknown word, or the checksum fails."""

    expected_count: int
    unknown_positions: tuple[int, ...]
    """Which words (counted from 1) are not in the list; empty when only the checksum fails."""


@dataclass(eq=False)
class PassphraseTooWeak(ExpectedError):
    """The passphrase for a new vault or backup is under the floor."""

    minimum_characters: int


@dataclass(eq=False)
class NotAVault(ExpectedError):
    """The folder is missing or holds no vault."""

    folder: Path


@dataclass(eq=False)
class VaultInUse(ExpectedError):
    """Another process holds the vault."""

    folder: Path


@dataclass(eq=False)
class VaultTooNew(ExpectedError):
    """A newer version of the app wrote this vault or backup."""

    found: int
    supported: int


@dataclass(eq=False)
class UnsupportedSettings(ExpectedError):
    """A file asks for more memory or time than this app grants before it trusts the file."""


# --- files and folders ------------------------------------------------------------------------


@dataclass(eq=False)
class FolderNotEmpty(ExpectedError):
    """A new vault wants a folder of its own and this one holds something."""

    folder: Path


@dataclass(eq=False)
class NotWritable(ExpectedError):
    """The folder or file cannot be written: rights, or a read-only disk."""

    path: Path


class NoDesktopNotice(ExpectedError):
    """The desktop took no notice: there is none, or it did not answer."""


@dataclass(eq=False)
class NotReadable(ExpectedError):
    """A file that the person named cannot be read: missing, a folder, rights, or a failing disk."""

    path: Path


@dataclass(eq=False)
class AlreadyExists(ExpectedError):
    """A file or folder of that name is there; nothing is ever written over it."""

    path: Path


class DiskFull(ExpectedError):
    """The disk has no room left; what was being written was taken back."""


@dataclass(eq=False)
class ListTooLarge(ExpectedError):
    """A list is longer than any that is read."""

    most_bytes: int


@dataclass(eq=False)
class SourceChanged(ExpectedError):
    """A file grew, shrank or failed while it was being read; it was not stored."""

    name: str


# --- what the person typed --------------------------------------------------------------------


class Problem(StrEnum):
    """What is wrong with one field."""

    EMPTY = "empty"
    TOO_LONG = "too long"
    UNKNOWN = "unknown"
    NO_SUCH_TIME = "no such local time"
    TAKEN = "there already"


@dataclass(eq=False)
class InvalidField(ExpectedError):
    """One field cannot be stored as it is."""

    field: str
    problem: Problem


class AlreadySealed(ExpectedError):
    """The incident is sealed: it changes by an amendment with a reason only."""


class InTrash(ExpectedError):
    """What lies in the trash is not changed: it has to be put back first."""


class NotInTrash(ExpectedError):
    """Only what lies in the trash can be deleted for good."""


@dataclass(eq=False)
class PersonInUse(ExpectedError):
    """Incidents name the person: they can be out of every list, but not be forgotten."""

    name: str
    incident_count: int


@dataclass(eq=False)
class UnknownRecord(ExpectedError):
    """No record has this identity: it was removed, or the identity was mistyped."""

    record_id: str


class ListProblem(StrEnum):
    """What is wrong with a checklist in a file."""

    NOT_TOML = "not toml"
    TOO_LARGE = "too large"
    TOO_NEW = "too new"
    MISSING = "missing"
    UNKNOWN_FIELD = "unknown field"
    UNKNOWN_VALUE = "unknown value"
    WRONG_KIND = "wrong kind"
    TOO_LONG = "too long"
    TOO_MANY = "too many"
    TWICE = "twice"


@dataclass(eq=False)
class UnreadableChecklist(ExpectedError):
    """A file holds no checklist, or one that is not as it has to be."""

    problem: ListProblem
    field: str
    """As the file names it; empty when it is about the whole file."""
    item: int
    """Which item of the list, counted from 1; 0 when it is about none."""


# --- integrity --------------------------------------------------------------------------------


class HeaderDamaged(IntegrityError):
    """Neither copy of the vault's header can be used."""


class DatabaseDamaged(IntegrityError):
    """The database does not open with the vault's own key, or fails its page checks."""


class DatabaseMissing(IntegrityError):
    """The header is there, the database is not."""


@dataclass(eq=False)
class DatabaseOlderThanHeader(IntegrityError):
    """The database was put back to an earlier state (or the header comes from a later one)."""

    header_generation: int
    database_generation: int


@dataclass(eq=False)
class EvidenceMissing(IntegrityError):
    """The sealed file of an exhibit is not in the vault folder."""

    name: str


@dataclass(eq=False)
class EvidenceDamaged(IntegrityError):
    """The sealed file of an exhibit was altered or cut short."""

    name: str


@dataclass(eq=False)
class RestoredInPart(IntegrityError):
    """The new vault is there, but the backup could not give some files."""

    name: str
    """Of one of them."""
    count: int


class ChainBroken(IntegrityError):
    """The chain of sealed notes does not hold together."""


# --- backup drives ----------------------------------------------------------------------------


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
