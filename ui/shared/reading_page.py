"""A page that scrolls, no wider than comfortable to read."""

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ui.shared.scrolling_page import ScrollingPage
from ui.shared.theme import GRID, current_theme

_READING_PX = 640
_MARGIN = GRID * 3


class Line(QFrame):
    """A hairline between a page and what stands still below or above it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "line")


class _Ground(QWidget):
    def minimumSizeHint(self) -> QSize:  # noqa: N802  Qt's name
        """As high as it is at its width: labels hint at what they would need in a narrower page."""
        return QSize(super().minimumSizeHint().width(), 0)


class ReadingPage(ScrollingPage):
    """A column of things to read and fill in; add to `column`.

    Its width grows with the text, so that a line keeps its 60 to 80 characters. `width_px` is for
    pages that hold more than things to read.
    """

    def __init__(self, parent: QWidget | None = None, *, width_px: int = _READING_PX) -> None:
        super().__init__(parent)
        self._width_px = width_px
        self.content = QWidget()
        self.content.setProperty("role", "scrolled")
        self.column = QVBoxLayout(self.content)
        self.column.setContentsMargins(_MARGIN, GRID * 2, _MARGIN, _MARGIN)
        self.column.setSpacing(GRID)
        ground = _Ground()
        ground.setProperty("role", "scrolled")
        row = QHBoxLayout(ground)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.content, 1, Qt.AlignmentFlag.AlignTop)
        row.addStretch(0)
        self.setWidget(ground)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802  Qt's name
        """Grow with the text."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit()

    def _fit(self) -> None:
        self.content.setMaximumWidth(current_theme().px(self._width_px) + 2 * _MARGIN)
