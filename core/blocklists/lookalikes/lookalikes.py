"""Looking for who may be the same person, or pretends to be somebody else."""

import time
from collections.abc import Iterable, Iterator

from core.blocklists.blocklist import Blocklist
from core.blocklists.forms.key import Space
from core.blocklists.lookalikes.alike import (
    STRENGTH,
    Alike,
    Likeness,
    likeness_of,
    token_of,
)
from core.blocklists.lookalikes.faces import Face, face_of_identifier
from core.blocklists.lookalikes.near import NearFaces
from core.blocklists.lookalikes.ports import LookStore
from core.blocklists.normalise import keys_met, keys_of
from core.blocklists.person import Identifier, IdentifierContent, IdentifierKind
from core.changes import Changed, Kind
from core.clock import Clock
from core.ids import PersonId
from core.pace import Pace

_MOST = 50
_LOOKED_UP = 4 * _MOST
"""Of those that are close: some may be gone or decided about."""
_FIRST_STEP, _FACES_AT_ONCE = 1_000, 5_000
_SPARE = 500
"""Twice as many as at first and so many more are read anew: faces that are gone stay till then."""
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
        self._near = NearFaces()
        self._pace = Pace(_FIRST_STEP, _FACES_AT_ONCE)
        self._count_at_first = 0
        self._is_read = False

    def get_ready(self, limit: int | None = None) -> bool:
        """Read more names to compare with; True when all are read.

        Up to `limit` of them; None: as many as do not keep others waiting.

        To be called until then, where no step may take long: `of` reads what is left at once.
        """
        if self._near.count > 2 * self._count_at_first + _SPARE:
            # Most of it is gone by now: begin again.
            self._near, self._is_read = NearFaces(), False
        begun = time.monotonic()
        limit = limit or self._pace.count
        more = self._looks.faces_after(self._near.last, limit)
        self._near.add(more)
        self._pace.took(time.monotonic() - begun)
        if not self._is_read or len(more) == limit:
            self._count_at_first = self._near.count
        self._is_read = self._is_read or len(more) < limit
        return len(more) < limit

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
        while not self.get_ready():
            pass
        near = self._near.near(face, _LOOKED_UP)
        known = self._looks.faces([each.number for each in near])
        for each in near:
            if each.number in known:
                yield Alike(known[each.number], Likeness.CLOSE, each.distance)


def _rank(alike: Alike) -> tuple[int, bool, int, str]:
    known = alike.known
    return STRENGTH[alike.likeness], not alike.is_impersonation, alike.distance, known.person_name
