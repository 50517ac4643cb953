"""People and their identifiers, in the database."""

import json
import re
from collections.abc import Sequence
from datetime import datetime

from core.blocklists.normalise import Keys
from core.blocklists.person import Identifier, IdentifierKind, Person, PersonRow
from core.blocklists.queries import (
    IdentifierQuery,
    IdentifierRow,
    Merge,
    Merged,
    PeopleQuery,
    TakenIdentifier,
    UnfinishedImport,
)
from core.errors import NotInTrash, PersonInUse
from core.ids import BlobId, IdentifierId, PersonId
from storage.database import Database
from storage.identifier_moves import IdentifierMoves
from storage.identifier_rows import IdentifierRows
from storage.people_search import PeopleSearch
from storage.person_rows import PersonRows, folded_group
from storage.time_text import time_from_text, time_to_text
from storage.vault_settings import VaultSettings

_GROUP = """
    INSERT OR IGNORE INTO person_group (folded, person_id, name, place)
    SELECT ?1, value, coalesce((SELECT name FROM person_group WHERE folded = ?1 LIMIT 1), ?2),
        coalesce((SELECT max(place) + 1 FROM person_group WHERE person_id = value), 0)
    FROM json_each(?3) RETURNING person_id
"""
_OUT_OF_GROUP = """
    DELETE FROM person_group
    WHERE folded = ? AND person_id IN (SELECT value FROM json_each(?)) RETURNING person_id
"""
_TO_MERGE = """
    WITH wanted AS (SELECT value AS id FROM json_each(?))
    SELECT id, trashed_at, merged_into FROM person
    WHERE id IN wanted OR merged_into IN wanted ORDER BY id
"""
_MERGE = """
    UPDATE person SET merged_into = ?, trashed_at = coalesce(trashed_at, ?)
    WHERE id IN (SELECT value FROM json_each(?))
"""
_IDENTIFIERS_OF = """
    SELECT id FROM identifier WHERE person_id IN (SELECT value FROM json_each(?))
"""
_OUT_OF_TRASH = """
    SELECT 1 FROM person
    WHERE id IN (SELECT value FROM json_each(?)) AND trashed_at IS NULL LIMIT 1
"""
# One way through what was sealed, however many people are asked about.
_IN_USE = """
    WITH named AS (
        SELECT person_id FROM incident_person
        UNION SELECT people.value FROM revision, json_each(
            CASE WHEN json_valid(content) THEN content ELSE '{}' END, '$.people') AS people)
    SELECT id, name FROM person
    WHERE id IN (SELECT value FROM json_each(?)) AND id IN named LIMIT 1
"""
_NAMED = """
    SELECT count(*) FROM (
        SELECT incident_id FROM incident_person WHERE person_id = ?1
        UNION SELECT incident_id FROM revision WHERE instr(content, ?1))
"""
_IMPORT = re.compile(r"([0-9]{1,9})/([0-9]{1,9})")


class SqlPersonStore:
    """Implements `core.blocklists.ports.PersonStore`, and knows which blobs are photos."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._rows = PersonRows(database)
        self._identifiers = IdentifierRows(database)
        self._moves = IdentifierMoves(database)
        self._search = PeopleSearch(database)
        self._settings = VaultSettings(database)

    def add(self, *people: Person) -> None:
        """Keep new people. Raises UnknownRecord for whom they act for; then none is kept."""
        with self._database.transaction():
            self._rows.add(people)

    def append(
        self, person_id: PersonId, identifiers: Sequence[Identifier], changed_at: datetime
    ) -> tuple[Identifier, ...]:
        """Give a person more identifiers. See the port; raises UnknownRecord."""
        with self._database.transaction():
            return self._rows.append(person_id, identifiers, changed_at)

    def replace(self, person: Person) -> None:
        """Keep new content; identifiers not in `person` are removed. Raises UnknownRecord."""
        with self._database.transaction():
            self._rows.check_known((person.id,))
            self._rows.write(person)

    def get(self, person_id: PersonId) -> Person:
        """Return one person. Raises UnknownRecord."""
        return self._rows.get(person_id)

    def page(
        self, query: PeopleQuery, *, after: PersonRow | None = None, offset: int = 0, limit: int
    ) -> tuple[PersonRow, ...]:
        """Return up to `limit` people in the query's order, those after the row `after`."""
        return self._search.page(query, after=after, offset=offset, limit=limit)

    def count(self, query: PeopleQuery) -> int:
        """Return how many people the query hits."""
        return self._search.count(query)

    def names(self) -> tuple[tuple[str, PersonId], ...]:
        """Return the names of all who are not in the trash, in the order of the list by name."""
        rows = self._database.rows(
            "SELECT name, id FROM person WHERE trashed_at IS NULL ORDER BY folded_name, id"
        )
        return tuple((name, PersonId(person_id)) for name, person_id in rows)

    def identifiers(
        self, query: IdentifierQuery, *, after: IdentifierRow | None = None, limit: int
    ) -> tuple[IdentifierRow, ...]:
        """Return up to `limit` identifiers in the query's order, those after the row `after`."""
        return self._search.identifiers(query, after=after, limit=limit)

    def count_identifiers(self, query: IdentifierQuery) -> int:
        """Return how many identifiers the query hits."""
        return self._search.count_identifiers(query)

    def sharing(self, wanted: Sequence[Keys]) -> tuple[tuple[PersonRow, ...], ...]:
        """Return for each of these keys the people, by name, who have one of them."""
        return self._search.sharing(wanted)

    def acting_for(self, person_id: PersonId) -> tuple[PersonRow, ...]:
        """Return who acts for somebody, by name."""
        return self._search.acting_for(person_id)

    def groups(self) -> tuple[str, ...]:
        """Return the groups in use, in alphabetical order."""
        rows = self._database.rows("SELECT name FROM person_group GROUP BY folded ORDER BY folded")
        return tuple(name for (name,) in rows)

    def put_into_group(self, ids: Sequence[PersonId], group: str) -> tuple[PersonId, ...]:
        """Put people into a group; return those who were not in it. Raises UnknownRecord."""
        with self._database.transaction():
            self._rows.check_known(ids)
            put = self._database.rows(
                _GROUP, (folded_group(group), group, json.dumps(list(dict.fromkeys(ids))))
            )
        return tuple(PersonId(each) for (each,) in put)

    def take_out_of_group(self, ids: Sequence[PersonId], group: str) -> tuple[PersonId, ...]:
        """Take people out of a group; return those who were in it."""
        with self._database.transaction():
            taken = self._database.rows(_OUT_OF_GROUP, (folded_group(group), json.dumps(ids)))
        return tuple(PersonId(each) for (each,) in taken)

    def set_trashed(
        self, ids: Sequence[PersonId], trashed_at: datetime | None
    ) -> tuple[PersonId, ...]:
        """Put people into the trash, or (None) back. See the port."""
        time = None if trashed_at is None else time_to_text(trashed_at)
        with self._database.transaction():
            self._rows.check_known(ids)
            changed = self._database.rows(
                "UPDATE person SET trashed_at = ?1, merged_into = NULL WHERE id IN"
                " (SELECT value FROM json_each(?2)) AND (trashed_at IS NULL) <> (?1 IS NULL)"
                " RETURNING id",
                (time, json.dumps(ids)),
            )
        return tuple(PersonId(each) for (each,) in changed)

    def delete(self, ids: Sequence[PersonId]) -> None:
        """Forget people who are in the trash. See the port."""
        with self._database.transaction():
            self._rows.check_known(ids)
            wanted = json.dumps(list(dict.fromkeys(ids)))
            if self._database.rows(_OUT_OF_TRASH, (wanted,)):
                raise NotInTrash
            for person_id, name in self._database.rows(_IN_USE, (wanted,)):
                raise PersonInUse(name, self._database.value(_NAMED, (person_id,)))
            self._database.rows(
                "DELETE FROM person WHERE id IN (SELECT value FROM json_each(?))", (wanted,)
            )

    def take_identifiers(self, ids: Sequence[IdentifierId]) -> tuple[TakenIdentifier, ...]:
        """Take identifiers away from their people. Raises UnknownRecord."""
        with self._database.transaction():
            return self._moves.take(ids)

    def put_back_identifiers(self, taken: Sequence[TakenIdentifier]) -> None:
        """Put identifiers where they were. Raises UnknownRecord when their person is gone."""
        with self._database.transaction():
            self._rows.check_known([each.person_id for each in taken])
            self._moves.put_back(taken)

    def move_identifiers(
        self, ids: Sequence[IdentifierId], to: PersonId
    ) -> tuple[TakenIdentifier, ...]:
        """Give identifiers to somebody else; return how it was. Raises UnknownRecord."""
        with self._database.transaction():
            self._rows.check_known((to,))
            return self._moves.move(ids, to)

    def merge(self, ids: Sequence[PersonId], into: Person, at: datetime) -> Merge:
        """Make several people one. See the port."""
        with self._database.transaction():
            self._rows.check_known((*ids, into.id))
            before = self._rows.get(into.id)
            wanted = json.dumps([each for each in ids if each != into.id])
            people = self._database.rows(_TO_MERGE, (wanted,))
            merging = json.dumps([person_id for person_id, _, _ in people])
            self._rows.write_about(into)
            identifiers = self._database.rows(_IDENTIFIERS_OF, (merging,))
            moved = self._moves.move([IdentifierId(each) for (each,) in identifiers], into.id)
            self._database.rows(_MERGE, (into.id, time_to_text(at), merging))
        merged = tuple(
            Merged(
                PersonId(person_id),
                trashed_at and time_from_text(trashed_at),
                merged_into and PersonId(merged_into),
            )
            for person_id, trashed_at, merged_into in people
        )
        return Merge(before, into.changed_at, merged, moved)

    def unmerge(self, merge: Merge) -> None:
        """Make it as it was before a merge. See the port."""
        with self._database.transaction():
            if self._rows.get(merge.before.id).changed_at == merge.changed_at:
                self._rows.write_about(merge.before)
            for each in merge.people:
                self._rows.check_known((each.person_id,))
                time = time_to_text(each.trashed_at) if each.trashed_at else None
                self._database.rows(
                    "UPDATE person SET trashed_at = ?, merged_into = ? WHERE id = ?",
                    (time, each.merged_into, each.person_id),
                )
            self._moves.put_back(merge.moved)

    def unfinished_import(self) -> UnfinishedImport | None:
        """Return what was noted last about a list on its way; None: there is none."""
        noted = _IMPORT.fullmatch(self._settings.get("import"))
        return UnfinishedImport(int(noted[1]), int(noted[2])) if noted else None

    def note_import(self, unfinished: UnfinishedImport | None) -> None:
        """Note how far a list is; None: it is no more on its way."""
        with self._database.transaction():
            noted = f"{unfinished.done}/{unfinished.total}" if unfinished else ""
            self._settings.put("import", noted)

    def region(self) -> str:
        """Return where numbers without a country code are from; empty when it was never said."""
        return self._settings.region()

    def set_region(self, region: str) -> None:
        """Keep the region, and compare all phone numbers by it from now on."""
        with self._database.transaction():
            self._settings.put("region", region)
            self._identifiers.derive_again((IdentifierKind.PHONE,))
            self._database.rows(
                "INSERT OR IGNORE INTO incident_to_match SELECT position FROM incident"
            )
            self._database.rows(
                "INSERT OR IGNORE INTO identifier_to_match SELECT id FROM identifier"
                " WHERE kind = ?",
                (IdentifierKind.PHONE,),
            )

    def photo_blobs(self) -> tuple[BlobId, ...]:
        """Return the blobs that photos are in: they must not be swept."""
        return self._rows.blobs()
