"""How often an item comes back: a rule of RFC 5545, and the next day it gives.

Only whole days are counted. Where a day begins is a question of the zone: `days.py`.
"""

import re
from datetime import date, datetime, time
from typing import cast

from dateutil.rrule import rrule, rrulestr

from core.errors import InvalidField, Problem

MAX_RULE_CHARACTERS = 200
_SHORTEST_MONTH = 28

_INTERVAL = r"[1-9]\d?"
_DAYS = r"(MO|TU|WE|TH|FR|SA|SU)(,(MO|TU|WE|TH|FR|SA|SU))*"
_COUNTED_DAY = r"-?[1-4](MO|TU|WE|TH|FR|SA|SU)"
_MONTH_DAY = r"-1|[1-9]|[12]\d|3[01]"
_MONTH = r"[1-9]|1[0-2]"
_FOLLOWED = {
    "DAILY": {"INTERVAL": _INTERVAL},
    "WEEKLY": {"INTERVAL": _INTERVAL, "BYDAY": _DAYS},
    "MONTHLY": {
        "INTERVAL": _INTERVAL,
        "BYDAY": f"{_DAYS}|{_COUNTED_DAY}",
        "BYMONTHDAY": _MONTH_DAY,
    },
    "YEARLY": {"INTERVAL": _INTERVAL, "BYMONTH": _MONTH, "BYMONTHDAY": _MONTH_DAY},
}
"""The parts that each frequency may have. Every such rule gives a day within a few steps: one that
never does (every 30 February) would be searched for until the year 9999. None ends (COUNT, UNTIL):
what is to be done again has no last time."""


def check_rule(rule: str) -> None:
    """Raise InvalidField when `rule` is not one that this app follows."""
    _parts(rule)


def next_day(rule: str, done_on: date) -> date | None:
    """Return the first day after `done_on` that the rule gives; None after the year 9999.

    The days are counted from the one it was done on: every three months is three months later.
    A month that is too short for the 29th, 30th or 31st gives its last day instead of none, and
    29 February gives the 28th in other years. Raises InvalidField.
    """
    start = datetime.combine(done_on, time())
    parts = _clamped(_parts(rule), done_on)
    text = ";".join(f"{name}={value}" for name, value in parts.items())
    built = cast("rrule", rrulestr(text, dtstart=start))  # `_parts` lets one rule through, no set
    found = built.after(start)
    return found.date() if found else None


def _parts(rule: str) -> dict[str, str]:
    pairs = [each.partition("=") for each in rule.split(";")]
    parts = {name: value for name, _, value in pairs}
    followed = {**_FOLLOWED.get(parts.get("FREQ", ""), {}), "FREQ": r"[A-Z]+"}
    holds = (
        len(rule) <= MAX_RULE_CHARACTERS
        and len(parts) == len(pairs)
        and parts.get("FREQ") in _FOLLOWED
        and all(re.fullmatch(followed.get(name, ""), parts[name], re.ASCII) for name in parts)
        and not {"BYDAY", "BYMONTHDAY"} <= parts.keys()
    )
    if not holds:
        raise InvalidField("repeat", Problem.UNKNOWN)
    return parts


def _clamped(parts: dict[str, str], start: date) -> dict[str, str]:
    """Let short months give their last day: RFC 5545 leaves them out, which nobody means."""
    if parts["FREQ"] not in ("MONTHLY", "YEARLY") or "BYDAY" in parts:
        return parts
    if parts["FREQ"] == "YEARLY":
        parts = {"BYMONTH": str(start.month), **parts}
    day = int(parts.get("BYMONTHDAY", start.day))
    if day <= _SHORTEST_MONTH:
        return {**parts, "BYMONTHDAY": str(day)}
    days = ",".join(str(each) for each in range(_SHORTEST_MONTH, day + 1))
    return {**parts, "BYMONTHDAY": days, "BYSETPOS": "-1"}
