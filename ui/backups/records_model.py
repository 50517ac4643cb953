"""The backups that were written from this vault, as a Qt model."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from core.backups.backup import BackupRecord
from core.backups.drive import DriveId
from core.backups.standing import KnownDrive
from ui.backups.words import contents_words, moment_words
from ui.plain_text import isolated
from ui.shared.two_lines import DETAILS_ROLE
from ui.translate import tr

Index = QModelIndex | QPersistentModelIndex


class RecordsModel(QAbstractListModel):
    """Newest first: when, and what was in it. Where a file went is not kept."""

    def __init__(self, zone: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._zone = zone
        self._records: tuple[BackupRecord, ...] = ()
        self._names: Mapping[DriveId, str] = {}

    def show(self, records: Sequence[BackupRecord], drives: Sequence[KnownDrive]) -> None:
        """Show these, with the names of the drives that they went to."""
        self.beginResetModel()
        self._names = {each.id: each.name for each in drives}
        self._records = tuple(records)
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: N802, B008  Qt's signature; an invalid index never changes
        """Return the number of backups."""
        return 0 if parent.isValid() else len(self._records)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return when it was made, or what was in it."""
        if not index.isValid():
            return None
        record = self._records[index.row()]
        when, what = moment_words(record.made_at, self._zone), contents_words(record.contents)
        if record.drive is not None:
            what = tr("{drive} · {what}").format(drive=self._drive_words(record.drive), what=what)
        return {
            Qt.ItemDataRole.DisplayRole: when,
            Qt.ItemDataRole.AccessibleTextRole: f"{when}, {what}",
            DETAILS_ROLE: what,
        }.get(role)

    def _drive_words(self, drive: DriveId) -> str:
        name = self._names.get(drive, "")
        return tr("On “{name}”").format(name=isolated(name)) if name else tr("On a drive")
