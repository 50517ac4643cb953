"""The left column of the people: search, a way to add somebody, and who is there."""

from PySide6.QtCore import QModelIndex, Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QListView, QStackedWidget, QVBoxLayout, QWidget

from core.ids import PersonId
from ui.blocklists.exchange.places import ListDoors
from ui.blocklists.people_model import PeopleModel
from ui.blocklists.people_search import PeopleSearch
from ui.shared.buttons import PlainButton
from ui.shared.empty_state import EmptyState
from ui.shared.key_names import NEW_HERE, shown_keys
from ui.shared.theme import GRID, current_theme
from ui.shared.two_lines import TwoLineDelegate
from ui.translate import tr

_LEAST_WIDTH_PX = 260


class PeopleList(QWidget):
    """Shows who a search finds, and tells who is wanted.

    `wanted(str)`: the person with this id. `new_wanted()`: somebody new.
    """

    wanted = Signal(str)
    new_wanted = Signal()

    def __init__(self, model: PeopleModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "paper")
        self.setMinimumWidth(current_theme().px(_LEAST_WIDTH_PX))
        self._model = model
        self._current: PersonId | None = None
        self._is_pointing = False
        self.search = PeopleSearch()
        self.new_button = PlainButton(tr("New person"), "plus")
        self.new_button.setObjectName("people-new")
        self.new_button.setToolTip(tr("New person ({keys})").format(keys=shown_keys(NEW_HERE)))
        self.doors = ListDoors()
        self.view = QListView()
        self.view.setObjectName("people-list")
        self.view.setAccessibleName(tr("People"))
        self.view.setModel(model)
        self.view.setItemDelegate(TwoLineDelegate(self.view))
        self.view.setMouseTracking(True)
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._nobody_yet = EmptyState(
            "users",
            tr("Who it is, under every name"),
            tr(
                "Keep the names, numbers and accounts that somebody uses together, even when you"
                " do not know who is behind them. One number is enough to begin."
            ),
            tr("Add somebody"),
        )
        self._nobody_found = EmptyState(
            "search",
            tr("Nobody found"),
            tr("Nobody has this in a name, a number or an account. A shorter part may help."),
        )
        self._pages = QStackedWidget()
        for page in (self.view, self._nobody_yet, self._nobody_found):
            self._pages.addWidget(page)
        self._lay_out()
        self._connect()

    def point_at(self, person_id: PersonId | None) -> None:
        """Mark who is open beside the list; None: somebody new."""
        self._current = person_id
        self._is_pointing = True
        index = self._model.index_of(person_id)
        if index.isValid():
            self.view.setCurrentIndex(index)
        else:
            self.view.selectionModel().clear()
        self._is_pointing = False

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self.new_button)
        top = QVBoxLayout()
        top.setContentsMargins(GRID * 3 // 2, GRID * 2, GRID * 3 // 2, 0)
        top.setSpacing(GRID)
        top.addWidget(self.search)
        top.addLayout(row)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        column.addLayout(top)
        column.addWidget(self._pages, 1)
        column.addWidget(self.doors)

    def _connect(self) -> None:
        self.search.searched.connect(self._model.search)
        self.search.left_downwards.connect(self._go_to_hits)
        self.new_button.clicked.connect(self.new_wanted)
        self._nobody_yet.chosen.connect(self.new_wanted)
        self._model.loaded.connect(self._on_loaded)
        self.view.selectionModel().currentChanged.connect(self._on_current)
        self.view.activated.connect(self._on_current)
        self.view.clicked.connect(self._on_current)

    @Slot()
    def _go_to_hits(self) -> None:
        if self._model.rowCount():
            self.view.setFocus()
            if not self.view.currentIndex().isValid():
                self.view.setCurrentIndex(self._model.index(0))

    @Slot()
    def _on_loaded(self) -> None:
        if self._model.rowCount():
            page: QWidget = self.view
        else:
            page = self._nobody_found if self._model.contains else self._nobody_yet
        self._pages.setCurrentWidget(page)
        self.new_button.setVisible(page is not self._nobody_yet)
        self.point_at(self._current)

    @Slot(QModelIndex)
    def _on_current(self, index: QModelIndex) -> None:
        person_id = self._model.person_id(index)
        if person_id is not None and not self._is_pointing:
            self.wanted.emit(person_id)
