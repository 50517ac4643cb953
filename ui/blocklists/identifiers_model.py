"""The identifiers of the person being edited as a Qt model, those of a kind together."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from PySide6.QtCore import (
    QAbstractListModel,
    QMimeData,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)

from core.blocklists.person import Identifier, IdentifierContent, IdentifierKind
from core.ids import IdentifierId
from ui.blocklists.carried import Carried, carry
from ui.blocklists.fact_words import caution_words, details_words
from ui.blocklists.facts import IdentifierFacts, PageFacts
from ui.blocklists.words import kind_icon, kinds_word
from ui.plain_text import visible
from ui.shared.two_lines import CAUTION_ROLE, DETAILS_ROLE, ICON_ROLE

Index = QModelIndex | QPersistentModelIndex
HEADER_ROLE = Qt.ItemDataRole.UserRole + 110
"""True for a row that only names the kind of those below it."""
_NO_PARENT = QModelIndex()


class Removed(NamedTuple):
    """What was taken away, and where it stood."""

    place: int
    identifier: IdentifierContent


class IdentifiersModel(QAbstractListModel):
    """Identifiers by kind, within a kind in the order they were added, and what is known of each.

    A row is one of them, or the name of a kind. The order in which all were added is kept.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._identifiers: list[IdentifierContent] = []
        self._rows: list[IdentifierContent | IdentifierKind] = []
        self._ids: dict[tuple[IdentifierKind, str, str], IdentifierId] = {}
        self._facts = PageFacts()
        self._is_listed = True

    @property
    def identifiers(self) -> tuple[IdentifierContent, ...]:
        """All of them, in the order they were added."""
        return tuple(self._identifiers)

    @property
    def facts(self) -> PageFacts:
        """What is known of them."""
        return self._facts

    def show(self, identifiers: Sequence[IdentifierContent]) -> None:
        """Show other identifiers, of which nothing is known yet."""
        self._identifiers = list(identifiers)
        self._facts = PageFacts()
        self._arrange()

    def be_listed(self, *, listed: bool) -> None:
        """Say whether something may have to be done about them, or they are of one's own circle."""
        self._is_listed = listed
        self.tell(self._facts)

    def name_kept(self, kept: Sequence[Identifier]) -> None:
        """Say under which identities the vault has them."""
        self._ids = {each.content.as_written: each.id for each in kept}

    def tell(self, facts: PageFacts) -> None:
        """Say what is known of identifiers of this list."""
        self._facts = facts
        if self._rows:
            self.dataChanged.emit(self.index(0), self.index(len(self._rows) - 1))

    def put(self, identifier: IdentifierContent, place: int | None = None) -> bool:
        """Add at the end, or put back in a place. False when it stands in the list already."""
        if identifier.as_written in {each.as_written for each in self._identifiers}:
            return False
        at = len(self._identifiers) if place is None else min(place, len(self._identifiers))
        self._identifiers.insert(at, identifier)
        self._arrange()
        return True

    def take(self, identifier: IdentifierContent) -> Removed:
        """Take an identifier away."""
        place = self._identifiers.index(identifier)
        del self._identifiers[place]
        self._arrange()
        return Removed(place, identifier)

    def exchange(self, before: IdentifierContent, after: IdentifierContent) -> None:
        """Put what is known of an identifier in place of what was."""
        self._identifiers[self._identifiers.index(before)] = after
        self._arrange()

    def identifier_at(self, index: Index) -> IdentifierContent | None:
        """Return what stands in a row; None where there is only the name of a kind."""
        row = self._rows[index.row()] if index.isValid() else None
        return row if isinstance(row, IdentifierContent) else None

    def id_of(self, identifier: IdentifierContent) -> IdentifierId | None:
        """Return the identity of an identifier; None while it is not in the vault."""
        return self._ids.get(identifier.as_written)

    def index_of(self, identifier: IdentifierContent) -> QModelIndex:
        """Return where an identifier stands; an invalid index when it is not in the list."""
        if identifier not in self._rows:
            return QModelIndex()
        return self.index(self._rows.index(identifier))

    def facts_of(self, identifier: IdentifierContent) -> IdentifierFacts:
        """Return what is known of an identifier."""
        return self._facts.by_content.get(identifier, IdentifierFacts())

    def _arrange(self) -> None:
        self.beginResetModel()
        self._rows = []
        for kind in IdentifierKind:
            of_kind = [each for each in self._identifiers if each.kind is kind]
            if of_kind:
                self._rows += [kind, *of_kind]
        self.endResetModel()

    # Qt's own names from here on.

    def rowCount(self, parent: Index = _NO_PARENT) -> int:  # noqa: N802  Qt's name
        """Return the number of identifiers and of their kinds."""
        return 0 if parent.isValid() else len(self._rows)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """The name of a kind cannot be chosen; identifiers in the vault can be taken along."""
        identifier = self.identifier_at(index)
        if identifier is None:
            return Qt.ItemFlag.NoItemFlags
        chosen = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        is_kept = self.id_of(identifier) is not None
        return chosen | Qt.ItemFlag.ItemIsDragEnabled if is_kept else chosen

    def supportedDragActions(self) -> Qt.DropAction:  # noqa: N802  Qt's name
        """Return what letting go elsewhere may mean."""
        return Qt.DropAction.MoveAction | Qt.DropAction.LinkAction

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:  # noqa: N802  Qt's name
        """Take identifiers along: identities only, never what is written."""
        found = [self.identifier_at(each) for each in indexes]
        ids = [self.id_of(each) for each in found if each is not None]
        return carry(Carried(identifiers=tuple(each for each in ids if each is not None)))

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return what a row shows: as written, what is known of it, and a warning."""
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if isinstance(row, IdentifierKind):
            return _of_kind(row).get(role)
        identifier_id = self.id_of(row)
        kept = self._facts.rows.get(identifier_id) if identifier_id else None
        facts = self.facts_of(row)
        written = visible(row.written)
        details, caution = (
            details_words(row, facts, kept, is_listed=self._is_listed),
            caution_words(row, facts),
        )
        return {
            Qt.ItemDataRole.DisplayRole: written,
            Qt.ItemDataRole.AccessibleTextRole: ", ".join(
                filter(None, (written, details, caution))
            ),
            DETAILS_ROLE: details,
            CAUTION_ROLE: caution,
            ICON_ROLE: kind_icon(row.kind),
        }.get(role)


def _of_kind(kind: IdentifierKind) -> Mapping[int, object]:
    return {
        Qt.ItemDataRole.DisplayRole: kinds_word(kind),
        Qt.ItemDataRole.AccessibleTextRole: kinds_word(kind),
        HEADER_ROLE: True,
    }
