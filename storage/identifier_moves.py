"""Taking identifiers away, putting them back, and giving them to somebody else, many at once."""

import json
from collections.abc import Sequence

from core.blocklists.queries import TakenIdentifier
from core.errors import UnknownRecord
from core.ids import IdentifierId, PersonId
from storage.database import Database
from storage.identifier_rows import COLUMNS, IdentifierRows, identifier_from_row

_FIND = f"""
    SELECT person_id, place, {COLUMNS} FROM identifier
    WHERE id IN (SELECT value FROM json_each(?)) ORDER BY person_id, place
"""  # noqa: S608  a constant


class IdentifierMoves:
    """Everything here is part of the caller's transaction."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._identifiers = IdentifierRows(database)

    def take(self, ids: Sequence[IdentifierId]) -> tuple[TakenIdentifier, ...]:
        """Take identifiers away, with all about them. Raises UnknownRecord."""
        taken = self._find(ids)
        self._database.rows(
            "DELETE FROM identifier WHERE id IN (SELECT value FROM json_each(?))",
            (json.dumps(ids),),
        )
        return taken

    def put_back(self, taken: Sequence[TakenIdentifier]) -> None:
        """Put identifiers where they were, or behind the others where something else is now."""
        for each in taken:
            is_free = not self._database.rows(
                "SELECT 1 FROM identifier WHERE person_id = ? AND place = ? AND id <> ?",
                (each.person_id, each.place, each.identifier.id),
            )
            place = each.place if is_free else self._identifiers.next_place(each.person_id)
            self._identifiers.put(each.person_id, place, each.identifier)

    def move(self, ids: Sequence[IdentifierId], to: PersonId) -> tuple[TakenIdentifier, ...]:
        """Give identifiers to somebody, behind theirs; return how it was. Raises UnknownRecord."""
        before = self._find(ids)
        moving = [each for each in before if each.person_id != to]
        for place, each in enumerate(moving, self._identifiers.next_place(to)):
            self._identifiers.put(to, place, each.identifier)
        return tuple(moving)

    def _find(self, ids: Sequence[IdentifierId]) -> tuple[TakenIdentifier, ...]:
        wanted = dict.fromkeys(ids)
        found = self._database.rows(_FIND, (json.dumps(list(wanted)),))
        for _, _, identifier_id, *_ in found:
            del wanted[identifier_id]
        for missing in wanted:
            raise UnknownRecord(missing)
        return tuple(
            TakenIdentifier(identifier_from_row(tuple(row)), PersonId(person_id), place)
            for person_id, place, *row in found
        )
