"""How one note looks in the list."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPalette, QTextLayout, QTextOption
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from core.incidents.incident import IncidentRow
from ui.journal.direction import direction_of
from ui.journal.incident_table_model import IncidentTableModel
from ui.journal.words import excerpt_words
from ui.plain_text import visible
from ui.shared.icons import icon
from ui.shared.theme import BODY_PT, GRID, SMALL_PT, current_theme

_LINES_WITH_TITLE, _LINES_ALONE = 2, 3
_PAD_PX, _GAP_PX, _CLIP_PX = 12, 4, 14


class IncidentDelegate(QStyledItemDelegate):
    """Draws when, which types, the first words, and how many files. Every row is equally high."""

    def sizeHint(  # noqa: N802  Qt's name
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """Return room for four lines, whatever the note holds."""
        del index
        small, body = _metrics(option.font)
        lines = small.lineSpacing() + 3 * body.lineSpacing() + 2 * _GAP_PX
        return QSize(0, lines + 2 * current_theme().px(_PAD_PX))

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Draw one row."""
        row = index.data(IncidentTableModel.RowRole)
        model = index.model()
        if not isinstance(row, IncidentRow) or not isinstance(model, IncidentTableModel):
            return
        painter.save()
        painter.setLayoutDirection(option.direction)
        ink, soft = _ground(painter, option)
        pad = current_theme().px(_PAD_PX)
        area = option.rect.adjusted(pad, pad, -pad, -pad)
        small, body = _metrics(option.font)
        top = QRect(area.left(), area.top(), area.width(), small.lineSpacing())
        painter.setFont(_font(option.font, SMALL_PT))
        painter.setPen(soft)
        top = _draw_count(painter, option, top, row.exhibit_count)
        _draw_line(painter, small, top, model.when_of(row))
        area.setTop(area.top() + small.lineSpacing() + _GAP_PX)
        painter.setPen(ink)
        lines = _LINES_ALONE
        if titles := model.titles_of(row):
            painter.setFont(_font(option.font, BODY_PT, QFont.Weight.DemiBold))
            line = QRect(area.left(), area.top(), area.width(), body.lineSpacing())
            _draw_line(painter, QFontMetrics(painter.font()), line, visible(titles))
            area.setTop(area.top() + body.lineSpacing() + _GAP_PX)
            lines = _LINES_WITH_TITLE
        painter.setFont(_font(option.font, BODY_PT))
        _draw_paragraph(painter, body, area, excerpt_words(row.excerpt), lines)
        painter.restore()


def _metrics(font: QFont) -> tuple[QFontMetrics, QFontMetrics]:
    return QFontMetrics(_font(font, SMALL_PT)), QFontMetrics(_font(font, BODY_PT))


def _font(font: QFont, points: float, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
    sized = QFont(font)
    sized.setPointSizeF(current_theme().pt(points))
    sized.setWeight(weight)
    return sized


def _ground(painter: QPainter, option: QStyleOptionViewItem) -> tuple[QColor, QColor]:
    """Paint what is behind a row; return the colours of its text and of its quieter text."""
    theme = current_theme()
    is_selected = bool(option.state & QStyle.StateFlag.State_Selected)
    if is_selected or option.state & QStyle.StateFlag.State_MouseOver:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("selected" if is_selected else "hover"))
        painter.drawRoundedRect(option.rect.adjusted(1, 1, -1, -1), 6, 6)
    else:
        painter.setPen(theme.color("hairline"))
        line = option.rect.adjusted(GRID, 0, -GRID, 0)
        painter.drawLine(line.bottomLeft(), line.bottomRight())
    if is_selected:
        chosen = theme.color("on_selected")
        return chosen, chosen
    return option.palette.color(QPalette.ColorRole.Text), theme.color("soft")


def _draw_count(painter: QPainter, option: QStyleOptionViewItem, line: QRect, count: int) -> QRect:
    """Draw the paper clip and the number at the end of a line; return what is left of it."""
    if not count:
        return line
    text = option.locale.toString(count)
    side = current_theme().px(_CLIP_PX)
    words = painter.fontMetrics().horizontalAdvance(text)
    width = words + side + _GAP_PX
    box = QRect(line.right() - width, line.top(), width, line.height())
    clip = QRect(box.left(), box.center().y() - side // 2, side, side)
    number = box.adjusted(side + _GAP_PX, 0, 1, 0)
    is_selected = bool(option.state & QStyle.StateFlag.State_Selected)
    mirrored = QStyle.visualRect(option.direction, line, clip)
    icon("paperclip", "on_selected" if is_selected else "soft").paint(painter, mirrored)
    painter.drawText(
        QStyle.visualRect(option.direction, line, number), Qt.AlignmentFlag.AlignVCenter, text
    )
    rest = line.adjusted(0, 0, -width - GRID, 0)
    return QStyle.visualRect(option.direction, line, rest)


def _draw_line(painter: QPainter, metrics: QFontMetrics, line: QRect, text: str) -> None:
    shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, line.width())
    painter.drawText(line, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, shown)


def _draw_paragraph(
    painter: QPainter, metrics: QFontMetrics, area: QRect, text: str, lines: int
) -> None:
    """Draw up to so many lines in the text's own direction; the last one is elided."""
    option = QTextOption()
    direction = direction_of(text)
    option.setTextDirection(direction)
    if direction == Qt.LayoutDirection.RightToLeft:
        option.setAlignment(Qt.AlignmentFlag.AlignRight)
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    rest, top = text, float(area.top())
    for left in reversed(range(lines)):
        if not left:
            rest = metrics.elidedText(rest, Qt.TextElideMode.ElideRight, area.width())
        layout = QTextLayout(rest, painter.font())
        layout.setTextOption(option)
        layout.beginLayout()
        line = layout.createLine()
        if not line.isValid():
            return
        line.setLineWidth(area.width())
        layout.endLayout()
        line.draw(painter, QPointF(area.left(), top))
        top += metrics.lineSpacing()
        # Qt counts in UTF-16 units, Python in characters.
        rest = rest.encode("utf-16-le")[2 * line.textLength() :].decode("utf-16-le")
