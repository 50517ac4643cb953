"""Identifiers in the database, with the keys and faces that they are found by."""

import json
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from core.blocklists.lookalikes.faces import Face, face_of_identifier, face_of_person
from core.blocklists.normalise import RULES_VERSION, folded, home_service, keys_of, normal_form
from core.blocklists.person import Identifier, IdentifierContent, IdentifierKind
from core.ids import IdentifierId, PersonId
from core.well_formed import well_formed
from storage.database import Database, Row, Value
from storage.time_text import time_from_text, time_to_text
from storage.vault_settings import VaultSettings

COLUMNS = "id, kind, written, platform, account_id, note, normal, added_at"
QUALIFIED_COLUMNS = ", ".join(f"identifier.{each}" for each in COLUMNS.split(", "))
"""The same, where other tables are asked too."""

_WRITE = """
    INSERT INTO identifier (id, person_id, place, kind, written, folded_written, platform,
        account_id, note, normal, service, added_at)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
    ON CONFLICT (id) DO UPDATE SET person_id = excluded.person_id, place = excluded.place,
        kind = excluded.kind, written = excluded.written, folded_written = excluded.folded_written,
        platform = excluded.platform, account_id = excluded.account_id, note = excluded.note,
        normal = excluded.normal, service = excluded.service, added_at = excluded.added_at
"""
_KEY = "INSERT INTO identifier_key (space, value, identifier_id) VALUES (?, ?, ?)"
# `+`: by what is written, never by whose it is, of which there may be very many.
_WRITTEN_ALIKE = """
    SELECT identifier.kind, written, platform
    FROM json_each(?) AS wanted CROSS JOIN identifier
        ON folded_written = wanted.value AND +person_id = ?
"""
_FACE = "INSERT INTO name_face (person_id, identifier_id, kind, name, face) VALUES (?, ?, ?, ?, ?)"
_AT_ONCE = 1000


_NEXT_PLACE = "SELECT coalesce(max(place) + 1, 0) FROM identifier WHERE person_id = ?"
_Owned = tuple[PersonId, IdentifierId, IdentifierContent]


class Placed(NamedTuple):
    """An identifier, whose it is, and where it stands among theirs."""

    person_id: PersonId
    place: int
    identifier: Identifier


class IdentifierRows:
    """The tables identifier, identifier_key and name_face; part of the caller's transaction."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._settings = VaultSettings(database)

    def of_person(self, person_id: PersonId) -> tuple[Identifier, ...]:
        """Return the identifiers of a person in their order."""
        rows = self._database.rows(
            f"SELECT {COLUMNS} FROM identifier WHERE person_id = ? ORDER BY place",  # noqa: S608  a constant
            (person_id,),
        )
        return tuple(identifier_from_row(each) for each in rows)

    def add(self, placed: Sequence[Placed]) -> None:
        """Keep new identifiers at free places, many at once."""
        region = self._settings.region()
        self._database.many(_WRITE, [_columns(*each) for each in placed])
        self._add_derived(
            [(each.person_id, each.identifier.id, each.identifier.content) for each in placed],
            region,
        )

    def append(
        self, person_id: PersonId, identifiers: Sequence[Identifier]
    ) -> tuple[Identifier, ...]:
        """Keep more identifiers of a person behind theirs, but for those written like one there.

        Return those that are new.
        """
        written = [folded(well_formed(each.content.written)) for each in identifiers]
        there = {
            (IdentifierKind(kind), as_written, platform)
            for kind, as_written, platform in self._database.rows(
                _WRITTEN_ALIKE, (json.dumps(written), person_id)
            )
        }
        new = tuple(each for each in identifiers if _kept_as(each.content) not in there)
        first = self.next_place(person_id)
        self.add([Placed(person_id, first + more, each) for more, each in enumerate(new)])
        return new

    def next_place(self, person_id: PersonId) -> int:
        """Return the place behind all identifiers of a person."""
        place: int = self._database.value(_NEXT_PLACE, (person_id,))
        return place

    def write(self, person_id: PersonId, identifiers: Sequence[Identifier]) -> None:
        """Let a person have these identifiers and no others; those that stay keep what is known."""
        region = self._settings.region()
        # Out of the way of one another's places, which are unique.
        self._database.rows(
            "UPDATE identifier SET place = -1 - place WHERE person_id = ?", (person_id,)
        )
        for place, identifier in enumerate(identifiers):
            self._put(person_id, place, identifier, region)
        self._database.rows(
            "DELETE FROM identifier WHERE person_id = ? AND place < 0", (person_id,)
        )

    def put(self, person_id: PersonId, place: int, identifier: Identifier) -> None:
        """Keep one identifier at a free place, in place of how it was before."""
        self._put(person_id, place, identifier, self._settings.region())

    def name(self, person_id: PersonId, name: str) -> None:
        """Keep what a person's name looks like, in place of what it did before."""
        self._database.rows(
            "DELETE FROM name_face WHERE person_id = ? AND identifier_id IS NULL", (person_id,)
        )
        self.add_names([(person_id, name)])

    def add_names(self, names: Iterable[tuple[PersonId, str]]) -> None:
        """Keep what the names of new people look like."""
        self._add_faces(
            (person_id, None, face_of_person(well_formed(name))) for person_id, name in names
        )

    def _put(self, person_id: PersonId, place: int, identifier: Identifier, region: str) -> None:
        self._database.rows(_WRITE, _columns(person_id, place, identifier))
        self._derive([(person_id, identifier.id, identifier.content)], region)

    def _derive(self, identifiers: Sequence[_Owned], region: str) -> None:
        """Keep what identifiers are found by, in place of what they were found by before."""
        for table in ("identifier_key", "name_face"):
            self._database.many(
                f"DELETE FROM {table} WHERE identifier_id = ?",  # noqa: S608  constants
                [(identifier_id,) for _, identifier_id, _ in identifiers],
            )
        self._add_derived(identifiers, region)

    def _add_derived(self, identifiers: Sequence[_Owned], region: str) -> None:
        keys = (
            (key.space, key.value, identifier_id)
            for _, identifier_id, content in identifiers
            for key in keys_of(content, region)
        )
        self._database.many(_KEY, keys)
        self._add_faces(
            (person_id, identifier_id, face_of_identifier(content))
            for person_id, identifier_id, content in identifiers
        )

    def bring_up_to_date(self) -> None:
        """Compare everything by the rules of this version of the app, when another made it."""
        if self._settings.get("rules") == str(RULES_VERSION):
            return
        with self._database.transaction():
            self.derive_again(tuple(IdentifierKind))
            for person_id, name in self._database.rows("SELECT id, name FROM person"):
                self.name(person_id, name)
            self._database.rows(
                "INSERT OR IGNORE INTO incident_to_match SELECT position FROM incident"
            )
            self._database.rows(
                "INSERT OR IGNORE INTO identifier_to_match SELECT id FROM identifier"
            )
            self._settings.put("rules", str(RULES_VERSION))

    def derive_again(self, kinds: Iterable[IdentifierKind]) -> None:
        """Make normal forms, services, keys and faces of some kinds again."""
        region = self._settings.region()
        for kind in kinds:
            last = ""
            while batch := self._database.rows(
                f"SELECT {COLUMNS}, person_id FROM identifier"  # noqa: S608  a constant
                " WHERE kind = ? AND id > ? ORDER BY id LIMIT ?",
                (kind, last, _AT_ONCE),
            ):
                found = [(owner, identifier_from_row(tuple(row))) for *row, owner in batch]
                self._database.many(
                    "UPDATE identifier SET normal = ?, service = ? WHERE id = ?",
                    [
                        (normal_form(each.content, region), home_service(each.content), each.id)
                        for _, each in found
                    ],
                )
                self._derive([(owner, each.id, each.content) for owner, each in found], region)
                last = batch[-1][0]

    def _add_faces(
        self, faces: Iterable[tuple[PersonId, IdentifierId | None, Face | None]]
    ) -> None:
        self._database.many(
            _FACE,
            (
                (person_id, identifier_id, face.kind, face.name, face.plain)
                for person_id, identifier_id, face in faces
                if face is not None
            ),
        )


def _columns(person_id: PersonId, place: int, identifier: Identifier) -> tuple[Value, ...]:
    content = identifier.content
    return (
        identifier.id,
        person_id,
        place,
        content.kind,
        content.written,
        folded(well_formed(content.written)),
        content.platform,
        content.account_id,
        content.note,
        identifier.normal,
        home_service(content),
        time_to_text(identifier.added_at),
    )


def _kept_as(content: IdentifierContent) -> tuple[IdentifierKind, str, str]:
    """Return `as_written` as the database holds it."""
    return content.kind, well_formed(content.written), well_formed(content.platform)


def identifier_from_row(row: Row) -> Identifier:
    """Return the identifier that COLUMNS hold."""
    identifier_id, kind, written, platform, account_id, note, normal, added_at = row
    return Identifier(
        IdentifierId(identifier_id),
        IdentifierContent(IdentifierKind(kind), written, platform, account_id, note),
        normal,
        time_from_text(added_at),
    )
