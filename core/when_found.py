"""What a phrase for a time said of day and hour, and putting the two together."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, time, timedelta

from core.when_dates import DayRead, How
from core.when_words import DayPart

DAY_MINUTES = 24 * 60
_ABOUT_MINUTES = 30
_PARTS = {
    DayPart.MORNING: (9 * 60, 180),
    DayPart.AFTERNOON: (15 * 60, 180),
    DayPart.EVENING: (20 * 60, 120),
    DayPart.NIGHT: (23 * 60, 180),
}
"""Minutes after midnight in the middle of each, and how far it reaches to either side."""

Reading = tuple[datetime, int | None, tuple[How, ...]]
"""A naive local time, how many minutes it may be off, and how it was understood."""


class NotUnderstoodError(Exception):
    """The phrase says more, or less, than this can read."""


@dataclass(frozen=True, slots=True)
class TimeRead:
    """A time of day; negative or over a day's minutes it lies on the day before or after."""

    minutes: int
    spread: int | None = None
    how: tuple[How, ...] = ()
    seconds: int = 0


@dataclass(slots=True)
class Found:
    """What has been read so far; None: nothing of that kind."""

    days: tuple[DayRead, ...] | None = None
    times: tuple[TimeRead, ...] | None = None
    part: DayPart | None = None
    exact: tuple[datetime, int | None] | None = None
    is_about: bool = False

    def readings(self, now: datetime) -> Iterator[Reading]:
        """Return each combination of day and hour; `now` is a naive local time.

        Raises NotUnderstoodError, ValueError, OverflowError.
        """
        if self.exact is not None:
            if self.days or self.times or self.part:
                raise NotUnderstoodError
            local, spread = self.exact
            yield local, spread or (_ABOUT_MINUTES if self.is_about else None), ()
            return
        if self.days is None and self.times is None and self.part is None:
            raise NotUnderstoodError
        times = self._times()
        for day in self.days or (DayRead(now.date()),):
            for each in times:
                yield self._together(day, each, now)

    def _together(self, day: DayRead, each: TimeRead, now: datetime) -> Reading:
        midnight = datetime.combine(day.day, time())
        local = midnight + timedelta(minutes=each.minutes, seconds=each.seconds)
        how = (*day.how, *each.how)
        if self.days is None and local > now:
            local -= timedelta(days=1)
            how = (*how, How.DAY_BEFORE)
        spread = each.spread
        if spread is None and self.is_about:
            spread = _ABOUT_MINUTES
        if day.give_days:
            spread = day.give_days * DAY_MINUTES
            how = tuple(part for part in how if part is not How.WHOLE_DAY)
        return local, spread, how

    def _times(self) -> tuple[TimeRead, ...]:
        times, part = self.times, self.part
        if times is None:
            if part is None:
                return (TimeRead(DAY_MINUTES // 2, DAY_MINUTES // 2, (How.WHOLE_DAY,)),)
            middle, spread = _PARTS[part]
            return (TimeRead(middle, spread, (How.PART_OF_DAY,)),)
        if part is None:
            return times
        fitting = tuple(_in_part(each, part) for each in times if _fits(each.minutes, part))
        if not fitting:
            raise NotUnderstoodError
        return fitting


def _fits(minutes: int, part: DayPart) -> bool:
    hour = minutes // 60 % 24
    return {
        DayPart.MORNING: hour < 12,
        DayPart.AFTERNOON: 12 <= hour < 19,
        DayPart.EVENING: hour >= 16,
        DayPart.NIGHT: hour >= 18 or hour < 6,
    }[part]


def _in_part(each: TimeRead, part: DayPart) -> TimeRead:
    """Two at night is on the morning after."""
    if part is DayPart.NIGHT and each.minutes < 6 * 60:
        return TimeRead(each.minutes + DAY_MINUTES, each.spread, (How.NIGHT_AFTER,), each.seconds)
    return TimeRead(each.minutes, each.spread, (), each.seconds)
