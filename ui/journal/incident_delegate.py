"""How one note looks in the list."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetrics,
    QPainter,
    QPalette,
    QTextCharFormat,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from core.incidents.incident import IncidentRow
from core.incidents.matcher import Matcher
from ui.journal.direction import direction_of
from ui.journal.find.match_marks import match_format
from ui.journal.find.row_tags import draw_tags
from ui.journal.find.utf16_spans import matching_spans
from ui.journal.incident_table_model import IncidentTableModel
from ui.plain_text import visible
from ui.shared.icons import icon
from ui.shared.theme import BODY_PT, GRID, SMALL_PT, current_theme

_LINES_WITH_TITLE, _LINES_ALONE = 2, 3
_PAD_PX, _GAP_PX, _CLIP_PX = 12, 4, 14


class IncidentDelegate(QStyledItemDelegate):
    """Draws when, which types, the first words, how many files, whether it is sealed, and tags.

    Every row is equally high.
    """

    def sizeHint(  # noqa: N802  Qt's name
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """Return room for four lines, whatever the note holds."""
        del index
        small, body = _metrics(option.font)
        lines = small.lineSpacing() + 3 * body.lineSpacing() + 3 * _GAP_PX
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
        painter.setPen(soft)
        _draw_top(painter, option, area, row, model.when_of(row))
        painter.setPen(ink)
        lines = _LINES_ALONE
        if titles := model.titles_of(row):
            _draw_titles(painter, option, area, visible(titles))
            lines = _LINES_WITH_TITLE
        if row.tags:
            painter.setPen(soft)
            _draw_tags(painter, option, area, row.tags)
            lines -= 1
        painter.setPen(ink)
        painter.setFont(_font(option.font, BODY_PT))
        _, body = _metrics(option.font)
        room = lines * area.width() // max(body.averageCharWidth(), 1)
        text = _Marked(
            model.matcher.around_first(model.words_of(row), room),
            model.matcher,
            bool(option.state & QStyle.StateFlag.State_Selected),
        )
        _draw_paragraph(painter, body, area, text, lines)
        painter.restore()


def _draw_top(
    painter: QPainter, option: QStyleOptionViewItem, area: QRect, row: IncidentRow, when: str
) -> None:
    """Draw when it was, how many files there are, and the seal; take the line from `area`."""
    small, _ = _metrics(option.font)
    painter.setFont(_font(option.font, SMALL_PT))
    line = QRect(area.left(), area.top(), area.width(), small.lineSpacing())
    line = _draw_count(painter, option, line, row.exhibit_count)
    if row.is_sealed:
        line = _draw_seal(painter, option, line)
    _draw_line(painter, small, line, when)
    area.setTop(area.top() + small.lineSpacing() + _GAP_PX)


def _draw_titles(painter: QPainter, option: QStyleOptionViewItem, area: QRect, titles: str) -> None:
    """Draw which types it has; take the line from `area`."""
    _, body = _metrics(option.font)
    painter.setFont(_font(option.font, BODY_PT, QFont.Weight.DemiBold))
    line = QRect(area.left(), area.top(), area.width(), body.lineSpacing())
    _draw_line(painter, QFontMetrics(painter.font()), line, titles)
    area.setTop(area.top() + body.lineSpacing() + _GAP_PX)


def _draw_tags(
    painter: QPainter, option: QStyleOptionViewItem, area: QRect, tags: Sequence[str]
) -> None:
    _, body = _metrics(option.font)
    painter.setFont(_font(option.font, SMALL_PT))
    height = body.lineSpacing()
    line = QRect(area.left(), area.bottom() - height + 1, area.width(), height)
    draw_tags(painter, option.direction, line, tags)


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
    painter.setPen(theme.color("line" if is_selected else "hairline"))
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


def _draw_seal(painter: QPainter, option: QStyleOptionViewItem, line: QRect) -> QRect:
    """Draw the seal at the end of what is left of a line; return what is left then."""
    side = current_theme().px(_CLIP_PX)
    rtl = option.direction == Qt.LayoutDirection.RightToLeft
    start = line.left() if rtl else line.right() - side
    box = QRect(start, line.center().y() - side // 2, side, side)
    is_selected = bool(option.state & QStyle.StateFlag.State_Selected)
    icon("stamp", "on_selected" if is_selected else "soft").paint(painter, box)
    room = side + GRID
    return line.adjusted(room, 0, 0, 0) if rtl else line.adjusted(0, 0, -room, 0)


def _draw_line(painter: QPainter, metrics: QFontMetrics, line: QRect, text: str) -> None:
    shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, line.width())
    painter.drawText(line, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, shown)


class _Marked:
    """A text and where its matches are, in UTF-16 units as Qt counts."""

    def __init__(self, text: str, matcher: Matcher, is_selected: bool) -> None:  # noqa: FBT001  one place calls it
        self.text = text
        self._spans = matching_spans(matcher, text)
        self._format = match_format(on_selected=is_selected) if self._spans else QTextCharFormat()

    def formats(self, begin: int, length: int) -> list[QTextLayout.FormatRange]:
        """Return the marks within so many units from `begin` on, counted from there."""
        ranges = []
        for start, width in self._spans:
            first, last = max(start - begin, 0), min(start + width - begin, length)
            if first < last:
                each = QTextLayout.FormatRange()
                each.start, each.length, each.format = first, last - first, self._format
                ranges.append(each)
        return ranges


def _draw_paragraph(
    painter: QPainter, metrics: QFontMetrics, area: QRect, marked: _Marked, lines: int
) -> None:
    """Draw up to so many lines in the text's own direction; the last one is elided."""
    option = QTextOption()
    direction = direction_of(marked.text)
    option.setTextDirection(direction)
    if direction == Qt.LayoutDirection.RightToLeft:
        option.setAlignment(Qt.AlignmentFlag.AlignRight)
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    rest, top, begin = marked.text, float(area.top()), 0
    for left in reversed(range(lines)):
        shown = len(rest.encode("utf-16-le")) // 2
        if not left:
            whole = rest
            rest = metrics.elidedText(rest, Qt.TextElideMode.ElideRight, area.width())
            if rest != whole:
                shown = len(rest.encode("utf-16-le")) // 2 - 1  # the dots match nothing
        layout = QTextLayout(rest, painter.font())
        layout.setTextOption(option)
        layout.setFormats(marked.formats(begin, shown))
        layout.beginLayout()
        line = layout.createLine()
        if not line.isValid():
            return
        line.setLineWidth(area.width())
        layout.endLayout()
        layout.draw(painter, QPointF(area.left(), top))
        top += metrics.lineSpacing()
        # Qt counts in UTF-16 units, Python in characters.
        begin += line.textLength()
        rest = rest.encode("utf-16-le")[2 * line.textLength() :].decode("utf-16-le")
