"""Which backups of a drive to keep: the newest of so many days, weeks and months."""

from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from core.backups.drive import DriveState
from core.errors import InvalidField, Problem

_MOST = 999


@dataclass(frozen=True, slots=True)
class Retention:
    """How many of each are kept; None: all of them."""

    daily: int | None = 7
    weekly: int | None = 4
    monthly: int | None = None

    def check(self) -> None:
        """Raise InvalidField for a number that cannot be meant."""
        for name in ("daily", "weekly", "monthly"):
            number = getattr(self, name)
            if number is not None and not 0 <= number <= _MOST:
                raise InvalidField(name, Problem.TOO_LONG)


@dataclass(frozen=True, slots=True)
class Pruning:
    """What would stay and what would go, newest first."""

    kept: tuple[DriveState, ...]
    goners: tuple[DriveState, ...]


def plan_pruning(states: Iterable[DriveState], rule: Retention, zone: str) -> Pruning:
    """Divide states by a rule. Days, weeks (from Monday) and months begin on the clocks in `zone`.

    Of each of the last `daily` days that have a state the newest stays; weeks and months alike.
    The newest of all always stays.
    """
    newest_first = sorted(states, key=lambda state: (state.made_at, state.name), reverse=True)
    local = {each.name: each.made_at.astimezone(ZoneInfo(zone)) for each in newest_first}
    names = {each.name for each in newest_first[:1]}
    for limit, period in (
        (rule.daily, _day),
        (rule.weekly, _week),
        (rule.monthly, _month),
    ):
        names |= _newest_of_each(local, period, limit)
    return Pruning(
        tuple(each for each in newest_first if each.name in names),
        tuple(each for each in newest_first if each.name not in names),
    )


def _newest_of_each(
    newest_first: dict[str, datetime], period: Callable[[datetime], Hashable], limit: int | None
) -> set[str]:
    first: dict[Hashable, str] = {}
    for name, made_at in newest_first.items():
        first.setdefault(period(made_at), name)
    return set(list(first.values())[:limit])


def _day(time: datetime) -> Hashable:
    return time.date()


def _week(time: datetime) -> Hashable:
    return time.isocalendar()[:2]


def _month(time: datetime) -> Hashable:
    return time.year, time.month
