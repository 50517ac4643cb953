"""Two names beside each other, with the characters marked in which they differ."""

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import (
    QFont,
    QFontMetricsF,
    QPainter,
    QPaintEvent,
    QTextCharFormat,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import QSizePolicy, QStyle, QWidget

from ui.blocklists.alike_words import differing
from ui.journal.direction import direction_of
from ui.plain_text import visible
from ui.shared.theme import SMALL_PT, current_theme
from ui.translate import tr

_GAP_PX, _PAD_PX = 10, 4
_MOST_SHOWN = 60
_WIDEST = 10_000


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
        """Draw both lines."""
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
        layout = _laid_out(text, self.font(), _formats(text, marks))
        width = layout.lineAt(0).naturalTextWidth()
        is_leftward = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        start = area.right() - width if is_leftward else float(area.left())
        painter.setPen(theme.color("ink"))
        layout.draw(painter, QPointF(start, area.top() + theme.px(_PAD_PX)))
        gap = theme.px(_GAP_PX)
        rest = (
            QRectF(area.left(), area.top(), start - gap - area.left(), area.height())
            if is_leftward
            else QRectF(area.topLeft(), area.size()).adjusted(start + width + gap, 0, 0, 0)
        )
        small = QFont(self.font())
        small.setPointSizeF(theme.pt(SMALL_PT))
        painter.setFont(small)
        painter.setPen(theme.color("soft"))
        painter.setLayoutDirection(direction_of(whose))
        side = QStyle.visualAlignment(self.layoutDirection(), Qt.AlignmentFlag.AlignLeft)
        flags = int(side | Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute)
        shown = QFontMetricsF(small).elidedText(whose, Qt.TextElideMode.ElideRight, rest.width())
        painter.drawText(rest, flags, shown)


def _formats(text: str, marks: tuple[bool, ...]) -> list[QTextLayout.FormatRange]:
    """Return how runs of marked characters look; Qt counts in UTF-16."""
    theme = current_theme()
    look = QTextCharFormat()
    look.setForeground(theme.color("care"))
    look.setBackground(theme.color("care_ground"))
    look.setFontWeight(QFont.Weight.DemiBold)
    look.setFontUnderline(True)
    formats, place = [], 0
    for character, is_marked in zip(text, marks, strict=False):
        units = 2 if ord(character) > 0xFFFF else 1
        if is_marked:
            one = QTextLayout.FormatRange()
            one.start, one.length, one.format = place, units, look
            formats.append(one)
        place += units
    return formats


def _laid_out(text: str, font: QFont, formats: list[QTextLayout.FormatRange]) -> QTextLayout:
    """Lay a text out in one line, in its own direction, no wider than it is."""
    layout = QTextLayout(text, font)
    option = QTextOption()
    option.setTextDirection(direction_of(text))
    option.setWrapMode(QTextOption.WrapMode.NoWrap)
    layout.setTextOption(option)
    layout.setFormats(formats)
    width = float(_WIDEST)
    for _ in range(2):
        layout.beginLayout()
        line = layout.createLine()
        line.setLineWidth(width)
        layout.endLayout()
        width = layout.lineAt(0).naturalTextWidth() + 1
    return layout
