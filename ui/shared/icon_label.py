"""An icon that stands in a page and is not a button."""

from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.shared.icons import icon
from ui.shared.theme import current_theme


class IconLabel(QWidget):
    """Decoration beside words that say the same; screen readers pass it by."""

    def __init__(
        self, name: str, colour: str = "ink", side: int = 20, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._name, self._colour, self._side = name, colour, side
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_icon(self, name: str, colour: str) -> None:
        """Show another one."""
        self._name, self._colour = name, colour
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802  Qt's name
        """As large as asked for, growing with the text."""
        side = current_theme().px(self._side)
        return QSize(side, side)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802  Qt's name
        """Grow with the text."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.updateGeometry()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802  Qt's name
        """Paint the icon in the colour of its token."""
        del event
        painter = QPainter(self)
        icon(self._name, self._colour).paint(painter, self.rect())
        painter.end()
