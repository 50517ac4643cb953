"""Whom the list of people shows, and how it is sorted."""

from collections.abc import Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QWidget

from core.blocklists.person import Circle, Standing
from core.blocklists.queries import PeopleOrder, PeopleQuery
from ui.blocklists.words import circle_word, order_words, standing_word
from ui.plain_text import visible
from ui.shared.fields import explain
from ui.shared.icons import icon
from ui.shared.theme import GRID
from ui.translate import tr

_LEAST_CHARACTERS = 5


class PeopleFilter(QWidget):
    """Two boxes: whom to show, and in which order. `changed()`: the person chose another."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.shown, self.order = QComboBox(), QComboBox()
        explain(
            self.shown,
            "people-shown",
            tr("Whom to show"),
            tr("Everybody, a group, or those whom you moved to the trash."),
        )
        explain(self.order, "people-order", tr("How to sort"), tr("In which order people stand."))
        self._groups: tuple[str, ...] = ()
        for order, words in order_words().items():
            self.order.addItem(words, order)
        for box in (self.shown, self.order):
            box.setSizeAdjustPolicy(
                QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
            )
            box.setMinimumContentsLength(_LEAST_CHARACTERS)
            box.setMaxVisibleItems(20)
        self._fill()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GRID)
        row.addWidget(self.shown, 6)
        row.addWidget(self.order, 5)
        self.shown.activated.connect(self.changed)
        self.order.activated.connect(self.changed)

    def query(self, contains: str) -> PeopleQuery:
        """Return what is chosen, narrowed by a text."""
        chosen = self.shown.currentData()
        order = PeopleOrder(self.order.currentData())
        query = chosen if isinstance(chosen, PeopleQuery) else PeopleQuery()
        return PeopleQuery(
            contains, order, query.standing, query.circle, query.group, query.in_trash
        )

    def offer_groups(self, groups: Sequence[str]) -> None:
        """Offer the groups in use; what is chosen stays chosen while there is such a group."""
        if tuple(groups) != self._groups:
            self._groups = tuple(groups)
            self._fill()

    @Slot()
    def show_everybody(self) -> None:
        """Choose nothing in particular."""
        self.shown.setCurrentIndex(0)
        self.changed.emit()

    def _fill(self) -> None:
        chosen = self.shown.currentData()
        self.shown.clear()
        self.shown.addItem(icon("users"), tr("Everybody"), PeopleQuery())
        for standing in Standing:
            query = PeopleQuery(standing=standing, circle=Circle.BLOCKLIST)
            self.shown.addItem(icon("user"), standing_word(standing), query)
        for circle in (Circle.ME, Circle.CLOSE):
            self.shown.addItem(icon("shield"), circle_word(circle), PeopleQuery(circle=circle))
        for group in self._groups:
            self.shown.addItem(icon("tag"), visible(group), PeopleQuery(group=group))
        self.shown.addItem(icon("trash-2"), tr("Trash"), PeopleQuery(in_trash=True))
        queries = [self.shown.itemData(place) for place in range(self.shown.count())]
        self.shown.setCurrentIndex(queries.index(chosen) if chosen in queries else 0)
