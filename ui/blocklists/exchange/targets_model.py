"""The programs that a list can be made for, as rows of the left column."""

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from core.blocklists.exchange.targets import Target
from ui.blocklists.exchange.target_words import target_words
from ui.shared.two_lines import DETAILS_ROLE, ICON_ROLE

Index = QModelIndex | QPersistentModelIndex


class TargetsModel(QAbstractListModel):
    """Rows that never change."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._targets = tuple(Target)

    def target(self, index: Index) -> Target | None:
        """Return which program a row is about."""
        return self._targets[index.row()] if index.isValid() else None

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: N802, B008  Qt's signature; an invalid index never changes
        """Return the number of programs."""
        return 0 if parent.isValid() else len(self._targets)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return what a row shows."""
        target = self.target(index)
        if target is None:
            return None
        words = target_words(target)
        return {
            Qt.ItemDataRole.DisplayRole: words.name,
            Qt.ItemDataRole.AccessibleTextRole: f"{words.name}, {words.details}",
            DETAILS_ROLE: words.details,
            ICON_ROLE: words.icon,
        }.get(role)
