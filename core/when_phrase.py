"""Reading a time as a person writes it: "last Tuesday around 9pm", "12.3.2024 21:05".

What comes out are suggestions for the person to confirm, never a decision. Where a phrase can mean
two things, both are suggested; a word that is not understood gives no suggestion at all.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from dateutil import tz
from dateutil.relativedelta import relativedelta

from core.moment import is_ambiguous
from core.when_dates import DayRead, How, numeric_days, written_days
from core.when_found import DAY_MINUTES, Found, NotUnderstoodError, Reading, TimeRead
from core.when_lexer import Shape, Token, tokens_of
from core.when_words import ENGLISH, PhraseWords, Role, Unit

MOST_CHARACTERS = 200
MOST_SUGGESTIONS = 4
_LONGEST_AGO = 100_000


class Clocks(StrEnum):
    """What the clocks did with a local time."""

    ONCE = "once"
    TWICE = "twice"
    """They showed it twice: ask which one it was."""
    SKIPPED = "skipped"
    """They never showed it."""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """One reading. `local` is a naive wall-clock time in the zone that was asked about."""

    local: datetime
    approximate_minutes: int | None
    """How far off it may be; None: it was given exactly."""
    how: tuple[How, ...]
    """What was decided in reading it, for words beside it."""
    clocks: Clocks


def read_phrase(
    typed: str,
    now: datetime,
    zone: str,
    *,
    day_first: bool,
    week_starts: int = 0,
    words: PhraseWords = ENGLISH,
) -> tuple[Suggestion, ...]:
    """Return what a phrase can mean, the likeliest first; nothing when it is not understood.

    `now` is aware, `zone` an IANA name, `day_first` the order of the person's region, `week_starts`
    0 for Monday to 6 for Sunday. Never raises, whatever was typed.
    """
    local = now.astimezone(ZoneInfo(zone)).replace(tzinfo=None, microsecond=0)
    try:
        reader = _Reader(tokens_of(typed[:MOST_CHARACTERS], words), local, words)
        readings = reader.read(day_first=day_first, week_starts=week_starts)
        found: dict[datetime, Suggestion] = {}
        for each in readings:
            found.setdefault(each[0], _suggestion(each, zone))
    except (NotUnderstoodError, ValueError, OverflowError):
        return ()
    return tuple(found.values())[:MOST_SUGGESTIONS]


def _suggestion(reading: Reading, zone: str) -> Suggestion:
    local, spread, how = reading
    if not tz.datetime_exists(local.replace(tzinfo=ZoneInfo(zone))):
        return Suggestion(local, spread, how, Clocks.SKIPPED)
    return Suggestion(
        local, spread, how, Clocks.TWICE if is_ambiguous(local, zone) else Clocks.ONCE
    )


class _Reader:
    """Goes along the tokens once; each rule takes what it knows."""

    def __init__(self, tokens: list[Token], now: datetime, words: PhraseWords) -> None:
        self._tokens, self._now, self._words = tokens, now, words
        self._place = 0
        self._found = Found()
        self._rest: list[Token] = []
        self._is_in_numbers = False

    def read(self, *, day_first: bool, week_starts: int) -> Iterator[Reading]:
        """Return each reading: local time, how far off, how it was understood."""
        self._day_first, self._week_starts = day_first, week_starts
        rules: tuple[Callable[[], bool], ...] = (
            self._ago,
            self._weekday,
            self._span,
            self._date,
            self._clock,
            self._hour,
            self._word,
        )
        while self._place < len(self._tokens):
            if not any(rule() for rule in rules):
                self._rest.append(self._tokens[self._place])
                self._place += 1
        if self._rest:
            self._set_days(written_days(self._rest, self._now.date(), self._words.months))
        return self._found.readings(self._now)

    # Rules: each looks at the tokens from here on, and says whether it took any.

    def _ago(self) -> bool:
        count = self._number(0)
        unit = self._words.units.get(self._text(1))
        if count is None or unit is None or self._role(2) is not Role.AGO:
            return False
        if count > _LONGEST_AGO:
            raise NotUnderstoodError
        self._place += 3
        if unit in (Unit.MINUTE, Unit.HOUR):
            minutes = count * (60 if unit is Unit.HOUR else 1)
            spread = None if minutes == 0 else 30 if unit is Unit.HOUR else 5
            self._found.exact = (self._now - timedelta(minutes=minutes), spread)
            return True
        back = {
            Unit.DAY: relativedelta(days=count),
            Unit.WEEK: relativedelta(weeks=count),
            Unit.MONTH: relativedelta(months=count),
            Unit.YEAR: relativedelta(years=count),
        }[unit]
        give = {Unit.DAY: 0, Unit.WEEK: 3, Unit.MONTH: 7, Unit.YEAR: 60}[unit]
        self._set_days((DayRead((self._now - back).date(), give),))
        return True

    def _weekday(self) -> bool:
        role = self._role(0)
        skip = 1 if role in (Role.LAST, Role.THIS) else 0
        weekday = self._words.weekdays.get(self._text(skip))
        if weekday is None:
            return False
        self._place += skip + 1
        today = self._now.date()
        week = today - timedelta(days=(today.weekday() - self._week_starts) % 7)
        in_week = timedelta(days=(weekday - self._week_starts) % 7)
        if self._role(0) is Role.LAST and self._words.units.get(self._text(1)) is Unit.WEEK:
            self._place += 2
            self._set_days((DayRead(week - timedelta(days=7) + in_week),))
            return True
        if role is Role.THIS:
            self._set_days((DayRead(week + in_week),))
            return True
        back = (today.weekday() - weekday) % 7
        if back == 0 and role is Role.LAST:
            self._set_days((DayRead(today - timedelta(days=7)),))
            return True
        latest = today - timedelta(days=back)
        before = DayRead(latest - timedelta(days=7), how=(How.WEEK_BEFORE,))
        self._set_days((DayRead(latest, how=(How.MOST_RECENT,)), before))
        return True

    def _span(self) -> bool:
        """Read "last week", "this month", "last year"."""
        role, unit = self._role(0), self._words.units.get(self._text(1))
        if role not in (Role.LAST, Role.THIS) or unit not in (Unit.WEEK, Unit.MONTH, Unit.YEAR):
            return False
        self._place += 2
        today = self._now.date()
        start, length = {
            Unit.WEEK: (
                today - timedelta(days=(today.weekday() - self._week_starts) % 7),
                relativedelta(weeks=1),
            ),
            Unit.MONTH: (today.replace(day=1), relativedelta(months=1)),
            Unit.YEAR: (today.replace(month=1, day=1), relativedelta(years=1)),
        }[unit]
        end = start + length
        if role is Role.LAST:
            start, end = start - length, start
        half = (end - start).days // 2
        self._set_days((DayRead(start + timedelta(days=half), max(half, 1)),))
        return True

    def _date(self) -> bool:
        token = self._tokens[self._place]
        if token.shape not in (Shape.ISO, Shape.DATE, Shape.DAY_MONTH):
            return False
        self._place += 1
        self._is_in_numbers = True
        self._set_days(numeric_days(token, self._now.date(), day_first=self._day_first))
        return True

    def _clock(self) -> bool:
        token = self._tokens[self._place]
        if token.shape is not Shape.CLOCK:
            return False
        self._place += 1
        hour, minute, second = (*token.numbers, 0)[:3]
        is_plain = token.text.startswith("0") or hour > 12 or self._is_in_numbers
        self._set_hour(hour, minute, second, is_plain=is_plain)
        return True

    def _hour(self) -> bool:
        """Read "at 9", "9pm", "half past nine"."""
        skip = 1 if self._role(0) in (Role.AT, Role.ABOUT) else 0
        extra = self._words.past_hour.get(self._text(skip))
        if extra is not None:
            skip += 1
        hour = self._number(skip)
        if hour is None:
            return False
        after = self._role(skip + 1)
        if not skip and after not in (Role.FORENOON, Role.AFTERNOON, Role.HOURS):
            return False
        if self._text(skip + 1) in self._words.units or self._text(skip + 1) in self._words.months:
            return False
        self._found.is_about |= self._role(0) is Role.ABOUT
        self._place += skip + 1
        if self._role(0) is Role.HOURS:
            self._place += 1
        self._set_hour(hour, 0, 0, is_plain=False, extra=extra or 0)
        return True

    def _word(self) -> bool:
        word, role = self._text(0), self._role(0)
        if word in self._words.days:
            today = self._now.date()
            self._set_days((DayRead(today - timedelta(days=self._words.days[word])),))
        elif word in self._words.parts and self._found.part is None:
            self._found.part = self._words.parts[word]
        elif word in self._words.clocks:
            minutes = self._words.clocks[word]
            ends = (TimeRead(DAY_MINUTES, how=(How.DAY_ENDS,)),) if minutes == 0 else ()
            self._set_times((*ends, TimeRead(minutes)))
        elif role is Role.ABOUT:
            self._found.is_about = True
        elif role not in (Role.AT, Role.FILLER):
            return False
        self._place += 1
        return True

    # What the rules lean on.

    def _text(self, ahead: int) -> str:
        place = self._place + ahead
        return self._tokens[place].text if place < len(self._tokens) else ""

    def _role(self, ahead: int) -> Role | None:
        return self._words.roles.get(self._text(ahead))

    def _number(self, ahead: int) -> int | None:
        place = self._place + ahead
        if place >= len(self._tokens):
            return None
        token = self._tokens[place]
        if token.shape is Shape.NUMBER:
            return token.numbers[0]
        return self._words.numbers.get(token.text)

    def _set_days(self, days: tuple[DayRead, ...]) -> None:
        if self._found.days is not None or not days:
            raise NotUnderstoodError
        self._found.days = days

    def _set_times(self, times: tuple[TimeRead, ...]) -> None:
        if self._found.times is not None:
            raise NotUnderstoodError
        self._found.times = times

    def _set_hour(
        self, hour: int, minute: int, second: int, *, is_plain: bool, extra: int = 0
    ) -> None:
        half = self._role(0)
        time(hour, minute, second)  # raises ValueError for 25:61
        if half in (Role.FORENOON, Role.AFTERNOON):
            self._place += 1
            if hour > 12 and half is Role.FORENOON:
                raise NotUnderstoodError
            if hour <= 12:
                hour = hour % 12 + (12 if half is Role.AFTERNOON else 0)
            is_plain = True
        minutes = hour * 60 + minute + extra
        both = [TimeRead(minutes, seconds=second)]
        if not is_plain and 1 <= hour <= 12:
            other = (minutes + DAY_MINUTES // 2) % DAY_MINUTES
            early, late = sorted((minutes, other))
            both = [
                TimeRead(late, how=(How.AFTER_NOON,), seconds=second),
                TimeRead(early, how=(How.BEFORE_NOON,), seconds=second),
            ]
        self._set_times(tuple(both))
