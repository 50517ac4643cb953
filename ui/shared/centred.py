"""A column in the middle of a page that scrolls."""

from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.shared.scrolling_page import ScrollingPage
from ui.shared.theme import current_theme


class Centred(QWidget):
    """Holds its content in the middle, a little higher, where the eye rests; at the top when full.

    `width_px` is the most the content gets at 100 %, growing with the text, and `margins_px`
    beside. Layouts guess the height of wrapped text before they know its width; this asks after.
    """

    def __init__(self, content: QWidget, width_px: int, margins_px: int = 0) -> None:
        super().__init__()
        self.setProperty("role", "scrolled")
        content.setParent(self)
        self._content, self._width_px, self._margins_px = content, width_px, margins_px
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def sizeHint(self) -> QSize:  # noqa: N802  Qt's name
        """As wide as the content may be."""
        widest = self._widest()
        return QSize(widest, self.heightForWidth(widest))

    def minimumSizeHint(self) -> QSize:  # noqa: N802  Qt's name
        """As narrow as the content can be; what is too high scrolls."""
        return QSize(self._content.minimumSizeHint().width(), 0)

    def heightForWidth(self, width: int) -> int:  # noqa: N802  Qt's name
        """What the content needs at that width."""
        return self._content.heightForWidth(min(width, self._widest()))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802  Qt's name
        """Put the content in its place."""
        super().resizeEvent(event)
        self._arrange()

    def event(self, event: QEvent) -> bool:
        """Follow the content and the size of the text."""
        if event.type() in {QEvent.Type.LayoutRequest, QEvent.Type.FontChange}:
            self.updateGeometry()  # or the page around does not hear of it, and cannot scroll
            self._arrange()
        return super().event(event)

    def _widest(self) -> int:
        return current_theme().px(self._width_px) + self._margins_px

    def _arrange(self) -> None:
        width = min(self.width(), self._widest())
        height = self.heightForWidth(self.width())
        top = max(self.height() - height, 0) * 2 // 5
        self._content.setGeometry((self.width() - width) // 2, top, width, height)


class CentredPage(ScrollingPage):
    """Scrolls `Centred` content when it is higher than the page."""

    def __init__(
        self, content: QWidget, width_px: int, margins_px: int = 0, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWidget(Centred(content, width_px, margins_px))
