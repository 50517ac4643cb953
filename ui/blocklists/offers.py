"""Reads what there is to choose from at the place of the people: groups, and people by words."""

from functools import partial

from PySide6.QtCore import QObject, Signal, Slot

from core.blocklists.person import PersonRow
from core.vault.session import Session
from ui.jobs import Ticket
from ui.shared.picker import Choice
from ui.vault_runner import VaultRunner

_OFFERED = 50


class Offers(QObject):
    """`groups(tuple[str, …])`, in alphabetical order. `people(list[Choice])`: who fits what was
    asked for last.
    """

    groups = Signal(object)
    people = Signal(object)

    def __init__(self, runner: VaultRunner, parent: QObject) -> None:
        super().__init__(parent)
        self._runner = runner
        self._groups: Ticket[tuple[str, ...]] | None = None
        self._people: Ticket[tuple[PersonRow, ...]] | None = None

    def read_groups(self) -> None:
        """Read the groups, again when people changed."""
        if self._groups is not None:
            self._groups.drop()
        self._groups = self._runner.query(_groups, self._tell_groups)

    @Slot(str)
    def find_people(self, typed: str) -> None:
        """Find people by a part of their name or of what they use; without a word the first."""
        if self._people is not None:
            self._people.drop()
        self._people = self._runner.query(partial(_people, typed), self._tell_people)

    def _tell_groups(self, groups: tuple[str, ...]) -> None:
        self._groups = None
        self.groups.emit(groups)

    def _tell_people(self, rows: tuple[PersonRow, ...]) -> None:
        self._people = None
        self.people.emit([Choice(row.id, row.name, " · ".join(row.identifiers)) for row in rows])


def _groups(session: Session) -> tuple[str, ...]:
    return session.blocklist.groups()


def _people(typed: str, session: Session) -> tuple[PersonRow, ...]:
    return session.blocklist.page(typed.strip(), limit=_OFFERED)
