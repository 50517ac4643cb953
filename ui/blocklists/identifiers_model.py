"""The identifiers of the person being edited as a Qt model: add, take away, put back."""

from collections.abc import Mapping
from typing import NamedTuple

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from core.blocklists.person import IdentifierContent
from ui.blocklists.words import kind_icon, kind_word
from ui.plain_text import visible
from ui.shared.two_lines import CAUTION_ROLE, DETAILS_ROLE, ICON_ROLE

Index = QModelIndex | QPersistentModelIndex


class Removed(NamedTuple):
    """What was taken away, and where it stood."""

    row: int
    identifier: IdentifierContent


class IdentifiersModel(QAbstractListModel):
    """Identifiers in the order they were added, each with a warning when others have it too."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._identifiers: list[IdentifierContent] = []
        self._warnings: dict[IdentifierContent, str] = {}

    @property
    def identifiers(self) -> tuple[IdentifierContent, ...]:
        """What stands in the list."""
        return tuple(self._identifiers)

    def show(self, identifiers: tuple[IdentifierContent, ...]) -> None:
        """Show other identifiers, without warnings."""
        self.beginResetModel()
        self._identifiers = list(identifiers)
        self._warnings = {}
        self.endResetModel()

    def warn(self, warnings: Mapping[IdentifierContent, str]) -> None:
        """Say who else has identifiers of this list."""
        self._warnings = dict(warnings)
        if self._identifiers:
            last = self.index(len(self._identifiers) - 1)
            self.dataChanged.emit(self.index(0), last)

    def put(self, identifier: IdentifierContent, row: int | None = None) -> bool:
        """Add at the end, or put back in a row. False when it stands in the list already."""
        if identifier in self._identifiers:
            return False
        at = len(self._identifiers) if row is None else min(row, len(self._identifiers))
        self.beginInsertRows(QModelIndex(), at, at)
        self._identifiers.insert(at, identifier)
        self.endInsertRows()
        return True

    def take(self, row: int) -> Removed:
        """Take an identifier away."""
        self.beginRemoveRows(QModelIndex(), row, row)
        identifier = self._identifiers.pop(row)
        self.endRemoveRows()
        return Removed(row, identifier)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: N802, B008  Qt's signature; an invalid index never changes
        """Return the number of identifiers."""
        return 0 if parent.isValid() else len(self._identifiers)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return what a row shows: as written, its kind, and the warning."""
        if not index.isValid():
            return None
        identifier = self._identifiers[index.row()]
        written, caution = visible(identifier.written), self._warnings.get(identifier, "")
        spoken = (written, details(identifier), caution)
        return {
            Qt.ItemDataRole.DisplayRole: written,
            Qt.ItemDataRole.AccessibleTextRole: ", ".join(filter(None, spoken)),
            DETAILS_ROLE: details(identifier),
            CAUTION_ROLE: caution,
            ICON_ROLE: kind_icon(identifier.kind),
        }.get(role)


def details(identifier: IdentifierContent) -> str:
    """Return what kind an identifier is, and on which platform."""
    parts = [kind_word(identifier.kind)]
    if identifier.platform:
        parts.append(visible(identifier.platform))
    return " · ".join(parts)
