"""Files that are not as they were stored, each with the note it belongs to."""

from collections.abc import Sequence
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, Signal, Slot
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QAbstractItemView, QWidget

from core.errors import UnknownRecord
from core.ids import IncidentId
from core.incidents.evidence import EvidenceReport, Exhibit
from core.incidents.incident import Incident
from core.vault.session import Session
from ui.journal.words import date_words, moment_words
from ui.plain_text import isolated, visible
from ui.shared.fitted_list import FittedList
from ui.shared.two_lines import DETAILS_ROLE, ICON_ROLE
from ui.translate import tr

MOST_NAMED = 20
_NOTE_ROLE = Qt.ItemDataRole.UserRole + 1


@dataclass(frozen=True, slots=True)
class Damaged:
    """One file, and its note as it is now; None: the note is gone meanwhile."""

    exhibit: Exhibit
    is_missing: bool
    note: Incident | None


def damaged_files(report: EvidenceReport, session: Session) -> tuple[Damaged, ...]:
    """Return the first of the files that a check found, with their notes. For the vault thread."""
    found = [(each, False) for each in report.damaged] + [(each, True) for each in report.missing]
    found.sort(key=lambda each: each[0].number)
    return tuple(
        Damaged(exhibit, is_missing, _note_of(exhibit, session))
        for exhibit, is_missing in found[:MOST_NAMED]
    )


class DamagedList(FittedList):
    """`note_wanted(IncidentId)`: the note of a file is to be seen."""

    note_wanted = Signal(str)

    def __init__(self, zone: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("files-check-list")
        self.setAccessibleName(tr("Files that are not as they were stored"))
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self._zone = zone
        self._rows = QStandardItemModel(0, 1, self)
        self.setModel(self._rows)
        self.clicked.connect(self._open)
        self.activated.connect(self._open)

    def show_files(self, files: Sequence[Damaged]) -> None:
        """List these and no others."""
        self._rows.clear()
        for file in files:
            self._rows.appendRow(self._row(file))
        self.fit()

    def _row(self, file: Damaged) -> QStandardItem:
        exhibit = file.exhibit
        name = isolated(exhibit.evidence.name)
        how = tr("missing") if file.is_missing else tr("changed")
        item = QStandardItem(
            tr("Exhibit {n}, {name}: {how}").format(n=exhibit.number, name=name, how=how)
        )
        item.setData(self._note_words(file.note), DETAILS_ROLE)
        item.setData("file-text", ICON_ROLE)
        item.setData(file.note.id if file.note else None, _NOTE_ROLE)
        return item

    def _note_words(self, note: Incident | None) -> str:
        """Return which note it is, without a word of what it says."""
        if note is None:
            return tr("Its note is deleted.")
        occurred = note.content.occurred
        when = (
            moment_words(occurred, self._zone)
            if occurred
            else date_words(note.recorded_at.astimezone(ZoneInfo(self._zone)))
        )
        if note.trashed_at is not None:
            return tr("In the note of {when}, in the trash. Open it").format(when=visible(when))
        return tr("In the note of {when}. Open it").format(when=visible(when))

    @Slot(QModelIndex)
    def _open(self, index: QModelIndex | QPersistentModelIndex) -> None:
        note_id = index.data(_NOTE_ROLE)
        if note_id:
            self.note_wanted.emit(IncidentId(note_id))


def _note_of(exhibit: Exhibit, session: Session) -> Incident | None:
    try:
        return session.journal.incident(exhibit.incident_id)
    except UnknownRecord:
        return None
