"""The rows of a list that may be brought in, as a Qt model: chosen or not, and for whom."""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from typing import NamedTuple

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from core.blocklists.exchange.arrivals import Arrival, News
from core.blocklists.exchange.listed import Listed
from core.blocklists.exchange.plan import Whose
from ui.blocklists.exchange.words import (
    FILTERS,
    RowFilter,
    filters_of,
    kind_of_row,
    news_words,
)
from ui.plain_text import isolated
from ui.shared.icons import icon
from ui.translate import tr

Index = QModelIndex | QPersistentModelIndex
_NO_PARENT = QModelIndex()
_SHOWN_CHARACTERS = 200
_DISPLAY, _CHECK = Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.CheckStateRole
_TOOL_TIP = Qt.ItemDataRole.ToolTipRole


class _Column(NamedTuple):
    heading: str
    text: Callable[[int], str]


class ArrivalsModel(QAbstractTableModel):
    """Four columns; the first can be ticked, except in rows that hold nothing.

    `chosen_changed()`: other rows are ticked, or they go to somebody else.
    """

    chosen_changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._arrivals: list[Arrival] = []
        self._by_filter: dict[RowFilter, list[int]] = {}
        self._shown: list[int] = []
        self._only: RowFilter = None
        self._chosen: set[int] = set()
        self._whose: dict[int, tuple[Whose, str]] = {}
        self._default: Callable[[Listed], str] = _nobody
        self._columns = (
            _Column(tr("What"), self._what),
            _Column(tr("Kind"), self._kind),
            _Column(tr("Whose"), self._whose_words),
            _Column(tr("What it brings"), self._brings),
        )
        self.clear()

    # --- filling ------------------------------------------------------------------------------

    def clear(self) -> None:
        """Show nothing."""
        self.beginResetModel()
        self._arrivals, self._chosen, self._whose = [], set(), {}
        self._by_filter = {each: [] for each in FILTERS}
        self._only = None
        self._shown = self._by_filter[None]
        self.endResetModel()
        self.chosen_changed.emit()

    def add(self, arrivals: Sequence[Arrival]) -> None:
        """Add rows at the end; what is new is ticked."""
        fitting = [each for each in arrivals if self._only in filters_of(each)]
        first = len(self._shown)
        if fitting:
            self.beginInsertRows(QModelIndex(), first, first + len(fitting) - 1)
        for each in arrivals:
            place = len(self._arrivals)
            self._arrivals.append(each)
            for only in filters_of(each):
                self._by_filter[only].append(place)
            if each.news is News.NEW:
                self._chosen.add(place)
        if fitting:
            self.endInsertRows()
        self.chosen_changed.emit()

    def show_only(self, only: RowFilter) -> None:
        """Show the rows of one kind; None: all."""
        self.beginResetModel()
        self._only = only
        self._shown = self._by_filter[only]
        self.endResetModel()

    def say_whose(self, words: Callable[[Listed], str]) -> None:
        """Say so whose each row is that was not given to somebody by itself."""
        self._default = words
        self._tell_all()

    # --- choosing -----------------------------------------------------------------------------

    def count(self, only: RowFilter) -> int:
        """Return how many rows of a kind there are."""
        return len(self._by_filter[only])

    @property
    def chosen_count(self) -> int:
        """How many rows are ticked."""
        return len(self._chosen)

    @property
    def has_names(self) -> bool:
        """Whether the list says of anything whose it is."""
        return any(each.row.listed and each.row.listed.person for each in self._arrivals)

    def choose(self, rows: Collection[int], *, is_chosen: bool) -> None:
        """Tick rows that are shown, or take the ticks away."""
        for place in (self._shown[row] for row in rows):
            if is_chosen and self._arrivals[place].news is not News.BAD:
                self._chosen.add(place)
            elif not is_chosen:
                self._chosen.discard(place)
        self._tell_all()

    def give(self, rows: Collection[int], whose: Whose, words: str) -> None:
        """Give rows that are shown to somebody; they are ticked with it."""
        for place in (self._shown[row] for row in rows):
            if self._arrivals[place].news is not News.BAD:
                self._whose[place] = (whose, words)
                self._chosen.add(place)
        self._tell_all()

    def chosen(self) -> Iterator[tuple[Listed, Whose | None]]:
        """Yield what is ticked now, in the order of the list; None: given to nobody by itself.

        It can be gone through on any thread, whatever is done here meanwhile.
        """
        return _chosen(tuple(self._arrivals), sorted(self._chosen), self._whose.copy())

    # --- Qt's own names -----------------------------------------------------------------------

    def rowCount(self, parent: Index = _NO_PARENT) -> int:  # noqa: N802  Qt's name
        """Return how many rows are shown."""
        return 0 if parent.isValid() else len(self._shown)

    def columnCount(self, parent: Index = _NO_PARENT) -> int:  # noqa: N802  Qt's name
        """Return 4."""
        return 0 if parent.isValid() else len(self._columns)

    def headerData(  # noqa: N802  Qt's name
        self, section: int, orientation: Qt.Orientation, role: int = _DISPLAY
    ) -> object:
        """Return the headings of the columns."""
        is_heading = orientation == Qt.Orientation.Horizontal and role == _DISPLAY
        return self._columns[section].heading if is_heading else None

    def data(self, index: Index, role: int = _DISPLAY) -> object:
        """Return what a cell shows, and in the first column whether the row is ticked."""
        if not index.isValid():
            return None
        place, column = self._shown[index.row()], index.column()
        if role in (_DISPLAY, _TOOL_TIP):
            is_doubtful = column == 0 and self._arrivals[place].doubt is not None
            words = self._columns[column].text(place)
            return f"{words}\n{self._brings(place)}" if is_doubtful and role == _TOOL_TIP else words
        return self._marks(place).get(role) if column == 0 else None

    def _marks(self, place: int) -> Mapping[int, object]:
        """Return what the first column shows beside words: at 200 % the last is not in sight."""
        arrival = self._arrivals[place]
        marks: dict[int, object] = {}
        if arrival.doubt is not None:
            marks[Qt.ItemDataRole.DecorationRole] = icon("triangle-alert", "care")
        if arrival.news is not News.BAD:
            is_chosen = place in self._chosen
            marks[_CHECK] = Qt.CheckState.Checked if is_chosen else Qt.CheckState.Unchecked
        return marks

    def setData(self, index: Index, value: object, role: int = _CHECK) -> bool:  # noqa: N802  Qt's name
        """Tick a row, or take its tick away."""
        if role != _CHECK or index.column() != 0:
            return False
        self.choose((index.row(),), is_chosen=value == Qt.CheckState.Checked.value)
        return True

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Rows that hold nothing cannot be ticked."""
        flags = super().flags(index)
        if not index.isValid() or index.column() != 0:
            return flags
        is_bad = self._arrivals[self._shown[index.row()]].news is News.BAD
        return flags if is_bad else flags | Qt.ItemFlag.ItemIsUserCheckable

    # --- cells --------------------------------------------------------------------------------

    def _what(self, place: int) -> str:
        row = self._arrivals[place].row
        written = row.listed.written if row.listed else row.source
        return isolated(written[:_SHOWN_CHARACTERS])  # or a window from right to left turns numbers

    def _kind(self, place: int) -> str:
        return kind_of_row(self._arrivals[place])

    def _whose_words(self, place: int) -> str:
        listed = self._arrivals[place].row.listed
        if listed is None or place not in self._chosen:
            return ""
        given = self._whose.get(place)
        words = given[1] if given else self._default(listed)
        return isolated(words) if words else ""

    def _brings(self, place: int) -> str:
        return news_words(self._arrivals[place])

    def _tell_all(self) -> None:
        if self._shown:
            last = self.index(len(self._shown) - 1, len(self._columns) - 1)
            self.dataChanged.emit(self.index(0, 0), last)
        self.chosen_changed.emit()


def _chosen(
    arrivals: Sequence[Arrival],
    places: Sequence[int],
    given: Mapping[int, tuple[Whose, str]],
) -> Iterator[tuple[Listed, Whose | None]]:
    for place in places:
        listed = arrivals[place].row.listed
        if listed is not None:
            whose = given.get(place)
            yield listed, whose[0] if whose else None


def _nobody(listed: Listed) -> str:
    return listed.person
