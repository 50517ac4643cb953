"""A note on an item, kept by itself while it is written."""

from PySide6.QtCore import QSignalBlocker, QTimer, Signal, Slot
from PySide6.QtWidgets import QPlainTextEdit, QVBoxLayout, QWidget

from core.checklists.task import Task
from ui.checklists.words import item_words
from ui.shared.private_typing import private_hints
from ui.shared.text import SoftLabel
from ui.shared.theme import GRID
from ui.translate import tr

_LINES = 4
_PAUSE_MS = 1_500


class ItemNote(QWidget):
    """`written(str)`: the text is to be kept."""

    written = Signal(str)

    def __init__(self, task: Task, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kept = task.note
        self.edit = QPlainTextEdit(task.note)
        self.edit.setObjectName("item-note")
        title = item_words(task, task.item.title)
        self.edit.setAccessibleName(tr("Note on: {title}").format(title=title))
        self.edit.setPlaceholderText(tr("When, with whom, what is left to do"))
        self.edit.setTabChangesFocus(True)
        self.edit.setInputMethodHints(private_hints())
        self.edit.setFixedHeight(self.edit.fontMetrics().lineSpacing() * _LINES + GRID * 3)
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(self.keep)
        self.edit.textChanged.connect(self._pause.start)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID // 2)
        column.addWidget(SoftLabel(tr("Your note. Only you see it; it is never handed out.")))
        column.addWidget(self.edit)

    def show_task(self, task: Task) -> None:
        """Show what is kept; a note that is being typed stays."""
        if self.edit.toPlainText() == self._kept and task.note != self._kept:
            with QSignalBlocker(self.edit):
                self.edit.setPlainText(task.note)
        self._kept = task.note

    @Slot()
    def keep(self) -> None:
        """Hand over what is not kept yet."""
        self._pause.stop()
        text = self.edit.toPlainText()
        if text != self._kept:
            self.written.emit(text)
