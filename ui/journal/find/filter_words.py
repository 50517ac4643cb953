"""How the filters of a search are said in words."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QDate, QLocale

from core.incidents.incident_type import IncidentType
from core.incidents.search import Field, Filter, Has, IncidentQuery, first_day
from ui.journal.words import flag_words, platform_words, type_titles
from ui.plain_text import isolated
from ui.translate import tr

_YEAR, _MONTH = len("2024"), len("2024-03")


def has_words() -> Mapping[Has, str]:
    """Return what each thing a note can have is called, in the order to offer them."""
    return {
        Has.FILE: tr("any file"),
        Has.IMAGE: tr("a picture"),
        Has.VIDEO: tr("a video"),
        Has.AUDIO: tr("a sound recording"),
        Has.PDF: tr("a PDF"),
        Has.MAIL: tr("an e-mail file"),
        Has.PERSON: tr("a person"),
        Has.TIME: tr("a time"),
        Has.REPORT: tr("a report to somebody"),
        Has.SEAL: tr("a seal"),
    }


class FilterWords:
    """Says filters; knows the titles of the types."""

    def __init__(self, types: Sequence[IncidentType]) -> None:
        self._said: Mapping[Field, Mapping[str, str]] = {
            Field.TYPE: type_titles(types),
            Field.PLATFORM: {str(key): said for key, said in platform_words().items()},
            Field.FLAG: {str(key): said for key, said in flag_words().items()},
            Field.HAS: {str(key): said for key, said in has_words().items()},
        }

    def of(self, each: Filter) -> str:
        """Return a filter as a chip shows it: "Type: Threat", "Since March 2024".

        Values stand in it as they were typed: make it `visible`."""
        plain = {
            Field.TAG: tr("Tag: {value}"),
            Field.FROM: tr("From: {value}"),
            Field.TYPE: tr("Type: {value}"),
            Field.PLATFORM: tr("Where: {value}"),
            Field.FLAG: tr("Flag: {value}"),
            Field.HAS: tr("Has {value}"),
            Field.AFTER: tr("Since {value}"),
            Field.BEFORE: tr("Before {value}"),
        }
        return plain[each.field].format(value=self._value(each))

    def of_query(self, query: IncidentQuery) -> str:
        """Return a whole search in one line."""
        words = [f"“{isolated(term.text)}”" for term in query.terms]
        return " · ".join([*(isolated(self.of(each)) for each in query.filters), *words])

    def _value(self, each: Filter) -> str:
        if each.field in (Field.AFTER, Field.BEFORE):
            return _date_words(each.value)
        return self._said.get(each.field, {}).get(each.value, each.value)


def _date_words(value: str) -> str:
    first = first_day(value)
    if first is None or len(value) <= _YEAR:
        return value
    date = QDate(first.year, first.month, first.day)
    if len(value) <= _MONTH and value.count("-") == 1:
        month = QLocale().standaloneMonthName(first.month)
        return tr("{month} {year}").format(month=month, year=first.year)
    return QLocale().toString(date, QLocale.FormatType.LongFormat)
