"""Days where the person is. A day begins at its first instant, which is not always midnight."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from dateutil import tz


def local_day(instant: datetime, zone: str) -> date:
    """Return which day an aware instant falls on in `zone` (an IANA name)."""
    return instant.astimezone(ZoneInfo(zone)).date()


def day_begins(day: date, zone: str) -> datetime:
    """Return the first instant of a day in `zone`, aware UTC.

    Where clocks are put forward at midnight the day begins at one o'clock; where they are put back
    over midnight it begins at the first of the two. A day that a zone left out altogether (Samoa,
    30 December 2011) begins when the next one does.
    """
    midnight = datetime.combine(day, time(), ZoneInfo(zone))
    if tz.datetime_exists(midnight):
        return midnight.astimezone(UTC)
    # In a gap both readings are off by its length, one to each side: the jump lies between them.
    before, after = sorted(midnight.replace(fold=fold).astimezone(UTC) for fold in (0, 1))
    while after - before > timedelta(seconds=1):
        middle = before + (after - before) / 2
        if local_day(middle, zone) < day:
            before = middle
        else:
            after = middle
    return after.replace(microsecond=0)
