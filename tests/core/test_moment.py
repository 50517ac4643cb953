"""Moments keep the instant that a person meant, also where clocks jump."""

from datetime import UTC, datetime, timedelta
from zoneinfo import available_timezones

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from core.errors import InvalidField, Problem
from core.moment import is_ambiguous, moment_from_local

zones = st.sampled_from(sorted(available_timezones()))
# The last day of year 9999 and the first of year 1 lie outside of time in some zones.
local_times = st.datetimes(datetime(2, 1, 1), datetime(9998, 1, 1)).map(  # noqa: DTZ001  naive is meant
    lambda time: time.replace(microsecond=0)
)


def test_the_same_wall_clock_is_another_instant_elsewhere() -> None:
    local = datetime(2026, 7, 1, 21, 5, 30, 999)  # noqa: DTZ001  naive is meant
    berlin = moment_from_local(local, "Europe/Berlin", written="kurz nach neun")
    assert berlin.instant == datetime(2026, 7, 1, 19, 5, 30, tzinfo=UTC)
    assert berlin.instant.tzinfo is UTC
    assert (berlin.zone, berlin.fold, berlin.written) == ("Europe/Berlin", 0, "kurz nach neun")
    kolkata = moment_from_local(local, "Asia/Kolkata")
    assert kolkata.instant == datetime(2026, 7, 1, 15, 35, 30, tzinfo=UTC)


def test_an_hour_that_comes_twice_is_told_apart_by_fold() -> None:
    local = datetime(2026, 10, 25, 2, 30)  # noqa: DTZ001  naive is meant
    first = moment_from_local(local, "Europe/Berlin")
    second = moment_from_local(local, "Europe/Berlin", fold=1)
    assert second.instant - first.instant == timedelta(hours=1)
    assert second.local().replace(tzinfo=None) == local
    assert second.local().utcoffset() == timedelta(hours=1)
    assert is_ambiguous(local, "Europe/Berlin")
    assert not is_ambiguous(local, "Asia/Kolkata")


def test_an_hour_that_clocks_skip_is_refused() -> None:
    with pytest.raises(InvalidField) as caught:
        moment_from_local(datetime(2026, 3, 29, 2, 30), "Europe/Berlin")  # noqa: DTZ001  naive is meant
    assert (caught.value.field, caught.value.problem) == ("occurred", Problem.NO_SUCH_TIME)


@pytest.mark.parametrize("zone", ["", "Mars/Base", "../etc/passwd", "europe/berlin\0", "/etc"])
def test_a_zone_that_nobody_knows_is_refused(zone: str) -> None:
    with pytest.raises(InvalidField) as caught:
        moment_from_local(datetime(2026, 3, 3), zone)  # noqa: DTZ001  naive is meant
    assert (caught.value.field, caught.value.problem) == ("zone", Problem.UNKNOWN)


@given(local_times, zones, st.sampled_from([0, 1]))
def test_the_wall_clock_comes_back(local: datetime, zone: str, fold: int) -> None:
    try:
        moment = moment_from_local(local, zone, fold=fold)
    except InvalidField:
        assume(False)
    assert moment.local().replace(tzinfo=None, fold=0) == local
    assert moment.instant.tzinfo in (UTC, UTC)
