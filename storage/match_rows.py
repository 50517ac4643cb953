"""Reading matches: with whose they are, and what the person said about them."""

import json
from collections.abc import Sequence

from core.blocklists.forms.key import Key, Space
from core.blocklists.matching.match import Answer, Known, Match
from core.blocklists.person import Circle
from core.ids import IdentifierId, IncidentId, PersonId
from storage.database import Database, Row, Value
from storage.identifier_rows import QUALIFIED_COLUMNS, identifier_from_row

_KNOWN = f"""
    SELECT identifier_key.space, person.id, name, {QUALIFIED_COLUMNS}
    FROM json_each(?) AS wanted
        JOIN identifier_key
            ON space = wanted.value ->> 0 AND identifier_key.value = wanted.value ->> 1
        JOIN identifier ON identifier.id = identifier_id
        JOIN person ON person.id = person_id
    WHERE person.trashed_at IS NULL AND circle = ?
    ORDER BY folded_name, person.id, place, space = 'words', space
"""  # noqa: S608  constants
_FROM = """
    FROM incident_match CROSS JOIN incident USING (position)
        JOIN identifier ON identifier.id = identifier_id
        JOIN person ON person.id = person_id
        LEFT JOIN match_decision ON match_decision.incident_id = incident.id
            AND match_decision.kind = identifier.kind AND match_decision.normal = identifier.normal
    WHERE person.trashed_at IS NULL AND circle = 'blocklist' AND incident.trashed_at IS NULL
"""
_LINKED = """
    EXISTS (SELECT 1 FROM incident_person AS named WHERE named.incident_id = incident.id
        AND (named.person_id = person.id OR named.person_id IN
            (SELECT id FROM person AS merged WHERE merged.merged_into = person.id)))
"""
_MATCHES = f"""
    SELECT incident.id, position, is_accepted, {_LINKED}, incident_match.space, person.id, name,
        {QUALIFIED_COLUMNS} {_FROM}
"""
_ORDER = "ORDER BY position DESC, folded_name, person.id, place"
_OPEN = f"is_accepted IS NULL AND NOT {_LINKED}"


class MatchRows:
    """Queries over matches."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def known(self, keys: Sequence[Key]) -> tuple[Known, ...]:
        """Return the identifiers that have one of the keys, each by its strongest key."""
        wanted = json.dumps([list(each) for each in keys])
        found: dict[IdentifierId, Known] = {}
        for row in self._database.rows(_KNOWN, (wanted, Circle.BLOCKLIST)):
            known = _known(row)
            found.setdefault(known.identifier.id, known)
        return tuple(found.values())

    def of_incident(self, incident_id: IncidentId) -> tuple[Match, ...]:
        """Return the matches of an incident."""
        return self._matches("position = (SELECT position FROM incident WHERE id = ?)", incident_id)

    def of_person(self, person_id: PersonId, below: int | None, limit: int) -> tuple[Match, ...]:
        """Return the matches of a person, newest incident first."""
        incidents = """
            position IN (SELECT position FROM incident_match
                JOIN identifier ON identifier.id = identifier_id WHERE person_id = ?1)
        """
        return self._page(f"{incidents} AND person.id = ?1", below, limit, person_id)

    def open(self, below: int | None, limit: int) -> tuple[Match, ...]:
        """Return the matches nobody has answered, newest incident first."""
        return self._page(_OPEN, below, limit)

    def count_open(self, identifier_id: IdentifierId | None) -> int:
        """Return how many matches nobody has answered."""
        one = "" if identifier_id is None else " AND identifier.id = ?"
        count: int = self._database.value(
            f"SELECT count(*) {_FROM} AND {_OPEN}{one}",
            () if identifier_id is None else (identifier_id,),
        )
        return count

    def _page(
        self, condition: str, below: int | None, limit: int, *bindings: Value
    ) -> tuple[Match, ...]:
        """Return all matches of as many incidents as it takes to have `limit` of them."""
        if below is not None:
            condition = f"{condition} AND position < {int(below)}"
        last = self._database.row(
            f"SELECT min(position) FROM (SELECT position {_FROM} AND {condition}"  # noqa: S608  constants and a number
            f" ORDER BY position DESC LIMIT {int(limit)})",
            bindings,
        )
        if last is None or last[0] is None:
            return ()
        return self._matches(f"{condition} AND position >= {int(last[0])}", *bindings)

    def _matches(self, condition: str, *bindings: Value) -> tuple[Match, ...]:
        rows = self._database.rows(f"{_MATCHES} AND {condition} {_ORDER}", bindings)
        return tuple(_match(each) for each in rows)


def _match(row: Row) -> Match:
    incident_id, position, is_accepted, is_linked, *known = row
    if is_accepted is None:
        answer = Answer.LINKED if is_linked else Answer.OPEN
    else:
        answer = Answer.ACCEPTED if is_accepted else Answer.REJECTED
    return Match(IncidentId(incident_id), position, _known(tuple(known)), answer)


def _known(row: Row) -> Known:
    space, person_id, name, *identifier = row
    return Known(identifier_from_row(tuple(identifier)), PersonId(person_id), name, Space(space))
