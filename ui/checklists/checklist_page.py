"""The page of one list."""

from PySide6.QtCore import QDate, QLocale, Signal
from PySide6.QtWidgets import QWidget

from core.checklists.task import Checklist
from ui.checklists.task_row import TaskRow
from ui.checklists.words import progress_words
from ui.shared.reading_page import Line, ReadingPage
from ui.shared.text import BodyLabel, SoftLabel, TitleLabel
from ui.shared.theme import GRID
from ui.translate import tr


class ChecklistPage(ReadingPage):
    """Title, introduction, how far it is, and the items. A shipped list is short: a widget each.

    `marked(str, str, object, str)`: list id, item id, TaskState and note that the person chose.
    """

    marked = Signal(str, str, object, str)

    def __init__(self, checklist: Checklist, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._id = checklist.id
        self.progress = SoftLabel()
        self.progress.setObjectName("checklist-progress")
        self.rows = [TaskRow(task) for task in checklist.tasks]
        reviewed = tr("Last looked over on {date}.").format(date=_date_words(checklist))
        self.column.addWidget(TitleLabel(tr(checklist.title)))
        self.column.addWidget(BodyLabel(tr(checklist.introduction)))
        self.column.addWidget(SoftLabel(reviewed))
        self.column.addSpacing(GRID * 2)
        self.column.addWidget(self.progress)
        self.column.addWidget(Line())
        for row in self.rows:
            row.marked.connect(self._on_marked)
            self.column.addWidget(row)
        self.show_checklist(checklist)

    @property
    def list_id(self) -> str:
        """Which list this is."""
        return self._id

    def show_checklist(self, checklist: Checklist) -> None:
        """Show where its items stand now."""
        self.progress.setText(progress_words(checklist))
        for row, task in zip(self.rows, checklist.tasks, strict=True):
            row.show_task(task)

    def keep_notes(self) -> None:
        """Hand over notes that are not kept yet."""
        for row in self.rows:
            row.keep_note()

    def _on_marked(self, item_id: str, state: object, note: str) -> None:
        self.marked.emit(self._id, item_id, state, note)


def _date_words(checklist: Checklist) -> str:
    day = checklist.reviewed
    if day is None:
        return ""
    return QLocale().toString(QDate(day.year, day.month, day.day), QLocale.FormatType.LongFormat)
