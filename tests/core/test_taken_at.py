"""What a picture says of when it was taken."""

from datetime import UTC, datetime

import pytest

from core.incidents.taken_at import taken_at
from core.moment import Moment

BERLIN = "Europe/Berlin"


@pytest.mark.parametrize(
    ("said", "instant"),
    [
        ("2026:03:03 21:05:09", datetime(2026, 3, 3, 20, 5, 9, tzinfo=UTC)),
        (" 2026:03:03 21:05:09 -05:30 ", datetime(2026, 3, 4, 2, 35, 9, tzinfo=UTC)),
        ("2026:03:03 21:05:09 +01:00", datetime(2026, 3, 3, 20, 5, 9, tzinfo=UTC)),
    ],
)
def test_a_time_is_read_with_its_offset_or_as_the_clocks_here(said: str, instant: datetime) -> None:
    assert taken_at(said, BERLIN) == Moment(instant, BERLIN)


@pytest.mark.parametrize(
    "said",
    [
        "",
        "yesterday",
        "0000:00:00 00:00:00",
        "2026:13:03 21:05:09",
        "2026:03:29 02:30:00",
        "2026:03:03 21:05:09 +99:00",
        "0001:01:01 00:00:00 +14:00",
        "2026-03-03T21:05:09",
    ],
)
def test_what_is_no_time_is_not_offered(said: str) -> None:
    assert taken_at(said, BERLIN) is None
