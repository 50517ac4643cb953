"""A note in words, where another page names it: the first ones, and when it was."""

from dataclasses import dataclass
from zoneinfo import ZoneInfo

from core.ids import IncidentId
from core.incidents.incident import IncidentRow
from core.vault.session import Session
from ui.journal.words import date_words, excerpt_words, moment_words, when_words

_EXCERPT = 80


@dataclass(frozen=True, slots=True)
class NoteName:
    """`excerpt` and `when` are plain text that is safe to show."""

    id: IncidentId
    excerpt: str
    when: str


def name_of_row(row: IncidentRow, zone: str) -> NoteName:
    """Return the words for a row of the journal."""
    return NoteName(row.id, _beginning(row.excerpt), when_words(row, zone))


def name_of_note(incident_id: IncidentId, zone: str, session: Session) -> NoteName:
    """Return the words for a note. On the vault thread. Raises UnknownRecord."""
    incident = session.journal.incident(incident_id)
    occurred = incident.content.occurred
    written = incident.recorded_at.astimezone(ZoneInfo(zone))
    when = moment_words(occurred, zone) if occurred else date_words(written)
    return NoteName(incident_id, _beginning(incident.content.text), when)


def _beginning(text: str) -> str:
    return excerpt_words(text[: 3 * _EXCERPT])[:_EXCERPT]
