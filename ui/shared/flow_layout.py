"""A layout that fills lines like text does: from the leading side, wrapping at the other."""

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QStyle, QWidget

from ui.shared.theme import GRID

_Line = list[tuple[QLayoutItem, QSize]]
"""What stands side by side, with the size that each gets."""


class FlowLayout(QLayout):
    """Puts widgets side by side, and on a further line when the width is used up."""

    # What was measured since something last changed: the layouts around this one ask a hundred
    # times in a row. Nothing at first, also while Qt makes it and says that it changed.
    _heights: dict[int, int] | None = None
    _least: QSize | None = None

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self.setContentsMargins(0, 0, 0, 0)
        self.setSpacing(GRID)

    def insertWidget(self, place: int, widget: QWidget) -> None:  # noqa: N802  named as in QBoxLayout
        """Put a widget before the one at `place`."""
        self.addWidget(widget)
        self._items.insert(place, self._items.pop())
        self.invalidate()

    # Qt's own names from here on.

    def addItem(self, item: QLayoutItem) -> None:  # noqa: N802  Qt's name
        """Put an item at the end."""
        self._items.append(item)

    def count(self) -> int:
        """Return how many items there are."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:  # noqa: N802  Qt's name
        """Return an item; None past the end, which is how Qt counts."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:  # noqa: N802  Qt's name
        """Remove an item and return it."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:  # noqa: N802  Qt's name
        """Take no more room than needed."""
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:  # noqa: N802  Qt's name
        """More lines are needed when it is narrower."""
        return True

    def invalidate(self) -> None:
        """Measure anew: Qt says that an item is larger, smaller, shown or hidden."""
        self._heights = self._least = None
        super().invalidate()

    def heightForWidth(self, width: int) -> int:  # noqa: N802  Qt's name
        """Return the height of all lines."""
        if self._heights is None:
            self._heights = {}
        if width not in self._heights:
            self._heights[width] = self._measured(width)
        return self._heights[width]

    def setGeometry(self, rect: QRect) -> None:  # noqa: N802  Qt's name
        """Put everything in its place."""
        super().setGeometry(rect)
        parent = self.parentWidget()
        direction = parent.layoutDirection() if parent else Qt.LayoutDirection.LeftToRight
        y = rect.top()
        for line in self._lines(rect.width()):
            height = _height(line)
            x = rect.left()
            for item, size in line:
                box = QRect(QPoint(x, y + (height - size.height()) // 2), size)
                item.setGeometry(QStyle.visualRect(direction, rect, box))
                x += size.width() + self.spacing()
            y += height + self.spacing()

    def sizeHint(self) -> QSize:  # noqa: N802  Qt's name
        """Return the least it needs."""
        return self.minimumSize()

    def minimumSize(self) -> QSize:  # noqa: N802  Qt's name
        """Return the size of the largest item."""
        if self._least is None:
            self._least = QSize()
            for item in self._items:
                self._least = self._least.expandedTo(item.minimumSize())
        return self._least

    def _measured(self, width: int) -> int:
        lines = self._lines(width)
        return sum(map(_height, lines)) + self.spacing() * max(len(lines) - 1, 0)

    def _lines(self, width: int) -> list[_Line]:
        """Share the items that are shown out to lines no wider than `width`."""
        lines: list[_Line] = []
        used, between = 0, self.spacing()
        for item in self._items:
            if item.isEmpty():
                continue
            size = item.sizeHint()
            size.setWidth(min(size.width(), width))
            if not lines or used + between + size.width() > width:
                lines.append([(item, size)])
                used = size.width()
            else:
                lines[-1].append((item, size))
                used += between + size.width()
        return lines


def _height(line: _Line) -> int:
    return max(size.height() for _item, size in line)
