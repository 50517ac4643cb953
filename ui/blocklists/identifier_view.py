"""The view that shows the names, numbers and accounts of one person."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyle, QStyleOptionViewItem, QWidget

from core.blocklists.person import IdentifierContent
from core.ids import IdentifierId
from ui.blocklists.identifiers_model import HEADER_ROLE, IdentifiersModel
from ui.shared.fitted_list import BoundedList
from ui.shared.theme import GRID, SMALL_PT, current_theme
from ui.shared.two_lines import TwoLineDelegate
from ui.translate import tr

_MOST_PX = 1_600
"""Higher lists scroll by themselves: a person may have thousands of identifiers."""
_MEASURED_ROWS = 60


class _Delegate(TwoLineDelegate):
    """Draws the name of a kind small and quiet above its rows."""

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Draw one row."""
        if not index.data(HEADER_ROLE):
            super().paint(painter, option, index)
            return
        theme = current_theme()
        painter.save()
        painter.setFont(_small(option.font))
        painter.setPen(theme.color("soft"))
        area = option.rect.adjusted(theme.px(12), 0, -theme.px(12), -theme.px(2))
        side = QStyle.visualAlignment(option.direction, Qt.AlignmentFlag.AlignLeft)
        painter.drawText(area, int(side | Qt.AlignmentFlag.AlignBottom), str(index.data()))
        painter.restore()

    def sizeHint(  # noqa: N802  Qt's name
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """As high as the row's lines."""
        if not index.data(HEADER_ROLE):
            return super().sizeHint(option, index)
        self.initStyleOption(option, index)
        line = QFontMetrics(_small(option.font)).height()
        return QSize(0, line + current_theme().px(GRID) + GRID // 2)


class IdentifierView(BoundedList):
    """`removal_wanted()`: Del."""

    removal_wanted = Signal()

    def __init__(self, model: IdentifiersModel, parent: QWidget | None = None) -> None:
        super().__init__(_MEASURED_ROWS, _MOST_PX, parent)
        self.setObjectName("identifier-list")
        self.setAccessibleName(tr("Names, numbers and accounts"))
        self._identifiers = model
        self.setModel(model)
        self.setItemDelegate(_Delegate(self))
        self.setLayoutMode(QListView.LayoutMode.Batched)  # there may be a hundred thousand
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragOnly)
        self.setDefaultDropAction(Qt.DropAction.LinkAction)
        model.modelReset.connect(self.updateGeometry)
        model.dataChanged.connect(self.measure_again)  # with a warning a row has a line more

    @property
    def chosen(self) -> tuple[IdentifierContent, ...]:
        """Those that are chosen, from top to bottom."""
        rows = sorted(each.row() for each in self.selectionModel().selectedIndexes())
        model = self._identifiers
        found = [model.identifier_at(model.index(row)) for row in rows]
        return tuple(each for each in found if each is not None)

    @property
    def current(self) -> IdentifierContent | None:
        """The identifier that is chosen, when it is one."""
        chosen = self.chosen
        return chosen[0] if len(chosen) == 1 else None

    def choose(self, identifier: IdentifierContent) -> None:
        """Choose an identifier, as it was or as it is written now."""
        for each in self._identifiers.identifiers:
            if each.as_written == identifier.as_written:
                self.setCurrentIndex(self._identifiers.index_of(each))

    def choose_id(self, identifier_id: IdentifierId) -> None:
        """Choose the identifier with this identity."""
        for each in self._identifiers.identifiers:
            if self._identifiers.id_of(each) == identifier_id:
                self.setCurrentIndex(self._identifiers.index_of(each))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  Qt's name
        """Del removes what is chosen; everything else is the list's."""
        if event.key() == Qt.Key.Key_Delete:
            self.removal_wanted.emit()
        else:
            super().keyPressEvent(event)


def _small(font: QFont) -> QFont:
    small = QFont(font)
    small.setPointSizeF(current_theme().pt(SMALL_PT))
    small.setWeight(QFont.Weight.DemiBold)
    return small
