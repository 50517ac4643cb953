"""Identifiers that nothing was done about yet, fetched a page at a time."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Qt

from core.blocklists.queries import IdentifierOrder, IdentifierQuery, IdentifierRow
from core.blocklists.status import Step
from core.vault.session import Session
from ui.blocklists.status_words import service_word
from ui.blocklists.words import kind_icon
from ui.plain_text import isolated, visible
from ui.shared.paged_rows import FirstRows, PagedRows
from ui.shared.two_lines import DETAILS_ROLE, ICON_ROLE
from ui.vault_runner import VaultRunner


class ToDoModel(PagedRows[IdentifierRow]):
    """Those of one service, or of all, by person."""

    def __init__(self, runner: VaultRunner, parent: QObject | None = None) -> None:
        super().__init__(runner, parent)
        self._query = _query(None)

    def show(self, service: str | None) -> None:
        """Show what is to do at a service; None: everywhere."""
        self._query = _query(service)
        self.read_from_start()

    def key_of(self, row: IdentifierRow) -> str:
        """Return the identifier's identity."""
        return row.identifier.id

    def first_job(self, limit: int) -> Callable[[Session], FirstRows]:
        """Return a query for the first, and how many there are."""
        return partial(_first_page, self._query, limit)

    def next_job(
        self, after: IdentifierRow, limit: int
    ) -> Callable[[Session], tuple[IdentifierRow, ...]]:
        """Return a query for those after a row."""
        return partial(_next_page, self._query, after, limit)

    def shown(self, row: IdentifierRow, role: int) -> object:
        """Return what a row shows: as written, whose it is, and where."""
        written = visible(row.identifier.content.written)
        details = f"{isolated(row.person_name)} · {service_word(row.service)}"
        return {
            int(Qt.ItemDataRole.DisplayRole): written,
            int(Qt.ItemDataRole.AccessibleTextRole): f"{written}, {details}",
            int(DETAILS_ROLE): details,
            int(ICON_ROLE): kind_icon(row.identifier.content.kind),
        }.get(int(role))


def _query(service: str | None) -> IdentifierQuery:
    return IdentifierQuery(order=IdentifierOrder.PERSON, service=service, step=Step.NOT_YET)


def _first_page(query: IdentifierQuery, limit: int, session: Session) -> FirstRows:
    blocklist = session.blocklist
    rows = blocklist.identifiers(query, limit=limit)
    return FirstRows(rows, blocklist.count_identifiers(query))


def _next_page(
    query: IdentifierQuery, after: IdentifierRow, limit: int, session: Session
) -> tuple[IdentifierRow, ...]:
    return session.blocklist.identifiers(query, after=after, limit=limit)
