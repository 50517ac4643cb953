"""A page that is scrolled up and down when it is higher than its place."""

from PySide6.QtCore import Qt, QTimer, Slot
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget


class ScrollingPage(QScrollArea):
    """Shows a page no wider than itself, without a frame."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._wanted_in_sight: QWidget = self
        self._sight = QTimer(self)
        self._sight.setSingleShot(True)
        self._sight.timeout.connect(self._scroll)

    def bring_into_sight(self, widget: QWidget) -> None:
        """Scroll to a part of the page that was just shown, once there is room for it."""
        self._wanted_in_sight = widget
        self._sight.start()

    @Slot()
    def _scroll(self) -> None:
        self.ensureWidgetVisible(self._wanted_in_sight)
