"""What was seen of one thing that may tell on the person."""

from dataclasses import dataclass
from enum import Enum, auto


class Subject(Enum):
    """What is looked for, in the order in which it is told."""

    SYNCHRONISED = auto()
    """A program seems to copy the vault to other places."""
    RECENT = auto()
    """Lists of other programs name the vault's folder, or originals of files in it."""
    REMOTE_ACCESS = auto()
    """Programs through which somebody elsewhere can see or use this computer."""
    MONITORING = auto()
    """Programs that are sold or known for writing down what somebody does."""
    CAPTURE = auto()
    """Programs that record the screen."""
    READERS = auto()
    """Programs that read the screen, for people who do not see it."""
    CLIPBOARD = auto()
    """Programs that remember what was copied."""
    ACCOUNTS = auto()
    """Other people's accounts on this computer."""
    ADMINISTRATORS = auto()
    """Accounts that may see and change everything."""
    SWAP = auto()
    """Memory that the system writes to disk."""
    HIBERNATION = auto()
    """All of the memory, written to disk when the computer sleeps deeply."""


class Sight(Enum):
    """How the look went. There is no "safe": what was not seen may be there."""

    SEEN = auto()
    NOT_SEEN = auto()
    PARTLY = auto()
    """Nothing was seen, but the system hides part of it from this account."""
    CANNOT_LOOK = auto()
    """This app cannot look at that on this system."""


class Manner(Enum):
    """In what way something is there."""

    RUNNING = auto()
    STARTS_BY_ITSELF = auto()
    INSTALLED = auto()
    MAY_ADMINISTER = auto()
    IS_YOU = auto()
    """The account that this app runs under."""
    IN_MEMORY = auto()
    """Swap that never reaches a disk."""
    ENCRYPTED = auto()
    UNENCRYPTED = auto()
    UNKNOWN = auto()
    NAMES_VAULT = auto()
    NAMES_FILE = auto()


class RecentPlace(Enum):
    """Where other programs remember files."""

    DESKTOP = auto()
    """The list of recently used files that most programs share."""
    KDE = auto()
    OFFICE = auto()
    THUMBNAILS = auto()
    """Small pictures of files that a file manager once showed."""
    SHELL = auto()
    """Commands that were typed in a terminal."""


@dataclass(frozen=True, slots=True)
class Trace:
    """One thing that was seen. `name` was written by others: a program, an account, a file."""

    name: str
    manner: Manner
    place: RecentPlace | None = None
    """For what a list names: which list."""


@dataclass(frozen=True, slots=True)
class Finding:
    """What was seen of a subject; `traces` is empty unless it was SEEN."""

    subject: Subject
    sight: Sight
    traces: tuple[Trace, ...] = ()


@dataclass(frozen=True, slots=True)
class Remembered:
    """A file that a list of another program names; `name` is its name without folders."""

    name: str
    place: RecentPlace


@dataclass(frozen=True, slots=True)
class Look:
    """What a look at this computer gave, before anybody asked the vault which files are in it."""

    findings: tuple[Finding, ...]
    remembered: frozenset[Remembered]
