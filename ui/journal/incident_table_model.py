"""The rows of the journal's list, fetched from the vault as they are needed."""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from functools import partial
from typing import NamedTuple

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
    Slot,
)

from core.ids import IncidentId
from core.incidents.incident import IncidentRow
from core.incidents.incident_type import IncidentType
from core.incidents.matcher import Matcher
from core.incidents.search import IncidentQuery, Order
from core.vault.session import Session
from ui.jobs import Ticket
from ui.journal.find.snippets import Snippets
from ui.journal.words import excerpt_words, files_words, type_titles, when_words
from ui.plain_text import isolated
from ui.translate import tr
from ui.vault_runner import VaultRunner

_PAGE_ROWS = 100
_RELOAD_ROWS = 500
"""So many rows a query when a long list is read again: each a few milliseconds of vault thread."""

_NO_PARENT = QModelIndex()


class _FirstPage(NamedTuple):
    rows: tuple[IncidentRow, ...]
    hits: int


class IncidentTableModel(QAbstractTableModel):
    """The notes a query hits, in its order, in one column.

    `settled(int)`: the list shows the query's hits; the number is how many there are in all.
    While `is_settling`, rows come and go without the person having chosen anything.
    """

    settled = Signal(int)

    RowRole = Qt.ItemDataRole.UserRole + 1
    """The `IncidentRow`."""

    def __init__(
        self,
        runner: VaultRunner,
        types: Sequence[IncidentType],
        zone: str,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._runner = runner
        self._titles = type_titles(types)
        self._zone = zone
        self._query = IncidentQuery()
        self._snippets = Snippets(runner, self)
        self._snippets.arrived.connect(self._show_snippet)
        self._rows: list[IncidentRow] = []
        self._fresh: list[IncidentRow] = []
        self._count = 0
        self._wanted = 0
        self._is_complete = True
        self._ticket: Ticket[_FirstPage] | Ticket[tuple[IncidentRow, ...]] | None = None
        self.is_settling = False

    def show(self, query: IncidentQuery) -> None:
        """Show what another query hits; the old rows stay until the new ones are there."""
        if query.terms != self._query.terms:
            self._snippets.search(Matcher(query.terms))
        self._query = query
        self._read_again(_PAGE_ROWS)

    def reload(self) -> None:
        """Read all rows again that are shown, because the vault's data changed."""
        self._snippets.forget()
        self._read_again(max(_PAGE_ROWS, len(self._rows)))

    def row_of(self, incident_id: IncidentId) -> int | None:
        """Return where an incident is in the rows fetched so far."""
        return next((i for i, row in enumerate(self._rows) if row.id == incident_id), None)

    def incident_at(self, row: int) -> IncidentId:
        """Return the identity of the incident in a row."""
        return self._rows[row].id

    def row_at(self, row: int) -> IncidentRow:
        """Return what a row shows."""
        return self._rows[row]

    def titles_of(self, row: IncidentRow) -> str:
        """Return the titles of an incident's types in one line."""
        return " · ".join(self._titles.get(code, code) for code in row.types)

    @property
    def matcher(self) -> Matcher:
        """What finds the words that are searched for."""
        return self._snippets.matcher

    def words_of(self, row: IncidentRow) -> str:
        """Return what a note says: its beginning, or what stands around the first match."""
        return excerpt_words(self._snippets.words_for(row))

    def when_of(self, row: IncidentRow) -> str:
        """Return when an incident happened, in words."""
        return when_words(row, self._zone)

    # Qt's own names from here on.

    def rowCount(  # noqa: N802  Qt's name
        self, parent: QModelIndex | QPersistentModelIndex = _NO_PARENT
    ) -> int:
        """Return how many rows were fetched so far."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(  # noqa: N802  Qt's name
        self, parent: QModelIndex | QPersistentModelIndex = _NO_PARENT
    ) -> int:
        """Return 1: the delegate draws all of a note in one cell."""
        return 0 if parent.isValid() else 1

    def data(
        self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Return the row for the delegate, or a sentence for screen readers and copies."""
        if not index.isValid() or index.row() >= len(self._rows):
            return None
        row = self._rows[index.row()]
        if role == self.RowRole:
            return row
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self._sentence(row)
        return None

    def canFetchMore(  # noqa: N802  Qt's name
        self, parent: QModelIndex | QPersistentModelIndex
    ) -> bool:
        """Tell whether the vault has more hits than were fetched.

        Not while rows are exchanged: the last one may still be of another search.
        """
        return not parent.isValid() and not self._is_complete and not self.is_settling

    def fetchMore(  # noqa: N802  Qt's name
        self, parent: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Ask the vault for the next rows; they appear when they arrive."""
        if self._ticket is None and self.canFetchMore(parent):
            job = partial(_next_page, self._query, self._rows[-1].position, _PAGE_ROWS)
            self._ticket = self._runner.query(job, self._append)

    @Slot(int)
    def _show_snippet(self, position: int) -> None:
        is_newest_first = self._query.order is Order.NEWEST_FIRST
        place = bisect_left(
            self._rows,
            -position if is_newest_first else position,
            key=_falling if is_newest_first else _rising,
        )
        if place < len(self._rows) and self._rows[place].position == position:
            index = self.index(place, 0)
            self.dataChanged.emit(index, index)

    def _sentence(self, row: IncidentRow) -> str:
        parts = [self.when_of(row), self.titles_of(row), isolated(self.words_of(row))]
        if row.exhibit_count:
            parts.append(files_words(row.exhibit_count))
        if row.is_sealed:
            parts.append(tr("Sealed"))
        if row.tags:
            tags = ", ".join(isolated(tag) for tag in row.tags)
            parts.append(tr("Tags: {tags}").format(tags=tags))
        return tr(". ").join(part for part in parts if part)

    def _read_again(self, wanted: int) -> None:
        if self._ticket is not None:
            self._ticket.drop()
        self._wanted = wanted
        limit = min(wanted, _RELOAD_ROWS)
        self._ticket = self._runner.query(
            partial(_first_page, self._query, limit), self._take_first
        )

    def _take_first(self, page: _FirstPage) -> None:
        self._fresh = []
        self._count = page.hits
        self._take(page.rows)

    def _take(self, rows: tuple[IncidentRow, ...]) -> None:
        self._ticket = None
        self._fresh.extend(rows)
        if rows and len(self._fresh) < min(self._wanted, self._count):
            job = partial(_next_page, self._query, rows[-1].position, _RELOAD_ROWS)
            self._ticket = self._runner.query(job, self._take)
            return
        fresh, self._fresh = self._fresh, []
        self._is_complete = not rows or len(fresh) >= self._count
        self._put(fresh)
        self.settled.emit(self._count)

    def _append(self, rows: tuple[IncidentRow, ...]) -> None:
        self._is_complete = len(rows) < _PAGE_ROWS
        if not rows:
            self._ticket = None
            return
        self.beginInsertRows(_NO_PARENT, len(self._rows), len(self._rows) + len(rows) - 1)
        self._rows.extend(rows)
        self._ticket = None  # only now: whoever hears of the rows may ask for more at once
        self.endInsertRows()

    def _put(self, fresh: list[IncidentRow]) -> None:
        """Change from the old rows to the fresh ones, leaving alone what begins and ends alike."""
        old = self._rows
        head = _alike(old, fresh)
        tail = _alike(reversed(old[head:]), reversed(fresh[head:]))
        self.is_settling = True
        if len(old) > head + tail:
            self.beginRemoveRows(_NO_PARENT, head, len(old) - tail - 1)
            del old[head : len(old) - tail]
            self.endRemoveRows()
        if len(fresh) > head + tail:
            self.beginInsertRows(_NO_PARENT, head, len(fresh) - tail - 1)
            self._rows = fresh
            self.endInsertRows()
        self._rows = fresh
        if fresh:
            self.dataChanged.emit(self.index(0, 0), self.index(len(fresh) - 1, 0))
        self.is_settling = False


def _rising(row: IncidentRow) -> int:
    return row.position


def _falling(row: IncidentRow) -> int:
    return -row.position


def _alike(old: Iterable[IncidentRow], fresh: Iterable[IncidentRow]) -> int:
    """Return how many incidents from the beginning on are the same."""
    count = 0
    for before, after in zip(old, fresh, strict=False):
        if before.id != after.id:
            break
        count += 1
    return count


def _first_page(query: IncidentQuery, limit: int, session: Session) -> _FirstPage:
    return _FirstPage(session.journal.page(query, limit=limit), session.journal.count(query))


def _next_page(
    query: IncidentQuery, below: int, limit: int, session: Session
) -> tuple[IncidentRow, ...]:
    return session.journal.page(query, below=below, limit=limit)
