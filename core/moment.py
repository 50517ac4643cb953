"""When something happened: an instant, the zone it was seen in, and the words it was written in."""

from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from zoneinfo import ZoneInfo, available_timezones

from dateutil import tz

from core.errors import InvalidField, Problem


@dataclass(frozen=True, slots=True)
class Moment:
    """An instant as a person meant it.

    `instant` is aware, UTC, whole seconds; `zone` an IANA name; `fold` 1 for the second of two
    equal local times when clocks go back; `written` the person's own words for it, kept as is.
    """

    instant: datetime
    zone: str
    fold: int = 0
    written: str = ""

    def local(self) -> datetime:
        """Return the wall-clock time in `zone`, aware."""
        return self.instant.astimezone(ZoneInfo(self.zone))


def moment_from_local(local: datetime, zone: str, *, fold: int = 0, written: str = "") -> Moment:
    """Build a Moment from a naive wall-clock time in `zone` (an IANA name).

    Raises InvalidField when the zone is unknown, or when clocks skipped that local time.
    """
    if zone not in _zones():
        raise InvalidField("zone", Problem.UNKNOWN)
    aware = local.replace(tzinfo=ZoneInfo(zone), microsecond=0, fold=fold)
    if not tz.datetime_exists(aware):
        raise InvalidField("occurred", Problem.NO_SUCH_TIME)
    return Moment(aware.astimezone(UTC), zone, fold, written)


def is_ambiguous(local: datetime, zone: str) -> bool:
    """Tell whether clocks in `zone` show the naive time `local` twice."""
    return tz.datetime_ambiguous(local.replace(tzinfo=ZoneInfo(zone)))


@cache
def _zones() -> set[str]:
    """Return the names of all zones. Finding them reads hundreds of files: once is enough."""
    return available_timezones()
