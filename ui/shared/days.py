"""How a day is written, as the person's region does."""

import re
from datetime import date

from PySide6.QtCore import QDate, QLocale

_WEEKDAY = re.compile(r"[\s,،]*dddd(?:ที่)?[\s,،]*")
"""In Qt's patterns for dates (QLocale.dateFormat); Thai writes “the” after it, without a space."""


def full_day(day: date) -> str:
    """Return a day in full, with the day of the week."""
    return QLocale().toString(_qdate(day), QLocale.FormatType.LongFormat)


def brief_day(day: date) -> str:
    """Return a day without the day of the week.

    The month is named: 3/4 is another day in London than in New York.
    """
    locale = QLocale()
    pattern = _WEEKDAY.sub("", locale.dateFormat(QLocale.FormatType.LongFormat))
    return locale.toString(_qdate(day), pattern)


def day_field_pattern() -> str:
    """Return Qt's pattern for a field in which a day is typed: numbers, the year in four digits."""
    locale = QLocale()
    if locale.language() is QLocale.Language.C:  # no region is set: “3 03 2026” is nobody's
        return "yyyy-MM-dd"
    pattern = locale.dateFormat(QLocale.FormatType.ShortFormat)
    return pattern if "yyyy" in pattern else pattern.replace("yy", "yyyy")


def _qdate(day: date) -> QDate:
    return QDate(day.year, day.month, day.day)
