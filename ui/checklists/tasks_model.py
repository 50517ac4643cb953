"""Items of checklists as a Qt model: a title, and where it stands in words."""

from collections.abc import Mapping, Sequence
from datetime import date

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from core.checklists.task import Task
from ui.checklists.words import item_words, row_icon, row_words
from ui.shared.two_lines import DETAILS_ROLE, ICON_ROLE

Index = QModelIndex | QPersistentModelIndex


class TasksModel(QAbstractListModel):
    """Rows stay where they are, and stay selected, while only what is said about them changes."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tasks: list[Task] = []
        self._today = date.min
        self._lists: Mapping[str, str] = {}

    def show(
        self, tasks: Sequence[Task], today: date, lists: Mapping[str, str] | None = None
    ) -> None:
        """Show these. `lists`: names by id, for items of several lists."""
        self._today, self._lists = today, lists or {}
        ids = [task.item.id for task in self._tasks]
        if ids and ids == [task.item.id for task in tasks]:
            self._tasks = list(tasks)
            self.dataChanged.emit(self.index(0), self.index(len(ids) - 1))
            return
        self.beginResetModel()
        self._tasks = list(tasks)
        self.endResetModel()

    def task(self, index: Index) -> Task | None:
        """Return the item that stands in a row."""
        return self._tasks[index.row()] if index.isValid() else None

    def index_of(self, item_id: str) -> QModelIndex:
        """Return where an item stands; invalid when it is not there."""
        for row, task in enumerate(self._tasks):
            if task.item.id == item_id:
                return self.index(row)
        return QModelIndex()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: N802, B008  Qt's signature; an invalid index never changes
        """Return the number of items."""
        return 0 if parent.isValid() else len(self._tasks)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return a title, where it stands, its icon, or all of it for a screen reader."""
        task = self.task(index)
        if task is None:
            return None
        title = item_words(task, task.item.title)
        details = self._details(task)
        return {
            Qt.ItemDataRole.DisplayRole: title,
            Qt.ItemDataRole.AccessibleTextRole: ", ".join(filter(None, (title, details))),
            DETAILS_ROLE: details,
            ICON_ROLE: row_icon(task, self._today),
        }.get(role)

    def _details(self, task: Task) -> str:
        words = (self._lists.get(task.list_id, ""), row_words(task, self._today))
        return " · ".join(filter(None, words))
