"""Choosing somebody of the list of people, by typing a part of their name or of what they use."""

from functools import partial

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from core.blocklists.person import PersonRow
from core.blocklists.queries import PeopleQuery
from core.ids import PersonId
from core.vault.session import Session
from ui.jobs import Ticket
from ui.shared.picker import Choice, Picker, PickerWords
from ui.translate import tr
from ui.vault_runner import VaultRunner

_OFFERED = 50
_SHOWN_IDENTIFIERS = 3


class PersonPicker(Picker):
    """`picked(str, str)`: id and name of the person."""

    picked = Signal(str, str)

    def __init__(self, name: str, runner: VaultRunner, parent: QWidget | None = None) -> None:
        words = PickerWords(tr("Name, number or account"), tr("Nobody has this."))
        super().__init__(name, words, parent)
        self._runner = runner
        self._names: dict[str, str] = {}
        self._ticket: Ticket[tuple[PersonRow, ...]] | None = None
        self.narrowed.connect(self._ask)
        self.toggled.connect(self._pick)

    def ask(self) -> None:
        """Fetch the first people, before anything is typed."""
        self._ask("")

    @Slot(str)
    def _ask(self, typed: str) -> None:
        if self._ticket is not None:
            self._ticket.drop()
        self._ticket = self._runner.query(partial(_people, typed.strip()), self._show)

    def _show(self, rows: tuple[PersonRow, ...]) -> None:
        self._ticket = None
        self._names = {row.id: row.name for row in rows}
        self.offer([_choice(row) for row in rows], are_found=True)

    @Slot(str)
    def _pick(self, key: str) -> None:
        self.picked.emit(key, self._names[PersonId(key)])


def _people(typed: str, session: Session) -> tuple[PersonRow, ...]:
    return session.blocklist.people(PeopleQuery(typed), limit=_OFFERED)


def _choice(row: PersonRow) -> Choice:
    return Choice(row.id, row.name, " · ".join(row.identifiers[:_SHOWN_IDENTIFIERS]))
