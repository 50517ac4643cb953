"""Taking a list in and out again, slice by slice: each slice is one transaction, and is quick."""

from collections import deque
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime
from itertools import islice

from core.blocklists.blocklist import Blocklist
from core.blocklists.exchange.plan import Plan
from core.blocklists.person import IdentifierContent, PersonContent
from core.blocklists.ports import PersonStore
from core.errors import PersonInUse
from core.ids import IdentifierId, PersonId


@dataclass(frozen=True, slots=True)
class TakenIn:
    """What came into the vault, with what is needed to take it out again."""

    new: tuple[PersonId, ...] = ()
    more: tuple[IdentifierId, ...] = ()
    """New identifiers of people who were there before."""
    identifier_count: int = 0


@dataclass(slots=True)
class _Share:
    """What one person gets: somebody new as long as `person_id` is not known."""

    name: str
    person_id: PersonId | None
    contents: list[IdentifierContent]
    given: int = 0
    is_new: bool = True

    @property
    def left(self) -> int:
        return len(self.contents) - self.given

    def next(self, most: int) -> tuple[IdentifierContent, ...]:
        part = tuple(self.contents[self.given : self.given + most])
        self.given += len(part)
        return part


@dataclass(slots=True)
class TakingIn:
    """Takes in a plan. For the vault thread; `done` and `total` count identifiers.

    When a step raises, or no more steps follow, `taken` says what is in so far.
    """

    plan: Plan
    done: int = 0
    total: int = 0
    _coming: Iterator[_Share] = field(init=False)
    _shares: deque[_Share] = field(default_factory=deque)
    _new: list[PersonId] = field(default_factory=list)
    _more: list[IdentifierId] = field(default_factory=list)
    _count: int = 0

    def __post_init__(self) -> None:
        self.total = self.plan.size
        self._coming = _shares_of(self.plan)

    @property
    def is_done(self) -> bool:
        """Whether all of it is in."""
        return self.done >= self.total

    @property
    def taken(self) -> TakenIn:
        """What is in."""
        return TakenIn(tuple(self._new), tuple(self._more), self._count)

    def step(self, blocklist: Blocklist, most: int) -> None:
        """Keep the next identifiers, at most `most` (1 or more); all of these or nothing.

        Raises InvalidField, UnknownRecord.
        """
        # Made as they are needed: of a long list there are tens of thousands.
        self._shares.extend(islice(self._coming, max(most - len(self._shares), 0)))
        first = self._shares[0]
        if first.person_id is None:
            self._add_people(blocklist, most)
            return
        part = first.next(most)
        new = blocklist.add_identifiers(first.person_id, part).value
        if not first.is_new:
            self._more.extend(each.id for each in new)
        self._count += len(new)
        self._end_step(len(part))

    def _add_people(self, blocklist: Blocklist, most: int) -> None:
        """Add as many new people as fit; the last may get the rest of theirs later."""
        adding: list[_Share] = []
        people: list[PersonContent] = []
        room = most
        for share in self._shares:
            if share.person_id is not None or not room:
                break
            part = share.next(room)
            people.append(PersonContent(share.name, identifiers=part))
            adding.append(share)
            room -= len(part)
        added = blocklist.add_all(people).value
        for share, person in zip(adding, added, strict=True):
            share.person_id = person.id
            self._new.append(person.id)
            self._count += len(person.identifiers)
        self._end_step(most - room)

    def _end_step(self, size: int) -> None:
        self.done += size
        while self._shares and not self._shares[0].left:
            self._shares.popleft()


def _shares_of(plan: Plan) -> Iterator[_Share]:
    for name, contents in plan.new.items():
        yield _Share(name, None, contents)
    for person_id, contents in plan.more.items():
        yield _Share("", person_id, contents, is_new=False)


@dataclass(slots=True)
class TakingOut:
    """Takes out again what came in. For the vault thread; counts people and identifiers."""

    taken: TakenIn
    done: int = 0

    @property
    def total(self) -> int:
        """How many there are: identifiers of people who were there before, and new people."""
        return len(self.taken.more) + len(self.taken.new)

    @property
    def is_done(self) -> bool:
        """Whether all of it is out."""
        return self.done >= self.total

    def step(self, people: PersonStore, now: datetime, most: int) -> None:
        """Take out the next, at most `most` (1 or more).

        Whoever is named by an incident by now stays, in the trash. Raises UnknownRecord when
        somebody has taken part of it away since.
        """
        more = self.taken.more[self.done : self.done + most]
        if more:
            people.take_identifiers(more)
            self.done += len(more)
            return
        begun = self.done - len(self.taken.more)
        new = self.taken.new[begun : begun + most]
        people.set_trashed(new, now)
        self.done += len(new)
        try:
            people.delete(new)
        except PersonInUse:
            for each in new:
                with suppress(PersonInUse):
                    people.delete((each,))
