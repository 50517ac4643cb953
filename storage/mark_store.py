"""The person's marks on checklist items, in the database."""

from collections.abc import Mapping

from core.checklists.task import Mark, TaskState
from storage.database import Database
from storage.time_text import time_from_text, time_to_text


class SqlMarkStore:
    """Implements `core.checklists.ports.MarkStore`."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def put(self, list_id: str, item_id: str, mark: Mark) -> None:
        """Keep a mark in place of the one before."""
        with self._database.transaction():
            self._database.rows(
                "INSERT OR REPLACE INTO mark (list_id, item_id, state, note, changed_at)"
                " VALUES (?, ?, ?, ?, ?)",
                (list_id, item_id, mark.state, mark.note, time_to_text(mark.changed_at)),
            )

    def marks(self, list_id: str) -> Mapping[str, Mark]:
        """Return the marks of a list by item id, also of items that are no longer shipped."""
        rows = self._database.rows(
            "SELECT item_id, state, note, changed_at FROM mark WHERE list_id = ?", (list_id,)
        )
        return {
            item_id: Mark(TaskState(state), note, time_from_text(changed_at))
            for item_id, state, note, changed_at in rows
        }
