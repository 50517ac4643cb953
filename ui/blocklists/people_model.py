"""The list of people as a Qt model over a query, fetched a page at a time."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from core.blocklists.person import PersonRow
from core.errors import HollyhockError
from core.ids import PersonId
from core.vault.session import Session
from ui.blocklists.words import row_details
from ui.jobs import Ticket
from ui.plain_text import visible
from ui.shared.two_lines import DETAILS_ROLE
from ui.vault_runner import VaultRunner

Index = QModelIndex | QPersistentModelIndex
_PAGE = 100


class PeopleModel(QAbstractListModel):
    """People by name, narrowed by a search text.

    `loaded()`: an answer arrived and the rows are as the vault has them.
    """

    loaded = Signal()

    def __init__(self, runner: VaultRunner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._runner = runner
        self._rows: list[PersonRow] = []
        self._contains = ""
        self._has_more = False
        self._wanted = _PAGE
        self._ticket: Ticket[Any] | None = None

    @property
    def contains(self) -> str:
        """What the list is narrowed by."""
        return self._contains

    def search(self, contains: str) -> None:
        """Narrow the list to people whose name or identifiers contain the text."""
        self._contains = contains
        self._ask(0, _PAGE, self._take_first)

    def refresh(self) -> None:
        """Ask again for what is shown."""
        self._ask(0, max(len(self._rows), _PAGE), self._take_first)

    def person_id(self, index: Index) -> PersonId | None:
        """Return who stands in a row."""
        return self._rows[index.row()].id if index.isValid() else None

    def index_of(self, person_id: PersonId | None) -> QModelIndex:
        """Return where a person stands; an invalid index when they are not in the list."""
        for number, row in enumerate(self._rows):
            if row.id == person_id:
                return self.index(number)
        return QModelIndex()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: N802, B008  Qt's signature; an invalid index never changes
        """Return the number of people fetched so far."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return what a row shows: its name, its details, or both for a screen reader."""
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return visible(row.name)
        if role == DETAILS_ROLE:
            return row_details(row)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{visible(row.name)}, {row_details(row)}"
        return None

    def canFetchMore(self, parent: Index) -> bool:  # noqa: N802  Qt's name
        """Tell whether the vault has more people than were fetched."""
        return not parent.isValid() and self._has_more and self._ticket is None

    def fetchMore(self, parent: Index) -> None:  # noqa: N802  Qt's name
        """Ask for the next page; its rows are added when they arrive."""
        if self.canFetchMore(parent):
            self._ask(len(self._rows), _PAGE, self._take_next)

    def _ask(self, offset: int, wanted: int, done: Callable[[tuple[PersonRow, ...]], None]) -> None:
        """Ask for one row more than wanted: it tells whether there are more."""
        if self._ticket is not None:
            self._ticket.drop()
        self._wanted = wanted
        job = _page(self._contains, offset, wanted + 1)
        self._ticket = self._runner.query(job, done, self._not_loaded)

    def _take_first(self, rows: tuple[PersonRow, ...]) -> None:
        self.beginResetModel()
        self._rows = list(rows[: self._wanted])
        self.endResetModel()
        self._settle(rows)

    def _take_next(self, rows: tuple[PersonRow, ...]) -> None:
        added = rows[: self._wanted]
        first = len(self._rows)
        if added:
            self.beginInsertRows(QModelIndex(), first, first + len(added) - 1)
            self._rows.extend(added)
            self.endInsertRows()
        self._settle(rows)

    def _settle(self, rows: tuple[PersonRow, ...]) -> None:
        """Let the next be fetched only now: views may ask for more while rows change."""
        self._has_more = len(rows) > self._wanted
        self._ticket = None
        self.loaded.emit()

    def _not_loaded(self, error: HollyhockError) -> None:
        self._ticket = None
        self._runner.failed.emit(error)


def _page(contains: str, offset: int, limit: int) -> Callable[[Session], tuple[PersonRow, ...]]:
    return lambda session: session.blocklist.page(contains, offset=offset, limit=limit)
