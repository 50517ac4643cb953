"""The left column of the journal: search, how many, and the notes."""

from PySide6.QtCore import QModelIndex, Signal, Slot
from PySide6.QtWidgets import (
    QHBoxLayout,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from core.ids import IncidentId
from core.incidents.search import IncidentQuery, parse_query
from ui.journal.incident_table_model import IncidentTableModel
from ui.journal.note_view import NoteView
from ui.journal.search_field import SearchField
from ui.journal.words import notes_words
from ui.shared.buttons import PlainButton
from ui.shared.empty_state import EmptyState
from ui.shared.text import SoftLabel
from ui.shared.theme import GRID, current_theme
from ui.translate import tr

_LEAST_WIDTH_PX = 260


class NoteList(QWidget):
    """Shows the notes that a search hits, and tells which one the person wants.

    `looked_at(str)`: the keyboard or mouse is on this note. `opened(str)`: click or Enter on it.
    `new_wanted()`: the person wants to write a new one.
    """

    looked_at = Signal(str)
    opened = Signal(str)
    new_wanted = Signal()

    def __init__(self, model: IncidentTableModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "paper")
        self.setMinimumWidth(current_theme().px(_LEAST_WIDTH_PX))
        self._model = model
        self._query = IncidentQuery()
        self._current: IncidentId | None = None
        self.search = SearchField()
        self.count = SoftLabel()
        self.count.setObjectName("journal-count")
        self.new_button = PlainButton(tr("New note"), "plus")
        self.new_button.setObjectName("journal-new")
        self.new_button.setToolTip(tr("New note (Ctrl+N)"))
        self.view = NoteView(model)
        self._nothing_yet = EmptyState(
            "notebook-pen",
            tr("Your first note"),
            tr(
                "Write down one thing that happened. One line is enough; you can add the rest"
                " later. Nobody else sees it: it stays encrypted on this computer."
            ),
        )
        self._nothing_found = EmptyState(
            "search",
            tr("Nothing found"),
            tr(
                "No note has all of these words. Try fewer or shorter words: “mess” also finds"
                " “message”. Words in “quotes” must stand exactly like that. Esc shows all notes"
                " again."
            ),
        )
        self._pages = QStackedWidget()
        for page in (self.view, self._nothing_yet, self._nothing_found):
            self._pages.addWidget(page)
        self._lay_out()
        self._connect()

    def show_all(self) -> None:
        """Ask the vault for the first notes."""
        self._model.show(self._query)

    def point_at(self, incident_id: IncidentId | None) -> None:
        """Mark the note that is open beside the list; None: it is a new one."""
        self._current = incident_id
        row = None if incident_id is None else self._model.row_of(incident_id)
        selection = self.view.selectionModel()
        before = self._model.is_settling
        self._model.is_settling = True
        if row is None:
            selection.clear()
        elif selection.currentIndex().row() != row or not selection.hasSelection():
            self.view.setCurrentIndex(self._model.index(row, 0))
        self._model.is_settling = before

    def _lay_out(self) -> None:
        top = QVBoxLayout()
        top.setContentsMargins(GRID * 3 // 2, GRID * 2, GRID * 3 // 2, 0)
        top.setSpacing(GRID)
        top.addWidget(self.search)
        row = QHBoxLayout()
        row.addWidget(self.count, 1)
        row.addWidget(self.new_button)
        top.addLayout(row)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        column.addLayout(top)
        column.addWidget(self._pages, 1)

    def _connect(self) -> None:
        self.search.searched.connect(self._search)
        self.search.left_downwards.connect(self._go_to_hits)
        self.new_button.clicked.connect(self.new_wanted)
        self._model.settled.connect(self._settled)
        self.view.selectionModel().currentChanged.connect(self._current_changed)
        self.view.clicked.connect(self._opened)
        self.view.activated.connect(self._opened)

    @Slot(str)
    def _search(self, typed: str) -> None:
        query = parse_query(typed)
        if query != self._query:
            self._query = query
            self._model.show(query)

    @Slot()
    def _go_to_hits(self) -> None:
        if self._model.rowCount():
            self.view.setFocus()
            if not self.view.currentIndex().isValid():
                self.view.setCurrentIndex(self._model.index(0, 0))

    @Slot(int)
    def _settled(self, count: int) -> None:
        is_search = bool(self._query.terms)
        self.count.setText(_count_words(count, is_search=is_search))
        empty = self._nothing_found if is_search else self._nothing_yet
        self._pages.setCurrentWidget(self.view if count else empty)
        self.point_at(self._current)

    @Slot(QModelIndex, QModelIndex)
    def _current_changed(self, now: QModelIndex, _before: QModelIndex) -> None:
        if now.isValid() and not self._model.is_settling:
            self._current = self._model.incident_at(now.row())
            self.looked_at.emit(self._current)

    @Slot(QModelIndex)
    def _opened(self, index: QModelIndex) -> None:
        self.opened.emit(self._model.incident_at(index.row()))


def _count_words(count: int, *, is_search: bool) -> str:
    if not count:
        return tr("No note found") if is_search else tr("No notes yet")
    words = notes_words(count)
    return tr("{notes} found").format(notes=words) if is_search else words
