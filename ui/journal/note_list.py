"""The left column of the journal: search, filters, how many, and the notes."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QModelIndex, Qt, Signal, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from core.ids import IncidentId
from core.incidents.incident_type import IncidentType
from core.incidents.search import IncidentQuery, Order, SavedSearch
from ui.journal.find.chosen_notes import ChosenNotes
from ui.journal.find.filter_chips import FilterChips
from ui.journal.find.filter_panel import FilterPanel
from ui.journal.find.filter_words import FilterWords
from ui.journal.find.trash_head import TrashHead
from ui.journal.incident_table_model import MOST_COUNTED, IncidentTableModel
from ui.journal.note_view import NoteView
from ui.journal.search_field import SearchField
from ui.journal.words import notes_words
from ui.shared.buttons import PlainButton, QuietButton
from ui.shared.empty_state import EmptyState
from ui.shared.flow_layout import FlowLayout
from ui.shared.key_names import NEW_NOTE, shown_keys
from ui.shared.text import SoftLabel
from ui.shared.theme import GRID, current_theme
from ui.translate import tr

_LEAST_WIDTH_PX = 260
_SEVERAL = Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.ControlModifier


class NoteList(QWidget):
    """Shows the notes that a search hits, and tells which one the person wants.

    `looked_at(str)`: the keyboard or mouse is on this note. `opened(str)`: click or Enter on it.
    `new_wanted()`: the person wants to write a new one. `filters_opened()`: the filter panel wants
    tags and saved searches. `asked(IncidentQuery)`: something else is searched for.
    """

    looked_at = Signal(str)
    opened = Signal(str)
    new_wanted = Signal()
    filters_opened = Signal()
    asked = Signal(object)

    def __init__(
        self,
        model: IncidentTableModel,
        types: Sequence[IncidentType],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setProperty("role", "paper")
        self.setMinimumWidth(current_theme().px(_LEAST_WIDTH_PX))
        self._model = model
        self._query = IncidentQuery()
        self._current: IncidentId | None = None
        self._is_other = False
        self.search = SearchField(types)
        self.chips = FilterChips(FilterWords(types))
        self.filters = FilterPanel(types)
        self.trash_head = TrashHead()
        self.count = SoftLabel()
        self.count.setObjectName("journal-count")
        self.filter_button = PlainButton(tr("Filter"), "list-filter")
        self.filter_button.setObjectName("journal-filter")
        self.filter_button.setToolTip(tr("Choose types, dates and more; saved searches; the order"))
        self.new_button = PlainButton(tr("New note"), "plus")
        self.new_button.setObjectName("journal-new")
        self.new_button.setToolTip(tr("New note ({keys})").format(keys=shown_keys(NEW_NOTE)))
        self.trash_button = QuietButton(tr("Trash"), "trash-2")
        self.trash_button.setObjectName("journal-trash")
        self.view = NoteView(model)
        self.chosen = ChosenNotes(self.view, model)
        self._empty = _EmptyPages()
        self._pages = QStackedWidget()
        for page in (self.view, self._empty, self.filters):
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
        if self.chosen.count > 1:
            pass  # several are chosen, for something else
        elif row is None:
            selection.clear()
        elif selection.currentIndex().row() != row or not selection.hasSelection():
            self.view.setCurrentIndex(self._model.index(row, 0))
        self._model.is_settling = before

    @Slot()
    def enter_trash(self) -> None:
        """Show what lies in the trash."""
        self._go(in_trash=True)

    @Slot()
    def leave_trash(self) -> None:
        """Show the journal's notes, when it is the trash that is seen."""
        if self._query.in_trash:
            self._go(in_trash=False)

    @Slot(object)
    def search_for(self, saved: SavedSearch) -> None:
        """Search for what was saved, and show the notes."""
        self.search.ask(saved.typed)
        self._close_filters()

    def _lay_out(self) -> None:
        top = QVBoxLayout()
        top.setContentsMargins(GRID * 3 // 2, GRID * 2, GRID * 3 // 2, 0)
        top.setSpacing(GRID)
        buttons = FlowLayout()
        for button in (self.filter_button, self.new_button):
            buttons.addWidget(button)
        for each in (self.trash_head, self.search, self.chips):
            top.addWidget(each)
        top.addLayout(buttons)
        top.addWidget(self.count)
        foot = QVBoxLayout()
        foot.setContentsMargins(GRID // 2, 0, GRID // 2, GRID // 2)
        foot.addWidget(self.trash_button, 0, Qt.AlignmentFlag.AlignLeading)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID // 2)
        column.addLayout(top)
        column.addWidget(self._pages, 1)
        column.addWidget(self.chosen)
        column.addLayout(foot)

    def _connect(self) -> None:
        self.search.searched.connect(self._search)
        self.search.left_downwards.connect(self._go_to_hits)
        self.chips.taken_away.connect(self.search.take_away)
        self.filters.filters_changed.connect(self.search.hold)
        self.filters.order_changed.connect(self._reorder)
        self.filters.closed.connect(self._close_filters)
        self.filters.saved.chosen.connect(self.search_for)
        self.chosen.asks_to_delete.connect(self._pages.setHidden)
        self.filter_button.clicked.connect(self._open_or_close_filters)
        self.new_button.clicked.connect(self.new_wanted)
        self.trash_button.clicked.connect(self.enter_trash)
        self.trash_head.left.connect(self.leave_trash)
        self._model.settled.connect(self._settled)
        self.view.selectionModel().currentChanged.connect(self._current_changed)
        self.view.clicked.connect(self._opened)
        self.view.activated.connect(self._opened)

    @Slot(object)
    def _search(self, asked: IncidentQuery) -> None:
        self._ask(replace(asked, order=self._query.order, in_trash=self._query.in_trash))

    @Slot(object)
    def _reorder(self, order: Order) -> None:
        self._ask(replace(self._query, order=order))

    def _go(self, *, in_trash: bool) -> None:
        self._close_filters()
        self.view.clearSelection()
        self.search.ask("")
        self._ask(replace(self._query, in_trash=in_trash))
        self.trash_head.setVisible(in_trash)
        self.trash_button.setVisible(not in_trash)
        self.new_button.setVisible(not in_trash)
        self.chosen.be_in_trash(in_trash=in_trash)

    def _ask(self, query: IncidentQuery) -> None:
        if query == self._query:
            return
        self._query = query
        self._is_other = True
        self.chips.show_filters(query.filters)
        self.filters.show_query(query, self.search.typed())
        self._model.show(query)
        self.asked.emit(query)

    @Slot()
    def _open_or_close_filters(self) -> None:
        if self._pages.currentWidget() is self.filters:
            self._close_filters()
        else:
            self.filters_opened.emit()
            self.filters.show_query(self._query, self.search.typed())
            self._pages.setCurrentWidget(self.filters)

    @Slot()
    def _close_filters(self) -> None:
        if self._pages.currentWidget() is self.filters:
            self._pages.setCurrentWidget(self.view if self._model.rowCount() else self._empty)
            self.filter_button.setFocus()

    @Slot()
    def _go_to_hits(self) -> None:
        self._close_filters()
        if self._model.rowCount():
            self.view.setFocus()
            if not self.view.currentIndex().isValid():
                self.view.setCurrentIndex(self._model.index(0, 0))

    @Slot(int)
    def _settled(self, count: int) -> None:
        known = count if self._model.is_counted else None
        self.count.setText(_count_words(known, self._query))
        self._empty.explain(self._query)
        if self._pages.currentWidget() is not self.filters:
            self._pages.setCurrentWidget(self.view if count else self._empty)
        if self._is_other:
            self._is_other = False
            self.view.scrollToTop()
        self.point_at(self._current)

    @Slot(QModelIndex, QModelIndex)
    def _current_changed(self, now: QModelIndex, _before: QModelIndex) -> None:
        if now.isValid() and not self._model.is_settling and not _chooses_several():
            self._current = self._model.incident_at(now.row())
            self.looked_at.emit(self._current)

    @Slot(QModelIndex)
    def _opened(self, index: QModelIndex) -> None:
        if not _chooses_several():
            self.opened.emit(self._model.incident_at(index.row()))


class _EmptyPages(QStackedWidget):
    """What stands in the list's place while there is no note to show."""

    def __init__(self) -> None:
        super().__init__()
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
                "No note has all of this. Try fewer or shorter words: “mess” also finds"
                " “message”. Words in “quotes” must stand exactly like that. Esc in the search"
                " field shows all notes again."
            ),
        )
        self._trash_is_empty = EmptyState(
            "trash-2",
            tr("The trash is empty"),
            tr("Notes that you move to the trash come here. Nothing is deleted by itself."),
        )
        for each in (self._nothing_yet, self._nothing_found, self._trash_is_empty):
            self.addWidget(each)

    def explain(self, query: IncidentQuery) -> None:
        """Say why there is nothing."""
        if query.terms or query.filters:
            self.setCurrentWidget(self._nothing_found)
        else:
            self.setCurrentWidget(self._trash_is_empty if query.in_trash else self._nothing_yet)


def _chooses_several() -> bool:
    """Tell whether Shift or Ctrl is held: the note that is open stays open."""
    return bool(QGuiApplication.keyboardModifiers() & _SEVERAL)


def _count_words(count: int | None, query: IncidentQuery) -> str:
    is_search = bool(query.terms or query.filters)
    if count == 0:
        if query.in_trash and not is_search:
            return tr("Nothing in the trash")
        return tr("No note found") if is_search else tr("No notes yet")
    if count is None:
        words = tr("More than {notes}").format(notes=notes_words(MOST_COUNTED))
    else:
        words = notes_words(count)
    if is_search:
        words = tr("{notes} found").format(notes=words)
    if query.order is Order.OLDEST_FIRST:
        return tr("{notes}, oldest first").format(notes=words)
    return words
