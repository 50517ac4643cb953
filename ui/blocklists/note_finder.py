"""Finds notes for a field in which they are chosen, while the person types."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QObject

from core.ids import PersonId
from core.incidents.incident import IncidentRow
from core.incidents.search import Field, Filter, IncidentQuery, parse_query
from core.vault.session import Session
from ui.jobs import Ticket
from ui.journal.note_names import name_of_row
from ui.screen import ScreenContext
from ui.shared.chip_field import ChipField
from ui.shared.picker import Choice

_OFFERED = 40
_MOST_PEOPLE = 50
"""Of whom the notes come first: more would make a slow question of a quick one."""


class NoteFinder(QObject):
    """`find` whenever the field is searched; it offers what is found there."""

    def __init__(self, field: ChipField, context: ScreenContext, parent: QObject) -> None:
        super().__init__(parent)
        self._field, self._runner, self._zone = field, context.runner, context.zone
        self._ticket: Ticket[tuple[IncidentRow, ...]] | None = None

    def find(self, typed: str, people: Sequence[PersonId]) -> None:
        """Search as the journal does. Without a word, those that name `people` come first."""
        if self._ticket is not None:
            self._ticket.drop()
        job = partial(_rows, typed, tuple(people)[:_MOST_PEOPLE])
        self._ticket = self._runner.query(job, self._offer)

    def _offer(self, rows: tuple[IncidentRow, ...]) -> None:
        self._ticket = None
        names = [name_of_row(row, self._zone) for row in rows]
        choices = [Choice(each.id, each.excerpt or each.when, each.when) for each in names]
        self._field.offer(choices, are_found=True)


def _rows(typed: str, people: tuple[PersonId, ...], session: Session) -> tuple[IncidentRow, ...]:
    query = parse_query(typed)
    found = session.journal.page(query, limit=_OFFERED)
    if typed.strip() or not people:
        return found
    naming = IncidentQuery(filters=tuple(Filter(Field.FROM, each) for each in people))
    first = session.journal.page(naming, limit=_OFFERED)
    known = {row.id for row in first}
    return (*first, *(row for row in found if row.id not in known))
