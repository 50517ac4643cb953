"""The filters of the present search, each with a way to take it away."""

from collections.abc import Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from core.incidents.search import Filter
from ui.journal.find.filter_words import FilterWords
from ui.plain_text import isolated
from ui.shared.chip import Chip
from ui.shared.flow_layout import FlowLayout
from ui.shared.theme import GRID
from ui.translate import tr


class FilterChips(QWidget):
    """`taken_away(Filter)`: the person does not want this filter any more."""

    taken_away = Signal(object)

    def __init__(self, words: FilterWords, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._filters: tuple[Filter, ...] = ()
        self._chips: list[Chip] = []
        self._flow = FlowLayout(self)
        self._flow.setSpacing(GRID // 2)
        self.hide()

    def show_filters(self, filters: Sequence[Filter]) -> None:
        """Show these filters."""
        if tuple(filters) == self._filters:
            return
        self._filters = tuple(filters)
        for chip in self._chips:
            self._flow.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        self._chips = [self._chip(place, each) for place, each in enumerate(filters)]
        for chip in self._chips:
            self._flow.addWidget(chip)
            chip.show()
        self.setVisible(bool(filters))

    def _chip(self, place: int, each: Filter) -> Chip:
        said = self._words.of(each)
        chip = Chip(
            str(place), said, tr("Take away the filter “{filter}”").format(filter=isolated(said))
        )
        chip.setObjectName(f"filter-{place}")
        chip.clicked.connect(self._take_away)
        return chip

    @Slot()
    def _take_away(self) -> None:
        chip = self.sender()
        if isinstance(chip, Chip):
            self.taken_away.emit(self._filters[int(chip.key)])
