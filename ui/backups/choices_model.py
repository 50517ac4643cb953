"""What can be done with backups, as rows of the left column."""

from typing import NamedTuple

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from ui.shared.two_lines import DETAILS_ROLE, ICON_ROLE
from ui.translate import tr

Index = QModelIndex | QPersistentModelIndex


class _Choice(NamedTuple):
    icon: str
    title: str
    details: str


class ChoicesModel(QAbstractListModel):
    """Rows that never change."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._choices = (
            _Choice("archive", tr("Back up to a drive"), tr("Copies only what is new")),
            _Choice("download", tr("Write a backup file"), tr("A sealed copy to take elsewhere")),
            _Choice("file-check", tr("Check a backup file"), tr("Does it open, is it whole?")),
            _Choice("archive-restore", tr("Restore"), tr("Into a new folder")),
            _Choice("key-round", tr("Another key"), tr("If the old one may be known")),
            _Choice("settings", tr("Keeping and reminding"), tr("What stays on drives, and when")),
        )

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: N802, B008  Qt's signature; an invalid index never changes
        """Return the number of choices."""
        return 0 if parent.isValid() else len(self._choices)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return what a row shows."""
        if not index.isValid():
            return None
        choice = self._choices[index.row()]
        return {
            Qt.ItemDataRole.DisplayRole: choice.title,
            Qt.ItemDataRole.AccessibleTextRole: f"{choice.title}, {choice.details}",
            DETAILS_ROLE: choice.details,
            ICON_ROLE: choice.icon,
        }.get(role)
