"""People in the database, without lists and searches: the row of a person and what hangs on it."""

import json
from collections.abc import Sequence
from datetime import datetime

from core.blocklists.normalise import folded
from core.blocklists.person import About, Circle, Identifier, Person, Standing
from core.errors import UnknownRecord
from core.ids import BlobId, PersonId
from core.incidents.evidence import SealedEvidence
from core.well_formed import well_formed
from storage.database import Database, Row, Value
from storage.identifier_rows import IdentifierRows, Placed
from storage.time_text import time_from_text, time_to_text

_WRITE = """
    INSERT INTO person (id, name, folded_name, standing, notes, standing_reason, relation, circle,
        third_parties, created_at, changed_at)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
    ON CONFLICT (id) DO UPDATE SET name = excluded.name, folded_name = excluded.folded_name,
        standing = excluded.standing, notes = excluded.notes,
        standing_reason = excluded.standing_reason, relation = excluded.relation,
        circle = excluded.circle, third_parties = excluded.third_parties,
        changed_at = excluded.changed_at
"""
_GET = """
    SELECT name, standing, notes, created_at, changed_at, trashed_at, merged_into,
        standing_reason, relation, circle, third_parties
    FROM person WHERE id = ?
"""
_GROUPS = "SELECT name FROM person_group WHERE person_id = ? ORDER BY place, folded"
_ACTS_FOR = "SELECT other_id FROM person_acts_for WHERE person_id = ? ORDER BY place"
_PHOTOS = """
    SELECT blob_id, min(name), size_bytes, sha256, media_type, sealed_at FROM person_photo
    WHERE blob_id NOT IN (SELECT blob_id FROM exhibit) GROUP BY blob_id ORDER BY blob_id
"""
_PHOTO = """
    SELECT blob_id, name, size_bytes, sha256, media_type, sealed_at
    FROM person_photo WHERE person_id = ?
"""


class PersonRows:
    """Reads and writes people; writing is part of the caller's transaction."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._identifiers = IdentifierRows(database)

    def write(self, person: Person) -> None:
        """Keep a person, new or known. Raises UnknownRecord for whom they act for."""
        self.write_about(person)
        self._identifiers.write(person.id, person.identifiers)

    def add(self, people: Sequence[Person]) -> None:
        """Keep new people, many at once. Raises UnknownRecord for whom they act for."""
        self._database.many(_WRITE, [_columns(each) for each in people])
        self._identifiers.add_names((each.id, each.name) for each in people)
        for person in people:
            self._write_groups(person.id, person.about.groups)
            self._write_acts_for(person.id, person.about.acts_for)
            self._write_photo(person.id, person.about.photo)
        self._identifiers.add(
            [
                Placed(person.id, place, identifier)
                for person in people
                for place, identifier in enumerate(person.identifiers)
            ]
        )

    def write_about(self, person: Person) -> None:
        """Keep everything but the identifiers. Raises UnknownRecord for whom they act for."""
        about = person.about
        self._database.rows(_WRITE, _columns(person))
        self._identifiers.name(person.id, person.name)
        for table in ("person_group", "person_acts_for", "person_photo"):
            self._database.rows(f"DELETE FROM {table} WHERE person_id = ?", (person.id,))  # noqa: S608  constants
        self._write_groups(person.id, about.groups)
        self._write_acts_for(person.id, about.acts_for)
        self._write_photo(person.id, about.photo)

    def append(
        self, person_id: PersonId, identifiers: Sequence[Identifier], changed_at: datetime
    ) -> tuple[Identifier, ...]:
        """Keep more identifiers of a person; see `IdentifierRows.append`. Raises UnknownRecord."""
        self.check_known((person_id,))
        new = self._identifiers.append(person_id, identifiers)
        if new:
            self._database.rows(
                "UPDATE person SET changed_at = ? WHERE id = ?",
                (time_to_text(changed_at), person_id),
            )
        return new

    def get(self, person_id: PersonId) -> Person:
        """Return one person. Raises UnknownRecord."""
        row = self._database.row(_GET, (person_id,))
        if row is None:
            raise UnknownRecord(person_id)
        name, standing, notes, created_at, changed_at, trashed_at, merged_into, *about = row
        return Person(
            person_id,
            name,
            Standing(standing),
            notes,
            self._identifiers.of_person(person_id),
            time_from_text(created_at),
            time_from_text(changed_at),
            self._about(person_id, *about),
            trashed_at and time_from_text(trashed_at),
            merged_into and PersonId(merged_into),
        )

    def check_known(self, ids: Sequence[PersonId]) -> None:
        """Raise UnknownRecord when one of them is not there."""
        unknown = self._database.row(
            "SELECT value FROM json_each(?) WHERE value NOT IN (SELECT id FROM person)",
            (json.dumps(ids),),
        )
        if unknown is not None:
            raise UnknownRecord(unknown[0])

    def photos(self) -> tuple[SealedEvidence, ...]:
        """Return the photos that are no exhibits too, each once, in the order of their blobs."""
        return tuple(_photo(each) for each in self._database.rows(_PHOTOS))

    def blobs(self) -> tuple[BlobId, ...]:
        """Return the blobs that photos are in: they must not be swept."""
        return tuple(
            BlobId(each) for (each,) in self._database.rows("SELECT blob_id FROM person_photo")
        )

    def _about(
        self,
        person_id: PersonId,
        standing_reason: str,
        relation: str,
        circle: str,
        third_parties: str,
    ) -> About:
        photo = self._database.row(_PHOTO, (person_id,))
        return About(
            standing_reason,
            relation,
            Circle(circle),
            third_parties,
            tuple(PersonId(each) for (each,) in self._database.rows(_ACTS_FOR, (person_id,))),
            tuple(name for (name,) in self._database.rows(_GROUPS, (person_id,))),
            _photo(photo) if photo else None,
        )

    def _write_groups(self, person_id: PersonId, groups: Sequence[str]) -> None:
        for place, group in enumerate(groups):
            self._database.rows(
                "INSERT OR IGNORE INTO person_group (folded, person_id, name, place)"
                " VALUES (?, ?, ?, ?)",
                (folded_group(group), person_id, group, place),
            )

    def _write_acts_for(self, person_id: PersonId, others: Sequence[PersonId]) -> None:
        for place, other in enumerate(dict.fromkeys(others)):
            if other != person_id and not self._database.rows(
                "INSERT INTO person_acts_for (person_id, place, other_id)"
                " SELECT ?, ?, id FROM person WHERE id = ? RETURNING 1",
                (person_id, place, other),
            ):
                raise UnknownRecord(other)

    def _write_photo(self, person_id: PersonId, photo: SealedEvidence | None) -> None:
        if photo is not None:
            self._database.rows(
                "INSERT INTO person_photo (person_id, blob_id, name, size_bytes, sha256,"
                " media_type, sealed_at) VALUES (?, ?, ?, ?, ?, ?, ?)",
                (
                    person_id,
                    photo.blob_id,
                    photo.name,
                    photo.size_bytes,
                    photo.sha256,
                    photo.media_type,
                    time_to_text(photo.sealed_at),
                ),
            )


def _columns(person: Person) -> tuple[Value, ...]:
    about = person.about
    return (
        person.id,
        person.name,
        folded(well_formed(person.name)),
        person.standing,
        person.notes,
        about.standing_reason,
        about.relation,
        about.circle,
        about.third_parties,
        time_to_text(person.created_at),
        time_to_text(person.changed_at),
    )


def _photo(row: Row) -> SealedEvidence:
    blob_id, name, size_bytes, sha256, media_type, sealed_at = row
    return SealedEvidence(
        BlobId(blob_id), name, size_bytes, sha256, media_type, time_from_text(sealed_at)
    )


def folded_group(group: str) -> str:
    """Return what groups are compared by: upper and lower case are one group."""
    return folded(well_formed(group))
