"""Faces in memory."""

from collections.abc import Iterator, Sequence
from datetime import datetime

from core.blocklists.forms.key import Space
from core.blocklists.lookalikes.alike import KnownFace
from core.blocklists.lookalikes.faces import (
    Face,
    FaceKind,
    face_of_identifier,
    face_of_person,
)
from core.blocklists.lookalikes.ports import AllFaces
from core.blocklists.normalise import Keys, keys_of
from tests.fakes.tables import Tables


class MemoryLookStore:
    """Implements `core.blocklists.lookalikes.ports.LookStore`."""

    def __init__(self, tables: Tables) -> None:
        self._tables = tables

    def version(self) -> str:
        return repr([(known.token, known.person_id) for known in self._faces()])

    def with_plain(self, face: Face, limit: int) -> tuple[KnownFace, ...]:
        found = [
            known
            for known in self._faces()
            if known.face and (known.face.kind, known.face.plain) == (face.kind, face.plain)
        ]
        return tuple(found[:limit])

    def all_faces(self, kind: FaceKind) -> AllFaces:
        faces = [
            (number, known.face.plain)
            for number, known in enumerate(self._faces())
            if known.face and known.face.kind is kind
        ]
        return AllFaces([number for number, _ in faces], [plain for _, plain in faces])

    def faces(self, numbers: Sequence[int]) -> tuple[KnownFace, ...]:
        everything = list(self._faces())
        return tuple(everything[number] for number in numbers)

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

    def _faces(self) -> Iterator[KnownFace]:
        for known in self._known():
            content = known.identifier and known.identifier.content
            face = face_of_identifier(content) if content else face_of_person(known.person_name)
            if face is not None:
                yield KnownFace(
                    known.person_id, known.person_name, known.circle, known.identifier, face
                )

    def _known(self) -> Iterator[KnownFace]:
        for person in self._tables.people.values():
            if person.trashed_at is None:
                for identifier in (None, *person.identifiers):
                    yield KnownFace(person.id, person.name, person.about.circle, identifier)
