"""Lists inside a page that scrolls as a whole: as high as their rows."""

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QSizePolicy, QWidget

from ui.shared.theme import current_theme
from ui.shared.two_lines import TwoLineDelegate


class _ListByRows(QListView):
    """Asks for the height that its `sizeHint` says, no less, and again when the text grows."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setItemDelegate(TwoLineDelegate(self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def measure_again(self) -> None:
        """Rows may be higher or lower now."""
        self.scheduleDelayedItemsLayout()
        self.updateGeometry()

    def minimumSizeHint(self) -> QSize:  # noqa: N802  Qt's name
        """The same as the size that it asks for."""
        return QSize(0, self.sizeHint().height())

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802  Qt's name
        """Grow with the text."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self.measure_again()

    def rows_px(self, rows: int) -> int:
        """Return how high so many rows are."""
        return sum(self.sizeHintForRow(row) for row in range(rows))


class FittedList(_ListByRows):
    """As high as all its rows, so that it never has a scroll bar of its own."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def fit(self) -> None:
        """Ask for the height that the rows need now. The owner calls it when rows change."""
        self.updateGeometry()

    def sizeHint(self) -> QSize:  # noqa: N802  Qt's name
        """The height of all rows."""
        model = self.model()
        height = self.rows_px(model.rowCount() if model else 0)
        return QSize(super().sizeHint().width(), height + 2 * self.frameWidth() + 4)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802  Qt's name
        """Stay at the first row."""
        super().resizeEvent(event)
        self.verticalScrollBar().setValue(0)


class BoundedList(_ListByRows):
    """As high as its rows up to a point, from where on it scrolls; for rows that are chosen."""

    def __init__(self, measured_rows: int, most_px: int, parent: QWidget | None = None) -> None:
        """`measured_rows`: how many are enough to fill `most_px`, at the usual size of text."""
        super().__init__(parent)
        self._measured_rows, self._most_px = measured_rows, most_px
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)

    def sizeHint(self) -> QSize:  # noqa: N802  Qt's name
        """The height of all rows, as far as they fit."""
        model = self.model()
        rows = min(model.rowCount(), self._measured_rows) if model else 0
        height = self.rows_px(rows) + 2 * self.frameWidth() + 6
        return QSize(super().sizeHint().width(), min(height, current_theme().px(self._most_px)))
