"""Every filter and the order, to choose from without knowing what to type."""

from collections.abc import Mapping, Sequence
from enum import StrEnum
from typing import TypeVar

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from core.incidents.incident_type import IncidentType
from core.incidents.search import Field, Filter, IncidentQuery, Order
from ui.journal.find.day_filter import DayFilter
from ui.journal.find.filter_words import has_words
from ui.journal.find.saved_searches import SavedSearches
from ui.journal.words import flag_words, platform_words
from ui.shared.buttons import PlainButton
from ui.shared.chip_field import ChipField
from ui.shared.picker import Choice, PickerWords
from ui.shared.scrolling_page import ScrollingPage
from ui.shared.text import SoftLabel
from ui.shared.theme import GRID
from ui.translate import tr

_Code = TypeVar("_Code", bound=StrEnum)


class FilterPanel(QWidget):
    """Takes the place of the list while it is open.

    `filters_changed(tuple)`: search with these. `order_changed(Order)`. `closed()`: back to the
    notes. `people_wanted(str)`: names beginning so are wanted, for `offer_people`.
    """

    filters_changed = Signal(object)
    order_changed = Signal(object)
    closed = Signal()
    people_wanted = Signal(str)

    def __init__(self, types: Sequence[IncidentType], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("filter-panel")
        self._fields, offered = _chip_fields(), _offered(types)
        for of, choices in offered.items():
            self._fields[of].offer(choices)
        self._titles = {
            (of, each.key): each.title for of, choices in offered.items() for each in choices
        }
        self._days = {
            Field.AFTER: DayFilter(Field.AFTER, tr("From this day on")),
            Field.BEFORE: DayFilter(Field.BEFORE, tr("Before this day")),
        }
        self.newest = QRadioButton(tr("Newest first"))
        self.newest.setObjectName("order-newest")
        self.oldest = QRadioButton(tr("Oldest first"))
        self.oldest.setObjectName("order-oldest")
        self.newest.setChecked(True)
        self.saved = SavedSearches(types)
        self.show_button = PlainButton(tr("Show the notes"), "check")
        self.show_button.setObjectName("filter-show")
        self._lay_out()
        self._connect()

    def show_query(self, query: IncidentQuery, typed: str) -> None:
        """Show what is searched for now; `typed` is all of it as text."""
        for of, field in self._fields.items():
            values = query.values(of)
            if values != field.chosen:
                field.show_chosen([Choice(value, self._title(of, value)) for value in values])
        for of, day in self._days.items():
            here = [each for each in query.filters if each.field is of]
            day.show_filter(here[-1] if here else None)
        self.saved.show_present(typed)

    def offer_tags(self, tags: Sequence[str]) -> None:
        """Offer the tags in use."""
        self._fields[Field.TAG].offer([Choice(tag, tag) for tag in tags])

    def offer_people(self, names: Sequence[Choice]) -> None:
        """Offer people; a choice's key is what is searched for."""
        self._fields[Field.FROM].offer(names, are_found=True)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  Qt's name
        """Esc goes back to the notes; the filters stay."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def _title(self, of: Field, value: str) -> str:
        return self._titles.get((of, value), value)

    def _lay_out(self) -> None:
        page = QWidget()
        page.setProperty("role", "scrolled")
        column = QVBoxLayout(page)
        column.setContentsMargins(GRID * 3 // 2, GRID // 2, GRID * 3 // 2, GRID * 2)
        column.setSpacing(GRID)
        for title, parts in (
            (tr("Saved searches"), [self.saved]),
            (tr("Order"), [self.newest, self.oldest]),
            (tr("When"), list(self._days.values())),
            (tr("Type"), [self._fields[Field.TYPE]]),
            (tr("From whom"), [self._fields[Field.FROM]]),
            (tr("Where it happened"), [self._fields[Field.PLATFORM]]),
            (tr("What the note has"), [self._fields[Field.HAS]]),
            (tr("Flags"), [self._fields[Field.FLAG]]),
            (tr("Tags"), [self._fields[Field.TAG]]),
        ):
            column.addWidget(SoftLabel(title))
            for part in parts:
                column.addWidget(part)
        column.addStretch(1)
        scroll = ScrollingPage()
        scroll.setWidget(page)
        foot = QHBoxLayout()
        foot.setContentsMargins(GRID * 3 // 2, GRID, GRID * 3 // 2, GRID)
        foot.addWidget(self.show_button)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(scroll, 1)
        whole.addLayout(foot)

    def _connect(self) -> None:
        for field in self._fields.values():
            field.edited.connect(self._edited)
        for day in self._days.values():
            day.edited.connect(self._edited)
        sender = self._fields[Field.FROM]
        sender.searched.connect(self.people_wanted)
        sender.created.connect(self._look_for)
        group = QButtonGroup(self)
        for button in (self.newest, self.oldest):
            group.addButton(button)
        self.newest.toggled.connect(self._reorder)
        self.show_button.clicked.connect(self.closed)

    @Slot()
    def _edited(self) -> None:
        filters = [
            Filter(of, value) for of, field in self._fields.items() for value in field.chosen
        ]
        filters += [each for day in self._days.values() for each in day.filters()]
        self.filters_changed.emit(tuple(filters))

    @Slot(str)
    def _look_for(self, typed: str) -> None:
        value = typed.replace('"', "").strip()
        if value:
            self._fields[Field.FROM].add(Choice(value, value))

    @Slot()
    def _reorder(self) -> None:
        is_newest = self.newest.isChecked()
        self.order_changed.emit(Order.NEWEST_FIRST if is_newest else Order.OLDEST_FIRST)


def _chip_fields() -> dict[Field, ChipField]:
    """Return a field for each kind of filter that is one of several choices."""
    nothing = tr("Nothing has these words.")
    return {
        Field.TYPE: _field("filter-types", tr("Add a type"), tr("Find a type"), nothing),
        Field.PLATFORM: _field("filter-places", tr("Add a place"), tr("Find a place"), nothing),
        Field.HAS: _field("filter-has", tr("Add what it has"), tr("Find"), nothing),
        Field.FLAG: _field("filter-flags", tr("Add a flag"), tr("Find a flag"), nothing),
        Field.TAG: _field("filter-tags", tr("Add a tag"), tr("Find a tag"), tr("No tags yet.")),
        Field.FROM: ChipField(
            "filter-from",
            tr("Add a person or number"),
            PickerWords(
                tr("Find a person, or type a number or address"),
                tr("Nobody is on your list yet."),
                tr("Look for “{name}”"),
            ),
        ),
    }


def _offered(types: Sequence[IncidentType]) -> Mapping[Field, Sequence[Choice]]:
    """Return the choices that are the same in every vault."""
    return {
        Field.TYPE: [Choice(each.code, tr(each.title), tr(each.explanation)) for each in types],
        Field.PLATFORM: _choices(platform_words()),
        Field.HAS: _choices(has_words()),
        Field.FLAG: _choices(flag_words()),
    }


def _field(name: str, add: str, search: str, nothing: str) -> ChipField:
    return ChipField(name, add, PickerWords(search, nothing))


def _choices(words: Mapping[_Code, str]) -> list[Choice]:
    return [Choice(str(key), said) for key, said in words.items()]
