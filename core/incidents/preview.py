"""What can be seen of an exhibit without trusting it: pixels or plain text, and facts read from it.

Everything here may have been made by whoever wishes harm, and has passed through a decoder that may
have been taken over by it. Nothing in it acts; names and texts are shown with `visible()`.
"""

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Protocol

from core.progress import Progress

MAX_TEXT_BYTES = 1 << 20
"""Length of a `TextPreview`'s text in UTF-8."""
MAX_SIDE_PIXELS = 4096
"""Longest side that a `PreviewRequest` may ask for."""


class FactName(StrEnum):
    """What a `Fact` is about. Times and places are as the file states them, believed by nobody."""

    TAKEN_AT = "taken at"
    CAMERA = "camera"
    SOFTWARE = "software"
    PLACE = "place"
    """Latitude and longitude in degrees."""
    DATE = "date"
    SENDER = "from"
    REPLY_TO = "reply to"
    RECIPIENTS = "to"
    COPIES_TO = "cc"
    SUBJECT = "subject"
    MESSAGE_ID = "message id"
    ATTACHMENT = "attachment"
    """Once for each; the name that the mail gives it."""
    DEFECT = "defect"
    """Once for each rule that a mail breaks, in the words of Python's mail parser (English)."""
    TITLE = "title"
    AUTHOR = "author"
    CREATED_AT = "created at"
    CHARSET = "charset"
    """How bytes were read as text; a guess unless the file says so."""


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing that a file says about itself."""

    name: FactName
    text: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class FileFacts:
    """What was read from a file. The type is known by its content, never by its name."""

    media_type: str | None = None
    """None: of no kind that the decoder knows."""
    image_size: tuple[int, int] | None = None
    """Width and height in pixels as stored, before any turning."""
    page_count: int | None = None
    said: tuple[Fact, ...] = ()

    def of(self, name: FactName) -> tuple[str, ...]:
        """Return what the file says about `name`: nothing, one text, or several."""
        return tuple(fact.text for fact in self.said if fact.name is name)


class Why(StrEnum):
    """Why there is nothing to see."""

    EMPTY = "empty"
    """The file has no bytes."""
    UNKNOWN_TYPE = "unknown type"
    """A kind of file that is never drawn here."""
    TOO_LARGE = "too large"
    """The file, or what it unpacks to, needs more memory than is granted."""
    TOO_SLOW = "too slow"
    """Decoding took longer than is granted and was ended."""
    DAMAGED = "damaged"
    """The file breaks the rules of its kind."""
    NEEDS_PASSWORD = "needs password"  # noqa: S105  a reason, no password
    NO_SUCH_PAGE = "no such page"
    FAILED = "failed"
    """The decoding process broke down or answered nonsense; the file may be made to harm."""
    STOPPED = "stopped"
    """The vault was locked meanwhile."""
    NOT_STARTED = "not started"
    """This computer did not let the decoding process start."""


@dataclass(frozen=True, slots=True)
class PixelPreview:
    """A picture, upright."""

    facts: FileFacts
    width: int
    height: int
    rgba: bytes = field(repr=False)
    """width × height × 4 bytes, rows from the top, no padding, alpha not multiplied in."""
    is_cut: bool = False
    """The file is cut short or damaged; this is the part that could be drawn."""


@dataclass(frozen=True, slots=True)
class TextPreview:
    """Plain text. Control characters and direction marks are still in it."""

    facts: FileFacts
    text: str = field(repr=False)
    is_cut: bool = False
    """The file has more text than is shown."""


@dataclass(frozen=True, slots=True)
class NoPreview:
    """Nothing to see, and why. What was found out on the way is in `facts`."""

    why: Why
    facts: FileFacts = FileFacts()


Preview = PixelPreview | TextPreview | NoPreview


@dataclass(frozen=True, slots=True)
class PreviewRequest:
    """What is wanted: a picture no larger than this, and of which page (counted from 0)."""

    max_width: int
    max_height: int
    page: int = 0

    def __post_init__(self) -> None:
        sides = (self.max_width, self.max_height)
        if not all(1 <= side <= MAX_SIDE_PIXELS for side in sides) or not 0 <= self.page < 1 << 31:
            raise ValueError("a side or a page that no preview can have")


@dataclass(frozen=True, slots=True)
class Isolation:
    """How far the system holds the decoding process, over and above its having no key."""

    limits: bool
    """Memory and processor time are limited, and it can open no file and no connection."""
    filtered: bool
    """Every system call that decoding does not need is refused."""


class Source(Protocol):
    """The bytes of an exhibit, from the beginning."""

    def read(self, size: int, /) -> bytes:
        """Return at least one and at most `size` bytes; none at the end."""
        ...


class PreviewMaker(Protocol):
    """Decodes exhibits in processes of their own, without key, vault or network. Any thread."""

    def preview(
        self, source: Source, size_bytes: int, request: PreviewRequest, progress: Progress
    ) -> Preview:
        """Return what can be seen of a file of `size_bytes`, after seconds at the most.

        Whatever the file holds, there is an answer. Raises only what `source` and `progress`
        raise; the process is ended then. Progress counts bytes handed over.
        """
        ...

    def isolation(self) -> Isolation | None:
        """Tell how decoding is held on this computer; None when no process can be started."""
        ...

    def stop(self) -> None:
        """End every process, also one at work. When the vault locks; later calls start anew."""
        ...
