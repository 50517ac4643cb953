"""The notes that a query hits, fetched from the vault as they are needed."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject

from core.incidents.incident import IncidentRow
from core.incidents.search import IncidentQuery
from core.vault.session import Session
from ui.shared.paged_rows import FirstRows, PagedRows
from ui.vault_runner import VaultRunner


class IncidentRows(PagedRows[IncidentRow]):
    """In the order of the query; how a row looks is left open."""

    most_counted: int | None = None
    """Beyond this nobody is told how many there are; None: always."""

    def __init__(self, runner: VaultRunner, zone: str, parent: QObject | None = None) -> None:
        super().__init__(runner, parent)
        self._zone = zone
        self._query = IncidentQuery()

    def ask(self, query: IncidentQuery) -> None:
        """Show what another query hits; the old rows stay until the new ones are there."""
        self._query = query
        self.read_from_start()

    def key_of(self, row: IncidentRow) -> str:
        """Return the incident's identity."""
        return row.id

    def first_job(self, limit: int) -> Callable[[Session], FirstRows]:
        """Return a query for the first hits, and how many there are."""
        return partial(_first_page, self._query, limit, self.most_counted)

    def next_job(
        self, after: IncidentRow, limit: int
    ) -> Callable[[Session], tuple[IncidentRow, ...]]:
        """Return a query for the hits below a row."""
        return partial(_next_page, self._query, after.position, limit)


def _first_page(query: IncidentQuery, limit: int, most: int | None, session: Session) -> FirstRows:
    rows = session.journal.page(query, limit=limit)
    if most is None:
        return FirstRows(rows, session.journal.count(query))
    count = session.journal.count(query, most=most + 1)
    return FirstRows(rows, count if count <= most else None)


def _next_page(
    query: IncidentQuery, below: int, limit: int, session: Session
) -> tuple[IncidentRow, ...]:
    return session.journal.page(query, below=below, limit=limit)
