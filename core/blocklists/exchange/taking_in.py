"""Taking a list in: which identifiers go to whom, as commands that can be taken back."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from core.blocklists.exchange.arrivals import content_of
from core.blocklists.exchange.listed import Listed, one_line
from core.blocklists.person import MAX_NAME_CHARACTERS, IdentifierContent, PersonContent
from core.ids import IdentifierId, PersonId


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

    def parts(self, most_identifiers: int) -> list["Part"]:
        """Return the plan in parts that are each kept in a moment; nobody is torn apart."""
        parts: list[Part] = []
        people: list[PersonContent] = []
        count = 0
        for name, contents in self.new.items():
            people.append(PersonContent(name, identifiers=tuple(contents)))
            count += len(contents)
            if count >= most_identifiers:
                parts.append(Part(tuple(people)))
                people, count = [], 0
        if people:
            parts.append(Part(tuple(people)))
        parts.extend(Part((), who, tuple(contents)) for who, contents in self.more.items())
        return parts


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of a plan: new people, or more identifiers for one person."""

    new: Sequence[PersonContent]
    person_id: PersonId | None = None
    more: Sequence[IdentifierContent] = ()

    @property
    def size(self) -> int:
        """How many identifiers it brings."""
        return len(self.more) + sum(len(each.identifiers) for each in self.new)


@dataclass(frozen=True, slots=True)
class TakenIn:
    """What came into the vault, with what is needed to take it out again."""

    new: tuple[PersonId, ...] = ()
    more: tuple[IdentifierId, ...] = ()
    """New identifiers of people who were there before."""
    identifier_count: int = 0

    def with_more(self, other: "TakenIn") -> "TakenIn":
        """Return both together."""
        return TakenIn(
            (*self.new, *other.new),
            (*self.more, *other.more),
            self.identifier_count + other.identifier_count,
        )


def plan_of(chosen: Iterable[tuple[Listed, Whose]], people: Mapping[str, PersonId]) -> Plan:
    """Return who gets what."""
    plan = Plan(people)
    for listed, whose in chosen:
        plan.add(listed, whose)
    return plan
