"""What an incident is."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from core.errors import InvalidField, Problem
from core.ids import IncidentId, PersonId
from core.incidents.details import Details
from core.incidents.evidence import Exhibit, SealedEvidence
from core.incidents.platform import Platform
from core.incidents.provenance import Provenance
from core.moment import Moment

MAX_TEXT_CHARACTERS = 12_000_000
"""Room for 10 MB of pasted text; more is a file and belongs into the evidence."""


@dataclass(frozen=True, slots=True)
class IncidentContent:
    """The part of an incident that the person writes. Only `text` is ever required."""

    text: str
    occurred: Moment | None = None
    types: tuple[str, ...] = ()
    """Codes of `IncidentType`."""
    platform: Platform | None = None
    people: tuple[PersonId, ...] = ()
    details: Details = field(default_factory=Details)
    provenance: tuple[Provenance, ...] = ()
    """Where the incident's files came from; at most one for a file, in the order of digests."""

    def check(self) -> None:
        """Raise InvalidField when the content cannot be stored."""
        if not self.text.strip():
            raise InvalidField("text", Problem.EMPTY)
        if len(self.text) > MAX_TEXT_CHARACTERS:
            raise InvalidField("text", Problem.TOO_LONG)
        self.details.check()
        for each in self.provenance:
            each.check()


class LinkKind(StrEnum):
    """How one incident relates to another; the values are stored."""

    SAME_EVENT = "same_event"
    AFTER_YOU_REACTED = "after_you_reacted"
    RELATED = "related"


@dataclass(frozen=True, slots=True)
class Link:
    """A link from one incident to `other`; shown from both ends."""

    other: IncidentId
    kind: LinkKind
    is_from_other: bool = False
    """Whether the other incident holds the link: "this came after you reacted there"."""


@dataclass(frozen=True, slots=True)
class Revision:
    """What an incident said when it was sealed (`number` 1) or amended (2 and up)."""

    number: int
    content: IncidentContent
    reason: str
    sealed_at: datetime


@dataclass(frozen=True, slots=True)
class Incident:
    """An incident as it is kept. `recorded_at` is set once, by the app; times are aware UTC.

    Tags and links are for finding things again; they are not part of what is sealed.
    """

    id: IncidentId
    content: IncidentContent
    recorded_at: datetime
    changed_at: datetime
    exhibits: tuple[Exhibit, ...] = ()
    revision: int = 0
    """The newest sealed revision; 0 while it is not sealed and may still be edited freely."""
    trashed_at: datetime | None = None
    tags: tuple[str, ...] = ()
    links: tuple[Link, ...] = ()

    @property
    def is_sealed(self) -> bool:
        """Whether the content only changes by amendments."""
        return self.revision > 0

    @property
    def is_trashed(self) -> bool:
        """Whether it lies in the trash, where nothing of it changes."""
        return self.trashed_at is not None


@dataclass(frozen=True, slots=True)
class IncidentRow:
    """What the journal's list shows of an incident, cheap to fetch by the hundred."""

    id: IncidentId
    position: int
    """Order in time, newest highest; unique; changes when `occurred` does."""
    occurred: Moment | None
    recorded_at: datetime
    excerpt: str
    """The first characters of the text, at most EXCERPT_CHARACTERS, line breaks kept."""
    types: tuple[str, ...]
    platform: Platform | None
    exhibit_count: int
    is_sealed: bool = False
    tags: tuple[str, ...] = ()


EXCERPT_CHARACTERS = 240


@dataclass(frozen=True, slots=True)
class JournalDraft:
    """Text being written and not saved yet, kept so that a crash or a quick exit loses nothing."""

    content: IncidentContent
    incident_id: IncidentId | None
    """The incident being edited; None while it is a new one."""
    kept_at: datetime
    evidence: tuple[SealedEvidence, ...] = ()
    """Files that were added and not kept yet: encrypted already, and never swept."""
