"""An item that an update puts into another list keeps what the person said about it."""

from datetime import UTC, date, datetime

from core.checklists.checklists import Checklists
from core.checklists.task import Mark, TaskState
from core.checklists.template import Item, Template
from tests.fakes.clock import FixedClock
from tests.fakes.mark_store import MemoryMarkStore
from tests.fakes.tables import Tables

BEFORE = Mark(TaskState.DONE, "at the library", datetime(2026, 3, 3, tzinfo=UTC))


def _list(list_id: str, *item_ids: str) -> Template:
    items = tuple(Item(each, each) for each in item_ids)
    return Template(list_id, list_id, "", date(2026, 3, 3), items)


def test_a_moved_item_keeps_its_mark(clock: FixedClock) -> None:
    marks = MemoryMarkStore(Tables())
    marks.put("start", "save", BEFORE)
    marks.put("start", "tell", BEFORE)
    templates = (_list("start", "tell"), _list("evidence", "save", "print"))
    checklists = Checklists(marks, templates, clock)
    evidence = checklists.checklist("evidence")
    assert [task.mark for task in evidence.tasks] == [BEFORE, None]
    checklists.mark("evidence", "save", TaskState.OPEN)
    assert checklists.checklist("evidence").tasks[0].state is TaskState.OPEN
