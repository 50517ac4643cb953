"""The checklists as a Qt model: a title, and how far it is in words."""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from core.checklists.task import Checklist
from ui.checklists.words import progress_words
from ui.shared.two_lines import DETAILS_ROLE
from ui.translate import tr

Index = QModelIndex | QPersistentModelIndex


class ChecklistsModel(QAbstractListModel):
    """Every list in the shipped order."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._checklists: list[Checklist] = []

    def show(self, checklists: Sequence[Checklist]) -> None:
        """Show these; rows stay where they are when only progress is different."""
        ids = [each.id for each in self._checklists]
        if ids == [each.id for each in checklists] and ids:
            self._checklists = list(checklists)
            self.dataChanged.emit(self.index(0), self.index(len(ids) - 1))
            return
        self.beginResetModel()
        self._checklists = list(checklists)
        self.endResetModel()

    def checklist(self, index: Index) -> Checklist | None:
        """Return the list that stands in a row."""
        return self._checklists[index.row()] if index.isValid() else None

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: N802, B008  Qt's signature; an invalid index never changes
        """Return the number of lists."""
        return 0 if parent.isValid() else len(self._checklists)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return a title, or how far it is."""
        checklist = self.checklist(index)
        if checklist is None:
            return None
        title, progress = tr(checklist.title), progress_words(checklist)
        return {
            Qt.ItemDataRole.DisplayRole: title,
            Qt.ItemDataRole.AccessibleTextRole: f"{title}, {progress}",
            DETAILS_ROLE: progress,
        }.get(role)
