"""A list as it was opened: what it was taken for, and reading it as that or as something else."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import islice

from core.blocklists.exchange import mapping
from core.blocklists.exchange.encoding import text_of
from core.blocklists.exchange.formats import (
    call_blocker,
    gmail,
    mastodon,
    no_phone_spam,
    people_csv,
    plain_reader,
    spam_blocker,
    thunderbird,
    vcard_reader,
)
from core.blocklists.exchange.mapping import Role
from core.blocklists.exchange.reading import Found, ListFormat, Reading, rows_of
from core.blocklists.exchange.tables import DELIMITERS, Record, guess_delimiter, records_of

_BEGINNING_CHARACTERS = 4_096
_TEXT_READERS: Mapping[ListFormat, Callable[[str], Iterator[Found]]] = {
    ListFormat.VCARD: vcard_reader.read,
    ListFormat.GMAIL: gmail.read,
    ListFormat.THUNDERBIRD: thunderbird.read,
    ListFormat.SPAM_BLOCKER: spam_blocker.read,
    ListFormat.NO_PHONE_SPAM: no_phone_spam.read,
    ListFormat.PLAIN: plain_reader.read,
}
_RECORD_READERS: Mapping[ListFormat, Callable[[Iterable[Record]], Iterator[Found]]] = {
    ListFormat.MASTODON: mastodon.read,
    ListFormat.CALL_BLOCKER: call_blocker.read,
    ListFormat.PEOPLE_TABLE: people_csv.read,
}
_ONE_A_LINE = re.compile(r"\|\||@@|[#!]|\[[ xX]?\]|\[Adblock|(?:0\.0\.0\.0|127\.0\.0\.1|::1)\s")
_NUMBER_AND_NAME = re.compile(r"\+?[0-9*#%_]{3,20}: ")


@dataclass(frozen=True, slots=True)
class Columns:
    """What a person decided about a table."""

    roles: tuple[Role, ...]
    skip_first: bool
    """The first row holds headings."""


@dataclass(frozen=True, slots=True)
class ListFile:
    """The text of a list, and what it is taken for."""

    format: ListFormat
    text: str
    delimiter: str = ","

    def taken_for(self, kind: ListFormat) -> "ListFile":
        """Return the same text taken for something else."""
        delimiter = guess_delimiter(self.text) if kind is ListFormat.TABLE else None
        return replace(self, format=kind, delimiter=delimiter or self.delimiter)

    def sample(self, count: int) -> tuple[Record, ...]:
        """Return the first records of a table."""
        return tuple(islice(records_of(self.text, self.delimiter), count))


def open_list(data: bytes) -> ListFile:
    """Find out what a list is. Raises nothing: what is unknown is a plain list."""
    text = text_of(data)
    beginning = text[:_BEGINNING_CHARACTERS].lstrip("\ufeff \t\r\n")
    first = beginning.partition("\n")[0].rstrip("\r")
    told = next((each for each in first if each in DELIMITERS), ",")
    if kind := _by_beginning(beginning, first, told):
        return ListFile(kind, text, told)
    delimiter = guess_delimiter(text)
    if delimiter is not None:
        return ListFile(ListFormat.TABLE, text, delimiter)
    return ListFile(ListFormat.PLAIN, text)


def guess_columns(file: ListFile, looked_at: int = 60) -> Columns:
    """Guess what the columns of a table are."""
    records = file.sample(looked_at)
    return Columns(mapping.guess_roles(records), mapping.has_heading(records))


def read_list(file: ListFile, columns: Columns | None = None) -> Reading:
    """Read all rows. `columns` matters for a table only; None: as guessed."""
    rows, is_cut = rows_of(_found(file, columns))
    return Reading(file.format, rows, is_cut)


def _found(file: ListFile, columns: Columns | None) -> Iterator[Found]:
    if read_text := _TEXT_READERS.get(file.format):
        return read_text(file.text)
    records = records_of(file.text, file.delimiter)
    if read_records := _RECORD_READERS.get(file.format):
        return read_records(records)
    chosen = columns or guess_columns(file)
    return mapping.read(records, chosen.roles, skip_first=chosen.skip_first)


def _by_beginning(beginning: str, first: str, delimiter: str) -> ListFormat | None:
    bare = first.replace('"', "")
    cells = tuple(cell.strip() for cell in bare.split(delimiter))
    known = (
        (beginning[:11].upper() == "BEGIN:VCARD", ListFormat.VCARD),
        (beginning.startswith("<") and "schemas.google.com/apps" in beginning, ListFormat.GMAIL),
        (_is_thunderbird(beginning), ListFormat.THUNDERBIRD),
        (cells[0] in (mastodon.ACCOUNT, mastodon.DOMAIN), ListFormat.MASTODON),
        (cells[:3] == call_blocker.HEADER[:3], ListFormat.CALL_BLOCKER),
        (cells == people_csv.HEADER, ListFormat.PEOPLE_TABLE),
        ("pattern" in re.split(r"[,;|\s]+", bare), ListFormat.SPAM_BLOCKER),
        (_NUMBER_AND_NAME.match(first) is not None, ListFormat.NO_PHONE_SPAM),
        (_ONE_A_LINE.match(first) is not None, ListFormat.PLAIN),
    )
    return next((kind for is_it, kind in known if is_it), None)


def _is_thunderbird(beginning: str) -> bool:
    return beginning.startswith("version=") or (
        beginning.startswith("name=") and "\ncondition=" in beginning
    )
