"""The checklists: shipped items and what the person said about them."""

import pytest

from core.changes import Kind
from core.checklists.task import MAX_NOTE_CHARACTERS, Mark, TaskState
from core.errors import InvalidField, Problem, UnknownRecord
from core.vault.session import Session
from tests.fakes.clock import FixedClock


def test_everything_is_open_at_first(session: Session) -> None:
    lists = session.checklists.all()
    assert [each.template.id for each in lists] == ["accounts", "phone"]
    assert {task.state for task in lists[0].tasks} == {TaskState.OPEN}
    assert (lists[0].done_count, lists[0].applying_count) == (0, 3)


def test_marks_are_counted(session: Session, clock: FixedClock) -> None:
    session.checklists.mark("accounts", "a", TaskState.DONE, "at the library")
    changed = session.checklists.mark("accounts", "c", TaskState.DOES_NOT_APPLY)
    assert changed.kinds == {Kind.TASKS}
    assert changed.value == session.checklists.checklist("accounts")
    assert (changed.value.done_count, changed.value.applying_count) == (1, 2)
    assert changed.value.tasks[0].mark == Mark(TaskState.DONE, "at the library", clock.now())
    assert session.checklists.checklist("phone").done_count == 0


@pytest.mark.parametrize(("list_id", "item_id"), [("moon", "a"), ("phone", "b")])
def test_what_is_not_shipped_cannot_be_marked(session: Session, list_id: str, item_id: str) -> None:
    with pytest.raises(UnknownRecord):
        session.checklists.mark(list_id, item_id, TaskState.DONE)


def test_a_note_has_its_bounds(session: Session) -> None:
    session.checklists.mark("phone", "a", TaskState.DONE, "x" * MAX_NOTE_CHARACTERS)
    with pytest.raises(InvalidField) as caught:
        session.checklists.mark("phone", "a", TaskState.OPEN, "x" * (MAX_NOTE_CHARACTERS + 1))
    assert (caught.value.field, caught.value.problem) == ("note", Problem.TOO_LONG)
    assert session.checklists.checklist("phone").done_count == 1
