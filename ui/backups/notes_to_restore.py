"""The notes in a backup, each to be ticked, as a Qt model."""

from collections.abc import Sequence
from zoneinfo import ZoneInfo

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
    Slot,
)

from core.ids import IncidentId
from core.incidents.incident import IncidentRow
from ui.journal.words import date_words
from ui.plain_text import visible
from ui.translate import tr

Index = QModelIndex | QPersistentModelIndex


class NotesToRestore(QAbstractListModel):
    """Newest first, narrowed by words; what is ticked stays ticked while it is out of sight.

    `ticks_changed()`: others are ticked now.
    """

    ticks_changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._zone = ZoneInfo("UTC")
        self._notes: Sequence[IncidentRow] = ()
        self._shown: Sequence[IncidentRow] = ()
        self._words = ""
        self._ticked: set[IncidentId] = set()

    @property
    def ticked(self) -> frozenset[IncidentId]:
        """What is ticked, also what is out of sight."""
        return frozenset(self._ticked)

    def show(self, notes: Sequence[IncidentRow], zone: str) -> None:
        """Show these; of what was ticked, only what is among them stays so."""
        self.beginResetModel()
        self._zone = ZoneInfo(zone)
        self._notes = notes
        self._ticked &= {each.id for each in notes}
        self._shown = self._narrowed()
        self.endResetModel()
        self.ticks_changed.emit()

    @Slot(str)
    def narrow(self, words: str) -> None:
        """Show only notes whose beginning has these words."""
        self.beginResetModel()
        self._words = words.casefold()
        self._shown = self._narrowed()
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: N802, B008  Qt's signature; an invalid index never changes
        """Return the number of notes in sight."""
        return 0 if parent.isValid() else len(self._shown)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the words of a row, and whether it is ticked."""
        if not index.isValid():
            return None
        note = self._shown[index.row()]
        if role == Qt.ItemDataRole.CheckStateRole:
            is_ticked = note.id in self._ticked
            return Qt.CheckState.Checked if is_ticked else Qt.CheckState.Unchecked
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            return self._line(note)
        return None

    def setData(  # noqa: N802  Qt's name
        self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole
    ) -> bool:
        """Tick or untick a note."""
        if not index.isValid() or role != Qt.ItemDataRole.CheckStateRole:
            return False
        note = self._shown[index.row()]
        if Qt.CheckState(value) == Qt.CheckState.Checked:
            self._ticked.add(note.id)
        else:
            self._ticked.discard(note.id)
        place = self.index(index.row())
        self.dataChanged.emit(place, place, [role])
        self.ticks_changed.emit()
        return True

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Each can be ticked."""
        flags = super().flags(index)
        return flags | Qt.ItemFlag.ItemIsUserCheckable if index.isValid() else flags

    def _narrowed(self) -> Sequence[IncidentRow]:
        if not self._words:
            return self._notes
        return [each for each in self._notes if self._words in each.excerpt.casefold()]

    def _line(self, note: IncidentRow) -> str:
        moment = note.occurred
        local = moment.local() if moment else note.recorded_at.astimezone(self._zone)
        beginning = visible(note.excerpt.partition("\n")[0])
        return tr("{date} · {text}").format(date=date_words(local), text=beginning)
