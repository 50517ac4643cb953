"""What the rows of a list would bring: something new, something known, the same twice, nothing."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import Enum, auto

from core.blocklists.blocklist import Blocklist
from core.blocklists.doubt import Doubt, doubt_of
from core.blocklists.exchange.listed import Listed, one_line
from core.blocklists.exchange.reading import Row
from core.blocklists.normalise import Keys, home_service, keys_met, normal_form
from core.blocklists.person import MAX_WRITTEN_CHARACTERS, IdentifierContent, PersonRow

_Key = tuple[str, str, str]
_NONE: Keys = frozenset()


class News(Enum):
    """What a row would bring."""

    NEW = auto()
    KNOWN = auto()
    """Somebody in the vault has it already, however it is written there."""
    DOUBLE = auto()
    """It stands in the list before."""
    BAD = auto()


@dataclass(frozen=True, slots=True)
class Arrival:
    """One row, compared with the vault and with the rows before it."""

    row: Row
    news: News
    known_to: tuple[PersonRow, ...] = ()
    """Who has it already."""
    double_of: int = 0
    """The line where it stands first."""
    doubt: Doubt | None = None
    """Why it may be mistyped; it can be taken in all the same."""


@dataclass(slots=True)
class Comparison:
    """Compares rows with the vault, slice by slice. For the vault thread."""

    rows: Sequence[Row]
    done: int = 0
    _first: dict[_Key, int] = field(default_factory=dict)

    @property
    def total(self) -> int:
        """How many rows there are."""
        return len(self.rows)

    def step(self, blocklist: Blocklist, count: int) -> tuple[Arrival, ...]:
        """Compare the next `count` rows."""
        region = blocklist.region()
        part = self.rows[self.done : self.done + count]
        self.done += len(part)
        met = [keys_met(content_of(row.listed), region) if row.listed else _NONE for row in part]
        having = blocklist.having(met)
        return tuple(
            self._compared(row, known_to, region)
            for row, known_to in zip(part, having, strict=True)
        )

    def _compared(self, row: Row, known_to: tuple[PersonRow, ...], region: str) -> Arrival:
        if row.listed is None:
            return Arrival(row, News.BAD)
        content = content_of(row.listed)
        key = (content.kind.value, normal_form(content, region), home_service(content))
        first = self._first.setdefault(key, row.line)
        if key in self._first and first != row.line:
            return Arrival(row, News.DOUBLE, double_of=first)
        news = News.KNOWN if known_to else News.NEW
        return Arrival(row, news, known_to, doubt=doubt_of(content, region))


def content_of(listed: Listed) -> IdentifierContent:
    """Return what is kept of a listed identifier."""
    return IdentifierContent(
        listed.kind,
        listed.written.strip(),
        listed.platform.strip(),
        listed.permanent_id.strip(),
        one_line(listed.note)[:MAX_WRITTEN_CHARACTERS],
    )
