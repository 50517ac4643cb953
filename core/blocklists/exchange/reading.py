"""What comes out of reading a list: rows, the bad ones with what is wrong, never an error for all.

Lists may have been sent by whoever harasses. Everything is bounded, and stays text.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import Enum, auto
from itertools import islice
from typing import NamedTuple

from core.blocklists.exchange.listed import Listed
from core.blocklists.person import MAX_NAME_CHARACTERS, MAX_WRITTEN_CHARACTERS

MAX_LIST_BYTES = 32 << 20
MAX_ROWS = 200_000
MAX_NOTE_CHARACTERS = 10_000
_MAX_SOURCE_CHARACTERS = 300


class ListFormat(Enum):
    """What a file was taken for."""

    VCARD = auto()
    TABLE = auto()
    """CSV of some program: a person says which column is what."""
    PEOPLE_TABLE = auto()
    """CSV as this app writes it."""
    MASTODON = auto()
    GMAIL = auto()
    THUNDERBIRD = auto()
    SPAM_BLOCKER = auto()
    CALL_BLOCKER = auto()
    NO_PHONE_SPAM = auto()
    PLAIN = auto()


class Flaw(Enum):
    """Why a row of a list cannot be taken in."""

    NOTHING = auto()
    """There is nothing in it that could be an address, a number or an account."""
    UNREADABLE = auto()
    """It is not what a line of this format looks like."""
    TOO_LONG = auto()
    PATTERN = auto()
    """It stands for many: it has placeholders."""
    ALLOWS = auto()
    """It says whom to let through."""


class Found(NamedTuple):
    """What a reader finds: where it begins, counted from 1, what stands there, and what it is."""

    line: int
    source: str
    what: Listed | Flaw


@dataclass(frozen=True, slots=True)
class Row:
    """One identifier of a list, or what is wrong with it."""

    line: int
    source: str
    """What stands in the file, cut when it is long."""
    listed: Listed | None
    flaw: Flaw | None


@dataclass(frozen=True, slots=True)
class Reading:
    """All rows of a list. `is_cut`: there were more than are ever taken."""

    format: ListFormat
    rows: tuple[Row, ...]
    is_cut: bool


def rows_of(found: Iterable[Found]) -> tuple[tuple[Row, ...], bool]:
    """Return the rows, at most MAX_ROWS, and whether there were more."""
    rows = tuple(islice(map(_row, found), MAX_ROWS + 1))
    return rows[:MAX_ROWS], len(rows) > MAX_ROWS


def lines_of(text: str) -> Iterator[tuple[int, str]]:
    """Yield lines with their number from 1, without their ends; a line is what editors show."""
    yield from enumerate(text.replace("\r\n", "\n").replace("\r", "\n").split("\n"), 1)


def _row(found: Found) -> Row:
    what = found.what
    if isinstance(what, Listed) and _is_too_long(what):
        what = Flaw.TOO_LONG
    source = found.source[:_MAX_SOURCE_CHARACTERS]
    if isinstance(what, Flaw):
        return Row(found.line, source, None, what)
    return Row(found.line, source, what, None)


def _is_too_long(listed: Listed) -> bool:
    short = (listed.written, listed.platform, listed.permanent_id)
    return (
        max(map(len, short)) > MAX_WRITTEN_CHARACTERS
        or len(listed.person) > MAX_NAME_CHARACTERS
        or len(listed.note) > MAX_NOTE_CHARACTERS
    )
