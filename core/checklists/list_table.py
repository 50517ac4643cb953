"""One table of a list's file, read strictly: every field once, of the right kind, within bounds."""

import re
import unicodedata
from datetime import date, datetime
from enum import StrEnum
from typing import TypeVar

from core.errors import ListProblem, UnreadableChecklist

MAX_ID_CHARACTERS = 120
_Member = TypeVar("_Member", bound=StrEnum)


class ListTable:
    """Takes fields out of a table; `finish` says whether any is left.

    `item`: which item of the list it is, counted from 1; 0 for the list itself. Every method raises
    UnreadableChecklist that names the field. A field without a default is needed.
    """

    def __init__(self, table: dict[str, object], item: int) -> None:
        self._left = dict(table)
        self.item = item

    def text(self, name: str, max_characters: int, default: str | None = None) -> str:
        """Take a text without spaces around it and without what `is_control`."""
        value = self._take(name, default)
        if default is not None and value == default:
            return default
        return self._text(name, value, max_characters)

    def code(self, name: str, pattern: str, default: str | None = None) -> str:
        """Take a text that a pattern matches as a whole."""
        value = self.text(name, MAX_ID_CHARACTERS, default)
        if value != default and not re.fullmatch(pattern, value, re.ASCII):
            raise self._error(ListProblem.UNKNOWN_VALUE, name)
        return value

    def texts(self, name: str, max_count: int, max_characters: int) -> tuple[str, ...]:
        """Take texts; none when the field is not there."""
        values = self._array(name, max_count)
        return tuple(self._text(name, each, max_characters) for each in values)

    def members(self, name: str, kind: type[_Member]) -> tuple[_Member, ...]:
        """Take values of an enumeration, each once; none when the field is not there."""
        values = self.texts(name, len(kind), MAX_ID_CHARACTERS)
        if not set(values) <= set(kind):
            raise self._error(ListProblem.UNKNOWN_VALUE, name)
        if len(set(values)) < len(values):
            raise self._error(ListProblem.TWICE, name)
        return tuple(kind(each) for each in values)

    def flag(self, name: str, *, default: bool) -> bool:
        """Take yes or no."""
        value = self._take(name, default)
        if not isinstance(value, bool):
            raise self._error(ListProblem.WRONG_KIND, name)
        return value

    def number(self, name: str, maximum: int, default: int | None = None) -> int:
        """Take a whole number from 0 to `maximum`."""
        value = self._take(name, default)
        if not isinstance(value, int) or isinstance(value, bool):
            raise self._error(ListProblem.WRONG_KIND, name)
        if not 0 <= value <= maximum:
            raise self._error(ListProblem.UNKNOWN_VALUE, name)
        return value

    def day(self, name: str) -> date:
        """Take a day without a time."""
        value = self._take(name)
        if not isinstance(value, date) or isinstance(value, datetime):
            raise self._error(ListProblem.WRONG_KIND, name)
        return value

    def tables(self, name: str, max_count: int) -> list["ListTable"]:
        """Take tables within this one; none when the field is not there."""
        found = []
        for number, each in enumerate(self._array(name, max_count), 1):
            if not isinstance(each, dict):
                raise self._error(ListProblem.WRONG_KIND, name)
            found.append(ListTable(each, number))
        return found

    def finish(self) -> None:
        """See that nothing is left which this version does not know."""
        for name in self._left:
            raise self._error(ListProblem.UNKNOWN_FIELD, name[:MAX_ID_CHARACTERS])

    def _take(self, name: str, default: object = None) -> object:
        value = self._left.pop(name, default)
        if value is None:
            raise self._error(ListProblem.MISSING, name)
        return value

    def _array(self, name: str, max_count: int) -> list[object]:
        value = self._take(name, [])
        if not isinstance(value, list):
            raise self._error(ListProblem.WRONG_KIND, name)
        if len(value) > max_count:
            raise self._error(ListProblem.TOO_MANY, name)
        return value

    def _text(self, name: str, value: object, max_characters: int) -> str:
        if not isinstance(value, str):
            raise self._error(ListProblem.WRONG_KIND, name)
        # Nearly every text is printable as a whole, and that is told fifty times sooner.
        if not value.isprintable() and any(map(is_control, value)):
            raise self._error(ListProblem.WRONG_KIND, name)
        if len(value) > max_characters:
            raise self._error(ListProblem.TOO_LONG, name)
        if not value.strip():
            raise self._error(ListProblem.MISSING, name)
        return value.strip()

    def _error(self, problem: ListProblem, field: str) -> UnreadableChecklist:
        return UnreadableChecklist(problem, field, self.item)


def is_control(character: str) -> bool:
    """Tell whether a character acts instead of being written; line ends and tabs are left alone."""
    return unicodedata.category(character) == "Cc" and character not in "\n\t"
