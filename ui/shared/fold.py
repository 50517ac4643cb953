"""A topic of a note: folded away, its header says what is filled."""

from PySide6.QtCore import QEvent, QRect, QSize, Qt, Signal, Slot
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QFrame, QSizePolicy, QStyle, QVBoxLayout, QWidget

from ui.plain_text import visible
from ui.shared.icons import icon
from ui.shared.theme import GRID, SMALL_PT, current_theme

_MARK_PX, _PAD_PX = 16, 8


class FoldHeader(QAbstractButton):
    """Topic and summary in a row that opens and closes; paints itself, so that text can elide."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title, self.summary = title, ""
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.say("")

    def say(self, summary: str) -> None:
        """Say what is filled; empty: nothing is."""
        self.summary = visible(summary)
        self.setAccessibleName(f"{self._title}: {self.summary}" if summary else self._title)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802  Qt's name
        """One line, or two when there is a summary."""
        line = self.fontMetrics().lineSpacing()
        lines = 2 * line if self.summary else line
        return QSize(0, max(lines + current_theme().px(2 * _PAD_PX), current_theme().px(40)))

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802  Qt's name
        """Grow with the text."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.updateGeometry()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802  Qt's name
        """Paint mark, topic and summary."""
        del event
        theme, direction = current_theme(), self.layoutDirection()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground = self.rect().adjusted(1, 1, -1, -1)
        if self.underMouse() or self.hasFocus():
            painter.setBrush(theme.color("hover") if self.underMouse() else Qt.BrushStyle.NoBrush)
            painter.setPen(theme.color("focus") if self.hasFocus() else Qt.PenStyle.NoPen)
            if self.hasFocus():
                pen = painter.pen()
                pen.setWidth(2)
                painter.setPen(pen)
            painter.drawRoundedRect(ground, 6, 6)
        side = theme.px(_MARK_PX)
        area = self.rect().adjusted(GRID // 2, theme.px(_PAD_PX), -GRID, -theme.px(_PAD_PX))
        line = self.fontMetrics().lineSpacing()
        mark = area.adjusted(0, 0, side - area.width(), line - area.height())
        if not self.summary:
            mark.moveTop(area.center().y() - line // 2)
        words = area.adjusted(side + GRID, 0, 0, 0)
        shown = "chevron-down" if not self.isChecked() else "chevron-up"
        icon(shown, "soft").paint(painter, QStyle.visualRect(direction, area, mark))
        words.setHeight(line if self.summary else area.height())
        self._write(painter, words, self._title, "ink")
        if self.summary:
            font = self.font()
            font.setPointSizeF(theme.pt(SMALL_PT))
            painter.setFont(font)
            words.translate(0, line)
            self._write(painter, words, self.summary, "soft")
        painter.end()

    def _write(self, painter: QPainter, words: QRect, text: str, token: str) -> None:
        direction = self.layoutDirection()
        area = self.rect()
        painter.setPen(current_theme().color(token))
        end = Qt.TextElideMode.ElideRight
        shown = painter.fontMetrics().elidedText(text, end, words.width())
        flags = QStyle.visualAlignment(
            direction, Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter
        )
        painter.drawText(QStyle.visualRect(direction, area, words), int(flags), shown)


class Fold(QWidget):
    """A header and what it opens. `opened()`: it was unfolded."""

    opened = Signal()

    def __init__(self, name: str, title: str, why: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(f"fold-{name}")
        self.header = FoldHeader(title)
        self.header.setObjectName(f"fold-{name}-header")
        self.header.setToolTip(why)
        self.header.setAccessibleDescription(why)
        self.body = QFrame()
        self.fields = QVBoxLayout(self.body)
        self.fields.setContentsMargins(GRID * 3, GRID // 2, 0, GRID)
        self.fields.setSpacing(GRID * 3 // 2)
        self.body.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        column.addWidget(self.body)
        self.header.toggled.connect(self._toggle)

    @property
    def is_open(self) -> bool:
        """Whether it is unfolded."""
        return self.header.isChecked()

    def unfold(self) -> None:
        """Open it."""
        self.header.setChecked(True)

    def fold(self) -> None:
        """Close it."""
        self.header.setChecked(False)

    @Slot(bool)
    def _toggle(self, is_open: bool) -> None:  # noqa: FBT001  Qt's signal
        self.body.setVisible(is_open)
        if is_open:
            self.opened.emit()
