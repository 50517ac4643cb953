"""Rows of a list with a name, a quieter second line, and perhaps a caution below."""

from typing import NamedTuple
from unicodedata import bidirectional

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QIcon, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ui.shared.icons import icon
from ui.shared.theme import GRID, SMALL_PT, Theme, current_theme

DETAILS_ROLE = Qt.ItemDataRole.UserRole + 100
"""The second line."""
CAUTION_ROLE = Qt.ItemDataRole.UserRole + 101
"""A third line in the colour of cautions, with their icon; empty or None for none."""
ICON_ROLE = Qt.ItemDataRole.UserRole + 102
"""The name of an icon before the first line; None for none."""

_ICON_PX = 20
_GAP_PX = 2


class _Line(NamedTuple):
    text: str
    font: QFont
    colour: QColor
    icon: QIcon | None = None

    @property
    def height(self) -> int:
        return QFontMetrics(self.font).height()


class TwoLineDelegate(QStyledItemDelegate):
    """Paints the display text, DETAILS_ROLE, CAUTION_ROLE and ICON_ROLE of a model."""

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Paint the style's own ground, then the lines on it, elided where they do not fit."""
        self.initStyleOption(option, index)
        option.text = ""
        option.widget.style().drawControl(
            QStyle.ControlElement.CE_ItemViewItem, option, painter, option.widget
        )
        theme = current_theme()
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        area = option.rect.adjusted(theme.px(12), theme.px(GRID), -theme.px(12), 0)
        indent = theme.px(_ICON_PX) + theme.px(GRID)
        lines = self._lines(option.font, index, theme, selected=selected)
        if name := index.data(ICON_ROLE):
            box = QRect(area.left(), area.top(), theme.px(_ICON_PX), lines[0].height)
            mark = icon(name, "on_selected" if selected else "soft")
            _visual(option, area, box, mark, painter)
            area = _without_start(option, area, indent)
        top = area.top()
        for line in lines:
            box = QRect(area.left(), top, area.width(), line.height)
            if line.icon:
                mark_box = QRect(area.left(), top, line.height, line.height)
                _visual(option, area, mark_box, line.icon, painter)
                box = _without_start(option, box, line.height + theme.px(4))
            _write(painter, option, box, line)
            top += line.height + theme.px(_GAP_PX)

    def sizeHint(  # noqa: N802  Qt's name
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """As high as the lines that are there; as wide as the view."""
        theme = current_theme()
        # Not `option.font`: before the row is first painted it may still be the view's old one.
        self.initStyleOption(option, index)
        lines = self._lines(option.font, index, theme, selected=False)
        text = sum(line.height for line in lines) + theme.px(_GAP_PX) * (len(lines) - 1)
        return QSize(theme.px(160), text + 2 * theme.px(GRID))

    def _lines(
        self,
        font: QFont,
        index: QModelIndex | QPersistentModelIndex,
        theme: Theme,
        *,
        selected: bool,
    ) -> list[_Line]:
        small = QFont(font)
        small.setPointSizeF(theme.pt(SMALL_PT))
        ink = theme.color("on_selected" if selected else "ink")
        soft = theme.color("on_selected" if selected else "soft")
        lines = [_Line(str(index.data() or ""), font, ink)]
        if details := index.data(DETAILS_ROLE):
            lines.append(_Line(str(details), small, soft))
        if caution := index.data(CAUTION_ROLE):
            token = "on_selected" if selected else "care"
            mark = icon("triangle-alert", token)
            lines.append(_Line(str(caution), small, theme.color(token), mark))
        return lines


def _without_start(option: QStyleOptionViewItem, area: QRect, width: int) -> QRect:
    if option.direction == Qt.LayoutDirection.RightToLeft:
        return area.adjusted(0, 0, -width, 0)
    return area.adjusted(width, 0, 0, 0)


def _visual(
    option: QStyleOptionViewItem, area: QRect, box: QRect, mark: QIcon, painter: QPainter
) -> None:
    mark.paint(painter, QStyle.visualRect(option.direction, area, box))


def _reads_leftwards(text: str) -> bool:
    first = next((kind for kind in map(bidirectional, text) if kind in ("L", "R", "AL")), "L")
    return first != "L"


def _write(painter: QPainter, option: QStyleOptionViewItem, box: QRect, line: _Line) -> None:
    alignment = QStyle.visualAlignment(
        option.direction, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
    )
    alignment |= Qt.AlignmentFlag.AlignAbsolute
    metrics = QFontMetrics(line.font)
    text = metrics.elidedText(line.text, Qt.TextElideMode.ElideRight, box.width())
    painter.save()
    # Numbers and addresses keep their order in a window that runs from right to left.
    painter.setLayoutDirection(
        Qt.LayoutDirection.RightToLeft if _reads_leftwards(text) else Qt.LayoutDirection.LeftToRight
    )
    painter.setFont(line.font)
    painter.setPen(line.colour)
    painter.drawText(box, int(alignment), text)
    painter.restore()
