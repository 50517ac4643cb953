"""Identifiers in the database, with the keys and faces that they are found by."""

import json
from collections.abc import Iterable, Sequence

from core.blocklists.lookalikes.faces import Face, face_of_identifier, face_of_person
from core.blocklists.normalise import RULES_VERSION, folded, home_service, keys_of, normal_form
from core.blocklists.person import Identifier, IdentifierContent, IdentifierKind
from core.ids import IdentifierId, PersonId
from core.well_formed import well_formed
from storage.database import Database, Row
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
_FACE = "INSERT INTO name_face (person_id, identifier_id, kind, name, face) VALUES (?, ?, ?, ?, ?)"
_AT_ONCE = 1000


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
        self._faces(person_id, None, face_of_person(well_formed(name)))

    def _put(self, person_id: PersonId, place: int, identifier: Identifier, region: str) -> None:
        content = identifier.content
        self._database.rows(
            _WRITE,
            (
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
            ),
        )
        self._derive(person_id, identifier.id, content, region)

    def _derive(
        self,
        person_id: PersonId,
        identifier_id: IdentifierId,
        content: IdentifierContent,
        region: str,
    ) -> None:
        """Keep what an identifier is found by, in place of what it was found by before."""
        for table in ("identifier_key", "name_face"):
            self._database.rows(f"DELETE FROM {table} WHERE identifier_id = ?", (identifier_id,))  # noqa: S608  constants
        self._database.rows(
            "INSERT INTO identifier_key (space, value, identifier_id)"
            " SELECT value ->> 0, value ->> 1, ? FROM json_each(?)",
            (identifier_id, json.dumps([list(each) for each in keys_of(content, region)])),
        )
        self._faces(person_id, identifier_id, face_of_identifier(content))

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
                for *row, person_id in batch:
                    identifier = identifier_from_row(tuple(row))
                    content = identifier.content
                    self._database.rows(
                        "UPDATE identifier SET normal = ?, service = ? WHERE id = ?",
                        (normal_form(content, region), home_service(content), identifier.id),
                    )
                    self._derive(person_id, identifier.id, content, region)
                last = batch[-1][0]

    def _faces(
        self, person_id: PersonId, identifier_id: IdentifierId | None, face: Face | None
    ) -> None:
        if face is not None:
            self._database.rows(_FACE, (person_id, identifier_id, face.kind, face.name, face.plain))


def identifier_from_row(row: Row) -> Identifier:
    """Return the identifier that COLUMNS hold."""
    identifier_id, kind, written, platform, account_id, note, normal, added_at = row
    return Identifier(
        IdentifierId(identifier_id),
        IdentifierContent(IdentifierKind(kind), written, platform, account_id, note),
        normal,
        time_from_text(added_at),
    )
