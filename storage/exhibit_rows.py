"""Exhibits in the database: the tables exhibit and custody_event."""

import json
from collections.abc import Collection, Iterable, Iterator, Sequence

from core.errors import DatabaseDamaged, UnknownRecord
from core.ids import BlobId, ExhibitId, IncidentId, new_id
from core.incidents.evidence import CustodyEvent, CustodyKind, Exhibit, SealedEvidence
from storage.database import Database, Row
from storage.time_text import time_from_text, time_to_text

_COLUMNS = "number, id, blob_id, name, size_bytes, sha256, media_type, sealed_at, incident_id"
_BLOBS_A_READ = 1000


class ExhibitRows:
    """Reads and adds exhibits; adding is part of the caller's transaction."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(self, incident_id: IncidentId, evidence: Iterable[SealedEvidence]) -> None:
        """Make each an exhibit of the incident, and write down that it was received."""
        for each in evidence:
            exhibit_id = ExhibitId(new_id())
            self._database.rows(
                "INSERT INTO exhibit (id, incident_id, blob_id, name, size_bytes, sha256,"
                " media_type, sealed_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                (
                    exhibit_id,
                    incident_id,
                    each.blob_id,
                    each.name,
                    each.size_bytes,
                    each.sha256,
                    each.media_type,
                    time_to_text(each.sealed_at),
                ),
            )
            received = CustodyKind.RECEIVED, f"sha256 {each.sha256}"
            self._add_custody(exhibit_id, CustodyEvent(each.sealed_at, *received))

    def custody(self, exhibit_id: ExhibitId) -> tuple[CustodyEvent, ...]:
        """Return what was done with an exhibit. Raises UnknownRecord, DatabaseDamaged."""
        self.get(exhibit_id)
        rows = self._database.rows(
            "SELECT at, kind, detail FROM custody_event WHERE exhibit_id = ? ORDER BY number",
            (exhibit_id,),
        )
        try:
            return tuple(
                CustodyEvent(time_from_text(at), CustodyKind(kind), detail)
                for at, kind, detail in rows
            )
        except ValueError as error:
            raise DatabaseDamaged from error

    def add_custody(self, exhibit_id: ExhibitId, event: CustodyEvent) -> None:
        """Write down what was done with an exhibit. Raises UnknownRecord."""
        self.get(exhibit_id)
        self._add_custody(exhibit_id, event)

    def remove(self, incident_id: IncidentId) -> tuple[BlobId, ...]:
        """Forget the exhibits of an incident; their numbers are never given again."""
        self._database.rows(
            "DELETE FROM custody_event WHERE exhibit_id IN"
            " (SELECT id FROM exhibit WHERE incident_id = ?)",
            (incident_id,),
        )
        removed = self._database.rows(
            "DELETE FROM exhibit WHERE incident_id = ? RETURNING blob_id", (incident_id,)
        )
        return tuple(BlobId(blob_id) for (blob_id,) in removed)

    def of_incident(self, incident_id: IncidentId) -> tuple[Exhibit, ...]:
        """Return the exhibits of an incident in the order of their numbers."""
        return self._exhibits("WHERE incident_id = ? ORDER BY number", (incident_id,))

    def get(self, exhibit_id: ExhibitId) -> Exhibit:
        """Return one exhibit. Raises UnknownRecord."""
        found = self._exhibits("WHERE id = ?", (exhibit_id,))
        if not found:
            raise UnknownRecord(exhibit_id)
        return found[0]

    def after(self, above: int, limit: int) -> tuple[Exhibit, ...]:
        """Return up to `limit` exhibits with numbers over `above`, lowest first."""
        return self._exhibits("WHERE number > ? ORDER BY number LIMIT ?", (above, limit))

    def named(self, names: Collection[str]) -> frozenset[str]:
        """Return those of the names that an exhibit has."""
        found = self._database.rows(
            "SELECT DISTINCT name FROM exhibit WHERE name IN (SELECT value FROM json_each(?))",
            (json.dumps(sorted(names)),),
        )
        return frozenset(name for (name,) in found)

    def blobs(self) -> Iterator[BlobId]:
        """Go through the blobs that exhibits name, with a bounded number of them in memory."""
        last = 0
        while batch := self._database.rows(
            "SELECT number, blob_id FROM exhibit WHERE number > ? ORDER BY number LIMIT ?",
            (last, _BLOBS_A_READ),
        ):
            yield from (BlobId(blob_id) for _, blob_id in batch)
            last = batch[-1][0]

    def _add_custody(self, exhibit_id: ExhibitId, event: CustodyEvent) -> None:
        self._database.rows(
            "INSERT INTO custody_event (exhibit_id, at, kind, detail) VALUES (?, ?, ?, ?)",
            (exhibit_id, time_to_text(event.at), event.kind, event.detail),
        )

    def _exhibits(self, condition: str, bindings: Sequence[str | int]) -> tuple[Exhibit, ...]:
        rows = self._database.rows(f"SELECT {_COLUMNS} FROM exhibit {condition}", bindings)  # noqa: S608  both are constants of this file
        return tuple(_exhibit(row) for row in rows)


def _exhibit(row: Row) -> Exhibit:
    number, exhibit_id, blob_id, name, size_bytes, sha256, media_type, *rest = row
    sealed_at, incident_id = rest
    evidence = SealedEvidence(
        BlobId(blob_id), name, size_bytes, sha256, media_type, time_from_text(sealed_at)
    )
    return Exhibit(ExhibitId(exhibit_id), number, evidence, IncidentId(incident_id))
