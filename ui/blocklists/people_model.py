"""The people a query hits, fetched a page at a time."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QMimeData, QModelIndex, QObject, Qt, Signal

from core.blocklists.person import PersonRow
from core.blocklists.queries import PeopleQuery
from core.ids import PersonId
from core.vault.session import Session
from ui.blocklists.carried import Carried, carried_in, carry
from ui.blocklists.words import row_details, row_icon
from ui.plain_text import visible
from ui.shared.paged_rows import FirstRows, Index, PagedRows
from ui.shared.two_lines import DETAILS_ROLE, ICON_ROLE
from ui.vault_runner import VaultRunner

_ACTIONS = Qt.DropAction.MoveAction | Qt.DropAction.LinkAction


class PeopleModel(PagedRows[PersonRow]):
    """People, in the order of the query.

    `dropped(Carried, str)`: people or identifiers were let go of over the person with this id.
    """

    dropped = Signal(object, str)

    def __init__(self, runner: VaultRunner, parent: QObject | None = None) -> None:
        super().__init__(runner, parent)
        self._query = PeopleQuery()

    @property
    def query(self) -> PeopleQuery:
        """What is shown."""
        return self._query

    def show(self, query: PeopleQuery) -> None:
        """Show whom another query hits; the old rows stay until the new ones are there."""
        self._query = query
        self.read_from_start()

    def search(self, contains: str) -> None:
        """Narrow the list to people whose name or identifiers contain the text."""
        self.show(replace(self._query, contains=contains))

    def person_id(self, index: Index) -> PersonId | None:
        """Return who stands in a row."""
        return self.row_at(index.row()).id if index.isValid() else None

    def index_of(self, person_id: PersonId | None) -> QModelIndex:
        """Return where a person stands; an invalid index when they are not in the list."""
        row = self.row_of(person_id)
        return QModelIndex() if row is None else self.index(row, 0)

    def key_of(self, row: PersonRow) -> str:
        """Return the person's identity."""
        return row.id

    def first_job(self, limit: int) -> Callable[[Session], FirstRows]:
        """Return a query for the first people, and how many there are."""
        return partial(_first_page, self._query, limit)

    def next_job(self, after: PersonRow, limit: int) -> Callable[[Session], tuple[PersonRow, ...]]:
        """Return a query for the people after a row."""
        return partial(_next_page, self._query, after, limit)

    def shown(self, row: PersonRow, role: int) -> object:
        """Return what a row shows: its name, its details, or both for a screen reader."""
        if role == Qt.ItemDataRole.DisplayRole:
            return visible(row.name)
        if role == DETAILS_ROLE:
            return row_details(row)
        if role == ICON_ROLE:
            return row_icon(row)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{visible(row.name)}, {row_details(row)}"
        return None

    # Dragging. Qt's own names.

    def flags(self, index: Index) -> Qt.ItemFlag:
        """People can be taken along, and things let go of over them; not between them."""
        flags = super().flags(index)
        if not index.isValid() or self._query.in_trash:
            return flags
        return flags | Qt.ItemFlag.ItemIsDragEnabled | Qt.ItemFlag.ItemIsDropEnabled

    def supportedDropActions(self) -> Qt.DropAction:  # noqa: N802  Qt's name
        """Return what letting go may mean."""
        return _ACTIONS

    def mimeTypes(self) -> list[str]:  # noqa: N802  Qt's name
        """Return the form in which things are taken along."""
        return list(carry(Carried()).formats())

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:  # noqa: N802  Qt's name
        """Take people along: identities only, never a name."""
        return carry(Carried(people=tuple(self.row_at(each.row()).id for each in indexes)))

    def canDropMimeData(  # noqa: N802  Qt's name
        self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index
    ) -> bool:
        """Over a person, and not over the one that is taken along."""
        del action, row, column
        carried = carried_in(data)
        here = self.person_id(parent)
        return here is not None and not carried.is_empty and here not in carried.people

    def dropMimeData(  # noqa: N802  Qt's name
        self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index
    ) -> bool:
        """Tell what was let go of; the rows are read again when something came of it."""
        here = self.person_id(parent)
        if here is not None and self.canDropMimeData(data, action, row, column, parent):
            self.dropped.emit(carried_in(data), here)
        return False


def _first_page(query: PeopleQuery, limit: int, session: Session) -> FirstRows:
    people = session.blocklist
    return FirstRows(people.people(query, limit=limit), people.count(query))


def _next_page(
    query: PeopleQuery, after: PersonRow, limit: int, session: Session
) -> tuple[PersonRow, ...]:
    return session.blocklist.people(query, after=after, limit=limit)
