"""The page "Next" and the checklists as a Qt model: a title, and how far it is in words."""

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from core.checklists.checklists import Overview
from core.checklists.task import Checklist
from ui.checklists.words import progress_words, title_words
from ui.shared.two_lines import DETAILS_ROLE, ICON_ROLE
from ui.translate import tr

Index = QModelIndex | QPersistentModelIndex


class ListsModel(QAbstractListModel):
    """The first row is "Next", the others are the lists in their order."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lists: tuple[Checklist, ...] | None = None
        self._next = ""

    def show(self, overview: Overview) -> None:
        """Show these; rows stay where they are when only progress is different."""
        before = None if self._lists is None else [each.id for each in self._lists]
        self._next = _next_words(overview)
        if before == [each.id for each in overview.checklists]:
            self._lists = overview.checklists
            self.dataChanged.emit(self.index(0), self.index(self.rowCount() - 1))
            return
        self.beginResetModel()
        self._lists = overview.checklists
        self.endResetModel()

    def checklist(self, index: Index) -> Checklist | None:
        """Return the list that stands in a row; None for "Next"."""
        lists = self._lists or ()
        return lists[index.row() - 1] if 1 <= index.row() <= len(lists) else None

    def index_of(self, list_id: str | None) -> QModelIndex:
        """Return where a list stands, None being "Next"; invalid when it is not there."""
        if list_id is None:
            return self.index(0)
        ids = [each.id for each in self._lists or ()]
        return self.index(ids.index(list_id) + 1) if list_id in ids else QModelIndex()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: N802, B008  Qt's signature; an invalid index never changes
        """Return the number of rows: none before anything was read."""
        return 0 if parent.isValid() or self._lists is None else len(self._lists) + 1

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return a title, or how far it is."""
        if not index.isValid():
            return None
        checklist = self.checklist(index)
        if checklist is None:
            title, details = tr("Next"), self._next
        else:
            title, details = title_words(checklist), progress_words(checklist)
        return {
            Qt.ItemDataRole.DisplayRole: title,
            Qt.ItemDataRole.AccessibleTextRole: f"{title}, {details}",
            DETAILS_ROLE: details,
            ICON_ROLE: "list-checks" if checklist is None else None,
        }.get(role)


def _next_words(overview: Overview) -> str:
    agenda = overview.agenda
    if agenda.due:
        return tr("Something is due again")
    if agenda.start:
        return tr("Where to begin")
    return tr("What is next, and what is due again")
