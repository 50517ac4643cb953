"""Where incidents stand in the order of time.

A position is the second since 1970 (UTC) of what happened, or else of when it was recorded, shifted
by SECOND_SHIFT bits; the rest tells incidents of one second apart, in the order in which they came.
"""

from datetime import UTC, datetime, timedelta

from core.moment import Moment
from storage.database import Database

SECOND_SHIFT = 20
_LAST_IN_SECOND = (1 << SECOND_SHIFT) - 1
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def second_of(occurred: Moment | None, recorded_at: datetime) -> int:
    """Return the second to which an incident belongs."""
    time = occurred.instant if occurred else recorded_at
    return (time - _EPOCH) // timedelta(seconds=1)


def free_position(database: Database, second: int) -> int:
    """Return a position after all those of a second, in it or in the next."""
    first = second << SECOND_SHIFT
    taken = database.value(
        "SELECT max(position) FROM incident WHERE position BETWEEN ? AND ?",
        (first, first | _LAST_IN_SECOND),
    )
    if taken is None:
        return first
    return free_position(database, second + 1) if taken == first | _LAST_IN_SECOND else taken + 1
