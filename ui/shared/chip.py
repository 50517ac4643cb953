"""Small rounded words: one that was chosen and can be taken away, one that opens the choices."""

from PySide6.QtCore import QEvent, QRect, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QStyle, QWidget

from ui.plain_text import visible
from ui.shared.icons import icon
from ui.shared.theme import GRID, current_theme

_HEIGHT_PX, _PAD_PX, _MARK_PX, _WIDEST_PX = 36, 12, 14, 320
_EDGE_PX = 2


class Pill(QAbstractButton):
    """A word and a small mark on a rounded ground."""

    ground = "selected"
    edge = "selected"
    ink = "on_selected"
    mark = "x"
    mark_is_first = False

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setText(visible(text))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def sizeHint(self) -> QSize:  # noqa: N802  Qt's name
        """Return room for the word and the mark."""
        theme = current_theme()
        words = self.fontMetrics().horizontalAdvance(self.text())
        room = theme.px(_MARK_PX) + GRID if self.mark else 0
        width = words + theme.px(2 * _PAD_PX) + room + 2 * _EDGE_PX
        return QSize(min(width, theme.px(_WIDEST_PX)), theme.px(_HEIGHT_PX))

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802  Qt's name
        """Grow with the text."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.updateGeometry()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802  Qt's name
        """Draw ground, word and mark."""
        del event
        theme = current_theme()
        ground = self.rect().adjusted(_EDGE_PX, _EDGE_PX, -_EDGE_PX, -_EDGE_PX)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(self._edge_pen())
        painter.setBrush(theme.color("hover" if self.isDown() else self.ground))
        painter.drawRoundedRect(ground, ground.height() / 2, ground.height() / 2)
        pad, side = theme.px(_PAD_PX), theme.px(_MARK_PX)
        inside = ground.adjusted(pad, 0, -pad, 0)
        start = inside.left() if self.mark_is_first else inside.right() - side
        mark = QRect(start, inside.center().y() - side // 2, side, side)
        room = side + GRID if self.mark else 0
        words = (
            inside.adjusted(room, 0, 0, 0)
            if self.mark_is_first
            else inside.adjusted(0, 0, -room, 0)
        )
        direction = self.layoutDirection()
        ink = self.ink if self.isEnabled() else "line"
        if self.mark:
            icon(self.mark, ink).paint(painter, QStyle.visualRect(direction, inside, mark))
        painter.setPen(theme.color(ink))
        end = Qt.TextElideMode.ElideRight
        text = self.fontMetrics().elidedText(self.text(), end, words.width() + 1)
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.drawText(QStyle.visualRect(direction, inside, words), middle, text)
        painter.end()

    def _edge_pen(self) -> QPen:
        theme = current_theme()
        if self.hasFocus():
            return QPen(theme.color("focus"), 2)
        return QPen(theme.color("ink" if self.underMouse() else self.edge), 1)


class Chip(Pill):
    """Clicking it, Space, Del or Backspace takes it away. `key` says what it stands for."""

    def __init__(self, key: str, title: str, removes: str, parent: QWidget | None = None) -> None:
        super().__init__(title, parent)
        self.key = key
        self._removes = removes
        self.set_fixed(fixed=False)

    def set_fixed(self, *, fixed: bool) -> None:
        """Be only a word, or one that can be taken away."""
        self.mark = "" if fixed else "x"
        said = self.text() if fixed else self._removes
        self.setAccessibleName(said)
        self.setToolTip("" if fixed else said)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus if fixed else Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents, fixed)
        self.updateGeometry()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  Qt's name
        """Del and Backspace take it away, as they would a word."""
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.click()
        else:
            super().keyPressEvent(event)


class AddPill(Pill):
    """Opens the choices, and closes them again."""

    ground = "card"
    edge = "line"
    ink = "ink"
    mark = "plus"
    mark_is_first = True
