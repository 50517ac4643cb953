"""The copies on a drive, as a Qt model."""

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from core.backups.drive import DriveState
from ui.backups.drive_worker import DriveView
from ui.backups.words import moment_words, state_words
from ui.shared.two_lines import DETAILS_ROLE
from ui.translate import tr

Index = QModelIndex | QPersistentModelIndex


class StatesModel(QAbstractListModel):
    """Newest first: when, what is in it, and whether it may go."""

    def __init__(self, zone: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._zone = zone
        self._states: tuple[DriveState, ...] = ()
        self._goners: frozenset[str] = frozenset()

    def show(self, view: DriveView | None) -> None:
        """Show these; None: nothing is known."""
        self.beginResetModel()
        self._states = view.states if view else ()
        self._goners = frozenset(each.name for each in view.plan.goners) if view else frozenset()
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: N802, B008  Qt's signature; an invalid index never changes
        """Return the number of copies."""
        return 0 if parent.isValid() else len(self._states)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return when it was made, or what is in it."""
        if not index.isValid():
            return None
        state = self._states[index.row()]
        when, what = moment_words(state.made_at, self._zone), state_words(state)
        if state.name in self._goners:
            what = tr("Can go · {what}").format(what=what)
        return {
            Qt.ItemDataRole.DisplayRole: when,
            Qt.ItemDataRole.AccessibleTextRole: f"{when}, {what}",
            DETAILS_ROLE: what,
        }.get(role)
