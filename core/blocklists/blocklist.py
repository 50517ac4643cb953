"""The blocklist: people, the names they use, and who already has an identifier."""

from collections.abc import Iterable, Sequence

from core.blocklists.normalise import normal_form
from core.blocklists.person import (
    Identifier,
    IdentifierContent,
    Person,
    PersonContent,
    PersonRow,
)
from core.blocklists.ports import PersonStore
from core.changes import Changed, Kind
from core.clock import Clock
from core.ids import IdentifierId, PersonId, new_id


class Blocklist:
    """The people of one unlocked vault. Used on the vault thread only."""

    def __init__(self, people: PersonStore, clock: Clock) -> None:
        self._people = people
        self._clock = clock

    def add(self, content: PersonContent) -> Changed[Person]:
        """Keep a new person. Raises InvalidField."""
        content.check()
        now = self._clock.now()
        person = Person(
            id=PersonId(new_id()),
            name=content.name,
            standing=content.standing,
            notes=content.notes,
            identifiers=self._identifiers(content.identifiers, known=()),
            created_at=now,
            changed_at=now,
        )
        self._people.add(person)
        return Changed(person, frozenset({Kind.PEOPLE}))

    def revise(self, person_id: PersonId, content: PersonContent) -> Changed[Person]:
        """Keep new content for a person. Raises InvalidField, UnknownRecord."""
        content.check()
        before = self._people.get(person_id)
        person = Person(
            id=person_id,
            name=content.name,
            standing=content.standing,
            notes=content.notes,
            identifiers=self._identifiers(content.identifiers, known=before.identifiers),
            created_at=before.created_at,
            changed_at=self._clock.now(),
        )
        self._people.replace(person)
        return Changed(person, frozenset({Kind.PEOPLE}))

    def person(self, person_id: PersonId) -> Person:
        """Return one person. Raises UnknownRecord."""
        return self._people.get(person_id)

    def page(
        self, contains: str = "", *, offset: int = 0, limit: int = 100
    ) -> tuple[PersonRow, ...]:
        """Return people by name; `contains` narrows by name and identifier."""
        return self._people.page(contains, offset=offset, limit=limit)

    def also_used_by(
        self, identifier: IdentifierContent, besides: PersonId | None
    ) -> tuple[PersonRow, ...]:
        """Return the other people who have this identifier, however it was written there."""
        found = self._people.with_identifier(identifier.kind, normal_form(identifier))
        return tuple(row for row in found if row.id != besides)

    def _identifiers(
        self, contents: Iterable[IdentifierContent], known: Sequence[Identifier]
    ) -> tuple[Identifier, ...]:
        """Keep the identity and date of identifiers that stay; make new ones for the rest."""
        staying = {each.content: each for each in known}
        now = self._clock.now()
        return tuple(
            staying.get(content)
            or Identifier(IdentifierId(new_id()), content, normal_form(content), now)
            for content in dict.fromkeys(contents)
        )
