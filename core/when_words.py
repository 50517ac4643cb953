"""The words for times that `core.when_phrase` knows, one table a language.

A translator adds a table like ENGLISH; the reading itself knows no word of any language.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class DayPart(StrEnum):
    """Part of a day, as people speak of it."""

    MORNING = "morning"
    AFTERNOON = "afternoon"
    EVENING = "evening"
    NIGHT = "night"


class Unit(StrEnum):
    """What time is counted in."""

    MINUTE = "minute"
    HOUR = "hour"
    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"


class Role(StrEnum):
    """What a word does that names no time itself."""

    ABOUT = "about"
    AGO = "ago"
    LAST = "last"
    THIS = "this"
    AT = "at"
    FORENOON = "forenoon"
    AFTERNOON = "afternoon"
    HOURS = "hours"
    FILLER = "filler"


@dataclass(frozen=True, slots=True)
class PhraseWords:
    """All keys in lower case, as one word each, except in `rewrites`."""

    rewrites: Mapping[str, str]
    """Phrases of several words said in words of the other tables; longest first wins."""
    days: Mapping[str, int]
    """How many days ago."""
    parts: Mapping[str, DayPart]
    weekdays: Mapping[str, int]
    """Monday is 0."""
    months: Mapping[str, int]
    """January is 1."""
    units: Mapping[str, Unit]
    numbers: Mapping[str, int]
    clocks: Mapping[str, int]
    """Words for one time of day, in minutes after midnight."""
    past_hour: Mapping[str, int]
    """Minutes that a word adds to the hour named after it."""
    roles: Mapping[str, Role]


def _named(*rows: str) -> dict[str, int]:
    """Count rows of equal words from 0."""
    return {word: place for place, row in enumerate(rows) for word in row.split()}


ENGLISH = PhraseWords(
    rewrites={
        "the day before yesterday": "beforeyesterday",
        "day before yesterday": "beforeyesterday",
        "the night before last": "beforeyesterday night",
        "last night": "yesterday night",
        "last evening": "yesterday evening",
        "tonight": "today evening",
        "this morning": "today morning",
        "this afternoon": "today afternoon",
        "this evening": "today evening",
        "in the middle of the night": "night",
        "half an hour": "30 minutes",
        "half hour": "30 minutes",
        "a quarter of an hour": "15 minutes",
        "an hour and a half": "90 minutes",
        "a couple of": "2",
        "a couple": "2",
        "couple of": "2",
        "just now": "0 minutes ago",
        "right now": "0 minutes ago",
        "now": "0 minutes ago",
        "half past": "halfpast",
        "quarter past": "quarterpast",
        "a quarter past": "quarterpast",
        "quarter to": "quarterto",
        "a quarter to": "quarterto",
        "o'clock": "oclock",
        "o’clock": "oclock",
        "a.m.": "am",
        "p.m.": "pm",
    },
    days={"today": 0, "yesterday": 1, "beforeyesterday": 2},
    parts={
        "morning": DayPart.MORNING,
        "afternoon": DayPart.AFTERNOON,
        "evening": DayPart.EVENING,
        "night": DayPart.NIGHT,
    },
    weekdays=_named(
        "monday mon",
        "tuesday tue tues",
        "wednesday wed",
        "thursday thu thur thurs",
        "friday fri",
        "saturday sat",
        "sunday sun",
    ),
    months={
        word: place + 1
        for word, place in _named(
            "january jan",
            "february feb",
            "march mar",
            "april apr",
            "may",
            "june jun",
            "july jul",
            "august aug",
            "september sep sept",
            "october oct",
            "november nov",
            "december dec",
        ).items()
    },
    units={
        word: unit
        for unit in Unit
        for word in (unit.value, f"{unit.value}s", {"minute": "min", "hour": "hr"}.get(unit, unit))
    },
    numbers=_named(
        *("zero", "a an one", "two", "three", "four", "five", "six"),
        *("seven", "eight", "nine", "ten", "eleven", "twelve"),
    ),
    clocks={"noon": 720, "midday": 720, "midnight": 0},
    past_hour={"halfpast": 30, "quarterpast": 15, "quarterto": -15},
    roles={
        **dict.fromkeys(
            ("around", "about", "approximately", "approx", "roughly", "circa", "ca", "~", "maybe"),
            Role.ABOUT,
        ),
        "ago": Role.AGO,
        "last": Role.LAST,
        "this": Role.THIS,
        "at": Role.AT,
        "am": Role.FORENOON,
        "pm": Role.AFTERNOON,
        "oclock": Role.HOURS,
        "h": Role.HOURS,
        "uhr": Role.HOURS,
        **dict.fromkeys(("on", "in", "the", "of", "during", "t", "and"), Role.FILLER),
    },
)
