"""Drafts in the vault, as jobs for the vault thread."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import NamedTuple

from core.changes import Changed
from core.errors import UnknownRecord
from core.ids import IncidentId
from core.incidents.evidence import SealedEvidence
from core.incidents.incident import IncidentContent, LinkKind
from core.vault.session import Session
from ui.journal.note import Note, people_named, sealed_at_of
from ui.journal.pending_file import sealed_already
from ui.plain_text import visible


class DraftNote(NamedTuple):
    """A note that was being written, and when its draft was kept (aware, UTC)."""

    note: Note
    kept_at: datetime


def read_draft(session: Session) -> DraftNote | None:
    """Return the note that was being written when the vault was last open."""
    draft = session.journal.draft()
    if draft is None:
        return None
    incident = None
    if draft.incident_id is not None:
        try:
            incident = session.journal.incident(draft.incident_id)
        except UnknownRecord:
            incident = None  # its words become a new note: they must not be lost with it
    people = people_named(draft.content.people, session)
    sealed_at = sealed_at_of(incident, session)
    pending = sealed_already(draft.evidence)
    return DraftNote(Note(incident, draft.content, people, pending, sealed_at), draft.kept_at)


def keep_as_note(note: Note, session: Session) -> Changed[None]:
    """Keep a draft from last time, because something else is being written already.

    A correction of a sealed note has no reason yet, so it becomes a note of its own that is linked
    to it. What belongs to a note in the trash becomes a new one: nothing changes there.
    """
    evidence = tuple(each.sealed for each in note.pending if each.sealed is not None)
    content = note.content
    if not content.text.strip():
        content = replace(content, text="\n".join(visible(each.name) for each in evidence))
    if not content.text.strip():
        return Changed(None, frozenset())
    if note.incident is None or note.is_trashed or note.incident.is_sealed:
        changed = session.journal.record(content, evidence)
        if note.incident is not None:
            session.journal.link(changed.value.id, note.incident.id, LinkKind.RELATED)
    else:
        changed = session.journal.revise(note.incident.id, content, evidence)
    return Changed(None, changed.kinds)


def write_draft(
    content: IncidentContent,
    incident_id: IncidentId | None,
    evidence: Sequence[SealedEvidence],
    session: Session,
) -> Changed[datetime]:
    """Keep a draft in place of the one before; return the time."""
    session.journal.keep_draft(content, incident_id, evidence)
    return Changed(session.clock.now(), frozenset())


def forget_draft(session: Session) -> Changed[None]:
    """There is nothing unfinished any more."""
    session.journal.forget_draft()
    return Changed(None, frozenset())
