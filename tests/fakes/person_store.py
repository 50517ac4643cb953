"""People in memory."""

from collections.abc import Iterable
from dataclasses import replace

from core.blocklists.normalise import folded
from core.blocklists.person import IdentifierKind, Person, PersonRow
from core.errors import UnknownRecord
from core.ids import PersonId
from tests.fakes.tables import Tables


class MemoryPersonStore:
    """Implements `core.blocklists.ports.PersonStore`."""

    def __init__(self, tables: Tables) -> None:
        self._tables = tables

    def add(self, person: Person) -> None:
        self._tables.people[person.id] = person

    def replace(self, person: Person) -> None:
        before = self.get(person.id)
        self._tables.people[person.id] = replace(person, created_at=before.created_at)

    def get(self, person_id: PersonId) -> Person:
        try:
            return self._tables.people[person_id]
        except KeyError:
            raise UnknownRecord(person_id) from None

    def page(self, contains: str, *, offset: int, limit: int) -> tuple[PersonRow, ...]:
        wanted = folded(contains)
        found = [
            person
            for person in self._tables.people.values()
            if any(wanted in folded(text) for text in (person.name, *_written(person)))
        ]
        return self._rows(found)[offset : offset + limit]

    def with_identifier(self, kind: IdentifierKind, normal: str) -> tuple[PersonRow, ...]:
        return self._rows(
            person
            for person in self._tables.people.values()
            if any(
                (each.content.kind, each.normal) == (kind, normal) for each in person.identifiers
            )
        )

    def _rows(self, people: Iterable[Person]) -> tuple[PersonRow, ...]:
        ordered = sorted(people, key=lambda person: (folded(person.name), person.id))
        return tuple(
            PersonRow(
                person.id, person.name, person.standing, _written(person), self._count(person)
            )
            for person in ordered
        )

    def _count(self, person: Person) -> int:
        incidents = self._tables.incidents.values()
        return sum(person.id in incident.content.people for incident in incidents)


def _written(person: Person) -> tuple[str, ...]:
    return tuple(each.content.written for each in person.identifiers)
