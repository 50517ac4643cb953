"""People and their identifiers, in the database."""

import json

from core.blocklists.normalise import folded
from core.blocklists.person import (
    Identifier,
    IdentifierContent,
    IdentifierKind,
    Person,
    PersonRow,
    Standing,
)
from core.errors import UnknownRecord
from core.ids import IdentifierId, PersonId
from storage.database import Database, Row
from storage.time_text import time_from_text, time_to_text

_PAGE = """
    SELECT id FROM person
    WHERE instr(folded_name, ?1) OR EXISTS (
        SELECT 1 FROM identifier WHERE person_id = person.id AND instr(folded_written, ?1))
    ORDER BY folded_name, id LIMIT ?2 OFFSET ?3
"""
_WITH_IDENTIFIER = """
    SELECT DISTINCT person_id FROM identifier WHERE kind = ? AND normal = ?
"""
_ROWS = """
    SELECT id, name, standing,
        (SELECT json_group_array(written ORDER BY place) FROM identifier
            WHERE person_id = person.id),
        (SELECT count(DISTINCT incident_id) FROM incident_person WHERE person_id = person.id)
    FROM person WHERE id IN (SELECT value FROM json_each(?)) ORDER BY folded_name, id
"""


class SqlPersonStore:
    """Implements `core.blocklists.ports.PersonStore`."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(self, person: Person) -> None:
        """Keep a new person with their identifiers."""
        with self._database.transaction():
            self._database.rows(
                "INSERT INTO person (id, name, folded_name, standing, notes, created_at,"
                " changed_at) VALUES (?, ?, ?, ?, ?, ?, ?)",
                (
                    person.id,
                    person.name,
                    folded(person.name),
                    person.standing,
                    person.notes,
                    time_to_text(person.created_at),
                    time_to_text(person.changed_at),
                ),
            )
            self._write_identifiers(person)

    def replace(self, person: Person) -> None:
        """Keep new content; identifiers not in `person` are removed. Raises UnknownRecord."""
        with self._database.transaction():
            if not self._database.rows(
                "UPDATE person SET name = ?, folded_name = ?, standing = ?, notes = ?,"
                " changed_at = ? WHERE id = ? RETURNING 1",
                (
                    person.name,
                    folded(person.name),
                    person.standing,
                    person.notes,
                    time_to_text(person.changed_at),
                    person.id,
                ),
            ):
                raise UnknownRecord(person.id)
            self._database.rows("DELETE FROM identifier WHERE person_id = ?", (person.id,))
            self._write_identifiers(person)

    def get(self, person_id: PersonId) -> Person:
        """Return one person. Raises UnknownRecord."""
        row = self._database.row(
            "SELECT name, standing, notes, created_at, changed_at FROM person WHERE id = ?",
            (person_id,),
        )
        if row is None:
            raise UnknownRecord(person_id)
        name, standing, notes, created_at, changed_at = row
        identifiers = self._database.rows(
            "SELECT id, kind, written, platform, normal, added_at FROM identifier"
            " WHERE person_id = ? ORDER BY place",
            (person_id,),
        )
        return Person(
            person_id,
            name,
            Standing(standing),
            notes,
            tuple(_identifier(each) for each in identifiers),
            time_from_text(created_at),
            time_from_text(changed_at),
        )

    def page(self, contains: str, *, offset: int, limit: int) -> tuple[PersonRow, ...]:
        """Return people, by name, whose name or identifiers contain the text, case folded."""
        return self._people(self._database.rows(_PAGE, (folded(contains), limit, offset)))

    def with_identifier(self, kind: IdentifierKind, normal: str) -> tuple[PersonRow, ...]:
        """Return the people who have an identifier with this normal form."""
        return self._people(self._database.rows(_WITH_IDENTIFIER, (kind, normal)))

    def _people(self, ids: list[Row]) -> tuple[PersonRow, ...]:
        rows = self._database.rows(_ROWS, (json.dumps([person_id for (person_id,) in ids]),))
        return tuple(
            PersonRow(
                PersonId(person_id), name, Standing(standing), tuple(json.loads(written)), count
            )
            for person_id, name, standing, written, count in rows
        )

    def _write_identifiers(self, person: Person) -> None:
        for place, identifier in enumerate(person.identifiers):
            content = identifier.content
            self._database.rows(
                "INSERT INTO identifier (id, person_id, place, kind, written, folded_written,"
                " platform, normal, added_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                (
                    identifier.id,
                    person.id,
                    place,
                    content.kind,
                    content.written,
                    folded(content.written),
                    content.platform,
                    identifier.normal,
                    time_to_text(identifier.added_at),
                ),
            )


def _identifier(row: Row) -> Identifier:
    identifier_id, kind, written, platform, normal, added_at = row
    return Identifier(
        IdentifierId(identifier_id),
        IdentifierContent(IdentifierKind(kind), written, platform),
        normal,
        time_from_text(added_at),
    )
