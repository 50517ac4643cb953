"""Who gets what of a list."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import islice

from core.blocklists.exchange.arrivals import content_of
from core.blocklists.exchange.listed import Listed, one_line
from core.blocklists.person import MAX_NAME_CHARACTERS, IdentifierContent
from core.ids import PersonId


@dataclass(frozen=True, slots=True)
class ByName:
    """Each identifier goes to the person whom the list names; without a name, to `otherwise`."""

    otherwise: str


@dataclass(frozen=True, slots=True)
class ToNew:
    """All go to one new person of this name."""

    name: str


@dataclass(frozen=True, slots=True)
class ToKnown:
    """All go to somebody in the vault."""

    person_id: PersonId


Whose = ByName | ToNew | ToKnown


@dataclass(slots=True)
class Plan:
    """Who gets what. `people` are names in the vault, case folded."""

    people: Mapping[str, PersonId]
    new: dict[str, list[IdentifierContent]] = field(default_factory=dict)
    """For new people, by name, in the order they come."""
    more: dict[PersonId, list[IdentifierContent]] = field(default_factory=lambda: defaultdict(list))
    """For people in the vault."""
    _names: dict[str, str] = field(default_factory=dict)

    def add(self, listed: Listed, whose: Whose) -> None:
        """Give one identifier to somebody."""
        content = content_of(listed)
        if isinstance(whose, ToKnown):
            self.more[whose.person_id].append(content)
            return
        name = whose.name if isinstance(whose, ToNew) else listed.person
        if isinstance(whose, ByName) and not one_line(name):
            name = whose.otherwise
        name = one_line(name)[:MAX_NAME_CHARACTERS] or content.written[:MAX_NAME_CHARACTERS]
        known = self.people.get(name.casefold()) if isinstance(whose, ByName) else None
        if known is not None:
            self.more[known].append(content)
        else:
            first_written = self._names.setdefault(name.casefold(), name)
            self.new.setdefault(first_written, []).append(content)

    @property
    def size(self) -> int:
        """How many identifiers it brings."""
        return sum(map(len, (*self.new.values(), *self.more.values())))


@dataclass(slots=True)
class Planning:
    """Makes a plan slice by slice, so that nothing waits behind it for long.

    `chosen`: None gives to `otherwise`; what is then nobody's is left out.
    """

    plan: Plan
    chosen: Iterator[tuple[Listed, Whose | None]]
    otherwise: Whose | None
    is_done: bool = False

    def step(self, most: int) -> None:
        """Give the next to somebody, at most `most` (1 or more)."""
        part = tuple(islice(self.chosen, most))
        for listed, given in part:
            whose = given or self.otherwise
            if whose is not None:
                self.plan.add(listed, whose)
        self.is_done = len(part) < most


def plan_of(chosen: Iterable[tuple[Listed, Whose]], people: Mapping[str, PersonId]) -> Plan:
    """Return who gets what."""
    plan = Plan(people)
    for listed, whose in chosen:
        plan.add(listed, whose)
    return plan
