"""Two names beside each other, with the characters marked in which they differ."""

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QStyle, QWidget

from ui.blocklists.alike_words import differing
from ui.plain_text import visible
from ui.shared.theme import SMALL_PT, current_theme
from ui.translate import tr

_GAP_PX, _PAD_PX = 10, 4
_MOST_SHOWN = 60


class TwoForms(QWidget):
    """Each name on a line of its own, with a quieter word on whose it is.

    Marked characters have a ground, a line below them, and bold letters: colour alone says nothing.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("two-forms")
        self._lines: list[tuple[str, tuple[bool, ...], str]] = []
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_forms(self, one: str, whose: str, other: str, others: str) -> None:
        """Show two names, and whose they are."""
        shown = visible(one)[:_MOST_SHOWN], visible(other)[:_MOST_SHOWN]
        marks = differing(*shown)
        self._lines = [(shown[0], marks[0], whose), (shown[1], marks[1], others)]
        said = tr("{one} ({whose}), and {other} ({others})")
        self.setAccessibleName(
            said.format(one=shown[0], whose=whose, other=shown[1], others=others)
        )
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802  Qt's name
        """Two lines."""
        return QSize(0, 2 * self._line_height())

    def minimumSizeHint(self) -> QSize:  # noqa: N802  Qt's name
        """The same."""
        return self.sizeHint()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802  Qt's name
        """Grow with the text."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.updateGeometry()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802  Qt's name
        """Draw both lines, letter by letter, so that the marks stand where the letters are."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        height = self._line_height()
        for row, (text, marks, whose) in enumerate(self._lines):
            area = QRect(0, row * height, self.width(), height)
            self._draw(painter, area, text, marks, whose)
        painter.end()

    def _line_height(self) -> int:
        return self.fontMetrics().lineSpacing() + 2 * current_theme().px(_PAD_PX)

    def _draw(
        self, painter: QPainter, area: QRect, text: str, marks: tuple[bool, ...], whose: str
    ) -> None:
        theme = current_theme()
        spans = _spans(text, marks)
        fonts = {False: self.font(), True: _bold(self.font())}
        widths = [
            QFontMetricsF(fonts[is_marked]).horizontalAdvance(part) for part, is_marked in spans
        ]
        is_leftward = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        x = area.right() - sum(widths) if is_leftward else float(area.left())
        baseline = area.top() + theme.px(_PAD_PX) + self.fontMetrics().ascent()
        start = x
        for (part, is_marked), width in zip(spans, widths, strict=True):
            if is_marked:
                box = QRectF(x, area.top() + 2, width, area.height() - 4)
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(theme.color("care_ground"))
                painter.drawRect(box)
                painter.fillRect(QRectF(x, box.bottom() - 2, width, 2), theme.color("care"))
            painter.setFont(fonts[is_marked])
            painter.setPen(theme.color("care" if is_marked else "ink"))
            painter.drawText(QPointF(x, baseline), part)
            x += width
        small = QFont(self.font())
        small.setPointSizeF(theme.pt(SMALL_PT))
        painter.setFont(small)
        painter.setPen(theme.color("soft"))
        gap = theme.px(_GAP_PX)
        rest = (
            QRectF(area.left(), area.top(), start - gap - area.left(), area.height())
            if is_leftward
            else QRectF(x + gap, area.top(), area.right() - x - gap, area.height())
        )
        side = QStyle.visualAlignment(self.layoutDirection(), Qt.AlignmentFlag.AlignLeft)
        flags = int(side | Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute)
        shown = QFontMetricsF(small).elidedText(whose, Qt.TextElideMode.ElideRight, rest.width())
        painter.drawText(rest, flags, shown)


def _bold(font: QFont) -> QFont:
    bold = QFont(font)
    bold.setWeight(QFont.Weight.DemiBold)
    return bold


def _spans(text: str, marks: tuple[bool, ...]) -> list[tuple[str, bool]]:
    """Return runs of characters that are marked or not."""
    spans: list[tuple[str, bool]] = []
    for character, is_marked in zip(text, marks, strict=False):
        if spans and spans[-1][1] == is_marked:
            spans[-1] = (spans[-1][0] + character, is_marked)
        else:
            spans.append((character, is_marked))
    return spans
