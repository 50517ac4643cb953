"""Searches kept under a name."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from core.incidents.incident_type import IncidentType
from core.incidents.journal import MAX_NAME_CHARACTERS
from core.incidents.search import SavedSearch
from ui.journal.find.filter_words import FilterWords
from ui.journal.find.understood import understand
from ui.plain_text import isolated, visible
from ui.shared.buttons import IconButton, PlainButton, QuietButton
from ui.shared.flow_layout import FlowLayout
from ui.shared.text import SoftLabel
from ui.shared.theme import GRID, current_theme
from ui.translate import tr

_NAME_PX = 180
_ELIDE = Qt.TextElideMode.ElideRight


class SavedSearches(QWidget):
    """Lists them, and keeps the present one.

    `chosen(SavedSearch)`: search for it. `forgotten(SavedSearch)`: it is not wanted any more.
    `named(str)`: the present search is to be kept under this name.
    """

    chosen = Signal(object)
    forgotten = Signal(object)
    named = Signal(str)

    def __init__(self, types: Sequence[IncidentType], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._types, self._words = types, FilterWords(types)
        self._searches: tuple[SavedSearch, ...] = ()
        self._rows: list[QWidget] = []
        self._nothing = SoftLabel(tr("None yet. Search for something, then keep it here."))
        self._list = QVBoxLayout()
        self._list.setSpacing(GRID)
        self.name = QLineEdit()
        self.name.setObjectName("saved-search-name")
        self.name.setPlaceholderText(tr("Name for this search"))
        self.name.setAccessibleName(tr("Name for this search"))
        self.name.setMaxLength(MAX_NAME_CHARACTERS)
        self.keep_button = PlainButton(tr("Keep this search"), "bookmark")
        self.keep_button.setObjectName("saved-search-keep")
        entry = QWidget()
        flow = FlowLayout(entry)
        flow.addWidget(self.name)
        flow.addWidget(self.keep_button)
        self._entry = entry
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        column.addWidget(self._nothing)
        column.addLayout(self._list)
        column.addWidget(entry)
        self.name.textChanged.connect(self._typed)
        self.name.returnPressed.connect(self._keep)
        self.keep_button.clicked.connect(self._keep)
        self._typed()

    def show_searches(self, searches: Sequence[SavedSearch]) -> None:
        """Show the kept searches."""
        self._searches = tuple(searches)
        for row in self._rows:
            self._list.removeWidget(row)
            row.hide()
            row.deleteLater()
        self._rows = [self._row(place, each) for place, each in enumerate(searches)]
        for row in self._rows:
            self._list.addWidget(row)
        self._nothing.setVisible(not searches)

    def show_present(self, typed: str) -> None:
        """Only a search that looks for something can be kept."""
        self._entry.setVisible(bool(typed))

    def _row(self, place: int, search: SavedSearch) -> QWidget:
        row = QWidget()
        go = QuietButton("", "bookmark")
        go.setObjectName(f"saved-search-{place}")
        room = current_theme().px(_NAME_PX)
        go.setText(go.fontMetrics().elidedText(visible(search.name), _ELIDE, room))
        go.setAccessibleName(tr("Search again: {name}").format(name=isolated(search.name)))
        go.setProperty("place", place)
        go.clicked.connect(self._choose)
        removes = tr("Remove saved search {name}").format(name=isolated(search.name))
        remove = IconButton("x", removes)
        remove.setObjectName(f"saved-search-remove-{place}")
        remove.setProperty("place", place)
        remove.clicked.connect(self._forget)
        line = QHBoxLayout()
        line.addWidget(go)
        line.addStretch(1)
        line.addWidget(remove)
        column = QVBoxLayout(row)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(line)
        column.addWidget(SoftLabel(self._words.of_query(understand(search.typed, self._types))))
        return row

    @Slot()
    def _typed(self) -> None:
        self.keep_button.setEnabled(bool(self.name.text().strip()))

    @Slot()
    def _keep(self) -> None:
        name = self.name.text().strip()
        if name:
            self.name.clear()
            self.named.emit(name)

    @Slot()
    def _choose(self) -> None:
        self.chosen.emit(self._searches[self.sender().property("place")])

    @Slot()
    def _forget(self) -> None:
        self.forgotten.emit(self._searches[self.sender().property("place")])
