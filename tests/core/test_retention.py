"""Which states of a drive are kept."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.backups.drive import DriveState
from core.backups.retention import Retention, plan_pruning
from core.backups.standing import BackupChoices
from core.errors import InvalidField

ZONE = "Europe/Berlin"
START = datetime(2026, 1, 1, 12, tzinfo=UTC)

hours = st.lists(st.integers(0, 24 * 500), max_size=60)
limits = st.one_of(st.none(), st.integers(0, 12))
rules = st.builds(Retention, limits, limits, limits)


def state(hour: int, number: int = 0) -> DriveState:
    return DriveState(f"{hour:06}-{number}", START + timedelta(hours=hour), 1, 0, 0, 0, 0)


def states_at(hours: Sequence[int]) -> list[DriveState]:
    return [state(hour, number) for number, hour in enumerate(hours)]


@settings(max_examples=60, deadline=None)
@given(hours, rules)
def test_every_state_stays_or_goes_and_the_newest_stays(hours: list[int], rule: Retention) -> None:
    states = states_at(hours)
    plan = plan_pruning(states, rule, ZONE)
    assert sorted(plan.kept + plan.goners, key=lambda each: each.name) == sorted(
        states, key=lambda each: each.name
    )
    if states:
        assert max(states, key=lambda each: (each.made_at, each.name)) == plan.kept[0]


@settings(max_examples=60, deadline=None)
@given(hours, rules)
def test_what_was_kept_is_kept_again(hours: list[int], rule: Retention) -> None:
    kept = plan_pruning(states_at(hours), rule, ZONE).kept
    assert plan_pruning(kept, rule, ZONE).goners == ()


@settings(max_examples=60, deadline=None)
@given(hours, st.integers(0, 24 * 30))
def test_no_month_is_ever_without_one_by_default(hours: list[int], more: int) -> None:
    """However often it is pruned in between: a state of each month that had one is there."""
    kept: tuple[DriveState, ...] = ()
    for each in states_at(sorted([*hours, 24 * 500 + more])):
        kept = plan_pruning((*kept, each), Retention(), ZONE).kept

    def months(states: Sequence[DriveState]) -> set[tuple[int, int]]:
        local = [each.made_at.astimezone(ZoneInfo(ZONE)) for each in states]
        return {(each.year, each.month) for each in local}

    assert months(kept) == months(states_at([*hours, 24 * 500 + more]))


def test_the_newest_of_seven_days_four_weeks_and_every_month() -> None:
    states = [state(24 * day + hour) for day in range(120) for hour in (0, 5)]
    kept = plan_pruning(states, Retention(), ZONE).kept
    days = [(each.made_at - START).days for each in kept]
    # 1 January 2026 is a Thursday; 30 April, day 119, too.
    assert days == [119, 118, 117, 116, 115, 114, 113, 108, 101, 89, 58, 30]
    assert all((each.made_at - START).seconds == 5 * 3600 for each in kept)


def test_a_day_begins_where_the_person_is() -> None:
    late, later = state(10), state(11)  # 23:00 and midnight in Berlin
    rule = Retention(daily=2, weekly=0, monthly=0)
    assert plan_pruning([late, later], rule, ZONE).goners == ()
    assert plan_pruning([late, later], rule, "UTC").goners == (late,)


@pytest.mark.parametrize("rule", [Retention(daily=-1), Retention(weekly=1000)])
def test_numbers_that_cannot_be_meant_are_refused(rule: Retention) -> None:
    with pytest.raises(InvalidField):
        rule.check()


@pytest.mark.parametrize("days", [0, 5000])
def test_reminders_come_after_days_that_can_be_meant(days: int) -> None:
    BackupChoices(remind_days=None).check()
    with pytest.raises(InvalidField):
        BackupChoices(remind_days=days).check()
