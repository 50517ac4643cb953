"""Faces in memory."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime

from core.blocklists.forms.key import Space
from core.blocklists.lookalikes.alike import KnownFace
from core.blocklists.lookalikes.faces import (
    Face,
    face_of_identifier,
    face_of_person,
)
from core.blocklists.lookalikes.near import NumberedFace
from core.blocklists.normalise import Keys, keys_of
from tests.fakes.tables import Tables


class MemoryLookStore:
    """Implements `core.blocklists.lookalikes.ports.LookStore`."""

    def __init__(self, tables: Tables) -> None:
        self._tables = tables
        self._numbers: dict[object, int] = {}

    def with_plain(self, face: Face, limit: int) -> tuple[KnownFace, ...]:
        found = [
            known
            for known in self._faces()
            if known.face and (known.face.kind, known.face.plain) == (face.kind, face.plain)
        ]
        return tuple(found[:limit])

    def faces_after(self, number: int, limit: int) -> tuple[NumberedFace, ...]:
        faces = [
            NumberedFace(each, known.face.kind, known.face.plain)
            for each, known in self._numbered(with_trash=True).items()
            if known.face and each > number
        ]
        return tuple(sorted(faces)[:limit])

    def faces(self, numbers: Sequence[int]) -> Mapping[int, KnownFace]:
        there = self._numbered(with_trash=False)
        return {each: there[each] for each in numbers if each in there}

    def _numbered(self, *, with_trash: bool) -> Mapping[int, KnownFace]:
        """Give a number to each face that has none: what is written otherwise is another one."""
        found = {}
        for known in self._faces(with_trash=with_trash):
            is_of = known.person_id, known.identifier and known.identifier.id, known.face
            found[self._numbers.setdefault(is_of, len(self._numbers) + 1)] = known
        return found

    def with_keys(self, keys: Keys) -> tuple[tuple[Space, KnownFace], ...]:
        return tuple(
            (key.space, known)
            for key in sorted(keys)
            for known in self._known()
            if known.identifier and key in keys_of(known.identifier.content, self._tables.region)
        )

    def decide(self, one: str, other: str, decided_at: datetime, *, is_accepted: bool) -> None:  # noqa: ARG002  only the disk keeps the time
        if one != other:
            self._tables.alike_decisions[frozenset((one, other))] = is_accepted

    def forget(self, one: str, other: str) -> None:
        self._tables.alike_decisions.pop(frozenset((one, other)), None)

    def decided(self, token: str) -> frozenset[str]:
        pairs = (each for each in self._tables.alike_decisions if token in each)
        return frozenset(other for pair in pairs for other in pair - {token})

    def _faces(self, *, with_trash: bool = False) -> Iterator[KnownFace]:
        for known in self._known(with_trash=with_trash):
            content = known.identifier and known.identifier.content
            face = face_of_identifier(content) if content else face_of_person(known.person_name)
            if face is not None:
                yield KnownFace(
                    known.person_id, known.person_name, known.circle, known.identifier, face
                )

    def _known(self, *, with_trash: bool = False) -> Iterator[KnownFace]:
        for person in self._tables.people.values():
            if with_trash or person.trashed_at is None:
                for identifier in (None, *person.identifiers):
                    yield KnownFace(person.id, person.name, person.about.circle, identifier)
