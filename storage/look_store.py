"""Faces, and what was said about those that look alike, in the database."""

import json
from collections.abc import Mapping, Sequence
from datetime import datetime

from core.blocklists.forms.key import Space
from core.blocklists.lookalikes.alike import KnownFace
from core.blocklists.lookalikes.faces import Face, FaceKind
from core.blocklists.lookalikes.near import NumberedFace
from core.blocklists.normalise import Keys
from core.blocklists.person import Circle
from core.ids import PersonId
from storage.database import Database, Row
from storage.identifier_rows import QUALIFIED_COLUMNS, identifier_from_row
from storage.time_text import time_to_text

_FACE_COLUMNS = (
    f"name_face.kind, name_face.name, face, person.id, person.name, circle, {QUALIFIED_COLUMNS}"
)
_FROM = """
    FROM name_face JOIN person ON person.id = name_face.person_id
        LEFT JOIN identifier ON identifier.id = identifier_id
"""
_WITH_PLAIN = f"""
    SELECT {_FACE_COLUMNS} {_FROM}
    WHERE name_face.kind = ? AND face = ? AND trashed_at IS NULL
    ORDER BY number LIMIT ?
"""
_BY_NUMBER = f"""
    SELECT number, {_FACE_COLUMNS} {_FROM}
    WHERE number IN (SELECT value FROM json_each(?)) AND trashed_at IS NULL
"""  # noqa: S608  constants
# Numbers are never given twice: whatever is written gets a higher one.
_AFTER = "SELECT number, kind, face FROM name_face WHERE number > ? ORDER BY number LIMIT ?"
_KINDS = {str(each): each for each in FaceKind}
_WITH_KEYS = f"""
    SELECT identifier_key.space, person.id, person.name, circle, {QUALIFIED_COLUMNS}
    FROM json_each(?) AS wanted
        JOIN identifier_key
            ON space = wanted.value ->> 0 AND identifier_key.value = wanted.value ->> 1
        JOIN identifier ON identifier.id = identifier_id
        JOIN person ON person.id = person_id
    WHERE trashed_at IS NULL ORDER BY wanted.key
"""  # noqa: S608  constants


class SqlLookStore:
    """Implements `core.blocklists.lookalikes.ports.LookStore`."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def with_plain(self, face: Face, limit: int) -> tuple[KnownFace, ...]:
        """Return up to `limit` faces of the same kind with the same `plain`."""
        rows = self._database.rows(_WITH_PLAIN, (face.kind, face.plain, limit))
        return tuple(_known_face(each) for each in rows)

    def faces_after(self, number: int, limit: int) -> tuple[NumberedFace, ...]:
        """Return up to `limit` faces with numbers above this, in their order."""
        rows = self._database.rows(_AFTER, (number, limit))
        return tuple(NumberedFace(each, _KINDS[kind], plain) for each, kind, plain in rows)

    def faces(self, numbers: Sequence[int]) -> Mapping[int, KnownFace]:
        """Return the faces that have these numbers, but for those that are gone or in the trash."""
        rows = self._database.rows(_BY_NUMBER, (json.dumps(list(numbers)),))
        return {number: _known_face(tuple(face)) for number, *face in rows}

    def with_keys(self, keys: Keys) -> tuple[tuple[Space, KnownFace], ...]:
        """Return the identifiers that have one of these keys, with the key's space."""
        wanted = json.dumps([list(each) for each in sorted(keys)])
        return tuple(
            (Space(space), _known(tuple(known)))
            for space, *known in self._database.rows(_WITH_KEYS, (wanted,))
        )

    def decide(self, one: str, other: str, decided_at: datetime, *, is_accepted: bool) -> None:
        """Keep what was said about two things, by their tokens."""
        if one != other:
            with self._database.transaction():
                self._database.rows(
                    "INSERT OR REPLACE INTO alike_decision (one, other, is_accepted, decided_at)"
                    " VALUES (?, ?, ?, ?)",
                    (*_sorted(one, other), int(is_accepted), time_to_text(decided_at)),
                )

    def forget(self, one: str, other: str) -> None:
        """Forget what was said about two things."""
        with self._database.transaction():
            self._database.rows(
                "DELETE FROM alike_decision WHERE one = ? AND other = ?", _sorted(one, other)
            )

    def decided(self, token: str) -> frozenset[str]:
        """Return the tokens of everything that something was compared with and decided about."""
        rows = self._database.rows(
            "SELECT other FROM alike_decision WHERE one = ?1"
            " UNION ALL SELECT one FROM alike_decision WHERE other = ?1",
            (token,),
        )
        return frozenset(other for (other,) in rows)


def _sorted(one: str, other: str) -> tuple[str, str]:
    # By bytes of UTF-8, as SQLite compares and the table checks.
    first, second = sorted((one, other), key=str.encode)
    return first, second


def _known_face(row: Row) -> KnownFace:
    kind, name, plain, *known = row
    return _known(tuple(known), Face(FaceKind(kind), name, plain))


def _known(row: Row, face: Face | None = None) -> KnownFace:
    person_id, name, circle, *identifier = row
    is_there = identifier[0] is not None
    return KnownFace(
        PersonId(person_id),
        name,
        Circle(circle),
        identifier_from_row(tuple(identifier)) if is_there else None,
        face,
    )
