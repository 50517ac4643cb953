"""The next day that a rule gives, and where days begin."""

from calendar import monthrange
from datetime import UTC, date, datetime, timedelta
from zoneinfo import available_timezones

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.checklists.days import day_begins, local_day
from core.checklists.recurrence import check_rule, next_day
from core.errors import InvalidField

DAYS = st.dates(date(1990, 1, 1), date(2060, 12, 31))
ZONES = st.sampled_from(sorted(available_timezones()))
unhurried = settings(deadline=None, max_examples=60)

WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")


def _month_later(day: date, months: int, wanted: int) -> date:
    """The day of a month that many months later, or its last one: told by counting alone."""
    years, month = divmod(day.month - 1 + months, 12)
    year = day.year + years
    return date(year, month + 1, min(wanted, monthrange(year, month + 1)[1]))


@unhurried
@given(DAYS, st.integers(1, 99))
def test_days_and_weeks_are_counted_from_the_day_it_was_done(done: date, interval: int) -> None:
    assert next_day(f"FREQ=DAILY;INTERVAL={interval}", done) == done + timedelta(interval)
    assert next_day(f"FREQ=WEEKLY;INTERVAL={interval}", done) == done + timedelta(weeks=interval)


@unhurried
@given(DAYS, st.integers(1, 99))
def test_months_and_years_end_on_the_last_day_where_they_are_short(
    done: date, interval: int
) -> None:
    assert next_day(f"FREQ=MONTHLY;INTERVAL={interval}", done) == _month_later(
        done, interval, done.day
    )
    assert next_day(f"FREQ=YEARLY;INTERVAL={interval}", done) == _month_later(
        done, 12 * interval, done.day
    )


@unhurried
@given(DAYS, st.integers(1, 31))
def test_a_day_of_the_month_is_never_left_out(done: date, day: int) -> None:
    found = next_day(f"FREQ=MONTHLY;BYMONTHDAY={day}", done)
    this_month = _month_later(done, 0, day)
    assert found == (this_month if this_month > done else _month_later(done, 1, day))


@unhurried
@given(DAYS, st.sets(st.sampled_from(WEEKDAYS), min_size=1))
def test_weekdays_are_the_next_of_them(done: date, days: set[str]) -> None:
    found = next_day(f"FREQ=WEEKLY;BYDAY={','.join(sorted(days))}", done)
    expected = next(
        day
        for day in (done + timedelta(each) for each in range(1, 8))
        if WEEKDAYS[day.weekday()] in days
    )
    assert found == expected


def _every_followed_rule() -> st.SearchStrategy[str]:
    interval = st.integers(1, 99).map(lambda n: f";INTERVAL={n}") | st.just("")
    days = st.sets(st.sampled_from(WEEKDAYS), min_size=1).map(lambda d: f";BYDAY={','.join(d)}")
    month_day = (st.integers(1, 31) | st.just(-1)).map(lambda n: f";BYMONTHDAY={n}")
    month = st.integers(1, 12).map(lambda n: f";BYMONTH={n}")
    counted = st.tuples(st.sampled_from([1, 2, 4, -1]), st.sampled_from(WEEKDAYS))
    nothing = st.just("")
    return st.one_of(
        st.builds("FREQ=DAILY{}".format, interval),
        st.builds("FREQ=WEEKLY{}{}".format, interval, days | nothing),
        st.builds("FREQ=MONTHLY{}{}".format, interval, days | month_day | nothing),
        st.builds("FREQ=MONTHLY;BYDAY={0[0]}{0[1]}".format, counted),
        st.builds("FREQ=YEARLY{}{}{}".format, interval, month | nothing, month_day | nothing),
    )


@unhurried
@given(_every_followed_rule(), DAYS, ZONES)
def test_a_year_of_any_rule_anywhere(rule: str, first: date, zone: str) -> None:
    """Done on the very day it is due, again and again for a year: always a later day, which comes.

    A day is due from its first instant in the zone and not a second earlier, whatever clocks do.
    """
    done = first
    while done < first + timedelta(366):
        due = next_day(rule, done)
        assert due is not None
        assert due > done
        begins = day_begins(due, zone)
        assert local_day(begins, zone) >= due
        assert local_day(begins - timedelta(seconds=1), zone) < due
        done = due


@unhurried
@given(DAYS, ZONES)
def test_a_day_begins_at_its_first_instant(day: date, zone: str) -> None:
    begins = day_begins(day, zone)
    assert local_day(begins - timedelta(microseconds=1), zone) < day <= local_day(begins, zone)


@pytest.mark.parametrize(
    ("zone", "day", "begins"),
    [
        ("Asia/Beirut", date(2022, 3, 27), datetime(2022, 3, 26, 22, tzinfo=UTC)),  # 00 is left out
        # Half past eleven to half past midnight is left out.
        ("America/Toronto", date(1919, 3, 31), datetime(1919, 3, 31, 4, 30, tzinfo=UTC)),
        (
            "America/Havana",
            date(2026, 11, 1),
            datetime(2026, 11, 1, 4, tzinfo=UTC),
        ),  # 00 comes twice
        ("Pacific/Apia", date(2011, 12, 30), datetime(2011, 12, 30, 10, tzinfo=UTC)),  # no such day
    ],
)
def test_days_that_clocks_change(zone: str, day: date, begins: datetime) -> None:
    assert day_begins(day, zone) == begins


def test_the_end_of_time_is_never() -> None:
    assert next_day("FREQ=DAILY", date.max) is None


@pytest.mark.parametrize(
    "rule",
    [
        "",
        "often",
        "FREQ=HOURLY",
        "FREQ=DAILY;COUNT=3",
        "FREQ=DAILY;UNTIL=20270101",
        "FREQ=DAILY;BYDAY=MO",
        "FREQ=DAILY;INTERVAL=0",
        "FREQ=DAILY;INTERVAL=100",
        "FREQ=DAILY;FREQ=DAILY",
        "FREQ=MONTHLY;BYMONTHDAY=32",
        "FREQ=MONTHLY;BYMONTHDAY=1;BYDAY=MO",
        "FREQ=YEARLY;BYMONTH=13",
        "FREQ=WEEKLY;BYDAY=" + ",".join(["MO"] * 100),
        "FREQ=DAILY\nFREQ=WEEKLY",
        "FREQ=DAILY;INTERVAL=1\u0663",  # a digit, but not one of RFC 5545
    ],
)
def test_what_is_not_followed_is_refused(rule: str) -> None:
    with pytest.raises(InvalidField):
        check_rule(rule)
