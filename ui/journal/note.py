"""What lies on the editor's page."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial

from core.errors import UnknownRecord
from core.ids import IncidentId, PersonId
from core.incidents.incident import Incident, IncidentContent
from core.vault.session import Session
from ui.journal.pending_file import PendingFile
from ui.shared.picker import Choice


@dataclass(frozen=True, slots=True)
class Note:
    """A note to show: the incident as it is kept (None: a new one), and what is written there."""

    incident: Incident | None = None
    content: IncidentContent = field(default_factory=partial(IncidentContent, ""))
    people: tuple[Choice, ...] = ()
    """The people of `content`, with their names."""
    pending: tuple[PendingFile, ...] = ()
    sealed_at: datetime | None = None
    """When its newest revision was sealed (aware, UTC); None while it is not sealed."""

    @property
    def incident_id(self) -> IncidentId | None:
        """The identity of the incident that is kept; None for a new one."""
        return self.incident.id if self.incident else None

    @property
    def is_trashed(self) -> bool:
        """Whether the incident lies in the trash."""
        return self.incident is not None and self.incident.is_trashed

    @property
    def kept_content(self) -> IncidentContent:
        """What the vault has of it."""
        return self.incident.content if self.incident else IncidentContent("")


def read_note(incident_id: IncidentId, session: Session) -> Note:
    """Read one incident and the names of its people. Raises UnknownRecord."""
    return note_of(session.journal.incident(incident_id), session)


def note_of(incident: Incident, session: Session) -> Note:
    """Return the page of an incident."""
    people = people_named(incident.content.people, session)
    return Note(incident, incident.content, people, sealed_at=sealed_at_of(incident, session))


def note_begun(text: str, people: tuple[PersonId, ...], session: Session) -> Note:
    """Return a new note that has some words and people already."""
    named = people_named(people, session)
    there = tuple(PersonId(each.key) for each in named)
    return Note(content=IncidentContent(text, people=there), people=named)


def sealed_at_of(incident: Incident | None, session: Session) -> datetime | None:
    """Return when an incident was sealed or amended last; None when it is not sealed."""
    if incident is None or not incident.is_sealed:
        return None
    return session.sealing.revisions(incident.id)[-1].sealed_at


def people_named(people: Iterable[PersonId], session: Session) -> tuple[Choice, ...]:
    """Return the names of people; those that are gone are left out."""
    named = []
    for person_id in people:
        try:
            named.append(Choice(person_id, session.blocklist.person(person_id).name))
        except UnknownRecord:
            continue
    return tuple(named)
