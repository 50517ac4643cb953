"""Looking for who may be the same person, or pretends to be somebody else."""

from collections.abc import Iterable, Iterator, Sequence

from rapidfuzz import process
from rapidfuzz.distance import OSA

from core.blocklists.blocklist import Blocklist
from core.blocklists.forms.key import Space
from core.blocklists.lookalikes.alike import (
    STRENGTH,
    Alike,
    KnownFace,
    Likeness,
    likeness_of,
    token_of,
)
from core.blocklists.lookalikes.faces import Face, FaceKind, face_of_identifier
from core.blocklists.lookalikes.ports import AllFaces, LookStore
from core.blocklists.normalise import keys_met, keys_of
from core.blocklists.person import Identifier, IdentifierContent, IdentifierKind
from core.changes import Changed, Kind
from core.clock import Clock
from core.ids import PersonId

_MOST = 50
_BY_SPACE = {
    Space.ACCOUNT: Likeness.SAME_ACCOUNT,
    Space.DIGITS: Likeness.SAME_DIGITS,
    Space.EMAIL_DOMAIN: Likeness.IN_DOMAIN,
}


class LookAlikes:
    """Compares identifiers with everything known. Used on the vault thread only."""

    def __init__(self, looks: LookStore, blocklist: Blocklist, clock: Clock) -> None:
        self._looks = looks
        self._blocklist = blocklist
        self._clock = clock
        self._all: dict[FaceKind, AllFaces] = {}
        self._version = ""

    def of(self, content: IdentifierContent, besides: PersonId | None = None) -> tuple[Alike, ...]:
        """Return what an identifier, kept or not, looks like; the strongest reason first.

        Each known thing once. Not what belongs to `besides`, and not what the person decided about
        before.
        """
        region = self._blocklist.region()
        decided = self._looks.decided(token_of(content, region))
        found: dict[tuple[PersonId, str], Alike] = {}
        for alike in self._all_of(content, region):
            known = alike.known
            if known.person_id != besides and known.token not in decided:
                found.setdefault((known.person_id, known.token), alike)
        return tuple(sorted(found.values(), key=_rank)[:_MOST])

    def of_person(self, person_id: PersonId) -> tuple[tuple[IdentifierContent, Alike], ...]:
        """Return what a person's identifiers look like, each with the identifier it is about.

        Raises UnknownRecord.
        """
        person = self._blocklist.person(person_id)
        found = [
            (each.content, alike)
            for each in person.identifiers
            for alike in self.of(each.content, person_id)
        ]
        return tuple(sorted(found, key=lambda each: _rank(each[1])))

    def accept(self, content: IdentifierContent, alike: Alike) -> Changed[tuple[Identifier, ...]]:
        """Add an identifier to the person it looks like. Raises InvalidField, UnknownRecord.

        It is not offered again. To make two people one is `BulkEdits.merge`.
        """
        self._decide(content, alike, is_accepted=True)
        return self._blocklist.add_identifiers(alike.known.person_id, (content,))

    def reject(self, content: IdentifierContent, alike: Alike) -> Changed[None]:
        """Say that these two are not the same: it is never offered again, also after both were
        removed and added anew.
        """
        self._decide(content, alike, is_accepted=False)
        return Changed(None, frozenset({Kind.PEOPLE}))

    def take_back(self, content: IdentifierContent, alike: Alike) -> Changed[None]:
        """Undo `reject`: it is offered again."""
        self._looks.forget(token_of(content, self._blocklist.region()), alike.known.token)
        return Changed(None, frozenset({Kind.PEOPLE}))

    def _decide(self, content: IdentifierContent, alike: Alike, *, is_accepted: bool) -> None:
        token = token_of(content, self._blocklist.region())
        now = self._clock.now()
        self._looks.decide(token, alike.known.token, now, is_accepted=is_accepted)

    def _all_of(self, content: IdentifierContent, region: str) -> Iterator[Alike]:
        """Go through all likenesses, for each known thing the strongest first."""
        yield from sorted(self._by_keys(content, region), key=_rank)
        face = face_of_identifier(content)
        if face is not None:
            yield from (
                Alike(known, likeness_of(face, known.face))
                for known in self._looks.with_plain(face, _MOST)
                if known.face is not None
            )
            yield from self._close_to(face)

    def _by_keys(self, content: IdentifierContent, region: str) -> Iterable[Alike]:
        digits = {each for each in keys_of(content, region) if each.space is Space.DIGITS}
        met = {each for each in keys_met(content, region) if each.space is not Space.WORDS}
        keys = frozenset(met | digits)
        for space, known in self._looks.with_keys(keys):
            likeness = _BY_SPACE.get(space, Likeness.SAME)
            if content.kind is IdentifierKind.EMAIL_DOMAIN:
                likeness = Likeness.SAME
            yield Alike(known, likeness)

    def _close_to(self, face: Face) -> Iterator[Alike]:
        """Return faces that are a letter or two away: one in short names, two in longer ones."""
        most = _most_distance(face.plain)
        if not most:
            return
        faces = self._faces_of(face.kind)
        near = process.extract(
            face.plain, faces.plain, scorer=OSA.distance, score_cutoff=most, limit=_MOST
        )
        distances = {faces.numbers[place]: int(distance) for _, distance, place in near if distance}
        known: Sequence[KnownFace] = self._looks.faces(list(distances))
        for each, distance in zip(known, distances.values(), strict=True):
            yield Alike(each, Likeness.CLOSE, distance)

    def _faces_of(self, kind: FaceKind) -> AllFaces:
        version = self._looks.version()
        if version != self._version:
            self._all.clear()
            self._version = version
        if kind not in self._all:
            self._all[kind] = self._looks.all_faces(kind)
        return self._all[kind]


def _most_distance(plain: str) -> int:
    if len(plain) < 5:
        return 0
    return 1 if len(plain) < 9 else 2


def _rank(alike: Alike) -> tuple[int, bool, int, str]:
    known = alike.known
    return STRENGTH[alike.likeness], not alike.is_impersonation, alike.distance, known.person_name
