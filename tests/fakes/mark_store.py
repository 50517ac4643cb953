"""Marks on checklist items in memory."""

from collections.abc import Mapping

from core.checklists.task import Mark
from tests.fakes.tables import Tables


class MemoryMarkStore:
    """Implements `core.checklists.ports.MarkStore`."""

    def __init__(self, tables: Tables) -> None:
        self._tables = tables

    def put(self, list_id: str, item_id: str, mark: Mark) -> None:
        self._tables.marks[list_id, item_id] = mark

    def marks(self, list_id: str) -> Mapping[str, Mark]:
        return {item: mark for (each, item), mark in self._tables.marks.items() if each == list_id}
