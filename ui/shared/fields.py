"""The kinds of fields that topics are made of. Each has a name above it and says why it matters."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Generic, TypeVar

from PySide6.QtCore import QDate, QSizeF, Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDateEdit,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from ui.shared.buttons import IconButton, QuietButton
from ui.shared.flow_layout import FlowLayout
from ui.shared.private_typing import keep_private
from ui.shared.text import SoftLabel
from ui.shared.theme import GRID, current_theme
from ui.translate import tr

T = TypeVar("T")
_LEAST_LINES, _MOST_LINES = 2, 10


def explain(widget: QWidget, name: str, words: str, why: str) -> None:
    """Give a field its name for tests and for screen readers, and the reason it is there."""
    widget.setObjectName(name)
    widget.setAccessibleName(words)
    widget.setAccessibleDescription(why)
    widget.setToolTip(why)


def named(words: str, field: QWidget) -> QWidget:
    """Return a field with its name above it."""
    label = SoftLabel(words)
    label.setBuddy(field)
    whole = QWidget()
    column = QVBoxLayout(whole)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(GRID // 2)
    column.addWidget(label)
    if isinstance(field, QComboBox):
        column.addWidget(field, 0, Qt.AlignmentFlag.AlignLeading)
    else:
        column.addWidget(field)
    return whole


class LineField(QLineEdit):
    """One line of text."""

    edited = Signal()

    def __init__(self, name: str, words: str, why: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        explain(self, name, words, why)
        keep_private(self)
        self._shown = ""
        self.textEdited.connect(self.edited)

    def show_text(self, text: str) -> None:
        """Show another text, without a word that it was edited."""
        if self.written() != text:
            self.setText(text)
            self.setCursorPosition(0)
        self._shown = text
        self.setModified(False)

    def written(self) -> str:
        """Return what is written; what was never touched comes back as it was shown."""
        return self.text() if self.isModified() else self._shown


class AreaField(QPlainTextEdit):
    """Several lines; grows with what is written, up to a point."""

    edited = Signal()

    def __init__(self, name: str, words: str, why: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        explain(self, name, words, why)
        self.setTabChangesFocus(True)
        keep_private(self)
        self._is_showing = False
        self._shown = ""
        self.document().setDocumentMargin(GRID // 2)
        self.document().documentLayout().documentSizeChanged.connect(self._grow)
        self.document().contentsChanged.connect(self._changed)
        self._grow(self.document().size())

    def show_text(self, text: str) -> None:
        """Show another text, without a word that it was edited; it cannot be undone."""
        if self.written() != text:
            self._is_showing = True
            self.setPlainText(text)
            self._is_showing = False
        self._shown = text
        self.document().setModified(False)

    def written(self) -> str:
        """Return what is written; what was never touched comes back as it was shown."""
        return self.toPlainText() if self.document().isModified() else self._shown

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802  Qt's name
        """Lines wrap differently now."""
        super().resizeEvent(event)
        self._grow(self.document().size())

    @Slot()
    def _changed(self) -> None:
        if not self._is_showing:
            self.edited.emit()

    @Slot(QSizeF)
    def _grow(self, size: QSizeF) -> None:
        # A plain text document is measured in lines, not pixels.
        lines = min(max(int(size.height()), _LEAST_LINES), _MOST_LINES)
        frame = 2 * (GRID + self.frameWidth()) + current_theme().px(GRID)
        self.setFixedHeight(lines * self.fontMetrics().lineSpacing() + frame)


class CheckGroup(QWidget, Generic[T]):
    """Several facts, each said or not. The keys keep the order in which they are offered."""

    edited = Signal()

    def __init__(
        self, name: str, words: Mapping[T, tuple[str, str]], parent: QWidget | None = None
    ) -> None:
        """`words`: the text of each key, and why it matters."""
        super().__init__(parent)
        self._boxes: dict[T, QCheckBox] = {}
        flow = FlowLayout(self)
        for key, (text, why) in words.items():
            box = QCheckBox(text)
            explain(box, f"{name}-{key}", text, why)
            box.toggled.connect(self.edited)
            flow.addWidget(box)
            self._boxes[key] = box
        self.setFocusProxy(next(iter(self._boxes.values())))

    def show_chosen(self, chosen: Sequence[T]) -> None:
        """Check these and no others, without a word that it was edited."""
        for key, box in self._boxes.items():
            box.blockSignals(True)  # noqa: FBT003  Qt takes no keyword
            box.setChecked(key in chosen)
            box.blockSignals(False)  # noqa: FBT003  Qt takes no keyword

    def chosen(self) -> tuple[T, ...]:
        """Return the keys that are checked."""
        return tuple(key for key, box in self._boxes.items() if box.isChecked())


class DayField(QWidget):
    """A day, or none."""

    edited = Signal()

    def __init__(self, name: str, words: str, why: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.add_button = QuietButton(tr("Add the day"), "plus")
        explain(self.add_button, f"{name}-add", tr("Add: {what}").format(what=words), why)
        self.edit = QDateEdit()
        explain(self.edit, name, words, why)
        self.edit.setCalendarPopup(True)
        keep_private(self.edit)
        self.edit.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self.remove = IconButton("x", tr("Take away: {title}").format(title=words))
        self.remove.setObjectName(f"{name}-remove")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GRID // 2)
        for each in (self.add_button, self.edit, self.remove):
            row.addWidget(each)
        row.addStretch(1)
        self.add_button.clicked.connect(self._add)
        self.remove.clicked.connect(self._take_away)
        self.edit.dateChanged.connect(self._changed)
        self._is_showing = False
        self.show_day(None)

    def show_day(self, day: date | None) -> None:
        """Show another day or none, without a word that it was edited."""
        self._is_showing = True
        if day is not None:
            self.edit.setDate(QDate(day.year, day.month, day.day))
        self._is_showing = False
        self._arrange(is_given=day is not None)

    def day(self) -> date | None:
        """Return the day given."""
        shown = self.edit.date()
        return date(shown.year(), shown.month(), shown.day()) if self._is_given else None

    def _arrange(self, *, is_given: bool) -> None:
        self._is_given = is_given
        self.add_button.setVisible(not is_given)
        self.edit.setVisible(is_given)
        self.remove.setVisible(is_given)
        self.setFocusProxy(self.edit if is_given else self.add_button)

    @Slot()
    def _add(self) -> None:
        self.edit.setDate(QDate.currentDate())
        self._arrange(is_given=True)
        self.edit.setFocus()
        self.edited.emit()

    @Slot()
    def _take_away(self) -> None:
        self._arrange(is_given=False)
        self.add_button.setFocus()
        self.edited.emit()

    @Slot()
    def _changed(self) -> None:
        if not self._is_showing and self._is_given:
            self.edited.emit()
