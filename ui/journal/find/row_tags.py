"""The tags of a note in its row of the list: quiet, and only as many as fit."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle

from ui.plain_text import visible
from ui.shared.theme import GRID, current_theme

_PAD_PX, _WIDEST_PX = 7, 140


def draw_tags(
    painter: QPainter, direction: Qt.LayoutDirection, line: QRect, tags: Sequence[str]
) -> None:
    """Draw tags from the leading side on with the painter's font and pen; "+2" for the rest."""
    theme, metrics = current_theme(), painter.fontMetrics()
    pad, widest = theme.px(_PAD_PX), theme.px(_WIDEST_PX)
    ink = painter.pen()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    place = line.left()
    for drawn, tag in enumerate(tags):
        left = len(tags) - drawn
        rest = metrics.horizontalAdvance(f"+{left}") + GRID if left > 1 else 0
        words = metrics.elidedText(visible(tag), Qt.TextElideMode.ElideRight, widest)
        width = metrics.horizontalAdvance(words) + 2 * pad
        if place + width + rest > line.right() + 1:
            box = QRect(place, line.top(), max(line.right() - place + 1, 0), line.height())
            middle = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
            painter.drawText(QStyle.visualRect(direction, line, box), middle, f"+{left}")
            return
        box = QRect(place, line.top() + 1, width, line.height() - 2)
        box = QStyle.visualRect(direction, line, box)
        painter.drawRoundedRect(box, box.height() / 2, box.height() / 2)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, words)
        painter.setPen(ink)
        place += width + GRID // 2
