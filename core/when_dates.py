"""Dates as people write them: in numbers, or with the name of a month."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from dateutil import parser

from core.when_lexer import Shape, Token


class How(StrEnum):
    """A decision made in reading a phrase."""

    DAY_FIRST = "day_first"
    MONTH_FIRST = "month_first"
    MOST_RECENT = "most_recent"
    WEEK_BEFORE = "week_before"
    LATEST_YEAR = "latest_year"
    """No year was given: the last time this day came round."""
    WHOLE_DAY = "whole_day"
    WHOLE_MONTH = "whole_month"
    PART_OF_DAY = "part_of_day"
    BEFORE_NOON = "before_noon"
    AFTER_NOON = "after_noon"
    NIGHT_AFTER = "night_after"
    """The small hours after the evening of that day."""
    DAY_BEFORE = "day_before"
    """That time of today is still to come, so it was yesterday's."""
    DAY_ENDS = "day_ends"
    """Midnight at the end of that day."""


@dataclass(frozen=True, slots=True)
class DayRead:
    """A day; `give_days` when it may be as many days off."""

    day: date
    give_days: int = 0
    how: tuple[How, ...] = ()


def numeric_days(token: Token, today: date, *, day_first: bool) -> tuple[DayRead, ...]:
    """Return the days that a date in numbers can be: the region's order first.

    Raises ValueError when it can be none.
    """
    first, second, *more = token.numbers
    if token.shape is Shape.ISO:
        return (DayRead(date(first, second, more[0])),)
    days = []
    for is_day_first in (day_first, not day_first):
        day, month = (first, second) if is_day_first else (second, first)
        order = How.DAY_FIRST if is_day_first else How.MONTH_FIRST
        how = (order,) if max(first, second) <= 12 and first != second else ()
        try:
            days.append(_dated(day, month, _year(more[0], token, today) if more else today, how))
        except ValueError:
            continue
    if not days:
        raise ValueError("no such day")
    return tuple(dict.fromkeys(days))


def written_days(
    tokens: Sequence[Token], today: date, months: Mapping[str, int]
) -> tuple[DayRead, ...]:
    """Return the day that numbers and the name of a month stand for, read by dateutil.

    dateutil fills what is missing from a default day, without saying so. It is asked twice with
    defaults that differ in everything: what differs in the answers was not written. Raises
    ValueError when it is no date.
    """
    named = [each for each in tokens if each.text in months]
    numbers = [each for each in tokens if each.shape in (Shape.NUMBER, Shape.ORDINAL)]
    if len(named) != 1 or len(named) + len(numbers) != len(tokens) or len(numbers) > 2:
        raise ValueError("not a date")
    month = months[named[0].text]
    text = " ".join(
        _MONTHS[month - 1] if each in named else f"{each.numbers[0]}" for each in tokens
    )
    one, other = (_ask_dateutil(text, default) for default in _DEFAULTS)
    if one.month != month or other.month != month:
        raise ValueError("not a date")
    has_year, has_day = one.year == other.year, one.day == other.day
    has_long_year = any(len(each.text) == 4 for each in numbers)
    if (has_day and len(numbers) == 2) != (has_day and has_year) or (
        has_year and not has_day and not has_long_year
    ):
        raise ValueError("not a date")
    year: int | date = one.year if has_year else today
    if isinstance(year, int) and not has_long_year and year > today.year:
        year -= 100
    if has_day:
        return (_dated(one.day, month, year, ()),)
    start = _dated(1, month, year, ())
    return (DayRead(start.day + timedelta(days=14), 15, (*start.how, How.WHOLE_MONTH)),)


_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_DEFAULTS = (datetime(2000, 1, 1), datetime(2004, 2, 2))  # noqa: DTZ001  leap years, read as days only


def _ask_dateutil(text: str, default: datetime) -> datetime:
    return parser.parse(text, default=default, dayfirst=True, ignoretz=True)


def _year(number: int, token: Token, today: date) -> int:
    """Return the year meant by two digits: the latest that is not to come."""
    if len(token.text.rsplit(token.text[-3], 1)[-1]) == 4 or number > 99:
        return number
    century = today.year // 100 * 100
    return century + number if century + number <= today.year else century - 100 + number


def _dated(day: int, month: int, year: int | date, how: tuple[How, ...]) -> DayRead:
    """Return the day; with today in place of the year, the last time it came round."""
    if isinstance(year, int):
        return DayRead(date(year, month, day), how=how)
    found = (
        _day_or_none(year.year - back, month, day)
        for back in range(9)  # 29 February may be eight years back
    )
    latest = next((each for each in found if each is not None and each <= year), None)
    if latest is None:
        raise ValueError("no such day")
    return DayRead(latest, how=(*how, How.LATEST_YEAR))


def _day_or_none(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
