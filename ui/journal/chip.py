"""A small word that was chosen and can be taken away again."""

from PySide6.QtCore import QEvent, QRect, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QStyle, QWidget

from ui.plain_text import visible
from ui.shared.icons import icon
from ui.shared.theme import GRID, current_theme

_HEIGHT_PX, _PAD_PX, _CROSS_PX, _WIDEST_PX = 32, 12, 14, 320


class Chip(QAbstractButton):
    """Clicking it, Space or Del takes it away. `key` says what it stands for."""

    def __init__(self, key: str, title: str, removes: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.key = key
        self.setText(visible(title))
        self.setAccessibleName(removes)
        self.setToolTip(removes)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def sizeHint(self) -> QSize:  # noqa: N802  Qt's name
        """Return room for the word and the cross."""
        theme = current_theme()
        words = self.fontMetrics().horizontalAdvance(self.text())
        width = words + theme.px(2 * _PAD_PX + _CROSS_PX) + GRID
        return QSize(min(width, theme.px(_WIDEST_PX)), theme.px(_HEIGHT_PX))

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802  Qt's name
        """Grow with the text."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.updateGeometry()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  Qt's name
        """Del and Backspace take it away, as they would a word."""
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802  Qt's name
        """Draw a rounded ground, the word, and the cross at the end."""
        del event
        theme = current_theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground = self.rect().adjusted(1, 1, -1, -1)
        radius = ground.height() / 2
        ring = (
            QPen(theme.color("focus"), 2) if self.hasFocus() else QPen(theme.color("selected"), 1)
        )
        if self.underMouse() and not self.hasFocus():
            ring = QPen(theme.color("line"), 1)
        painter.setPen(ring)
        painter.setBrush(theme.color("selected"))
        painter.drawRoundedRect(ground, radius, radius)
        pad, side = theme.px(_PAD_PX), theme.px(_CROSS_PX)
        inside = ground.adjusted(pad, 0, -pad, 0)
        cross = QRect(inside.right() - side, inside.center().y() - side // 2, side, side)
        words = inside.adjusted(0, 0, -side - GRID // 2, 0)
        direction = self.layoutDirection()
        if self.isEnabled():
            icon("x", "on_selected").paint(painter, QStyle.visualRect(direction, inside, cross))
        painter.setPen(theme.color("on_selected"))
        text = self.fontMetrics().elidedText(
            self.text(), Qt.TextElideMode.ElideRight, words.width()
        )
        painter.drawText(
            QStyle.visualRect(direction, inside, words), Qt.AlignmentFlag.AlignVCenter, text
        )
        painter.end()
