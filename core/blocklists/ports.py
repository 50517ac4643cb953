"""What the blocklist needs from whoever keeps its data. `storage` implements it.

Every change is one transaction. Everything is used on the vault thread only.
"""

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol

from core.blocklists.normalise import Keys
from core.blocklists.person import Identifier, Person, PersonRow
from core.blocklists.queries import (
    IdentifierQuery,
    IdentifierRow,
    Merge,
    PeopleQuery,
    TakenIdentifier,
    UnfinishedImport,
)
from core.blocklists.status import ServiceCount, StatusContent, StatusEntry
from core.ids import IdentifierId, IncidentId, PersonId


class PersonStore(Protocol):
    """Keeps people and their identifiers."""

    def add(self, *people: Person) -> None:
        """Keep new people. Raises UnknownRecord for whom they act for; then none is kept."""
        ...

    def append(
        self, person_id: PersonId, identifiers: Sequence[Identifier], changed_at: datetime
    ) -> tuple[Identifier, ...]:
        """Give a person more identifiers, behind theirs; return those that are new.

        One that is written like one there (`as_written`) is left out. Raises UnknownRecord.
        """
        ...

    def replace(self, person: Person) -> None:
        """Keep new content; identifiers not in `person` are removed, with all about them.

        Raises UnknownRecord.
        """
        ...

    def get(self, person_id: PersonId) -> Person:
        """Return one person. Raises UnknownRecord."""
        ...

    def page(
        self, query: PeopleQuery, *, after: PersonRow | None = None, offset: int = 0, limit: int
    ) -> tuple[PersonRow, ...]:
        """Return up to `limit` people in the query's order, those after the row `after`."""
        ...

    def count(self, query: PeopleQuery) -> int:
        """Return how many people the query hits."""
        ...

    def names(self) -> tuple[tuple[str, PersonId], ...]:
        """Return the names of all who are not in the trash, in the order of the list by name."""
        ...

    def identifiers(
        self, query: IdentifierQuery, *, after: IdentifierRow | None = None, limit: int
    ) -> tuple[IdentifierRow, ...]:
        """Return up to `limit` identifiers in the query's order, those after the row `after`."""
        ...

    def count_identifiers(self, query: IdentifierQuery) -> int:
        """Return how many identifiers the query hits."""
        ...

    def sharing(self, wanted: Sequence[Keys]) -> tuple[tuple[PersonRow, ...], ...]:
        """Return for each of these the people, by name, who have an identifier with such a key."""
        ...

    def acting_for(self, person_id: PersonId) -> tuple[PersonRow, ...]:
        """Return who acts for somebody, by name."""
        ...

    def groups(self) -> tuple[str, ...]:
        """Return the groups in use, in alphabetical order."""
        ...

    def put_into_group(self, ids: Sequence[PersonId], group: str) -> tuple[PersonId, ...]:
        """Put people into a group; return those who were not in it. Raises UnknownRecord."""
        ...

    def take_out_of_group(self, ids: Sequence[PersonId], group: str) -> tuple[PersonId, ...]:
        """Take people out of a group; return those who were in it."""
        ...

    def set_trashed(
        self, ids: Sequence[PersonId], trashed_at: datetime | None
    ) -> tuple[PersonId, ...]:
        """Put people into the trash, or (None) back; return those it changed.

        Who comes back is not merged into anybody any more. Raises UnknownRecord.
        """
        ...

    def delete(self, ids: Sequence[PersonId]) -> None:
        """Forget people who are in the trash, with their identifiers.

        Raises NotInTrash, UnknownRecord, and PersonInUse when an incident or what it once said
        names one of them.
        """
        ...

    def take_identifiers(self, ids: Sequence[IdentifierId]) -> tuple[TakenIdentifier, ...]:
        """Take identifiers away from their people. Raises UnknownRecord."""
        ...

    def put_back_identifiers(self, taken: Sequence[TakenIdentifier]) -> None:
        """Put identifiers where they were. Raises UnknownRecord when their person is gone."""
        ...

    def move_identifiers(
        self, ids: Sequence[IdentifierId], to: PersonId
    ) -> tuple[TakenIdentifier, ...]:
        """Give identifiers to somebody else, after theirs; return how it was. Raises UnknownRecord.

        What is known about them stays with them.
        """
        ...

    def merge(self, ids: Sequence[PersonId], into: Person, at: datetime) -> Merge:
        """Make several people one: give `into` their identifiers, put them into the trash.

        What `into` says of itself is kept; its identifiers are not looked at. Who was merged into
        one of them before goes along. Raises UnknownRecord.
        """
        ...

    def unmerge(self, merge: Merge) -> None:
        """Make it as it was before a merge. Raises UnknownRecord."""
        ...

    def unfinished_import(self) -> UnfinishedImport | None:
        """Return what was noted last about a list on its way; None: there is none."""
        ...

    def note_import(self, unfinished: UnfinishedImport | None) -> None:
        """Note how far a list is; None: it is no more on its way."""
        ...

    def region(self) -> str:
        """Return where numbers without a country code are from; empty when it was never said."""
        ...

    def set_region(self, region: str) -> None:
        """Keep the region, and compare all phone numbers by it from now on."""
        ...


class StatusStore(Protocol):
    """Keeps what was done about identifiers."""

    def add(
        self,
        ids: Sequence[IdentifierId],
        service: str | None,
        content: StatusContent,
        recorded_at: datetime,
    ) -> tuple[StatusEntry, ...]:
        """Add a step for identifiers at a service, None: at the own service of each.

        Raises UnknownRecord, also for an incident.
        """
        ...

    def history(self, identifier_id: IdentifierId) -> tuple[StatusEntry, ...]:
        """Return all steps about an identifier, oldest first."""
        ...

    def because_of(self, incident_id: IncidentId) -> tuple[StatusEntry, ...]:
        """Return the steps that were taken because of an incident, oldest first."""
        ...

    def of_identifiers(self, ids: Sequence[IdentifierId]) -> tuple[StatusEntry, ...]:
        """Return all steps about several identifiers, oldest first."""
        ...

    def put_back(self, entries: Sequence[StatusEntry]) -> None:
        """Keep entries again that went with their identifiers; their numbers stay."""
        ...

    def take_back(self, numbers: Sequence[int]) -> None:
        """Remove entries, to undo adding them."""
        ...

    def to_do(self) -> tuple[ServiceCount, ...]:
        """Return for each service how many identifiers have no step there, most first.

        Only of people on the blocklist; NOT_YET as the newest step counts as none.
        """
        ...
