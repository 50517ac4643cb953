"""The notes of the journal that were written for an item."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtWidgets import QVBoxLayout, QWidget

from core.errors import UnknownRecord
from core.ids import IncidentId
from core.vault.session import Session
from ui.journal.words import excerpt_words
from ui.shared.fitted_list import FittedList
from ui.shared.text import SoftLabel
from ui.shared.theme import GRID
from ui.shared.two_lines import ICON_ROLE
from ui.translate import tr

Index = QModelIndex | QPersistentModelIndex
_EXCERPT = 80


@dataclass(frozen=True, slots=True)
class LinkedNote:
    """A note and how it begins."""

    id: IncidentId
    beginning: str


def linked_notes(session: Session, item_id: str) -> tuple[LinkedNote, ...]:
    """Return the notes of an item, oldest first. On the vault thread."""
    found = []
    for linked, incident_id in session.checklists.overview().links:
        if linked == item_id:
            try:
                text = session.journal.incident(incident_id).content.text
            except UnknownRecord:
                continue
            found.append(LinkedNote(incident_id, excerpt_words(text[: 3 * _EXCERPT])[:_EXCERPT]))
    return tuple(found)


class LinkedNotesModel(QAbstractListModel):
    """Notes of one item."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._notes: tuple[LinkedNote, ...] = ()

    def show(self, notes: Sequence[LinkedNote]) -> None:
        """Show these."""
        if tuple(notes) != self._notes:
            self.beginResetModel()
            self._notes = tuple(notes)
            self.endResetModel()

    def note_id(self, index: Index) -> IncidentId | None:
        """Return which note stands in a row."""
        return self._notes[index.row()].id if index.isValid() else None

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: N802, B008  Qt's signature; an invalid index never changes
        """Return the number of notes."""
        return 0 if parent.isValid() else len(self._notes)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return how a note begins."""
        if not index.isValid():
            return None
        if role == ICON_ROLE:
            return "notebook-pen"
        return self._notes[index.row()].beginning if role == Qt.ItemDataRole.DisplayRole else None


class ItemNotes(QWidget):
    """Hidden while there are none. `opened(str)`: the person wants to see this note."""

    opened = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = LinkedNotesModel(self)
        self.view = FittedList()
        self.view.setObjectName("item-notes")
        self.view.setAccessibleName(tr("Notes for this"))
        self.view.setModel(self.model)
        self.view.setMouseTracking(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID // 2)
        column.addWidget(SoftLabel(tr("Notes in your journal for this")))
        column.addWidget(self.view)
        self.view.clicked.connect(self._open)
        self.view.activated.connect(self._open)
        self.hide()

    def show_notes(self, notes: tuple[LinkedNote, ...]) -> None:
        """Show these."""
        self.model.show(notes)
        self.view.fit()
        self.setVisible(bool(notes))

    @Slot(QModelIndex)
    def _open(self, index: QModelIndex) -> None:
        note_id = self.model.note_id(index)
        if note_id is not None:
            self.opened.emit(note_id)
