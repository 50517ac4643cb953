"""Whose identifiers go into a list, and fetching them slice by slice."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from core.blocklists.blocklist import Blocklist
from core.blocklists.exchange.listed import Listed
from core.blocklists.person import IdentifierKind
from core.blocklists.queries import IdentifierQuery, IdentifierRow
from core.blocklists.status import Step
from core.ids import PersonId

_PAGE_ROWS = 500


@dataclass(frozen=True, slots=True)
class ExportChoice:
    """Whose identifiers, and which. The own circle never is among them, nor who is in the trash."""

    people: tuple[PersonId, ...] = ()
    """Only theirs; empty: everybody's."""
    group: str | None = None
    kinds: frozenset[IdentifierKind] = frozenset(IdentifierKind)

    def queries(self) -> tuple[IdentifierQuery, ...]:
        """Return the queries for them, one after the other; kinds still have to be looked at."""
        only = next(iter(self.kinds)) if len(self.kinds) == 1 else None
        return tuple(
            IdentifierQuery(kind=only, person_id=who, group=self.group)
            for who in self.people or (None,)
        )


@dataclass(frozen=True, slots=True)
class Narrowing:
    """Which of what was gathered is wanted."""

    service: str | None = None
    """Only accounts on this app or site."""
    only_to_do: bool = False
    """Only what nothing was done about yet."""

    def takes(self, listed: Listed) -> bool:
        """Tell whether one of them is wanted."""
        if self.only_to_do and listed.is_dealt_with:
            return False
        is_account = listed.kind is IdentifierKind.HANDLE
        return self.service is None or (is_account and listed.service == self.service)


@dataclass(frozen=True, slots=True)
class ServiceSeen:
    """An app or site on which there are accounts."""

    service: str
    name: str
    """As it was first written."""
    count: int


def services_of(listed: Iterable[Listed]) -> tuple[ServiceSeen, ...]:
    """Return where the accounts among them are, most first."""
    counts: Counter[str] = Counter()
    names: dict[str, str] = {}
    for each in listed:
        if each.kind is IdentifierKind.HANDLE and each.platform.strip():
            counts[each.service] += 1
            names.setdefault(each.service, each.platform.strip())
    return tuple(ServiceSeen(code, names[code], count) for code, count in counts.most_common())


@dataclass(slots=True)
class Gathering:
    """Fetches the identifiers of a choice. For the vault thread."""

    choice: ExportChoice
    is_done: bool = False
    _query: int = 0
    _after: IdentifierRow | None = field(default=None)

    def step(self, blocklist: Blocklist) -> tuple[Listed, ...]:
        """Return the next ones; empty may also mean that none of these were of the kinds."""
        queries = self.choice.queries()
        rows = blocklist.identifiers(queries[self._query], after=self._after, limit=_PAGE_ROWS)
        self._after = rows[-1] if rows else None
        if len(rows) < _PAGE_ROWS:
            self._query, self._after = self._query + 1, None
            self.is_done = self._query == len(queries)
        kinds = self.choice.kinds
        return tuple(_listed(row) for row in rows if row.identifier.content.kind in kinds)


def _listed(row: IdentifierRow) -> Listed:
    content, normal = row.identifier.content, row.identifier.normal
    is_known_number = content.kind is IdentifierKind.PHONE and normal.startswith("+")
    return Listed(
        content.kind,
        content.written,
        content.platform,
        content.account_id,
        row.person_name,
        row.person_id,
        normal if is_known_number else "",
        content.note,
        row.service,
        row.step is not Step.NOT_YET,
    )
