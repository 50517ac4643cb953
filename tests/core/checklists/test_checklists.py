"""The checklists: items, what the person said about them, and when they come up again."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest

from core.changes import Kind
from core.checklists.choices import Choices
from core.checklists.task import MAX_NOTE_CHARACTERS, Mark, TaskState
from core.checklists.template import Item, Phase
from core.errors import InvalidField, Problem, UnknownRecord
from core.ids import IncidentId
from core.incidents.incident import IncidentContent
from core.vault.session import Session
from tests.fakes.clock import FixedClock

DAY = timedelta(days=1)


def test_everything_is_open_at_first(session: Session) -> None:
    lists = session.checklists.all()
    assert [each.id for each in lists] == ["accounts", "phone"]
    assert {task.state for task in lists[0].tasks} == {TaskState.OPEN}
    assert (lists[0].done_count, lists[0].applying_count) == (0, 3)
    assert session.checklists.overview().agenda.is_empty


def test_marks_are_counted(session: Session, clock: FixedClock) -> None:
    changed = session.checklists.mark("a", TaskState.DONE, "at the library")
    session.checklists.mark("c", TaskState.DOES_NOT_APPLY)
    assert changed.kinds == {Kind.TASKS}
    accounts, phone = session.checklists.all()
    assert (accounts.done_count, accounts.applying_count, phone.done_count) == (1, 2, 0)
    today = session.checklists.today()
    assert changed.value.mark == Mark(
        TaskState.DONE,
        "at the library",
        clock.now(),
        done_on=today,
        list_id="accounts",
        seen=Item("a", "A"),
    )
    assert changed.value == accounts.tasks[0]


def test_what_is_not_there_cannot_be_marked(session: Session) -> None:
    checklists = session.checklists
    for refused in (
        lambda: checklists.mark("moon", TaskState.DONE),
        lambda: checklists.snooze("moon", None),
        lambda: checklists.link("moon", IncidentId("0" * 32)),
    ):
        with pytest.raises(UnknownRecord):
            refused()


def test_a_note_has_its_bounds_and_outlives_a_state(session: Session) -> None:
    session.checklists.write_note("p", "x" * MAX_NOTE_CHARACTERS)
    with pytest.raises(InvalidField) as caught:
        session.checklists.write_note("p", "x" * (MAX_NOTE_CHARACTERS + 1))
    assert (caught.value.field, caught.value.problem) == ("note", Problem.TOO_LONG)
    task = session.checklists.mark("p", TaskState.STUCK).value
    assert (task.note, task.state) == ("x" * MAX_NOTE_CHARACTERS, TaskState.STUCK)


def test_what_was_done_comes_up_again_where_the_person_is(
    session: Session, clock: FixedClock
) -> None:
    clock.place = "Pacific/Kiritimati"  # already tomorrow
    today = session.checklists.today()
    session.checklists.plan("a", None, "FREQ=MONTHLY")
    task = session.checklists.mark("a", TaskState.DONE).value
    assert task.due_on is not None
    assert today + 27 * DAY < task.due_on < today + 32 * DAY
    assert task.is_settled(today)
    clock.move(task.due_on - today - DAY)
    assert session.checklists.overview().agenda.due == ()
    clock.move(DAY)
    assert [each.item.id for each in session.checklists.overview().agenda.due] == ["a"]
    session.checklists.snooze("a", session.checklists.today() + 3 * DAY)
    agenda = session.checklists.overview().agenda
    assert (agenda.due, [each.item.id for each in agenda.soon]) == ((), ["a"])
    assert session.checklists.task("a").state is TaskState.DONE, "put off, not undone"
    again = session.checklists.mark("a", TaskState.DONE).value
    assert again.mark
    assert (again.mark.done_on, again.mark.snoozed_until) == (session.checklists.today(), None)


def test_once_is_once(session: Session, clock: FixedClock) -> None:
    session.checklists.mark("a", TaskState.DONE)
    clock.move(4000 * DAY)
    assert session.checklists.overview().agenda.is_empty


def test_a_chosen_day_and_putting_off_hold_back_until_both_have_come(session: Session) -> None:
    today = session.checklists.today()
    session.checklists.plan("a", today + 2 * DAY, None)
    task = session.checklists.snooze("a", today + 5 * DAY).value
    assert (task.state, task.due_on) == (TaskState.NOT_NOW, today + 5 * DAY)
    done = session.checklists.mark("a", TaskState.DONE).value
    assert done.due_on is None
    assert done.mark
    assert done.mark.due_on is None


def test_a_day_that_has_passed_is_refused_and_one_that_stands_may_stay(
    session: Session, clock: FixedClock
) -> None:
    today = session.checklists.today()
    attempts: list[Callable[[], object]] = [
        lambda: session.checklists.plan("a", today - DAY, None),
        lambda: session.checklists.snooze("a", today - DAY),
        lambda: session.checklists.plan("a", None, "FREQ=HOURLY"),
    ]
    for refused in attempts:
        with pytest.raises(InvalidField):
            refused()
    session.checklists.plan("a", today, None)
    clock.move(DAY)
    task = session.checklists.plan("a", today, "FREQ=WEEKLY").value
    assert (task.due_on, task.repeat) == (today, "FREQ=WEEKLY")


def test_undo_puts_the_mark_back(session: Session) -> None:
    before = session.checklists.mark("a", TaskState.STUCK, "no idea").value.mark
    session.checklists.mark("a", TaskState.DONE)
    assert session.checklists.put_back("a", before).value.mark == before
    assert session.checklists.put_back("a", None).value.mark is None


def test_stuck_is_shown_until_it_is_not(session: Session) -> None:
    session.checklists.mark("b", TaskState.STUCK)
    assert [each.item.id for each in session.checklists.overview().agenda.stuck] == ["b"]
    session.checklists.mark("b", TaskState.OPEN)
    assert session.checklists.overview().agenda.is_empty


def test_what_to_consider_is_asked_once(session: Session) -> None:
    task = session.checklists.consider("a").value
    assert task.mark
    assert task.mark.is_considered
    later = session.checklists.mark("a", TaskState.DONE).value
    assert later.mark
    assert later.mark.is_considered


def test_an_incident_and_its_item_find_each_other(session: Session) -> None:
    kept = session.journal.record(IncidentContent("saved first")).value
    session.checklists.link("b", kept.id)
    assert session.checklists.overview().links == (("b", kept.id),)
    assert [each.item.id for each in session.checklists.tasks_for(kept.id)] == ["b"]
    session.checklists.unlink("b", kept.id)
    assert session.checklists.tasks_for(kept.id) == ()


def test_answers_are_kept_and_checked(session: Session) -> None:
    choices = Choices(Phase.LEAVING)
    session.checklists.choose(choices)
    assert session.checklists.overview().choices == choices
    for words in ("x" * 81, "one\ntwo"):
        with pytest.raises(InvalidField):
            session.checklists.choose(Choices(reminder=words))


def test_days_are_those_of_the_computers_zone(session: Session, clock: FixedClock) -> None:
    clock.place = "Pacific/Kiritimati"
    there = session.checklists.today()
    clock.place = "Pacific/Pago_Pago"
    assert there - session.checklists.today() == DAY
    assert isinstance(there, date)


def test_a_notice_is_for_what_is_due_once_a_day(session: Session, clock: FixedClock) -> None:
    session.checklists.choose(Choices(reminder="Something for today"))
    assert session.checklists.remind().value == "", "nothing is due"
    session.checklists.plan("a", session.checklists.today(), None)
    given = session.checklists.remind()
    assert (given.value, given.kinds) == ("Something for today", frozenset({Kind.TASKS}))
    session.checklists.choose(Choices(Phase.LEAVING, reminder="Water the plants"))
    again = session.checklists.remind()
    assert (again.value, again.kinds) == ("", frozenset()), "an answer does not bring it back"
    clock.move(DAY)
    assert session.checklists.remind().value == "Water the plants"
    clock.move(DAY)
    session.checklists.choose(Choices(Phase.LEAVING))
    assert session.checklists.remind().value == "", "it is not wanted any more"


def test_a_day_says_how_much_of_it_is_left(session: Session, clock: FixedClock) -> None:
    overview = session.checklists.overview()
    clock.move(overview.day_left - timedelta(seconds=1))
    assert session.checklists.today() == overview.today
    clock.move(timedelta(seconds=1))
    assert session.checklists.today() == overview.today + DAY
