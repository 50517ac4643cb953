"""Text on numbered pages. No page ends between a title and its text, or after a single line.

QTextDocument is not used: it finishes its layout by timers, which threads of Python do not have.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QMarginsF, QPointF, QRectF, Qt
from PySide6.QtGui import (
    QFont,
    QFontMetricsF,
    QGuiApplication,
    QPageLayout,
    QPainter,
    QPdfWriter,
    QTextLayout,
    QTextLine,
    QTextOption,
)
from PySide6.QtPrintSupport import QPrinter

_MARGIN_MM = 20.0
_LEADING = 1.25
_INDENT_PT = 22.0
_FOOT_PT = 12.0
_FOOT_LINES = 2
_POINTS_PER_INCH = 72.0


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Plain text. `marker` stands before it, the text is indented; `keeps` it with the next."""

    text: str
    points: float
    is_strong: bool = False
    before_pt: float = 0.0
    after_pt: float = 6.0
    marker: str = ""
    keeps: bool = False


@dataclass(frozen=True, slots=True)
class _Line:
    """A line in the device's units. `layout` keeps `line` alive."""

    layout: QTextLayout
    line: QTextLine
    before: float
    height: float
    indent: float
    marker: str
    is_glued: bool
    """Whether the next line stands on the same page."""


def paint_pages(device: QPdfWriter | QPrinter, paragraphs: Sequence[Paragraph]) -> None:
    """Paint paragraphs in black under each other. It sets the margins of the device."""
    margins = QMarginsF(_MARGIN_MM, _MARGIN_MM, _MARGIN_MM, _MARGIN_MM)
    device.setPageMargins(margins, QPageLayout.Unit.Millimeter)
    within = device.pageLayout().paintRectPixels(device.resolution())
    foot_font = _font(_FOOT_PT)
    foot = QFontMetricsF(foot_font, device).height() * _FOOT_LINES
    text = QRectF(0, 0, within.width(), within.height() - foot)
    pages = list(_pages(_lines(device, paragraphs, text.width()), text.height()))
    painter = QPainter(device)
    for number, lines in enumerate(pages, 1):
        if number > 1:
            device.newPage()
        painter.setPen(Qt.GlobalColor.black)
        _paint_page(painter, lines, text.width())
        painter.setFont(foot_font)
        box = QRectF(0, text.bottom(), text.width(), foot)
        place = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignBottom
        painter.drawText(box, int(place), f"{number} / {len(pages)}")
    painter.end()


def _lines(
    device: QPdfWriter | QPrinter, paragraphs: Sequence[Paragraph], width: float
) -> list[_Line]:
    scale = device.resolution() / _POINTS_PER_INCH
    return [
        line
        for before, paragraph in zip((None, *paragraphs), paragraphs, strict=False)
        for line in _lines_of(device, before, paragraph, width, scale)
    ]


def _lines_of(
    device: QPdfWriter | QPrinter,
    above: Paragraph | None,
    paragraph: Paragraph,
    width: float,
    scale: float,
) -> Iterator[_Line]:
    indent = _INDENT_PT * scale if paragraph.marker else 0.0
    font = _font(paragraph.points, is_strong=paragraph.is_strong)
    layout = QTextLayout(paragraph.text, font, device)
    layout.setTextOption(_option())
    lines = _broken(layout, width - indent)
    space = max(above.after_pt, paragraph.before_pt) * scale if above else 0.0
    for number, line in enumerate(lines):
        is_last = number == len(lines) - 1
        yield _Line(
            layout,
            line,
            before=0.0 if number else space,
            height=line.height() * _LEADING,
            indent=indent,
            marker="" if number else paragraph.marker,
            is_glued=paragraph.keeps if is_last else number in {0, len(lines) - 2},
        )


def _broken(layout: QTextLayout, width: float) -> list[QTextLine]:
    lines = []
    layout.beginLayout()
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        line.setPosition(QPointF(0, 0))
        lines.append(line)
    layout.endLayout()
    return lines


def _pages(lines: Sequence[_Line], height: float) -> Iterator[list[_Line]]:
    page: list[_Line] = []
    y = 0.0
    for together in _glued(lines):
        needed = sum(line.before + line.height for line in together)
        if page and y + needed > height:
            yield page
            page, y = [], 0.0
        for line in together:
            if page and y + line.before + line.height > height:  # more together than a page holds
                yield page
                page, y = [], 0.0
            y += line.before + line.height
            page.append(line)
    if page:
        yield page


def _glued(lines: Sequence[_Line]) -> Iterator[list[_Line]]:
    together = []
    for line in lines:
        together.append(line)
        if not line.is_glued:
            yield together
            together = []
    if together:
        yield together


def _paint_page(painter: QPainter, lines: Sequence[_Line], width: float) -> None:
    y = 0.0
    for line in lines:
        y += line.before if y else 0.0
        line.line.draw(painter, QPointF(0.0 if _is_rtl() else line.indent, y))
        if line.marker:
            painter.setFont(line.layout.font())
            advance = painter.fontMetrics().horizontalAdvance(line.marker)
            x = width - advance if _is_rtl() else 0.0
            painter.drawText(QPointF(x, y + line.line.ascent()), line.marker)
        y += line.height


def _is_rtl() -> bool:
    return QGuiApplication.layoutDirection() is Qt.LayoutDirection.RightToLeft


def _option() -> QTextOption:
    side = Qt.AlignmentFlag.AlignRight if _is_rtl() else Qt.AlignmentFlag.AlignLeft
    option = QTextOption(side)
    option.setTextDirection(QGuiApplication.layoutDirection())
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    return option


def _font(points: float, *, is_strong: bool = False) -> QFont:
    font = QFont(QGuiApplication.font())
    font.setPointSizeF(points)
    font.setWeight(QFont.Weight.DemiBold if is_strong else QFont.Weight.Normal)
    return font
