"""The printed seal: one sheet with the chain's head, a QR code, and lines for witnesses."""

import segno
from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontDatabase, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from core.incidents.printed_seal import PrintedSeal, seal_lines, seal_text
from ui.shared.days import full_day
from ui.shared.printing import ask_and_print, paint_text, paper_font
from ui.shared.theme import current_theme
from ui.translate import tr, tr_n

_TITLE_PT, _CODE_PT, _TEXT_PT = 18.0, 12.0, 10.5
_QUIET_MODULES = 4
"""White around a QR code, in its squares (ISO/IEC 18004, 5.3.8)."""
_CODE_SHARE = 0.3
"""Of the page's width: the QR code is about 5 cm wide on A4."""
_WITNESSES = 2
_A4_RATIO = 297 / 210
_PREVIEW_PX, _MARGIN_SHARE = 380, 0.1
_PAPER, _INK = QColor("white"), QColor("black")


def print_seal(parent: QWidget, seal: PrintedSeal) -> bool:
    """Ask for a printer and print the sheet. False when the person thought better of it."""
    return ask_and_print(parent, lambda painter, page: paint_seal(painter, page, seal))


def paint_seal(painter: QPainter, page: QRectF, seal: PrintedSeal) -> None:
    """Paint the sheet in black within `page`, which is in the painter's units.

    Nothing on it says what the app is for, or what was written.
    """
    painter.setPen(_INK)
    count = seal.head.count
    day = full_day(seal.day)
    y = paint_text(painter, page, page.top(), _TITLE_PT, tr("Seal of {day}").format(day=day))
    y = paint_text(
        painter,
        page,
        y,
        _TEXT_PT,
        tr_n(
            "On this day a journal held {n} sealed entry. The numbers below are worked out from"
            " it and stand for it.",
            "On this day a journal held {n} sealed entries. The numbers below are worked out from"
            " all of them and stand for them.",
            count,
        ).format(n=count)
        + " "
        + tr(
            "If they still fit the journal later, none of these entries was changed, taken away or"
            " put in another order since. They do not show what the entries say."
        ),
    )
    y = _paint_lines(painter, page, y, seal)
    side = page.width() * _CODE_SHARE
    left = page.right() - side if painter.layoutDirection() == _RTL else page.left()
    _paint_code(painter, QRectF(left, y, side, side), seal)
    y += side + painter.fontMetrics().height() * 2
    _paint_witnesses(painter, page, y)


_RTL = Qt.LayoutDirection.RightToLeft


def _paint_lines(painter: QPainter, page: QRectF, y: float, seal: PrintedSeal) -> float:
    """Paint the seal to be typed off, in letters of one width, always from left to right."""
    font = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
    font.setPointSizeF(_CODE_PT)
    painter.save()
    painter.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    painter.setFont(font)
    height = painter.fontMetrics().height() * 1.5
    for line in seal_lines(seal):
        box = QRectF(page.left(), y, page.width(), height)
        painter.drawText(box, int(Qt.AlignmentFlag.AlignVCenter), line)
        y += height
    painter.restore()
    return y + height / 2


def _paint_code(painter: QPainter, box: QRectF, seal: PrintedSeal) -> None:
    matrix = segno.make(seal_text(seal), error="m", micro=False).matrix
    module = box.width() / (len(matrix) + 2 * _QUIET_MODULES)
    painter.fillRect(box, _PAPER)
    for row, modules in enumerate(matrix):
        for column, is_dark in enumerate(modules):
            if is_dark:
                x = box.left() + (column + _QUIET_MODULES) * module
                y = box.top() + (row + _QUIET_MODULES) * module
                painter.fillRect(_whole(QRectF(x, y, module, module)), _INK)


def _whole(square: QRectF) -> QRectF:
    """Meet the neighbouring squares without a hair between."""
    return QRectF(
        QPointF(round(square.left()), round(square.top())),
        QPointF(round(square.right()), round(square.bottom())),
    )


def _paint_witnesses(painter: QPainter, page: QRectF, y: float) -> None:
    y = paint_text(
        painter,
        page,
        y,
        _TEXT_PT,
        tr("I saw this sheet on the day that I write here. I was not shown what the entries say."),
    )
    painter.setFont(paper_font(painter, _TEXT_PT))
    height = painter.fontMetrics().height()
    labels = (tr("Day"), tr("Name"), tr("Signature"))
    is_rtl = painter.layoutDirection() == _RTL
    width, gap = page.width() / len(labels), float(height)
    painter.setPen(QPen(_INK, height / 16))
    for _witness in range(_WITNESSES):
        y += height * 2.5
        for place, label in enumerate(labels):
            column = len(labels) - 1 - place if is_rtl else place
            left = page.left() + column * width
            painter.drawLine(QPointF(left, y), QPointF(left + width - gap, y))
            box = QRectF(left, y + height / 4, width - gap, height * 1.2)
            painter.drawText(box, 0, label)
        y += height * 1.5


class SealPreview(QWidget):
    """The sheet as it will be printed, on white paper in every palette."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("seal-preview")
        self._seal: PrintedSeal | None = None
        policy = QSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setSizePolicy(policy)

    def show_seal(self, seal: PrintedSeal) -> None:
        """Show another seal."""
        self._seal = seal
        self.setAccessibleName(tr("The sheet as it will be printed"))
        self.setAccessibleDescription(" ".join(seal_lines(seal)))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802  Qt's name
        """A sheet of A4."""
        width = current_theme().px(_PREVIEW_PX)
        return QSize(width, round(width * _A4_RATIO))

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802  Qt's name
        """Paint the sheet at the scale of a 210 mm wide page."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), _PAPER)
        painter.setPen(current_theme().color("line"))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        if self._seal is not None:
            points_wide = 210 / 25.4 * 72
            scale = self.width() / (points_wide * self.logicalDpiX() / 72)
            painter.scale(scale, scale)
            width = self.width() / scale
            margin = width * _MARGIN_SHARE
            page = QRectF(margin, margin, width - 2 * margin, width * _A4_RATIO - 2 * margin)
            paint_seal(painter, page, self._seal)
        painter.end()
