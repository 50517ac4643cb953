"""Searches kept under a name."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from core.incidents.incident_type import IncidentType
from core.incidents.journal import MAX_NAME_CHARACTERS
from core.incidents.search import SavedSearch
from ui.journal.find.filter_words import FilterWords
from ui.journal.find.understood import understand
from ui.plain_text import isolated, visible
from ui.shared.buttons import PlainButton
from ui.shared.go_rows import GoRows, RowWords
from ui.shared.private_typing import keep_private
from ui.shared.text import SoftLabel
from ui.shared.theme import GRID
from ui.translate import tr


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
        self._nothing = SoftLabel(tr("None yet. Search for something, then keep it here."))
        self._list = GoRows("saved-search", "bookmark")
        self.name = QLineEdit()
        self.name.setObjectName("saved-search-name")
        self.name.setPlaceholderText(tr("Name for this search"))
        self.name.setAccessibleName(tr("Name for this search"))
        self.name.setMaxLength(MAX_NAME_CHARACTERS)
        keep_private(self.name)
        self.keep_button = PlainButton(tr("Keep this search"), "bookmark")
        self.keep_button.setObjectName("saved-search-keep")
        entry = QWidget()
        lines = QVBoxLayout(entry)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(GRID)
        lines.addWidget(self.name)
        lines.addWidget(self.keep_button, 0, Qt.AlignmentFlag.AlignLeading)
        self._entry = entry
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        column.addWidget(self._nothing)
        column.addWidget(self._list)
        column.addWidget(entry)
        self.name.textChanged.connect(self._typed)
        self.name.returnPressed.connect(self._keep)
        self.keep_button.clicked.connect(self._keep)
        self._list.chosen.connect(self._choose)
        self._list.removed.connect(self._forget)
        self._typed()

    def show_searches(self, searches: Sequence[SavedSearch]) -> None:
        """Show the kept searches."""
        self._searches = tuple(searches)
        self._list.show_rows([self._row(each) for each in searches])
        self._nothing.setVisible(not searches)

    def show_present(self, typed: str) -> None:
        """Only a search that looks for something can be kept."""
        self._entry.setVisible(bool(typed))

    def _row(self, search: SavedSearch) -> RowWords:
        name = isolated(search.name)
        return RowWords(
            go=visible(search.name),
            details=self._words.of_query(understand(search.typed, self._types)),
            says=tr("Search again: {name}").format(name=name),
            removes=tr("Remove saved search {name}").format(name=name),
        )

    @Slot()
    def _typed(self) -> None:
        self.keep_button.setEnabled(bool(self.name.text().strip()))

    @Slot()
    def _keep(self) -> None:
        name = self.name.text().strip()
        if name:
            self.name.clear()
            self.named.emit(name)

    @Slot(int)
    def _choose(self, place: int) -> None:
        self.chosen.emit(self._searches[place])

    @Slot(int)
    def _forget(self, place: int) -> None:
        self.forgotten.emit(self._searches[place])
