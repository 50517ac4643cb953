"""Line icons in the colour of the text they stand beside, crisp at any size and scale."""

from functools import lru_cache

from PySide6.QtCore import QByteArray, QFile, QIODevice, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QIconEngine, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from ui.shared.theme import current_theme, resource

_STROKE = b'stroke-width="1.75"'
"""A touch finer than as shipped: the icons are shown at 20 px, beside regular text."""


def icon(name: str, colour: str = "ink") -> QIcon:
    """Return an icon of resources/icons by file name, in the colour of a token of `Tokens`.

    It follows the theme by itself: the colour is looked up each time it is painted.
    """
    return QIcon(_TintedIcon(name, colour))


class _TintedIcon(QIconEngine):
    """Paints one SVG in the theme's present colour."""

    def __init__(self, name: str, colour: str) -> None:
        super().__init__()
        self._name, self._colour = name, colour

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        painted = getattr(current_theme().tokens, self._token(mode, state))
        side = min(rect.width(), rect.height())
        square = QRectF(0, 0, side, side)
        square.moveCenter(QRectF(rect).center())
        _renderer(self._name, painted).render(painter, square)

    def _token(self, mode: QIcon.Mode, state: QIcon.State) -> str:
        if mode == QIcon.Mode.Disabled:
            return "disabled"
        return "on_selected" if state == QIcon.State.On else self._colour

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        return self.scaledPixmap(size, mode, state, 1.0)

    def scaledPixmap(  # noqa: N802  Qt's name
        self, size: QSize, mode: QIcon.Mode, state: QIcon.State, scale: float
    ) -> QPixmap:
        del scale  # `size` is in device pixels already
        pixmap = QPixmap(size)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        self.paint(painter, QRect(QPoint(), size), mode, state)
        painter.end()
        return pixmap

    def clone(self) -> QIconEngine:
        return _TintedIcon(self._name, self._colour)


@lru_cache(maxsize=256)
def _renderer(name: str, colour: str) -> QSvgRenderer:
    """Return the parsed drawing. Raises FileNotFoundError: a name that is not shipped is a bug."""
    file = QFile(resource(f"icons/{name}.svg"))
    if not file.open(QIODevice.OpenModeFlag.ReadOnly):
        raise FileNotFoundError(f"no icon named {name}")
    drawing = bytes(file.readAll().data())
    tinted = drawing.replace(b"currentColor", colour.encode())
    return QSvgRenderer(QByteArray(tinted.replace(b'stroke-width="2"', _STROKE)))
