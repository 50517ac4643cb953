"""Marks on checklist items in memory."""

from collections.abc import Mapping
from datetime import datetime

from core.checklists.choices import Choices
from core.checklists.task import Mark
from core.errors import UnknownRecord
from core.ids import IncidentId
from tests.fakes.tables import Tables


class MemoryMarkStore:
    """Implements `core.checklists.ports.MarkStore`."""

    def __init__(self, tables: Tables) -> None:
        self._tables = tables

    def put(self, item_id: str, mark: Mark | None) -> None:
        if mark is None:
            self._tables.marks.pop(item_id, None)
        else:
            self._tables.marks[item_id] = mark

    def marks(self) -> Mapping[str, Mark]:
        return dict(self._tables.marks)

    def link(self, item_id: str, incident_id: IncidentId, at: datetime) -> None:
        del at
        if incident_id not in self._tables.incidents:
            raise UnknownRecord(incident_id)
        if (item_id, incident_id) not in self._tables.task_links:
            self._tables.task_links.append((item_id, incident_id))

    def unlink(self, item_id: str, incident_id: IncidentId) -> None:
        links = self._tables.task_links
        links[:] = [each for each in links if each != (item_id, incident_id)]

    def links(self) -> tuple[tuple[str, IncidentId], ...]:
        there = self._tables.incidents
        return tuple(each for each in self._tables.task_links if each[1] in there)

    def choices(self) -> Choices:
        return self._tables.choices

    def put_choices(self, choices: Choices) -> None:
        self._tables.choices = choices
