"""What was done about identifiers, in the database: status_entry and status_incident."""

import json
from collections.abc import Sequence
from datetime import date, datetime

from core.blocklists.person import Circle
from core.blocklists.status import ServiceCount, StatusContent, StatusEntry, Step
from core.errors import UnknownRecord
from core.ids import IdentifierId, IncidentId
from storage.database import Database, Row
from storage.time_text import time_from_text, time_to_text

_ADD = """
    INSERT INTO status_entry (identifier_id, service, step, done_on, reference, result, note,
        recorded_at)
    SELECT wanted.value, coalesce(?2, identifier.service), ?3, ?4, ?5, ?6, ?7, ?8
    FROM json_each(?1) AS wanted JOIN identifier ON identifier.id = wanted.value
    ORDER BY wanted.key RETURNING number, identifier_id, service
"""
_BECAUSE = """
    INSERT INTO status_incident (number, place, incident_id)
    SELECT numbers.value, incidents.key, incidents.value
    FROM json_each(?) AS numbers JOIN json_each(?) AS incidents
"""
_GET = """
    SELECT number, identifier_id, service, step, done_on, reference, result, note, recorded_at,
        (SELECT json_group_array(incident_id ORDER BY place) FROM status_incident
            WHERE status_incident.number = status_entry.number)
    FROM status_entry
"""
_TO_DO = """
    SELECT identifier.service, count(*) AS waiting
    FROM identifier JOIN person ON person.id = person_id
    WHERE trashed_at IS NULL AND circle = ? AND coalesce((
        SELECT step FROM status_entry
        WHERE identifier_id = identifier.id AND status_entry.service = identifier.service
        ORDER BY number DESC LIMIT 1), ?2) = ?2
    GROUP BY identifier.service ORDER BY waiting DESC, identifier.service
"""


class SqlStatusStore:
    """Implements `core.blocklists.ports.StatusStore`."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(
        self,
        ids: Sequence[IdentifierId],
        service: str | None,
        content: StatusContent,
        recorded_at: datetime,
    ) -> tuple[StatusEntry, ...]:
        """Add a step for identifiers. See the port."""
        unique = list(dict.fromkeys(ids))
        with self._database.transaction():
            self._check_known("identifier", unique)
            self._check_known("incident", content.incidents)
            added = self._database.rows(
                _ADD,
                (
                    json.dumps(unique),
                    service,
                    content.step,
                    content.done_on.isoformat(),
                    content.reference,
                    content.result,
                    content.note,
                    time_to_text(recorded_at),
                ),
            )
            numbers = [number for number, _, _ in added]
            incidents = json.dumps(list(dict.fromkeys(content.incidents)))
            self._database.rows(_BECAUSE, (json.dumps(numbers), incidents))
        return self._entries("number IN (SELECT value FROM json_each(?))", json.dumps(numbers))

    def history(self, identifier_id: IdentifierId) -> tuple[StatusEntry, ...]:
        """Return all steps about an identifier, oldest first."""
        return self._entries("identifier_id = ?", identifier_id)

    def because_of(self, incident_id: IncidentId) -> tuple[StatusEntry, ...]:
        """Return the steps that were taken because of an incident, oldest first."""
        return self._entries(
            "number IN (SELECT number FROM status_incident WHERE incident_id = ?)", incident_id
        )

    def of_identifiers(self, ids: Sequence[IdentifierId]) -> tuple[StatusEntry, ...]:
        """Return all steps about several identifiers, oldest first."""
        return self._entries("identifier_id IN (SELECT value FROM json_each(?))", json.dumps(ids))

    def put_back(self, entries: Sequence[StatusEntry]) -> None:
        """Keep entries again that went with their identifiers; their numbers stay.

        Because of an incident that is gone by now, nothing was done any more.
        """
        with self._database.transaction():
            for each in entries:
                content = each.content
                self._database.rows(
                    "INSERT INTO status_entry (number, identifier_id, service, step, done_on,"
                    " reference, result, note, recorded_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                    (
                        each.number,
                        each.identifier_id,
                        each.service,
                        content.step,
                        content.done_on.isoformat(),
                        content.reference,
                        content.result,
                        content.note,
                        time_to_text(each.recorded_at),
                    ),
                )
                self._database.rows(
                    "INSERT INTO status_incident (number, place, incident_id)"
                    " SELECT ?, key, value FROM json_each(?)"
                    " WHERE value IN (SELECT id FROM incident)",
                    (each.number, json.dumps(content.incidents)),
                )

    def take_back(self, numbers: Sequence[int]) -> None:
        """Remove entries, to undo adding them."""
        with self._database.transaction():
            self._database.rows(
                "DELETE FROM status_entry WHERE number IN (SELECT value FROM json_each(?))",
                (json.dumps(numbers),),
            )

    def to_do(self) -> tuple[ServiceCount, ...]:
        """Return for each service how many identifiers have no step there. See the port."""
        rows = self._database.rows(_TO_DO, (Circle.BLOCKLIST, Step.NOT_YET))
        return tuple(ServiceCount(service, count) for service, count in rows)

    def _entries(self, condition: str, binding: str) -> tuple[StatusEntry, ...]:
        rows = self._database.rows(f"{_GET} WHERE {condition} ORDER BY number", (binding,))
        return tuple(_entry(each) for each in rows)

    def _check_known(self, table: str, ids: Sequence[str]) -> None:
        unknown = self._database.row(
            f"SELECT value FROM json_each(?) WHERE value NOT IN (SELECT id FROM {table})",  # noqa: S608  a constant
            (json.dumps(ids),),
        )
        if unknown is not None:
            raise UnknownRecord(unknown[0])


def _entry(row: Row) -> StatusEntry:
    number, identifier_id, service, step, done_on, *texts, recorded_at, incidents = row
    reference, result, note = texts
    content = StatusContent(
        Step(step),
        date.fromisoformat(done_on),
        reference,
        result,
        note,
        tuple(IncidentId(each) for each in json.loads(incidents)),
    )
    return StatusEntry(
        number, IdentifierId(identifier_id), service, content, time_from_text(recorded_at)
    )
