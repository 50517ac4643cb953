"""The left column of the people: search, whom to show, who is there, and ways on."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, Qt, Signal, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from core.blocklists.queries import PeopleQuery
from core.ids import PersonId
from ui.blocklists.chosen_people import ChosenPeople
from ui.blocklists.counts import people_words
from ui.blocklists.exchange.places import ListDoors
from ui.blocklists.people_filter import PeopleFilter
from ui.blocklists.people_model import PeopleModel
from ui.blocklists.people_search import PeopleSearch
from ui.blocklists.people_view import PeopleView
from ui.shared.buttons import PlainButton, QuietButton
from ui.shared.empty_state import EmptyState
from ui.shared.flow_layout import FlowLayout
from ui.shared.key_names import NEW_HERE, shown_keys
from ui.shared.text import SoftLabel
from ui.shared.theme import GRID, current_theme
from ui.translate import tr

_LEAST_WIDTH_PX = 260
_SEVERAL = Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.ControlModifier


class PeopleList(QWidget):
    """Shows who a search finds, and tells who is wanted.

    `wanted(str)`: the person with this id. `new_wanted()`: somebody new. `to_do_wanted()`: the
    list of what is still to do.
    """

    wanted = Signal(str)
    new_wanted = Signal()
    to_do_wanted = Signal()

    def __init__(self, model: PeopleModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "paper")
        self.setMinimumWidth(current_theme().px(_LEAST_WIDTH_PX))
        self._model = model
        self._current: PersonId | None = None
        self._is_pointing = False
        self.search = PeopleSearch()
        self.filter = PeopleFilter()
        self.new_button = PlainButton(tr("New person"), "plus")
        self.new_button.setObjectName("people-new")
        self.new_button.setToolTip(tr("New person ({keys})").format(keys=shown_keys(NEW_HERE)))
        self.to_do_button = QuietButton(tr("Still to do"), "list-checks")
        self.to_do_button.setObjectName("people-to-do")
        self.to_do_button.setToolTip(
            tr("Accounts, numbers and addresses that nothing was done about yet.")
        )
        self.how_many = SoftLabel()
        self.how_many.setObjectName("people-how-many")
        self.doors = ListDoors()
        self.view = PeopleView(model)
        self.chosen = ChosenPeople(self.view, model)
        self._nobody_yet = _nobody_yet()
        self._nobody_found = EmptyState(
            "search",
            tr("Nobody found"),
            tr("Nobody has this in a name, a number or an account. A shorter part may help."),
        )
        self._nobody_here = EmptyState(
            "users",
            tr("Nobody here"),
            tr("Choose “Everybody” above the list to see all people again."),
        )
        self._pages = QStackedWidget()
        for page in (self.view, self._nobody_yet, self._nobody_found, self._nobody_here):
            self._pages.addWidget(page)
        self._lay_out()
        self._connect()

    def point_at(self, person_id: PersonId | None) -> None:
        """Mark who is open beside the list; None: somebody new."""
        self._current = person_id
        if self.chosen.count > 1:
            return
        self._is_pointing = True
        index = self._model.index_of(person_id)
        if index.isValid():
            self.view.setCurrentIndex(index)
        else:
            self.view.selectionModel().clear()
        self._is_pointing = False

    def offer_groups(self, groups: Sequence[str]) -> None:
        """Offer the groups in use."""
        self.filter.offer_groups(groups)
        self.chosen.offer_groups(groups)

    def _lay_out(self) -> None:
        row = FlowLayout()
        row.addWidget(self.new_button)
        row.addWidget(self.to_do_button)
        self.ways = row
        top = QVBoxLayout()
        top.setContentsMargins(GRID * 3 // 2, GRID * 2, GRID * 3 // 2, 0)
        top.setSpacing(GRID)
        top.addWidget(self.search)
        top.addWidget(self.filter)
        top.addLayout(row)
        top.addWidget(self.how_many)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        column.addLayout(top)
        column.addWidget(self._pages, 1)
        column.addWidget(self.chosen)
        column.addWidget(self.doors)

    def _connect(self) -> None:
        self.search.searched.connect(self._ask)
        self.filter.changed.connect(self._ask)
        self.search.left_downwards.connect(self._go_to_hits)
        self.new_button.clicked.connect(self.new_wanted)
        self.to_do_button.clicked.connect(self.to_do_wanted)
        self._nobody_yet.chosen.connect(self.new_wanted)
        self._model.settled.connect(self._on_settled)
        self.view.selectionModel().currentChanged.connect(self._on_current)
        self.view.activated.connect(self._want)
        self.view.clicked.connect(self._want)

    @Slot()
    def _ask(self) -> None:
        self.view.clearSelection()
        self._model.show(self.filter.query(self.search.text()))

    @Slot()
    def _go_to_hits(self) -> None:
        if self._model.rowCount():
            self.view.setFocus()
            if not self.view.selectionModel().hasSelection():
                self.view.setCurrentIndex(self._model.index(0, 0))
                self._want(self._model.index(0, 0))

    @Slot(int)
    def _on_settled(self, count: int) -> None:
        query = self._model.query
        if count:
            page: QWidget = self.view
        elif query.contains:
            page = self._nobody_found
        else:
            is_all = query == PeopleQuery(order=query.order)
            page = self._nobody_yet if is_all else self._nobody_here
        self._pages.setCurrentWidget(page)
        is_empty = page is self._nobody_yet
        for part in (self.new_button, self.to_do_button, self.how_many):
            part.setVisible(not is_empty)
        self.how_many.setText(people_words(count))
        self.point_at(self._current)

    @Slot(QModelIndex)
    def _on_current(self, index: QModelIndex) -> None:
        """Show somebody whom the keyboard or mouse went to.

        The keyboard arriving, and rows that come and go, move the current row too: nobody chose it.
        """
        is_chosen = self.view.selectionModel().isSelected(index)
        if is_chosen and not self._is_pointing and not self._model.is_settling:
            self._want(index)

    @Slot(QModelIndex)
    def _want(self, index: QModelIndex) -> None:
        """Show somebody, but not while several are being chosen."""
        several = QGuiApplication.keyboardModifiers() & _SEVERAL
        person_id = self._model.person_id(index)
        if person_id is not None and not several:
            self.wanted.emit(person_id)


def _nobody_yet() -> EmptyState:
    return EmptyState(
        "users",
        tr("Who it is, under every name"),
        tr(
            "Keep the names, numbers and accounts that somebody uses together, even when you"
            " do not know who is behind them. One number is enough to begin."
        ),
        tr("Add somebody"),
    )
