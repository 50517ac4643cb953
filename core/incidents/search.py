"""What the person types into the journal's search field, and the filters that stand as chips.

`type:threat from:+491701234567 after:2024-03 has:image tag:court "exact words" begun`
"""

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import Enum, StrEnum, auto
from zoneinfo import ZoneInfo

_TERM = re.compile(r'(?:([a-z]+):(?:"([^"]*)"?|(\S+)))|"([^"]*)"?|(\S+)')
_DATE = re.compile(r"(\d{4})(?:-(\d{1,2}))?(?:-(\d{1,2}))?")


class Field(StrEnum):
    """What a filter looks at; the values are what is typed before the colon."""

    TYPE = "type"
    """A code of `IncidentType`, or its beginning; PLATFORM and FLAG take beginnings too."""
    FROM = "from"
    """An identifier of a linked person, as written or in its normal form, how a word of their
    name begins, or their PersonId."""
    AFTER = "after"
    """On or after a day: `2024`, `2024-03`, `2024-03-12`."""
    BEFORE = "before"
    """Before a day, month or year begins."""
    HAS = "has"
    """What is there: one of `Has`."""
    TAG = "tag"
    PLATFORM = "platform"
    FLAG = "flag"


class Has(StrEnum):
    """What an incident can have; `image`, `video`, `audio`, `pdf` and `mail` go by media type."""

    FILE = "file"
    IMAGE = "image"
    VIDEO = "video"
    AUDIO = "audio"
    PDF = "pdf"
    MAIL = "mail"
    PERSON = "person"
    TIME = "time"
    REPORT = "report"
    SEAL = "seal"


class Order(Enum):
    """How hits are sorted, by when it happened (else by when it was written down)."""

    NEWEST_FIRST = auto()
    OLDEST_FIRST = auto()


@dataclass(frozen=True, slots=True)
class SearchTerm:
    """One thing that a hit must contain, upper and lower case alike."""

    text: str
    is_exact: bool
    """True: these words in this order. False: a word that begins like this."""


@dataclass(frozen=True, slots=True)
class Filter:
    """One filter, checked: `value` makes sense for `field`. Filters of one field add up by "or"."""

    field: Field
    value: str


@dataclass(frozen=True, slots=True)
class IncidentQuery:
    """Which incidents to show; without terms and filters, all that are not in the trash."""

    terms: tuple[SearchTerm, ...] = ()
    filters: tuple[Filter, ...] = ()
    order: Order = Order.NEWEST_FIRST
    in_trash: bool = False
    zone: str = "UTC"
    """IANA name of where the days of `after:` and `before:` begin; the journal sets it."""

    def values(self, of: Field) -> tuple[str, ...]:
        """Return the values of the filters of one field."""
        return tuple(each.value for each in self.filters if each.field is of)

    def first_second(self) -> int | None:
        """Return the second since 1970 from which on `after:` lets hits be; None: from any."""
        return min(self._seconds(Field.AFTER), default=None)

    def end_second(self) -> int | None:
        """Return the second since 1970 under which `before:` lets hits be; None: under any."""
        return max(self._seconds(Field.BEFORE), default=None)

    def _seconds(self, of: Field) -> list[int]:
        days = (first_day(value) for value in self.values(of))
        return [_beginning(day, self.zone) for day in days if day is not None]


def parse_query(typed: str) -> IncidentQuery:
    """Understand what was typed. Never fails: what is no filter is looked for as words."""
    terms: list[SearchTerm] = []
    filters: list[Filter] = []
    for name, quoted_value, value, quoted, word in _TERM.findall(typed.replace("\0", " ")):
        found = _filter(name, quoted_value or value)
        if found is not None:
            filters.append(found)
        elif name:
            terms.append(SearchTerm(f"{name}:{quoted_value or value}", is_exact=bool(quoted_value)))
        else:
            terms.append(SearchTerm(quoted or word, is_exact=bool(quoted)))
    kept = tuple(term for term in terms if any(map(str.isalnum, term.text)))
    return IncidentQuery(kept, tuple(dict.fromkeys(filters)))


def query_text(query: IncidentQuery) -> str:
    """Return what to type for a query: the form in which searches are saved."""
    words = [f"{each.field}:{_quoted(each.value)}" for each in query.filters]
    words += [f'"{term.text}"' if term.is_exact else term.text for term in query.terms]
    return " ".join(words)


def first_day(value: str) -> date | None:
    """Return the first day of a year, month or day as `after:` takes it; None when it is none."""
    found = _DATE.fullmatch(value)
    if found is None:
        return None
    year, month, day = found.groups()
    try:
        return date(int(year), int(month or 1), int(day or 1))
    except ValueError:
        return None


def _beginning(day: date, zone: str) -> int:
    """Return the second since 1970 at which a day begins. Also for days whose UTC has no year."""
    midnight = datetime.combine(day, time())
    offset = midnight.replace(tzinfo=ZoneInfo(zone)).utcoffset() or timedelta()
    return (midnight - datetime(1970, 1, 1) - offset) // timedelta(seconds=1)  # noqa: DTZ001  both without a zone


def _filter(name: str, value: str) -> Filter | None:
    if name not in list(Field) or not value:
        return None
    of = Field(name)
    if of in (Field.AFTER, Field.BEFORE) and first_day(value) is None:
        return None
    if of is Field.HAS and value not in list(Has):
        return None
    return Filter(of, value)


def _quoted(value: str) -> str:
    return f'"{value}"' if " " in value else value


@dataclass(frozen=True, slots=True)
class SavedSearch:
    """A search kept under a name. `typed` is what `parse_query` reads."""

    name: str
    typed: str
