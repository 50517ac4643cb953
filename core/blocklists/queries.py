"""Which people and identifiers a list shows, and in which order."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum, auto

from core.blocklists.person import Circle, Identifier, IdentifierKind, Person, Standing
from core.blocklists.status import Step
from core.ids import IncidentId, PersonId


class PeopleOrder(Enum):
    """How people are sorted; equal ones by identity, so that the order is total."""

    NAME = auto()
    NEWEST = auto()
    LAST_CHANGED = auto()
    MOST_INCIDENTS = auto()


@dataclass(frozen=True, slots=True)
class PeopleQuery:
    """Which people to list; without anything, all that are not in the trash."""

    contains: str = ""
    """Narrows by name and identifiers, case folded."""
    order: PeopleOrder = PeopleOrder.NAME
    standing: Standing | None = None
    circle: Circle | None = None
    group: str | None = None
    in_trash: bool = False


class IdentifierOrder(Enum):
    """How identifiers are sorted; equal ones by identity."""

    WRITTEN = auto()
    NEWEST = auto()
    PERSON = auto()


@dataclass(frozen=True, slots=True)
class IdentifierQuery:
    """Which identifiers to list; people in the trash have none."""

    contains: str = ""
    """Narrows by what was written, case folded."""
    order: IdentifierOrder = IdentifierOrder.WRITTEN
    kind: IdentifierKind | None = None
    person_id: PersonId | None = None
    group: str | None = None
    service: str | None = None
    """Where one would block it (`normalise.home_service`)."""
    step: Step | None = None
    """What was done last there. NOT_YET: nothing so far."""
    because_of: IncidentId | None = None
    """About which something was done because of this."""
    with_own_circle: bool = False
    """Also those of the person's own and of people close to them."""


@dataclass(frozen=True, slots=True)
class IdentifierRow:
    """What a list of identifiers shows."""

    identifier: Identifier
    person_id: PersonId
    person_name: str
    service: str
    step: Step
    """What was done last at its own service."""
    done_on: date | None
    position: str = ""
    """Where the row stands in the order it was asked for."""


@dataclass(frozen=True, slots=True)
class TakenIdentifier:
    """An identifier taken away, with all that is needed to put it back exactly."""

    identifier: Identifier
    person_id: PersonId
    place: int


@dataclass(frozen=True, slots=True)
class UnfinishedImport:
    """A list that is on its way in, or out again: at least `done` of `total` entries are in."""

    done: int
    total: int


@dataclass(frozen=True, slots=True)
class Merged:
    """Somebody who was merged into somebody else, and how they were before."""

    person_id: PersonId
    trashed_at: datetime | None
    merged_into: PersonId | None


@dataclass(frozen=True, slots=True)
class Merge:
    """What a merge did, so that it can be undone exactly."""

    before: Person
    """Into whom the others were merged, as they were."""
    changed_at: datetime
    """When that was: what was written about them later is not undone."""
    people: tuple[Merged, ...]
    moved: tuple[TakenIdentifier, ...]
