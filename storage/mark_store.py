"""What the person did about checklist items, in the database."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime

from core.checklists.choices import Choices, choices_from_json, choices_to_json
from core.checklists.item_json import item_from_json, item_to_json
from core.checklists.task import Mark, TaskState
from core.errors import UnknownRecord
from core.ids import IncidentId
from storage.database import Database, Row, Value
from storage.distrust import distrusting
from storage.time_text import time_from_text, time_to_text

_COLUMNS = (
    "item_id, list_id, state, note, changed_at, done_on, due_on, snoozed_until, repeat,"
    " is_considered, item"
)


class SqlMarkStore:
    """Implements `core.checklists.ports.MarkStore`."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def put(self, item_id: str, mark: Mark | None) -> None:
        """Keep a mark in place of the one before."""
        with self._database.transaction():
            if mark is None:
                self._database.rows("DELETE FROM item_mark WHERE item_id = ?", (item_id,))
            else:
                put_marks(self._database, ((item_id, mark),))

    def marks(self) -> Mapping[str, Mark]:
        """Return all marks by item id. Raises DatabaseDamaged."""
        with distrusting():
            rows = self._database.rows(f"SELECT {_COLUMNS} FROM item_mark ORDER BY item_id")  # noqa: S608  the columns above
            return {row[0]: _mark(row) for row in rows}

    def link(self, item_id: str, incident_id: IncidentId, at: datetime) -> None:
        """Note that an incident was written for an item."""
        with self._database.transaction():
            known = self._database.rows("SELECT 1 FROM incident WHERE id = ?", (incident_id,))
            if not known:
                raise UnknownRecord(incident_id)
            put_link(self._database, item_id, incident_id, at)

    def unlink(self, item_id: str, incident_id: IncidentId) -> None:
        """Forget that they belong together."""
        with self._database.transaction():
            self._database.rows(
                "DELETE FROM item_incident WHERE item_id = ? AND incident_id = ?",
                (item_id, incident_id),
            )

    def links(self) -> tuple[tuple[str, IncidentId], ...]:
        """Return item and incident of every link, oldest first."""
        rows = self._database.rows("SELECT item_id, incident_id FROM item_incident ORDER BY number")
        return tuple((item_id, IncidentId(incident_id)) for item_id, incident_id in rows)

    def choices(self) -> Choices:
        """Return the person's answers. Raises DatabaseDamaged."""
        row = self._database.row("SELECT content FROM checklist_choices")
        with distrusting():
            return choices_from_json(row[0]) if row else Choices()

    def put_choices(self, choices: Choices) -> None:
        """Keep the answers in place of those before."""
        with self._database.transaction():
            self._database.rows(
                "INSERT OR REPLACE INTO checklist_choices (only_row, content) VALUES (1, ?)",
                (choices_to_json(choices),),
            )


def put_marks(database: Database, marks: Sequence[tuple[str, Mark]]) -> None:
    """Write marks, within a transaction of the caller's."""
    for item_id, mark in marks:
        values: tuple[Value, ...] = (
            item_id,
            mark.list_id,
            mark.state,
            mark.note,
            time_to_text(mark.changed_at),
            *map(_day_text, (mark.done_on, mark.due_on, mark.snoozed_until)),
            mark.repeat,
            mark.is_considered,
            None if mark.seen is None else item_to_json(mark.seen),
        )
        places = ", ".join("?" * len(values))
        database.rows(f"INSERT OR REPLACE INTO item_mark ({_COLUMNS}) VALUES ({places})", values)  # noqa: S608  the columns above


def put_link(database: Database, item_id: str, incident_id: IncidentId, at: datetime) -> None:
    """Write a link, within a transaction of the caller's."""
    database.rows(
        "INSERT OR IGNORE INTO item_incident (item_id, incident_id, linked_at) VALUES (?, ?, ?)",
        (item_id, incident_id, time_to_text(at)),
    )


def _mark(row: Row) -> Mark:
    _, list_id, state, note, changed_at, done_on, due_on, snoozed, repeat, considered, item = row
    return Mark(
        state=TaskState(state),
        note=note,
        changed_at=time_from_text(changed_at),
        done_on=_day(done_on),
        due_on=_day(due_on),
        snoozed_until=_day(snoozed),
        repeat=repeat,
        is_considered=bool(considered),
        list_id=list_id,
        seen=None if item is None else item_from_json(item),
    )


def _day_text(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def _day(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)
