"""What fits whom, and what to begin with."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.checklists.choices import Choices, choices_from_json, choices_to_json
from core.checklists.tailor import START_COUNT, fits, start_here
from core.checklists.task import Checklist, Mark, Task, TaskState
from core.checklists.template import Circumstance, Item, Phase
from tests.contracts.examples import NOON

TODAY = date(2026, 3, 3)
PLAIN = Item("x", "X", start_here=True)
CARS = replace(PLAIN, applies_to=(Circumstance.CAR, Circumstance.SMART_HOME))
LEAVING = replace(PLAIN, phases=(Phase.LEAVING, Phase.LIVING_APART))

items = st.builds(
    replace,
    st.just(PLAIN),
    phases=st.sets(st.sampled_from(Phase)).map(tuple),
    applies_to=st.sets(st.sampled_from(Circumstance)).map(tuple),
    start_here=st.booleans(),
)
choices_made = st.builds(
    Choices,
    st.none() | st.sampled_from(Phase),
    st.dictionaries(st.sampled_from(Circumstance), st.booleans()),
    st.text(st.characters(exclude_categories=["C"]), max_size=80),
)


@pytest.mark.parametrize(
    ("item", "choices", "expected"),
    [
        (PLAIN, Choices(Phase.LEAVING, {Circumstance.CAR: False}), True),
        (CARS, Choices(), True),
        (CARS, Choices(has={Circumstance.CAR: False}), True),
        (CARS, Choices(has={Circumstance.CAR: False, Circumstance.SMART_HOME: False}), False),
        (CARS, Choices(has={Circumstance.CAR: False, Circumstance.SMART_HOME: True}), True),
        (LEAVING, Choices(), True),
        (LEAVING, Choices(Phase.LEAVING), True),
        (LEAVING, Choices(Phase.UNDER_CONTROL), False),
    ],
)
def test_an_answer_rules_out_only_what_it_is_about(
    item: Item, choices: Choices, *, expected: bool
) -> None:
    assert fits(item, choices) is expected


@settings(deadline=None)
@given(items, choices_made)
def test_saying_nothing_rules_nothing_out(item: Item, choices: Choices) -> None:
    assert fits(item, Choices())
    if fits(item, choices):
        fewer = Choices(None, dict(list(choices.has.items())[1:]))
        assert fits(item, fewer), "taking an answer back never takes an item away"


@settings(deadline=None)
@given(choices_made)
def test_answers_survive_the_vault(choices: Choices) -> None:
    assert choices_from_json(choices_to_json(choices)) == choices


@pytest.mark.parametrize("text", ["", "[]", '{"phase": 1, "has": {}}', '{"has": {"moon": true}}'])
def test_other_text_is_no_answer(text: str) -> None:
    with pytest.raises(ValueError, match=r"\w"):
        choices_from_json(text)


@settings(deadline=None)
@given(st.lists(st.tuples(items, st.sampled_from(TaskState)), max_size=20), choices_made)
def test_to_begin_with_there_are_at_most_five_that_fit_and_are_open(
    given_items: list[tuple[Item, TaskState]], choices: Choices
) -> None:
    tasks = [
        Task(replace(item, id=str(number)), Mark(state, "", NOON))
        for number, (item, state) in enumerate(given_items)
    ]
    found = start_here([Checklist("l", "L", "", tuple(tasks))], choices, TODAY)
    wanted = [
        task
        for task in tasks
        if task.item.start_here
        and task.state in (TaskState.OPEN, TaskState.STUCK)
        and fits(task.item, choices)
    ]
    assert set(found) <= set(wanted)
    assert len(found) == min(len(wanted), START_COUNT)


def test_what_is_meant_for_the_answers_comes_first() -> None:
    tasks = tuple(
        Task(replace(item, id=str(place))) for place, item in enumerate((PLAIN, CARS, LEAVING))
    )
    lists = [Checklist("l", "L", "", tasks)]

    def ids(choices: Choices) -> list[str]:
        return [task.item.id for task in start_here(lists, choices, TODAY)]

    assert ids(Choices()) == ["0", "1", "2"]
    assert ids(Choices(Phase.LEAVING)) == ["2", "0", "1"]
    assert ids(Choices(None, {Circumstance.CAR: True})) == ["1", "0", "2"]
    assert [task.item.id for task in start_here(lists, Choices(), TODAY, frozenset({"0"}))] == [
        "1",
        "2",
    ]
