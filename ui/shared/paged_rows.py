"""The rows of a list that are fetched from the vault as they are needed."""

from abc import abstractmethod
from collections.abc import Callable, Iterable
from typing import Any, Generic, NamedTuple, TypeVar

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
    Slot,
)

from core.vault.session import Session
from ui.jobs import Ticket
from ui.vault_runner import VaultRunner

_PAGE_ROWS = 100
_RELOAD_ROWS = 500
"""So many rows a query when a long list is read again: each a few milliseconds of vault thread."""

Row = TypeVar("Row")
Index = QModelIndex | QPersistentModelIndex
_NO_PARENT = QModelIndex()


class FirstRows(NamedTuple):
    """The beginning of a list, and how many rows it has in all (None: too many to count now)."""

    rows: tuple[Any, ...]
    hits: int | None


class PagedRows(QAbstractTableModel, Generic[Row]):
    """Rows in the order of a query, in one column. Rows are told apart by `key_of`.

    `settled(int)`: the list shows the query's hits; the number is how many there are in all, or
    when `is_counted` is False how many are shown.
    While `is_settling`, rows come and go without the person having chosen anything.
    """

    settled = Signal(int)

    RowRole = Qt.ItemDataRole.UserRole + 1
    """The row itself."""

    def __init__(self, runner: VaultRunner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._runner = runner
        self._rows: list[Row] = []
        self._fresh: list[Row] = []
        self._count: int | None = 0
        self._wanted = self._asked = 0
        self._is_complete = True
        self._ticket: Ticket[Any] | None = None
        self.is_settling = False

    @abstractmethod
    def key_of(self, row: Row) -> str:
        """Return what tells a row from all others."""

    @abstractmethod
    def first_job(self, limit: int) -> Callable[[Session], FirstRows]:
        """Return a query for the beginning of the list."""

    @abstractmethod
    def next_job(self, after: Row, limit: int) -> Callable[[Session], tuple[Row, ...]]:
        """Return a query for up to `limit` rows after a row."""

    @abstractmethod
    def shown(self, row: Row, role: int) -> object:
        """Return what a row shows in any other role than `RowRole`."""

    def read_from_start(self) -> None:
        """Ask for another list; the old rows stay until the new ones are there."""
        self._read_again(_PAGE_ROWS)

    def reload(self) -> None:
        """Read all rows again that are shown, because the vault's data changed."""
        self._read_again(max(_PAGE_ROWS, len(self._rows)))

    @property
    def is_counted(self) -> bool:
        """Whether it is known how many rows there are in all."""
        return self._count is not None

    def row_of(self, key: str | None) -> int | None:
        """Return where a row is among those fetched so far."""
        return next((i for i, row in enumerate(self._rows) if self.key_of(row) == key), None)

    def row_at(self, row: int) -> Row:
        """Return what a row shows."""
        return self._rows[row]

    @Slot()
    def show_again(self) -> None:
        """Draw what is seen anew: there is more to show of a row."""
        if self._rows:
            # All rows cost what one does: the view only asks which of them are in sight.
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._rows) - 1, 0))

    # Qt's own names from here on.

    def rowCount(self, parent: Index = _NO_PARENT) -> int:  # noqa: N802  Qt's name
        """Return how many rows were fetched so far."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _NO_PARENT) -> int:  # noqa: N802  Qt's name
        """Return 1: the delegate draws all of a row in one cell."""
        return 0 if parent.isValid() else 1

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the row for the delegate, or what is shown of it."""
        if not index.isValid() or index.row() >= len(self._rows):
            return None
        row = self._rows[index.row()]
        return row if role == self.RowRole else self.shown(row, role)

    def canFetchMore(self, parent: Index) -> bool:  # noqa: N802  Qt's name
        """Tell whether the vault has more hits than were fetched.

        Not while rows are exchanged: the last one may still be of another search.
        """
        return not parent.isValid() and not self._is_complete and not self.is_settling

    def fetchMore(self, parent: Index) -> None:  # noqa: N802  Qt's name
        """Ask the vault for the next rows; they appear when they arrive."""
        if self._ticket is None and self.canFetchMore(parent):
            job = self.next_job(self._rows[-1], _PAGE_ROWS)
            self._ticket = self._runner.query(job, self._append)

    def _read_again(self, wanted: int) -> None:
        if self._ticket is not None:
            self._ticket.drop()
        self._wanted = wanted
        self._asked = min(wanted, _RELOAD_ROWS)
        job = self.first_job(self._asked)
        self._ticket = self._runner.query(job, self._take_first)

    def _take_first(self, page: FirstRows) -> None:
        self._fresh = []
        self._count = page.hits
        self._take(page.rows)

    def _take(self, rows: tuple[Row, ...]) -> None:
        self._ticket = None
        self._fresh.extend(rows)
        is_complete = len(rows) < self._asked or len(self._fresh) == self._count
        if not is_complete and len(self._fresh) < self._wanted:
            self._asked = _RELOAD_ROWS
            job = self.next_job(rows[-1], self._asked)
            self._ticket = self._runner.query(job, self._take)
            return
        fresh, self._fresh = self._fresh, []
        self._is_complete = is_complete
        self._put(fresh)
        self.settled.emit(len(fresh) if self._count is None else self._count)

    def _append(self, rows: tuple[Row, ...]) -> None:
        self._is_complete = len(rows) < _PAGE_ROWS
        if not rows:
            self._ticket = None
            return
        self.beginInsertRows(_NO_PARENT, len(self._rows), len(self._rows) + len(rows) - 1)
        self._rows.extend(rows)
        self._ticket = None  # only now: whoever hears of the rows may ask for more at once
        self.endInsertRows()

    def _put(self, fresh: list[Row]) -> None:
        """Change from the old rows to the fresh ones, leaving alone what begins and ends alike."""
        old = self._rows
        head = self._alike(old, fresh)
        tail = self._alike(reversed(old[head:]), reversed(fresh[head:]))
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
        self.show_again()
        self.is_settling = False

    def _alike(self, old: Iterable[Row], fresh: Iterable[Row]) -> int:
        """Return how many rows from the beginning on are the same."""
        count = 0
        for before, after in zip(old, fresh, strict=False):
            if self.key_of(before) != self.key_of(after):
                break
            count += 1
        return count
