"""Incidents in the database."""

import json
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta

from core.errors import UnknownRecord
from core.ids import BlobId, ExhibitId, IncidentId, PersonId
from core.incidents.evidence import Exhibit, SealedEvidence
from core.incidents.incident import (
    EXCERPT_CHARACTERS,
    Incident,
    IncidentContent,
    IncidentRow,
    JournalDraft,
)
from core.incidents.platform import Platform
from core.incidents.search import IncidentQuery
from core.moment import Moment
from storage.database import Database, Row, Value
from storage.draft_json import content_from_json, content_to_json
from storage.exhibit_rows import ExhibitRows
from storage.search_expression import match_expression
from storage.time_text import time_from_text, time_to_text
from storage.well_formed import well_formed

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_SECOND_SHIFT = 20
_LAST_IN_SECOND = (1 << _SECOND_SHIFT) - 1
_HIGHEST_POSITION = 2**63 - 1

_ADD = """
    INSERT INTO incident (position, id, recorded_at, changed_at, platform, excerpt, text,
        occurred_at, occurred_zone, occurred_fold, occurred_written)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
"""
_CHANGE = """
    UPDATE incident SET position = ?, changed_at = ?, platform = ?, excerpt = ?, text = ?,
        occurred_at = ?, occurred_zone = ?, occurred_fold = ?, occurred_written = ?
    WHERE id = ?
"""
_GET = """
    SELECT recorded_at, changed_at, text, platform,
        occurred_at, occurred_zone, occurred_fold, occurred_written
    FROM incident WHERE id = ?
"""
_NEWEST = "SELECT position FROM incident WHERE position < ? ORDER BY position DESC LIMIT ?"
_NEWEST_HITS = """
    SELECT rowid FROM incident_words WHERE incident_words MATCH ? AND rowid < ?
    ORDER BY rowid DESC LIMIT ?
"""
_ROWS = """
    SELECT id, position, recorded_at, excerpt, platform,
        (SELECT json_group_array(code ORDER BY place) FROM incident_type
            WHERE incident_id = incident.id),
        (SELECT count(*) FROM exhibit WHERE incident_id = incident.id),
        occurred_at, occurred_zone, occurred_fold, occurred_written
    FROM incident WHERE position IN (SELECT value FROM json_each(?)) ORDER BY position DESC
"""
_TYPES = "SELECT code FROM incident_type WHERE incident_id = ? ORDER BY place"
_PEOPLE = "SELECT person_id FROM incident_person WHERE incident_id = ? ORDER BY place"


class SqlIncidentStore:
    """Implements `core.incidents.ports.IncidentStore`, and knows which blobs are in use."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._exhibits = ExhibitRows(database)

    def add(self, incident: Incident, evidence: Sequence[SealedEvidence]) -> Incident:
        """Keep a new incident. See the port; also raises UnknownRecord for an unknown person."""
        content = incident.content
        with self._database.transaction():
            position = self._free_position(_second(content.occurred, incident.recorded_at))
            self._database.rows(
                _ADD,
                (
                    position,
                    incident.id,
                    time_to_text(incident.recorded_at),
                    time_to_text(incident.changed_at),
                    *_content_values(content),
                ),
            )
            self._exhibits.add(incident.id, evidence)
            self._write_lists(incident.id, content)
            self._index(incident.id, position, content.text)
        return self.get(incident.id)

    def replace(self, incident: Incident, added: Sequence[SealedEvidence]) -> Incident:
        """Keep new content. See the port; also raises UnknownRecord for an unknown person."""
        content = incident.content
        with self._database.transaction():
            before, recorded_at = self._place(incident.id)
            second = _second(content.occurred, recorded_at)
            stays = before >> _SECOND_SHIFT == second
            position = before if stays else self._free_position(second)
            self._database.rows(
                _CHANGE,
                (
                    position,
                    time_to_text(incident.changed_at),
                    *_content_values(content),
                    incident.id,
                ),
            )
            self._exhibits.add(incident.id, added)
            self._write_lists(incident.id, content)
            self._database.rows("DELETE FROM incident_words WHERE rowid = ?", (before,))
            self._index(incident.id, position, content.text)
        return self.get(incident.id)

    def get(self, incident_id: IncidentId) -> Incident:
        """Return one incident. Raises UnknownRecord."""
        row = self._database.row(_GET, (incident_id,))
        if row is None:
            raise UnknownRecord(incident_id)
        recorded_at, changed_at, text, platform, *moment = row
        content = IncidentContent(
            text=text,
            occurred=_moment(*moment),
            types=tuple(code for (code,) in self._database.rows(_TYPES, (incident_id,))),
            platform=platform and Platform(platform),
            people=tuple(
                PersonId(each) for (each,) in self._database.rows(_PEOPLE, (incident_id,))
            ),
        )
        return Incident(
            incident_id,
            content,
            time_from_text(recorded_at),
            time_from_text(changed_at),
            self._exhibits.of_incident(incident_id),
        )

    def page(
        self, query: IncidentQuery, *, below: int | None, limit: int
    ) -> tuple[IncidentRow, ...]:
        """Return up to `limit` hits, newest first, at positions under `below` (None: any)."""
        under = _HIGHEST_POSITION if below is None else below
        expression = match_expression(query.terms, self._database.connection)
        if expression is None:
            positions = self._database.rows(_NEWEST, (under, limit))
        else:
            positions = self._database.rows(_NEWEST_HITS, (expression, under, limit))
        rows = self._database.rows(_ROWS, (json.dumps([position for (position,) in positions]),))
        return tuple(_incident_row(row) for row in rows)

    def count(self, query: IncidentQuery) -> int:
        """Return how many incidents the query hits."""
        expression = match_expression(query.terms, self._database.connection)
        if expression is None:
            count: int = self._database.value("SELECT count(*) FROM incident")
        else:
            count = self._database.value(
                "SELECT count(*) FROM incident_words WHERE incident_words MATCH ?", (expression,)
            )
        return count

    def exhibit(self, exhibit_id: ExhibitId) -> Exhibit:
        """Return one exhibit. Raises UnknownRecord."""
        return self._exhibits.get(exhibit_id)

    def exhibits(self, *, above: int, limit: int) -> tuple[Exhibit, ...]:
        """Return up to `limit` exhibits with numbers over `above`, lowest first."""
        return self._exhibits.after(above, limit)

    def referenced_blobs(self) -> Iterator[BlobId]:
        """Go through the blobs that exhibits name: all others can be swept."""
        return self._exhibits.blobs()

    def keep_draft(self, draft: JournalDraft | None) -> None:
        """Keep the text being written in place of the one before; None forgets it."""
        with self._database.transaction():
            self._database.rows("DELETE FROM draft")
            if draft is not None:
                self._database.rows(
                    "INSERT INTO draft (only_row, content, incident_id, kept_at)"
                    " VALUES (1, ?, ?, ?)",
                    (
                        content_to_json(draft.content),
                        draft.incident_id,
                        time_to_text(draft.kept_at),
                    ),
                )

    def draft(self) -> JournalDraft | None:
        """Return the text that was being written, if any. Raises DatabaseDamaged."""
        row = self._database.row("SELECT content, incident_id, kept_at FROM draft")
        if row is None:
            return None
        content, incident_id, kept_at = row
        return JournalDraft(
            content_from_json(content),
            incident_id and IncidentId(incident_id),
            time_from_text(kept_at),
        )

    def _place(self, incident_id: IncidentId) -> tuple[int, datetime]:
        """Return where an incident stands and when it was recorded. Raises UnknownRecord."""
        row = self._database.row(
            "SELECT position, recorded_at FROM incident WHERE id = ?", (incident_id,)
        )
        if row is None:
            raise UnknownRecord(incident_id)
        return row[0], time_from_text(row[1])

    def _free_position(self, second: int) -> int:
        """Return a position after all those of the second since 1970, in it or in the next."""
        first = second << _SECOND_SHIFT
        taken = self._database.value(
            "SELECT max(position) FROM incident WHERE position BETWEEN ? AND ?",
            (first, first | _LAST_IN_SECOND),
        )
        if taken is None:
            return first
        return self._free_position(second + 1) if taken == first | _LAST_IN_SECOND else taken + 1

    def _write_lists(self, incident_id: IncidentId, content: IncidentContent) -> None:
        self._database.rows("DELETE FROM incident_type WHERE incident_id = ?", (incident_id,))
        self._database.rows("DELETE FROM incident_person WHERE incident_id = ?", (incident_id,))
        for place, code in enumerate(content.types):
            self._database.rows(
                "INSERT INTO incident_type (incident_id, place, code) VALUES (?, ?, ?)",
                (incident_id, place, code),
            )
        for place, person_id in enumerate(content.people):
            if not self._database.rows(
                "INSERT INTO incident_person (incident_id, place, person_id)"
                " SELECT ?, ?, id FROM person WHERE id = ? RETURNING 1",
                (incident_id, place, person_id),
            ):
                raise UnknownRecord(person_id)

    def _index(self, incident_id: IncidentId, position: int, text: str) -> None:
        names = "\n".join(each.evidence.name for each in self._exhibits.of_incident(incident_id))
        self._database.rows(
            "INSERT INTO incident_words (rowid, text, exhibits) VALUES (?, ?, ?)",
            (position, text, names),
        )


def _second(occurred: Moment | None, recorded_at: datetime) -> int:
    time = occurred.instant if occurred else recorded_at
    return (time - _EPOCH) // timedelta(seconds=1)


def _content_values(content: IncidentContent) -> tuple[Value, ...]:
    """Return platform, excerpt, text and the four columns of the moment."""
    text = well_formed(content.text)
    moment = content.occurred
    return (
        content.platform,
        text[:EXCERPT_CHARACTERS],
        text,
        *(
            (time_to_text(moment.instant), moment.zone, moment.fold, moment.written)
            if moment
            else (None,) * 4
        ),
    )


def _moment(
    instant: str | None, zone: str | None, fold: int | None, written: str | None
) -> Moment | None:
    # The schema holds the four together; asking for each only tells the type checker so.
    if instant is None or zone is None or fold is None or written is None:
        return None
    return Moment(time_from_text(instant), zone, fold, written)


def _incident_row(row: Row) -> IncidentRow:
    incident_id, position, recorded_at, excerpt, platform, types, exhibit_count, *moment = row
    return IncidentRow(
        id=IncidentId(incident_id),
        position=position,
        occurred=_moment(*moment),
        recorded_at=time_from_text(recorded_at),
        excerpt=excerpt,
        types=tuple(json.loads(types)),
        platform=platform and Platform(platform),
        exhibit_count=exhibit_count,
    )
