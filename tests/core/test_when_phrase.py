"""Reading a time as a person writes it."""

import warnings
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.when_dates import How
from core.when_phrase import Clocks, Suggestion, read_phrase
from core.when_words import ENGLISH

NOW = datetime(2026, 3, 3, 20, 5, tzinfo=UTC)  # a Tuesday, 21:05 in Berlin
BERLIN = "Europe/Berlin"


def _read(
    typed: str, *, day_first: bool = True, week_starts: int = 0, now: datetime = NOW
) -> tuple[Suggestion, ...]:
    return read_phrase(typed, now, BERLIN, day_first=day_first, week_starts=week_starts)


def _said(typed: str, **how: bool | int) -> list[str]:
    return [f"{each.local:%Y-%m-%d %H:%M}" for each in _read(typed, **how)]  # type: ignore[arg-type]  # each fits


@pytest.mark.parametrize(
    ("typed", "local", "spread"),
    [
        ("last Tuesday around 9pm", "2026-02-24 21:00", 30),
        ("yesterday evening", "2026-03-02 20:00", 120),
        ("3 days ago", "2026-02-28 12:00", 720),
        ("three days ago at 21:40", "2026-02-28 21:40", None),
        ("this morning", "2026-03-03 09:00", 180),
        ("2024-03-12 21:05", "2024-03-12 21:05", None),
        ("around noon", "2026-03-03 12:00", 30),
        ("the day before yesterday at 3 p.m.", "2026-03-01 15:00", None),
        ("3rd of March 2024, 21:05", "2024-03-03 21:05", None),
        ("March 3rd 2024 at 9 pm", "2024-03-03 21:00", None),
        ("25 December at noon", "2025-12-25 12:00", None),
        ("29 feb", "2024-02-29 12:00", 720),
        ("March 2024", "2024-03-15 12:00", 15 * 1440),
        ("last month", "2026-02-15 12:00", 14 * 1440),
        ("last year", "2025-07-02 12:00", 182 * 1440),
        ("2 months ago", "2026-01-03 12:00", 7 * 1440),
        ("a year ago", "2025-03-03 12:00", 60 * 1440),
        ("2 hours ago", "2026-03-03 19:05", 30),
        ("about half an hour ago", "2026-03-03 20:35", 5),
        ("just now", "2026-03-03 21:05", None),
        ("last night at 2", "2026-03-03 02:00", None),
        ("last night at 11", "2026-03-02 23:00", None),
        ("half past nine yesterday evening", "2026-03-02 21:30", None),
        ("quarter to ten yesterday morning", "2026-03-02 09:45", None),
        ("yesterday 3 o'clock in the afternoon", "2026-03-02 15:00", None),
        ("12 am yesterday", "2026-03-02 00:00", None),
        ("12.3.24 um 21 Uhr".replace("um ", "at "), "2024-03-12 21:00", None),
        ("22:30", "2026-03-02 22:30", None),
        ("5/25/1999", "1999-05-25 12:00", 720),
        ("14.2.99", "1999-02-14 12:00", 720),
    ],
)
def test_a_phrase_suggests_a_time_and_how_far_off_it_may_be(
    typed: str, local: str, spread: int | None
) -> None:
    first = _read(typed)[0]
    assert f"{first.local:%Y-%m-%d %H:%M}" == local
    assert first.approximate_minutes == spread


@pytest.mark.parametrize("typed", ["12/3/2024 21:05", "12.3.2024 21:05", "12-3-2024 21:05"])
def test_day_and_month_are_never_swapped_in_silence(typed: str) -> None:
    twelfth, third = "2024-03-12 21:05", "2024-12-03 21:05"
    assert _said(typed) == [twelfth, third]
    assert _said(typed, day_first=False) == [third, twelfth]
    assert [each.how for each in _read(typed)] == [(How.DAY_FIRST,), (How.MONTH_FIRST,)]


def test_a_day_over_twelve_has_one_reading_in_every_region() -> None:
    assert _said("13/3/2024 8:00") == _said("13/3/2024 8:00", day_first=False)
    assert _read("13/3/2024 8:00")[0].how == ()


def test_a_date_without_a_year_is_the_last_that_came_round() -> None:
    assert _said("4.3. 10:30") == ["2025-03-04 10:30", "2025-04-03 10:30"]
    assert How.LATEST_YEAR in _read("4.3. 10:30")[0].how


def test_a_weekday_is_the_last_one_or_the_one_before() -> None:
    assert _said("Monday at 20:00") == ["2026-03-02 20:00", "2026-02-23 20:00"]
    assert _said("Tuesday at 20:00") == ["2026-03-03 20:00", "2026-02-24 20:00"]
    assert _said("Sunday last week at 20:00") == ["2026-03-01 20:00"]
    assert _said("Sunday last week at 20:00", week_starts=6) == ["2026-02-22 20:00"]
    assert _said("this Sunday at 20:00", week_starts=6) == ["2026-03-01 20:00"]


def test_an_hour_alone_can_be_before_or_after_noon() -> None:
    assert _said("at 9") == ["2026-03-03 21:00", "2026-03-03 09:00"]
    assert _said("yesterday at 9:05") == ["2026-03-02 21:05", "2026-03-02 09:05"]
    assert _said("yesterday at 09:05") == ["2026-03-02 09:05"]


def test_midnight_is_at_either_end_of_a_day() -> None:
    assert _said("yesterday at midnight") == ["2026-03-03 00:00", "2026-03-02 00:00"]


def test_what_the_clocks_did_is_said() -> None:
    assert _read("29.3.2026 02:30")[0].clocks is Clocks.SKIPPED
    assert _read("26.10.2025 02:30")[0].clocks is Clocks.TWICE
    assert _read("26.10.2025 04:30")[0].clocks is Clocks.ONCE


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "5",
        "soon",
        "not yesterday",
        "yesterday when he called",
        "next Tuesday",
        "31.2.2024",
        "2024-13-01",
        "0/0",
        "31.2.",
        "yesterday today",
        "9pm 10pm",
        "13am",
        "25:00",
        "2 hours ago yesterday",
        "99999999999 days ago",
        "99999 years ago",
        "3 in the evening at 9",
        "yesterday evening at 07:00",
        "March March",
        "March 45",
        "12 34 March 56",
        "May the force",
    ],
)
def test_what_is_not_understood_is_not_guessed(typed: str) -> None:
    assert _read(typed) == ()


_KNOWN = sorted(
    {
        *ENGLISH.rewrites,
        *ENGLISH.days,
        *ENGLISH.parts,
        *ENGLISH.weekdays,
        *ENGLISH.months,
        *ENGLISH.units,
        *ENGLISH.numbers,
        *ENGLISH.clocks,
        *ENGLISH.roles,
    }
)
_PIECES = st.one_of(
    st.sampled_from(_KNOWN), st.from_regex(r"[0-9:./ -]{1,8}", fullmatch=True), st.text(max_size=4)
)


@given(
    typed=st.one_of(st.text(), st.lists(_PIECES, max_size=8).map(" ".join)),
    day_first=st.booleans(),
    week_starts=st.integers(0, 6),
    now=st.datetimes(datetime(1, 1, 3), datetime(9999, 12, 29)),  # noqa: DTZ001  made aware below
)
def test_no_text_raises_or_gives_a_time_without_its_clocks(
    typed: str, day_first: bool, week_starts: int, now: datetime
) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        found = _read(
            typed, day_first=day_first, week_starts=week_starts, now=now.replace(tzinfo=UTC)
        )
    assert len({each.local for each in found}) == len(found)
    assert all(each.local.tzinfo is None for each in found)
    assert all(each.approximate_minutes is None or each.approximate_minutes > 0 for each in found)


@given(
    local=st.datetimes(datetime(1900, 1, 1), datetime(2100, 1, 1)).map(  # noqa: DTZ001  a wall-clock time
        lambda each: each.replace(microsecond=0)
    ),
    day_first=st.booleans(),
    sep=st.sampled_from(" T"),
)
def test_a_written_iso_time_reads_back(local: datetime, day_first: bool, sep: str) -> None:
    (found,) = _read(local.isoformat(sep), day_first=day_first)
    assert (found.local, found.approximate_minutes) == (local, None)


@given(
    day=st.dates(datetime(2001, 1, 1).date(), datetime(2026, 1, 1).date()),  # noqa: DTZ001  a day
    day_first=st.booleans(),
)
def test_the_regions_own_order_is_suggested_first(day: datetime, day_first: bool) -> None:
    typed = f"{day:%d/%m/%Y}" if day_first else f"{day:%m/%d/%Y}"
    assert _read(typed, day_first=day_first)[0].local.date() == day


@given(days=st.integers(1, 5_000))
def test_days_ago_are_counted_on_the_calendar(days: int) -> None:
    (found,) = _read(f"{days} days ago")
    today = datetime(2026, 3, 3, 12)  # noqa: DTZ001  a wall-clock time
    assert found.local == today - timedelta(days=days)
