"""The rows of a list before they are brought in: seen by kind, ticked, and given to somebody."""

from PySide6.QtCore import QPoint, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QHBoxLayout,
    QMenu,
    QVBoxLayout,
    QWidget,
)

from core.blocklists.exchange.plan import ToKnown
from core.ids import PersonId
from ui.blocklists.exchange.arrivals_model import ArrivalsModel
from ui.blocklists.exchange.person_picker import PersonPicker
from ui.blocklists.exchange.plain_table import PlainTable
from ui.blocklists.exchange.words import FILTERS, identifiers_words, news_filter_word
from ui.shared.buttons import PlainButton, QuietButton
from ui.shared.choice_bar import ChoiceBar
from ui.shared.flow_layout import FlowLayout
from ui.shared.theme import GRID
from ui.translate import tr
from ui.vault_runner import VaultRunner

_HEIGHT_PX = 380
_WIDTHS_PX = (260, 190, 170)
_DEEDS = ("take", "leave", "give")


class _Table(PlainTable):
    """Space ticks all chosen rows, or none."""

    toggled = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  Qt's name
        """Tick with the space bar wherever in the row the keyboard is."""
        if event.key() == Qt.Key.Key_Space:
            self.toggled.emit()
            return
        super().keyPressEvent(event)


class ArrivalsView(QWidget):
    """A filter, the rows, and what can be done with the rows that are selected."""

    def __init__(
        self, model: ArrivalsModel, runner: VaultRunner, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._model = model
        self.news = QComboBox()
        self.news.setObjectName("import-news")
        self.news.setAccessibleName(tr("Which rows are shown"))
        self.news.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.all_button = QuietButton(tr("Tick all shown"), "circle-check")
        self.all_button.setObjectName("import-all")
        self.none_button = QuietButton(tr("Tick none"), "circle")
        self.none_button.setObjectName("import-none")
        self.table = _Table(model, _WIDTHS_PX, _HEIGHT_PX)
        self.bar = ChoiceBar("import-chosen")
        self.picker = PersonPicker("import-give-to", runner)
        self._add_deeds()
        self._set_up_table()
        self._lay_out()
        self._connect()
        self.show_counts()

    def begin(self) -> None:
        """Be about another list."""
        self.news.setCurrentIndex(0)
        self._select_none()

    @Slot()
    def show_counts(self) -> None:
        """Say how many rows of each kind there are."""
        if not self.news.count():
            for each in FILTERS:
                self.news.addItem("", each)
        for place, each in enumerate(FILTERS):
            self.news.setItemText(place, news_filter_word(each, self._model.count(each)))

    def _add_deeds(self) -> None:
        self.bar.add("take", PlainButton(tr("Tick"), "circle-check"), "circle-check")
        self.bar.add("leave", PlainButton(tr("Take the tick away"), "circle"), "circle")
        self.bar.add("give", PlainButton(tr("Give to…"), "user"), "user")
        self.bar.hide()
        self.picker.hide()

    def _set_up_table(self) -> None:
        self.table.setObjectName("import-rows")
        self.table.setAccessibleName(tr("What is in the list"))
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.table.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)

    def _lay_out(self) -> None:
        top = FlowLayout()
        for each in (self.news, self.all_button, self.none_button):
            top.addWidget(each)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        row = QHBoxLayout()
        row.addLayout(top, 1)
        column.addLayout(row)
        column.addWidget(self.table)
        column.addWidget(self.bar)
        column.addWidget(self.picker)

    def _connect(self) -> None:
        self.news.activated.connect(self._on_news)
        self.all_button.clicked.connect(self._on_all)
        self.none_button.clicked.connect(self._on_none)
        self.table.selectionModel().selectionChanged.connect(self._on_selected)
        self.table.toggled.connect(self._on_toggled)
        self.table.customContextMenuRequested.connect(self._on_menu)
        self.bar.cleared.connect(self._select_none)
        self.picker.picked.connect(self._on_picked)
        self.picker.closed.connect(self._close_picker)
        self._model.modelReset.connect(self._on_selected)
        for deed, slot in (
            ("take", self._on_take),
            ("leave", self._on_leave),
            ("give", self._on_give),
        ):
            self._button(deed).clicked.connect(slot)

    def _button(self, deed: str) -> PlainButton:
        button = self.bar.findChild(PlainButton, f"import-chosen-{deed}")
        if not isinstance(button, PlainButton):
            raise TypeError(deed)
        return button

    @property
    def _selected(self) -> list[int]:
        # Whole rows are selected, so the ranges tell all: 100,000 indexes would take seconds.
        ranges = self.table.selectionModel().selection().toList()
        return sorted({row for each in ranges for row in range(each.top(), each.bottom() + 1)})

    @Slot()
    def _on_news(self) -> None:
        self._model.show_only(self.news.currentData())

    @Slot()
    def _on_all(self) -> None:
        self._model.choose(range(self._model.rowCount()), is_chosen=True)

    @Slot()
    def _on_none(self) -> None:
        self._model.choose(range(self._model.rowCount()), is_chosen=False)

    @Slot()
    def _on_selected(self) -> None:
        count = len(self._selected)
        self.bar.setVisible(count > 0)
        self.bar.offer(tr("{entries} selected").format(entries=identifiers_words(count)), _DEEDS)
        if not count:
            self.picker.hide()

    @Slot()
    def _select_none(self) -> None:
        self.table.clearSelection()

    @Slot()
    def _on_toggled(self) -> None:
        rows = self._selected
        cells = [self._model.index(row, 0).data(Qt.ItemDataRole.CheckStateRole) for row in rows]
        self._model.choose(rows, is_chosen=Qt.CheckState.Unchecked in cells)

    @Slot()
    def _on_take(self) -> None:
        self._model.choose(self._selected, is_chosen=True)

    @Slot()
    def _on_leave(self) -> None:
        self._model.choose(self._selected, is_chosen=False)

    @Slot()
    def _on_give(self) -> None:
        self.picker.ask()
        self.picker.show()

    @Slot(str, str)
    def _on_picked(self, person_id: str, name: str) -> None:
        self._model.give(self._selected, ToKnown(PersonId(person_id)), name)
        self._close_picker()

    @Slot()
    def _close_picker(self) -> None:
        self.picker.hide()
        self.table.setFocus()

    @Slot(QPoint)
    def _on_menu(self, point: QPoint) -> None:
        if self._selected:
            menu = QMenu(self)
            menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            menu.addActions(self.bar.actions_for(menu, _DEEDS))
            menu.popup(self.table.viewport().mapToGlobal(point))
