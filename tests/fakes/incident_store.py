"""Incidents in memory."""

from collections.abc import Sequence
from dataclasses import replace

from core.errors import UnknownRecord
from core.ids import ExhibitId, IncidentId, new_id
from core.incidents.evidence import Exhibit, SealedEvidence
from core.incidents.incident import EXCERPT_CHARACTERS, Incident, IncidentRow, JournalDraft
from core.incidents.search import IncidentQuery
from tests.fakes.tables import Tables
from tests.fakes.words import hits


class MemoryIncidentStore:
    """Implements `core.incidents.ports.IncidentStore`."""

    def __init__(self, tables: Tables) -> None:
        self._tables = tables

    def add(self, incident: Incident, evidence: Sequence[SealedEvidence]) -> Incident:
        self._check_people(incident)
        self._tables.incidents[incident.id] = replace(incident, exhibits=())
        self._place(incident.id)
        self._add_exhibits(incident.id, evidence)
        return self.get(incident.id)

    def replace(self, incident: Incident, added: Sequence[SealedEvidence]) -> Incident:
        before = self.get(incident.id)
        self._check_people(incident)
        self._tables.incidents[incident.id] = replace(
            incident, exhibits=(), recorded_at=before.recorded_at
        )
        if _second(before) != _second(self._tables.incidents[incident.id]):
            self._place(incident.id)
        self._add_exhibits(incident.id, added)
        return self.get(incident.id)

    def get(self, incident_id: IncidentId) -> Incident:
        if incident_id not in self._tables.incidents:
            raise UnknownRecord(incident_id)
        own = tuple(each for owner, each in self._tables.exhibits.values() if owner == incident_id)
        return replace(self._tables.incidents[incident_id], exhibits=own)

    def page(
        self, query: IncidentQuery, *, below: int | None, limit: int
    ) -> tuple[IncidentRow, ...]:
        rows = sorted((self._row(each) for each in self._hits(query)), key=lambda row: row.position)
        under = [row for row in reversed(rows) if below is None or row.position < below]
        return tuple(under[:limit])

    def count(self, query: IncidentQuery) -> int:
        return len(self._hits(query))

    def exhibit(self, exhibit_id: ExhibitId) -> Exhibit:
        for _, exhibit in self._tables.exhibits.values():
            if exhibit.id == exhibit_id:
                return exhibit
        raise UnknownRecord(exhibit_id)

    def exhibits(self, *, above: int, limit: int) -> tuple[Exhibit, ...]:
        after = [each for _, each in self._tables.exhibits.values() if each.number > above]
        return tuple(after[:limit])

    def keep_draft(self, draft: JournalDraft | None) -> None:
        self._tables.draft = draft

    def draft(self) -> JournalDraft | None:
        return self._tables.draft

    def _check_people(self, incident: Incident) -> None:
        for person_id in incident.content.people:
            if person_id not in self._tables.people:
                raise UnknownRecord(person_id)

    def _place(self, incident_id: IncidentId) -> None:
        first = _second(self._tables.incidents[incident_id]) << 20
        positions = self._tables.positions.values()
        same_second = [each for each in positions if each >> 20 == first >> 20]
        self._tables.positions[incident_id] = max(same_second, default=first - 1) + 1

    def _add_exhibits(self, incident_id: IncidentId, evidence: Sequence[SealedEvidence]) -> None:
        for each in evidence:
            number = len(self._tables.exhibits) + 1
            exhibit = Exhibit(ExhibitId(new_id()), number, each)
            self._tables.exhibits[number] = (incident_id, exhibit)

    def _hits(self, query: IncidentQuery) -> list[Incident]:
        everything = [self.get(incident_id) for incident_id in self._tables.incidents]
        return [
            incident
            for incident in everything
            if all(hits(term, _searched(incident)) for term in query.terms)
        ]

    def _row(self, incident: Incident) -> IncidentRow:
        content = incident.content
        return IncidentRow(
            incident.id,
            self._tables.positions[incident.id],
            content.occurred,
            incident.recorded_at,
            content.text[:EXCERPT_CHARACTERS],
            content.types,
            content.platform,
            len(incident.exhibits),
        )


def _second(incident: Incident) -> int:
    occurred = incident.content.occurred
    return int((occurred.instant if occurred else incident.recorded_at).timestamp() // 1)


def _searched(incident: Incident) -> tuple[str, str]:
    names = "\n".join(each.evidence.name for each in incident.exhibits)
    return incident.content.text, names
