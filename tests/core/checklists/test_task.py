"""When an item comes up again."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from core.checklists.task import Mark, Task, TaskState
from core.checklists.template import Item

MONDAY, TUESDAY, NEXT_MONDAY = date(2026, 3, 2), date(2026, 3, 3), date(2026, 3, 9)
ONCE, WEEKLY = Item("a", "A"), Item("a", "A", repeat="FREQ=WEEKLY")
NEWER = Item("a", "A", repeat="FREQ=HOURLY")
"""As a later version of the app may ship it: this one does not follow the rule."""

OPEN = Mark(TaskState.OPEN, "", datetime(2026, 3, 2, tzinfo=UTC))
DONE = replace(OPEN, state=TaskState.DONE, done_on=MONDAY)


@pytest.mark.parametrize(
    ("item", "mark", "due_on"),
    [
        (WEEKLY, None, None),
        (WEEKLY, OPEN, None),
        (ONCE, replace(OPEN, due_on=TUESDAY), TUESDAY),
        (ONCE, replace(OPEN, due_on=MONDAY, snoozed_until=TUESDAY), TUESDAY),
        (ONCE, replace(OPEN, due_on=TUESDAY, snoozed_until=MONDAY), TUESDAY),
        (WEEKLY, replace(OPEN, state=TaskState.DOES_NOT_APPLY, due_on=TUESDAY), None),
        (ONCE, DONE, None),
        (WEEKLY, DONE, NEXT_MONDAY),
        (WEEKLY, replace(DONE, snoozed_until=TUESDAY), NEXT_MONDAY),
        (WEEKLY, replace(DONE, snoozed_until=date(2026, 3, 10)), date(2026, 3, 10)),
        (WEEKLY, replace(DONE, done_on=None), None),
        (WEEKLY, replace(DONE, repeat=""), None),
        (ONCE, replace(DONE, repeat="FREQ=DAILY"), TUESDAY),
        (NEWER, DONE, None),
    ],
)
def test_the_day_it_comes_up_again(item: Item, mark: Mark | None, due_on: date | None) -> None:
    task = Task(item, mark)
    assert task.due_on == due_on
    assert task.is_due(NEXT_MONDAY) is (due_on is not None and due_on <= NEXT_MONDAY)


def test_what_follows_a_rule_of_a_later_version_stays_done() -> None:
    assert Task(NEWER, DONE).is_settled(NEXT_MONDAY)
    assert not Task(WEEKLY, DONE).is_settled(NEXT_MONDAY)
