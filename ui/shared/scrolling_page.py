"""A page that is scrolled up and down when it is higher than its place."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget


class ScrollingPage(QScrollArea):
    """Shows a page no wider than itself, without a frame.

    The page is fitted in when it is first seen. Fitting styles all that is on it, and Qt does that
    again each time a part of the window is put into another: a screen took six times as long.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._waiting: QWidget | None = None
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def show_page(self, page: QWidget) -> None:
        """Scroll this page from now on; it belongs to this widget at once."""
        page.setParent(self.viewport())
        if self.isVisible():
            self.setWidget(page)
        else:
            page.hide()
            self._waiting = page

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802  Qt's name
        """Fit in the page that waits."""
        page, self._waiting = self._waiting, None
        if page is not None:
            self.setWidget(page)
        super().showEvent(event)
