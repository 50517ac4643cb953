"""A list to choose from that opens within the page, with a field that narrows it."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QPainter, QShowEvent
from PySide6.QtWidgets import (
    QFrame,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from ui.plain_text import isolated, visible
from ui.shared.icons import icon
from ui.shared.private_typing import keep_private
from ui.shared.text import SoftLabel
from ui.shared.theme import GRID, SMALL_PT, current_theme

_KEY = Qt.ItemDataRole.UserRole
_EXPLANATION = Qt.ItemDataRole.UserRole + 1
_CREATES = Qt.ItemDataRole.UserRole + 2
_LIST_PX, _ROW_PAD_PX, _MARK_PX = 280, 6, 20


@dataclass(frozen=True, slots=True)
class Choice:
    """Something that can be chosen: `key` is kept, the rest is read."""

    key: str
    title: str
    explanation: str = ""


@dataclass(frozen=True, slots=True)
class PickerWords:
    """What one picker says. `create` offers a new one and holds `{name}`; empty: none can be."""

    search: str
    nothing: str
    create: str = ""


class Picker(QFrame):
    """Click or Enter picks, a second time takes it away again; Esc closes.

    `toggled(str)`: the key picked. `created(str)`: a new one of this name is wanted.
    `narrowed(str)`: what was typed; whoever has the choices may `offer` others.
    `closed()`: Esc was pressed.
    """

    toggled = Signal(str)
    created = Signal(str)
    narrowed = Signal(str)
    closed = Signal()

    def __init__(self, name: str, words: PickerWords, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self._words = words
        self._choices: Sequence[Choice] = ()
        self._found_for: str | None = None
        self._chosen: Collection[str] = ()
        self.search = QLineEdit()
        self.search.setObjectName(f"{name}-search")
        self.search.setPlaceholderText(words.search)
        self.search.setAccessibleName(words.search)
        keep_private(self.search)
        self.search.addAction(icon("search", "soft"), QLineEdit.ActionPosition.LeadingPosition)
        self.list = QListWidget()
        self.list.setObjectName(f"{name}-choices")
        self.list.setAccessibleName(words.search)
        self.list.setItemDelegate(_ChoiceDelegate(self.list))
        self.list.setMouseTracking(True)
        self.list.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self._nothing = SoftLabel(words.nothing)
        column = QVBoxLayout(self)
        column.setContentsMargins(GRID, GRID, GRID, GRID)
        column.setSpacing(GRID)
        column.addWidget(self.search)
        column.addWidget(self.list)
        column.addWidget(self._nothing)
        for each in (self.search, self.list):
            each.installEventFilter(self)
        self.search.textChanged.connect(self._narrow)
        self.list.itemClicked.connect(self._take)

    def offer(self, choices: Sequence[Choice], *, are_found: bool = False) -> None:
        """Show these choices, those that fit what is typed.

        `are_found`: they were looked for by more than their words, and all fit what is typed now.
        """
        self._choices = choices
        self._found_for = self.search.text().strip() if are_found else None
        self._fill()

    def mark(self, chosen: Collection[str]) -> None:
        """Show which keys are chosen."""
        self._chosen = chosen
        for row in range(self.list.count()):
            item = self.list.item(row)
            item.setCheckState(_check(item.data(_KEY) in chosen))

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802  Qt's name
        """Begin with an empty field each time."""
        super().showEvent(event)
        self.list.setFixedHeight(current_theme().px(_LIST_PX))
        self.search.clear()
        self.search.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802  Qt's name
        """Let the arrow keys work in the list while the field has the keyboard."""
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return super().eventFilter(watched, event)
        key = event.key()
        if key == Qt.Key.Key_Escape:
            self.closed.emit()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                self._take(self.list.currentItem())
                return True
            return False
        elif watched is self.search and key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self._step(1 if key == Qt.Key.Key_Down else -1)
        else:
            return super().eventFilter(watched, event)
        return True

    def _step(self, by: int) -> None:
        self.list.setCurrentRow(max(0, min(self.list.currentRow() + by, self.list.count() - 1)))

    @Slot(str)
    def _narrow(self, typed: str) -> None:
        self._fill()
        self.narrowed.emit(typed)

    def _fill(self) -> None:
        typed = self.search.text().strip()
        folded = typed.casefold()
        is_found = typed == self._found_for
        self.list.clear()
        for choice in self._choices:
            if is_found or folded in f"{choice.title}\n{choice.explanation}".casefold():
                self._add(choice.key, visible(choice.title), visible(choice.explanation))
        is_known = any(choice.title.casefold() == folded for choice in self._choices)
        if self._words.create and typed and not is_known:
            words = self._words.create.format(name=isolated(typed))
            self._add(typed, words, "").setData(_CREATES, 1)
        self.list.setCurrentRow(0)
        self._nothing.setVisible(self.list.count() == 0)

    def _add(self, key: str, title: str, explanation: str) -> QListWidgetItem:
        item = QListWidgetItem(title, self.list)
        item.setData(_KEY, key)
        item.setData(_EXPLANATION, explanation)
        item.setData(Qt.ItemDataRole.AccessibleDescriptionRole, explanation)
        item.setCheckState(_check(key in self._chosen))
        return item

    @Slot(QListWidgetItem)
    def _take(self, item: QListWidgetItem | None) -> None:
        if item is None:
            return
        key = str(item.data(_KEY))
        if item.data(_CREATES):
            self.created.emit(key)
        else:
            self.toggled.emit(key)
        self.search.setFocus()
        self.search.selectAll()


class _ChoiceDelegate(QStyledItemDelegate):
    """Draws a title, a quieter explanation under it, and a mark when it is chosen."""

    def sizeHint(  # noqa: N802  Qt's name
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        theme = current_theme()
        height = option.fontMetrics.lineSpacing() + theme.px(2 * _ROW_PAD_PX)
        if explanation := index.data(_EXPLANATION):
            words = QFontMetrics(_small(option.font))
            height += words.boundingRect(
                QRect(0, 0, self._words_width(), 10_000), Qt.TextFlag.TextWordWrap, explanation
            ).height()
        return QSize(0, max(height, theme.px(36)))

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        theme = current_theme()
        painter.save()
        painter.setLayoutDirection(option.direction)
        is_current = bool(option.state & QStyle.StateFlag.State_Selected)
        if is_current or option.state & QStyle.StateFlag.State_MouseOver:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("selected" if is_current else "hover"))
            painter.drawRoundedRect(option.rect, 4, 4)
        pad, side = theme.px(_ROW_PAD_PX), theme.px(_MARK_PX)
        area = option.rect.adjusted(GRID, pad, -GRID, -pad)
        mark = QRect(area.left(), area.top(), side, option.fontMetrics.lineSpacing())
        mark = QStyle.visualRect(option.direction, area, mark)
        ink = "on_selected" if is_current else "ink"
        if index.data(Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Checked.value:
            icon("check", ink).paint(painter, mark)
        elif index.data(_CREATES):
            icon("plus", ink).paint(painter, mark)
        words = QStyle.visualRect(option.direction, area, area.adjusted(side + GRID, 0, 0, 0))
        painter.setPen(theme.color(ink))
        _draw_title(painter, option, words, str(index.data()))
        words.setTop(words.top() + option.fontMetrics.lineSpacing())
        painter.setPen(theme.color("on_selected" if is_current else "soft"))
        _draw_explanation(painter, option, words, str(index.data(_EXPLANATION)))
        painter.restore()

    def _words_width(self) -> int:
        view = self.parent()
        whole = view.viewport().width() if isinstance(view, QListWidget) else 0
        return max(whole - current_theme().px(_MARK_PX) - 3 * GRID, 80)


def _draw_title(painter: QPainter, option: QStyleOptionViewItem, words: QRect, title: str) -> None:
    shown = option.fontMetrics.elidedText(title, Qt.TextElideMode.ElideRight, words.width())
    painter.drawText(words, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft, shown)


def _draw_explanation(
    painter: QPainter, option: QStyleOptionViewItem, words: QRect, text: str
) -> None:
    painter.setFont(_small(option.font))
    flags = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft
    painter.drawText(words, flags, text)


def _check(is_chosen: bool) -> Qt.CheckState:  # noqa: FBT001  one word, and it is the whole question
    return Qt.CheckState.Checked if is_chosen else Qt.CheckState.Unchecked


def _small(font: QFont) -> QFont:
    small = QFont(font)
    small.setPointSizeF(current_theme().pt(SMALL_PT))
    return small
