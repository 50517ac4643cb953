"""What a person wrote of an incident, in the database: columns of incident, and lists beside it."""

from datetime import datetime

from core.errors import DatabaseDamaged, UnknownRecord
from core.ids import IncidentId, PersonId
from core.incidents.content_json import (
    details_from_json,
    details_to_json,
    provenance_from_json,
    provenance_to_json,
)
from core.incidents.details import Details
from core.incidents.incident import EXCERPT_CHARACTERS, IncidentContent
from core.incidents.platform import Platform
from core.moment import Moment
from core.well_formed import well_formed
from storage.database import Database, Value
from storage.time_text import time_from_text, time_to_text

_ADD = """
    INSERT INTO incident (position, id, recorded_at, changed_at, platform, excerpt, details, text,
        occurred_at, occurred_zone, occurred_fold, occurred_written)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
"""
_CHANGE = """
    UPDATE incident SET position = ?, changed_at = ?, platform = ?, excerpt = ?, details = ?,
        text = ?, occurred_at = ?, occurred_zone = ?, occurred_fold = ?, occurred_written = ?
    WHERE id = ?
"""
_GET = """
    SELECT text, platform, details, occurred_at, occurred_zone, occurred_fold, occurred_written
    FROM incident WHERE id = ?
"""
_TYPES = "SELECT code FROM incident_type WHERE incident_id = ? ORDER BY place"
_PEOPLE = "SELECT person_id FROM incident_person WHERE incident_id = ? ORDER BY place"
_PROVENANCE = "SELECT said FROM provenance WHERE incident_id = ? ORDER BY place"


class ContentRows:
    """Reads and writes contents; writing is part of the caller's transaction."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def get(self, incident_id: IncidentId) -> IncidentContent:
        """Return what an incident says. Raises UnknownRecord, DatabaseDamaged."""
        row = self._database.row(_GET, (incident_id,))
        if row is None:
            raise UnknownRecord(incident_id)
        text, platform, details, *moment = row
        types = self._database.rows(_TYPES, (incident_id,))
        people = self._database.rows(_PEOPLE, (incident_id,))
        said = self._database.rows(_PROVENANCE, (incident_id,))
        try:
            return IncidentContent(
                text=text,
                occurred=moment_from_columns(*moment),
                types=tuple(code for (code,) in types),
                platform=platform and Platform(platform),
                people=tuple(PersonId(each) for (each,) in people),
                details=details_from_json(details),
                provenance=tuple(provenance_from_json(each) for (each,) in said),
            )
        except ValueError as error:
            raise DatabaseDamaged from error

    def details(self, incident_id: IncidentId) -> Details:
        """Return only the details of an incident that is there. Raises DatabaseDamaged."""
        stored = self._database.value("SELECT details FROM incident WHERE id = ?", (incident_id,))
        try:
            return details_from_json(stored)
        except ValueError as error:
            raise DatabaseDamaged from error

    def add(
        self, incident_id: IncidentId, content: IncidentContent, position: int, at: datetime
    ) -> None:
        """Keep the content of a new incident, recorded at `at`. Raises UnknownRecord."""
        time = time_to_text(at)
        self._database.rows(_ADD, (position, incident_id, time, time, *_values(content)))
        self._write_lists(incident_id, content)

    def change(
        self, incident_id: IncidentId, content: IncidentContent, position: int, at: datetime
    ) -> None:
        """Keep new content for an incident that is there. Raises UnknownRecord for a person."""
        values = position, time_to_text(at), *_values(content), incident_id
        self._database.rows(_CHANGE, values)
        self._write_lists(incident_id, content)

    def _write_lists(self, incident_id: IncidentId, content: IncidentContent) -> None:
        self._database.rows("DELETE FROM incident_type WHERE incident_id = ?", (incident_id,))
        self._database.rows("DELETE FROM incident_person WHERE incident_id = ?", (incident_id,))
        self._database.rows("DELETE FROM provenance WHERE incident_id = ?", (incident_id,))
        for place, said in enumerate(content.provenance):
            self._database.rows(
                "INSERT INTO provenance (incident_id, place, said) VALUES (?, ?, ?)",
                (incident_id, place, provenance_to_json(said)),
            )
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


def moment_from_columns(
    instant: str | None, zone: str | None, fold: int | None, written: str | None
) -> Moment | None:
    """Return the moment that the four columns `occurred_…` hold."""
    # The schema holds the four together; asking for each only tells the type checker so.
    if instant is None or zone is None or fold is None or written is None:
        return None
    return Moment(time_from_text(instant), zone, fold, written)


def _values(content: IncidentContent) -> tuple[Value, ...]:
    """Return platform, excerpt, details, text and the four columns of the moment."""
    text = well_formed(content.text)
    moment = content.occurred
    return (
        content.platform,
        text[:EXCERPT_CHARACTERS],
        details_to_json(content.details),
        text,
        *(
            (time_to_text(moment.instant), moment.zone, moment.fold, moment.written)
            if moment
            else (None,) * 4
        ),
    )
