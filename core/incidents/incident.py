"""What an incident is."""

from dataclasses import dataclass
from datetime import datetime

from core.errors import InvalidField, Problem
from core.ids import IncidentId, PersonId
from core.incidents.evidence import Exhibit
from core.incidents.platform import Platform
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

    def check(self) -> None:
        """Raise InvalidField when the content cannot be stored."""
        if not self.text.strip():
            raise InvalidField("text", Problem.EMPTY)
        if len(self.text) > MAX_TEXT_CHARACTERS:
            raise InvalidField("text", Problem.TOO_LONG)


@dataclass(frozen=True, slots=True)
class Incident:
    """An incident as it is kept. `recorded_at` is set once, by the app; times are aware UTC."""

    id: IncidentId
    content: IncidentContent
    recorded_at: datetime
    changed_at: datetime
    exhibits: tuple[Exhibit, ...] = ()


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


EXCERPT_CHARACTERS = 240


@dataclass(frozen=True, slots=True)
class JournalDraft:
    """Text being written and not saved yet, kept so that a crash or a quick exit loses nothing."""

    content: IncidentContent
    incident_id: IncidentId | None
    """The incident being edited; None while it is a new one."""
    kept_at: datetime
