"""Matching: which identifiers are in the incidents, and what to do about it."""

import time
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TypeVar

from core.blocklists.matching.lexer import keys_in
from core.blocklists.matching.match import Accepted, Known, Match, Pair, Waiting
from core.blocklists.matching.phrases import Phrases
from core.blocklists.matching.ports import MatchStore
from core.blocklists.ports import PersonStore
from core.changes import Changed, Kind
from core.clock import Clock
from core.ids import IdentifierId, IncidentId, PersonId
from core.incidents.ports import IncidentStore
from core.pace import Pace
from core.progress import Progress

T = TypeVar("T")

_FIRST_STEP = 20
_INCIDENTS_AT_ONCE = 200
_IDENTIFIERS_AT_ONCE = 100
"""A handle that is a common word makes many incidents wait again."""


@dataclass(frozen=True, slots=True)
class MatchReport:
    """What a walk did."""

    identifiers: int
    incidents: int


class Matching:
    """Finds identifiers in incidents and texts. Used on the vault thread only.

    Who adds or changes something need not tell: `walk` finds out what is new.
    """

    def __init__(
        self, matches: MatchStore, people: PersonStore, incidents: IncidentStore, clock: Clock
    ) -> None:
        self._matches = matches
        self._people = people
        self._incidents = incidents
        self._clock = clock

    def bring_up_to_date(self, progress: Progress) -> MatchReport:
        """Look at everything that is new. Progress counts records. Raises Cancelled.

        What was done until then stays, and the next time goes on from there.
        """
        walk = self.walk()
        while (report := walk.step(_INCIDENTS_AT_ONCE)) is None:
            progress.report(walk.done, walk.total)
        return report

    def walk(self) -> "MatchWalk":
        """Return the same in steps, so that other work fits between."""
        return MatchWalk(self._matches, self._phrases, self._people)

    def scan_text(self, text: str) -> tuple[Known, ...]:
        """Return the known identifiers in a text, such as the plain text of a mail."""
        keys = keys_in(text, self._people.region()) | self._phrases.keys_in(text)
        return self._matches.known(keys)

    def in_incident(self, incident_id: IncidentId) -> tuple[Match, ...]:
        """Return the known identifiers in an incident, answered or not."""
        return self._matches.of_incident(incident_id)

    def of_person(
        self, person_id: PersonId, *, below: int | None = None, limit: int = 100
    ) -> tuple[Match, ...]:
        """Return where a person's identifiers are, newest incident first.

        `below` is the position of the last match seen; there may be some more than `limit`.
        """
        return self._matches.of_person(person_id, below=below, limit=limit)

    def open(self, *, below: int | None = None, limit: int = 100) -> tuple[Match, ...]:
        """Return the matches that nobody has answered yet, as `of_person` does."""
        return self._matches.open(below=below, limit=limit)

    def count_open(self, identifier_id: IdentifierId | None = None) -> int:
        """Return how many matches nobody has answered yet, of one identifier or of all."""
        return self._matches.count_open(identifier_id)

    def accept(self, matches: Sequence[Match]) -> Changed[Accepted]:
        """Link people to incidents. Raises UnknownRecord.

        An incident that is not sealed names the person from now on. What a sealed one says never
        changes: the link stands beside it, as tags do.
        """
        pairs = tuple(_pair(each) for each in matches)
        self._matches.decide(pairs, self._clock.now(), is_accepted=True)
        wanted = dict.fromkeys((each.incident_id, each.known.person_id) for each in matches)
        named = [each for each in wanted if self._name(*each)]
        return _changed(Accepted(pairs, tuple(named)))

    def reject(self, matches: Sequence[Match]) -> Changed[tuple[Pair, ...]]:
        """Say that it is not them: it is never offered again. Raises UnknownRecord."""
        return self.refuse(tuple(_pair(each) for each in matches))

    def refuse(self, pairs: tuple[Pair, ...]) -> Changed[tuple[Pair, ...]]:
        """The same of what matching has perhaps not looked at yet."""
        self._matches.decide(pairs, self._clock.now(), is_accepted=False)
        return Changed(pairs, frozenset({Kind.PEOPLE}))

    def undo(self, done: Accepted | tuple[Pair, ...]) -> Changed[None]:
        """Undo `accept` or `reject`: the matches are open again. Raises UnknownRecord."""
        accepted = done if isinstance(done, Accepted) else Accepted(done, ())
        self._matches.forget(accepted.pairs)
        for incident_id, person_id in accepted.named:
            incident = self._incidents.get(incident_id)
            if not incident.is_sealed:
                people = tuple(each for each in incident.content.people if each != person_id)
                content = replace(incident.content, people=people)
                self._incidents.replace(replace(incident, content=content), ())
        return _changed(None)

    @cached_property
    def _phrases(self) -> Phrases:
        return Phrases(self._matches.phrases())

    def _name(self, incident_id: IncidentId, person_id: PersonId) -> bool:
        incident = self._incidents.get(incident_id)
        content = incident.content
        if incident.is_sealed or person_id in content.people:
            return False
        named = replace(content, people=(*content.people, person_id))
        after = replace(incident, content=named, changed_at=self._clock.now())
        self._incidents.replace(after, ())
        return True


class MatchWalk:
    """Matching under way. Used on the vault thread only.

    The vault may change between two steps: what is new meanwhile is looked at too.
    """

    def __init__(self, matches: MatchStore, phrases: Phrases, people: PersonStore) -> None:
        self._matches = matches
        self._phrases = phrases
        self._people = people
        self._identifiers = self._incidents = 0
        self._identifier_pace = Pace(_FIRST_STEP, _IDENTIFIERS_AT_ONCE)
        self._incident_pace = Pace(_FIRST_STEP, _INCIDENTS_AT_ONCE)
        self._waiting = matches.waiting()

    @property
    def done(self) -> int:
        """How many records were looked at."""
        return self._identifiers + self._incidents

    @property
    def total(self) -> int:
        """How many there are in all, as far as is known by now."""
        return self.done + self._waiting.total

    def step(self, records: int | None = None) -> MatchReport | None:
        """Look at up to so many more records; return the report once none is left.

        None: as many as a short time is enough for, by how long those before took.
        """
        if self._match_identifiers(records) or self._match_incidents(records):
            return None
        return MatchReport(self._identifiers, self._incidents)

    def _match_identifiers(self, records: int | None) -> bool:
        """Return whether there were any."""
        begun = time.monotonic()
        most = records or self._identifier_pace.count
        looked = self._matches.match_identifiers(min(most, _IDENTIFIERS_AT_ONCE))
        if not looked.count:
            return False
        self._phrases.add(looked.phrases)
        self._identifiers += looked.count
        self._waiting = self._left(looked.count, 0)
        self._identifier_pace.took(time.monotonic() - begun)
        return True

    def _match_incidents(self, records: int | None) -> bool:
        """Return whether there were any."""
        begun = time.monotonic()
        texts = self._matches.texts(records or self._incident_pace.count)
        if not texts:
            return False
        region = self._people.region()
        self._matches.keep_mentions(
            [
                (each.incident_id, keys_in(each.text, region) | self._phrases.keys_in(each.text))
                for each in texts
            ]
        )
        self._incidents += len(texts)
        self._waiting = self._left(0, len(texts))
        self._incident_pace.took(time.monotonic() - begun)
        return True

    def _left(self, identifiers: int, incidents: int) -> Waiting:
        """Return what waits after some were looked at.

        Counted anew only when it must have grown: to count 100,000 takes as long as a step.
        """
        left = Waiting(self._waiting.identifiers - identifiers, self._waiting.incidents - incidents)
        return left if min(left.identifiers, left.incidents) >= 0 else self._matches.waiting()


def _pair(match: Match) -> Pair:
    return Pair(match.incident_id, match.known.identifier.id)


def _changed(value: T) -> Changed[T]:
    return Changed(value, frozenset({Kind.INCIDENTS, Kind.PEOPLE}))
