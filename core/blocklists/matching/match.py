"""What matching finds."""

from dataclasses import dataclass
from enum import StrEnum

from core.blocklists.forms.key import Space
from core.blocklists.person import Identifier
from core.ids import IdentifierId, IncidentId, PersonId


class Answer(StrEnum):
    """What became of a match."""

    OPEN = "open"
    ACCEPTED = "accepted"
    REJECTED = "rejected"
    LINKED = "linked"
    """The incident named the person anyway."""


@dataclass(frozen=True, slots=True)
class Known:
    """An identifier that is in a text, and whose it is."""

    identifier: Identifier
    person_id: PersonId
    person_name: str
    space: Space
    """By what it was found; WORDS is the weakest: it may be a word like any other."""


@dataclass(frozen=True, slots=True)
class Match:
    """An identifier that is in an incident."""

    incident_id: IncidentId
    position: int
    """Where the incident stands in time (`IncidentRow.position`)."""
    known: Known
    answer: Answer


@dataclass(frozen=True, slots=True)
class Pair:
    """Names a match."""

    incident_id: IncidentId
    identifier_id: IdentifierId


@dataclass(frozen=True, slots=True)
class Waiting:
    """How much matching has not looked at since it was added or changed."""

    identifiers: int
    incidents: int

    @property
    def total(self) -> int:
        """All of it."""
        return self.identifiers + self.incidents


@dataclass(frozen=True, slots=True)
class Looked:
    """How many identifiers were looked at, and the phrases among their keys."""

    count: int
    phrases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class IncidentText:
    """Everything that is written in an incident."""

    incident_id: IncidentId
    text: str


@dataclass(frozen=True, slots=True)
class Accepted:
    """Matches that were accepted, and whom incidents name since then, to undo it."""

    pairs: tuple[Pair, ...]
    named: tuple[tuple[IncidentId, PersonId], ...]
