"""The rail: where in the app the person is, and where else they can go."""

from PySide6.QtCore import QPointF, QRect, Qt, Signal, Slot
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QButtonGroup,
    QFrame,
    QPushButton,
    QSizePolicy,
    QStyle,
    QVBoxLayout,
    QWidget,
)

from ui.shared.buttons import scale_icon
from ui.shared.icons import icon
from ui.shared.key_names import shown_keys
from ui.shared.theme import GRID, SMALL_PT, current_theme

_WIDE_PX = 184
_DOT_PX, _ICON_PX, _PAD_PX = 6, 20, 10


class PlaceButton(QPushButton):
    """A place; `mark` adds a dot, and a word where there is room for it."""

    def __init__(self, title: str, keys: str, parent: QWidget | None = None) -> None:
        super().__init__(title, parent)
        self._title, self._keys, self._word = title, keys, ""
        self.setProperty("role", "rail")
        self.setCheckable(True)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.mark("", "")

    @property
    def word(self) -> str:
        """The word beside the place; empty: it is not marked."""
        return self._word

    def mark(self, word: str, sentence: str) -> None:
        """Show a word, and say a sentence in the tool tip and to screen readers."""
        self._word = word
        self.setAccessibleName(f"{self._title}, {sentence}" if sentence else self._title)
        tip = f"{self._title} ({self._keys})"
        self.setToolTip(f"{tip}\n{sentence}" if sentence else tip)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802  Qt's name
        """Add the mark at the far end; without the title, at the icon's corner."""
        super().paintEvent(event)
        if not self._word:
            return
        theme = current_theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        font = self.font()
        font.setPointSizeF(theme.pt(SMALL_PT))
        painter.setFont(font)
        room = self._place_of_word(painter.fontMetrics())
        ink = theme.color("on_selected" if self.isChecked() else "accent")
        dot, radius = self._place_of_dot(room), theme.px(_DOT_PX) / 2
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ink)
        painter.drawEllipse(dot, radius, radius)
        if room.width():
            painter.setPen(ink)
            painter.drawText(self._seen(room), Qt.AlignmentFlag.AlignCenter, self._word)
        painter.end()

    def _place_of_word(self, metrics: QFontMetrics) -> QRect:
        """Return where the word stands, left to right; without width when there is no room."""
        px = current_theme().px
        needed = metrics.horizontalAdvance(self._word) + px(4)
        taken = px(_ICON_PX + 3 * _PAD_PX) + self.fontMetrics().horizontalAdvance(self.text())
        edge = self.width() - px(_PAD_PX)
        if not self.text() or taken + px(2 * _DOT_PX) + needed > edge:
            return QRect(edge, 0, 0, self.height())
        return QRect(edge - needed, 0, needed, self.height())

    def _place_of_dot(self, room: QRect) -> QPointF:
        px = current_theme().px
        if self.text():
            place = QRect(room.left() - px(_DOT_PX), room.center().y(), 1, 1)
        else:
            middle = self.rect().center()
            place = QRect(middle.x() + px(_ICON_PX) // 2, middle.y() - px(_ICON_PX) // 2, 1, 1)
        return QPointF(self._seen(place).center())

    def _seen(self, place: QRect) -> QRect:
        return QStyle.visualRect(self.layoutDirection(), self.rect(), place)


class Rail(QFrame):
    """One button a place, in the order of Ctrl+1, Ctrl+2, …; the last stands at the foot.

    `chosen(int)`: the person wants to be at the place of that number, counted from 0.
    """

    chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("rail")
        self.setProperty("role", "rail")
        self._texts: list[str] = []
        self._is_collapsed = False
        self._group = QButtonGroup(self)
        self._group.idClicked.connect(self.chosen)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(GRID, GRID * 2, GRID, GRID * 2)
        self._column.setSpacing(GRID // 2)

    def add_place(self, title: str, icon_name: str, *, at_foot: bool = False) -> None:
        """Add a button under the others."""
        number = len(self._texts)
        button = PlaceButton(title, shown_keys(f"Ctrl+{number + 1}"))
        button.setObjectName(f"rail-{number}")
        button.setIcon(icon(icon_name))
        scale_icon(button)
        if at_foot:
            self._column.addStretch()
        self._column.addWidget(button)
        self._group.addButton(button, number)
        self._texts.append(title)
        self._arrange()

    def select(self, number: int) -> None:
        """Mark the place where the person is."""
        self._group.button(number).setChecked(True)

    def button(self, number: int) -> QAbstractButton:
        """Return the button of a place."""
        return self._group.button(number)

    def mark(self, number: int, word: str, sentence: str) -> None:
        """Mark a place where something can be looked at; both empty: nothing any more."""
        button = self._group.button(number)
        if isinstance(button, PlaceButton):
            button.mark(word, sentence)

    @Slot(bool)
    def collapse(self, is_collapsed: bool) -> None:  # noqa: FBT001  a setter in Qt's manner
        """Show only icons, or icons and words."""
        if is_collapsed != self._is_collapsed:
            self._is_collapsed = is_collapsed
            self._arrange()

    def fit(self) -> None:
        """Grow with the text."""
        self._arrange()

    def _arrange(self) -> None:
        for number, text in enumerate(self._texts):
            button = self._group.button(number)
            button.setText("" if self._is_collapsed else text)
            scale_icon(button)
        narrow = current_theme().px(20) + 2 * current_theme().px(10) + GRID
        self.setFixedWidth(
            2 * GRID + (narrow if self._is_collapsed else current_theme().px(_WIDE_PX))
        )
