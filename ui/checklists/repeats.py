"""How often something comes back, in words."""

from collections.abc import Sequence

from PySide6.QtCore import QLocale

from ui.translate import tr, tr_n

CHOICES = (
    "FREQ=WEEKLY",
    "FREQ=WEEKLY;INTERVAL=2",
    "FREQ=MONTHLY",
    "FREQ=MONTHLY;INTERVAL=3",
    "FREQ=MONTHLY;INTERVAL=6",
    "FREQ=YEARLY",
)
"""What is offered; an item may bring others."""


def repeat_words(rule: str) -> str:
    """Return a rule in words; one that has none is called a rule of its own."""
    parts = dict(part.partition("=")[::2] for part in rule.split(";"))
    interval = parts.pop("INTERVAL", "1")
    frequency = parts.pop("FREQ", "")
    if frequency not in ("DAILY", "WEEKLY", "MONTHLY", "YEARLY") or not interval.isdecimal():
        return tr("by a rule of its own")
    words = _every(frequency, int(interval))
    if not parts:
        return words
    if set(parts) == {"BYMONTHDAY"} and frequency == "MONTHLY":
        return _on_day(words, parts["BYMONTHDAY"])
    if set(parts) == {"BYDAY"} and frequency == "WEEKLY":
        return _on_weekdays(words, parts["BYDAY"].split(","))
    return tr("by a rule of its own")


def _every(frequency: str, n: int) -> str:
    if n == 1:
        return {
            "DAILY": tr("every day"),
            "WEEKLY": tr("every week"),
            "MONTHLY": tr("every month"),
            "YEARLY": tr("every year"),
        }[frequency]
    return {
        "DAILY": tr_n("every {n} day", "every {n} days", n),
        "WEEKLY": tr_n("every {n} week", "every {n} weeks", n),
        "MONTHLY": tr_n("every {n} month", "every {n} months", n),
        "YEARLY": tr_n("every {n} year", "every {n} years", n),
    }[frequency].format(n=n)


def _on_day(words: str, day: str) -> str:
    if day == "-1":
        return tr("{every}, on the last day").format(every=words)
    return tr("{every}, on day {day} or the last one").format(every=words, day=day)


def _on_weekdays(words: str, codes: Sequence[str]) -> str:
    names = {
        code: QLocale().dayName(number)
        for number, code in enumerate(("MO", "TU", "WE", "TH", "FR", "SA", "SU"), 1)
    }
    days = ", ".join(names.get(code, code) for code in codes)
    return tr("{every}, on {days}").format(every=words, days=days)
