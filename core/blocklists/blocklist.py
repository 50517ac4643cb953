"""The blocklist: people, the names they use, and who already has an identifier."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from core.blocklists.forms.phone import REGIONS
from core.blocklists.normalise import Keys, keys_met, normal_form
from core.blocklists.person import (
    Identifier,
    IdentifierContent,
    Person,
    PersonContent,
    PersonRow,
)
from core.blocklists.ports import PersonStore
from core.blocklists.queries import IdentifierQuery, IdentifierRow, PeopleQuery
from core.changes import Changed, Kind
from core.clock import Clock
from core.errors import InvalidField, Problem, UnknownRecord
from core.ids import IdentifierId, PersonId, new_id

_PEOPLE = frozenset({Kind.PEOPLE})


class Blocklist:
    """The people of one unlocked vault. Used on the vault thread only."""

    def __init__(self, people: PersonStore, clock: Clock) -> None:
        self._people = people
        self._clock = clock

    def add(self, content: PersonContent) -> Changed[Person]:
        """Keep a new person. Raises InvalidField, UnknownRecord for whom they act for."""
        return Changed(self.add_all((content,)).value[0], _PEOPLE)

    def add_all(self, contents: Sequence[PersonContent]) -> Changed[tuple[Person, ...]]:
        """Keep many new people, all or none. Raises InvalidField, UnknownRecord."""
        for content in contents:
            content.check()
        now = self._clock.now()
        region = self._people.region()
        people = tuple(
            Person(
                id=PersonId(new_id()),
                name=content.name,
                standing=content.standing,
                notes=content.notes,
                identifiers=self._identifiers(content.identifiers, (), region),
                created_at=now,
                changed_at=now,
                about=content.about,
            )
            for content in contents
        )
        self._people.add(*people)
        return Changed(people, _PEOPLE)

    def revise(self, person_id: PersonId, content: PersonContent) -> Changed[Person]:
        """Keep new content for a person. Raises InvalidField, UnknownRecord.

        An identifier that is written the same stays the same one, with what was done about it.
        """
        content.check()
        before = self._people.get(person_id)
        region = self._people.region()
        person = replace(
            before,
            name=content.name,
            standing=content.standing,
            notes=content.notes,
            identifiers=self._identifiers(content.identifiers, before.identifiers, region),
            changed_at=self._clock.now(),
            about=content.about,
        )
        self._people.replace(person)
        return Changed(person, _PEOPLE)

    def add_identifiers(
        self, person_id: PersonId, contents: Sequence[IdentifierContent]
    ) -> Changed[tuple[Identifier, ...]]:
        """Add identifiers behind those a person has, and return those that are new.

        What is there already stays as it is. Raises InvalidField, UnknownRecord.
        """
        for content in contents:
            content.check()
        made = self._identifiers(contents, (), self._people.region())
        return Changed(self._people.append(person_id, made, self._clock.now()), _PEOPLE)

    def rewrite(
        self, person_id: PersonId, identifier_id: IdentifierId, content: IdentifierContent
    ) -> Changed[IdentifierContent]:
        """Write an identifier otherwise, and return how it was written: undo by that.

        It stays the same one, with what was done about it. Raises InvalidField, also (TAKEN) when
        the person has one that is written so, UnknownRecord.
        """
        content.check()
        person = self._people.get(person_id)
        before = next((each for each in person.identifiers if each.id == identifier_id), None)
        if before is None:
            raise UnknownRecord(identifier_id)
        others = [each.content.as_written for each in person.identifiers if each is not before]
        if content.as_written in others:
            raise InvalidField("identifier", Problem.TAKEN)
        normal = normal_form(content, self._people.region())
        after = replace(before, content=content, normal=normal)
        identifiers = tuple(after if each is before else each for each in person.identifiers)
        now = self._clock.now()
        self._people.replace(replace(person, identifiers=identifiers, changed_at=now))
        return Changed(before.content, _PEOPLE)

    def person(self, person_id: PersonId) -> Person:
        """Return one person. Raises UnknownRecord."""
        return self._people.get(person_id)

    def page(
        self, contains: str = "", *, offset: int = 0, limit: int = 100
    ) -> tuple[PersonRow, ...]:
        """Return people by name; `contains` narrows by name and identifier."""
        return self._people.page(PeopleQuery(contains), offset=offset, limit=limit)

    def people(
        self, query: PeopleQuery, *, after: PersonRow | None = None, limit: int = 100
    ) -> tuple[PersonRow, ...]:
        """Return the next people in the query's order; `after` is the last row seen."""
        return self._people.page(query, after=after, limit=limit)

    def count(self, query: PeopleQuery) -> int:
        """Return how many people the query hits."""
        return self._people.count(query)

    def identifiers(
        self, query: IdentifierQuery, *, after: IdentifierRow | None = None, limit: int = 100
    ) -> tuple[IdentifierRow, ...]:
        """Return the next identifiers in the query's order; `after` is the last row seen."""
        return self._people.identifiers(query, after=after, limit=limit)

    def count_identifiers(self, query: IdentifierQuery) -> int:
        """Return how many identifiers the query hits."""
        return self._people.count_identifiers(query)

    def also_used_by(
        self, identifier: IdentifierContent, besides: PersonId | None
    ) -> tuple[PersonRow, ...]:
        """Return the other people who have this identifier, however it was written there."""
        (found,) = self.having((keys_met(identifier, self._people.region()),))
        return tuple(row for row in found if row.id != besides)

    def having(self, wanted: Sequence[Keys]) -> tuple[tuple[PersonRow, ...], ...]:
        """Return for each of these (`keys_met`) the people who have such an identifier."""
        return self._people.sharing(wanted)

    def acting_for(self, person_id: PersonId) -> tuple[PersonRow, ...]:
        """Return who acts for somebody, by name."""
        return self._people.acting_for(person_id)

    def groups(self) -> tuple[str, ...]:
        """Return the groups in use, in alphabetical order."""
        return self._people.groups()

    def region(self) -> str:
        """Return where numbers without a country code are from; empty while it was not said."""
        return self._people.region()

    def set_region(self, region: str) -> Changed[str]:
        """Keep where the person's numbers are from: ISO 3166-1, two letters. Raises InvalidField.

        All numbers are compared by it from now on; as they are written, they stay.
        """
        code = region.strip().upper()
        if code and code not in REGIONS:
            raise InvalidField("region", Problem.UNKNOWN)
        self._people.set_region(code)
        return Changed(code, _PEOPLE)

    def _identifiers(
        self, contents: Iterable[IdentifierContent], known: Sequence[Identifier], region: str
    ) -> tuple[Identifier, ...]:
        """Keep the identity and date of identifiers that stay; make new ones for the rest."""
        staying: dict[tuple[str, ...], list[Identifier]] = {}
        for each in known:
            staying.setdefault(each.content.as_written, []).append(each)
        now = self._clock.now()
        made: list[Identifier] = []
        written = set()
        for content in contents:
            normal = normal_form(content, region)
            left = staying.get(content.as_written)
            # Two that are written alike come from a merge: each has a history of its own.
            if left:
                one = replace(left.pop(0), content=content, normal=normal)
            elif content.as_written not in written:
                one = Identifier(IdentifierId(new_id()), content, normal, now)
            else:
                continue
            written.add(content.as_written)
            made.append(one)
        return tuple(made)
