"""Lists and items of the person's own, and their copies of shipped items."""

from dataclasses import dataclass, replace
from datetime import date

from core.checklists.recurrence import check_rule
from core.checklists.task import Mark
from core.checklists.template import Item
from core.errors import InvalidField, Problem
from core.ids import IncidentId

# The same as in core/checklists/list_file.py: what the person writes can be handed over.
_MAX_LIST_TITLE, _MAX_INTRODUCTION = 80, 2_000
_MAX_TITLE, _MAX_TEXT = 120, 1_000
_MAX_STEPS, _MAX_STEP = 12, 600
_MAX_CAPTURES, _MAX_CAPTURE = 12, 300


@dataclass(frozen=True, slots=True)
class OwnList:
    """A list that the person made or imported. `id` is random."""

    id: str
    title: str
    introduction: str = ""


@dataclass(frozen=True, slots=True)
class OwnItem:
    """An item that the person wrote, in a list of theirs or a shipped one.

    With a `base` it is their copy of a shipped item, whose id it has; the base is what was shipped
    when the person last looked at it.
    """

    item: Item
    list_id: str
    base: Item | None = None


@dataclass(frozen=True, slots=True)
class Removed:
    """What was deleted, so that it can be put back as it was."""

    list: OwnList | None
    items: tuple[OwnItem, ...]
    marks: tuple[tuple[str, Mark], ...]
    links: tuple[tuple[str, IncidentId], ...]
    orders: tuple[tuple[str, tuple[str, ...]], ...]
    """The order of each list that something was taken from, before."""


def checked_list(own: OwnList) -> OwnList:
    """Return a list with its title trimmed. Raises InvalidField."""
    return replace(
        own,
        title=_line("title", own.title, _MAX_LIST_TITLE),
        introduction=_text("introduction", own.introduction, _MAX_INTRODUCTION),
    )


def checked_item(item: Item) -> Item:
    """Return an item as it can be kept: trimmed, without empty steps. Raises InvalidField."""
    if item.repeat:
        check_rule(item.repeat)
    return replace(
        item,
        title=_line("title", item.title, _MAX_TITLE),
        what=_text("what", item.what, _MAX_TEXT),
        why=_text("why", item.why, _MAX_TEXT),
        consider=_text("consider", item.consider, _MAX_TEXT),
        steps=_texts("steps", item.steps, _MAX_STEPS, _MAX_STEP),
        capture=_texts("capture", item.capture, _MAX_CAPTURES, _MAX_CAPTURE),
    )


def check_day(field: str, day: date | None, today: date) -> None:
    """Raise InvalidField for a day that has passed."""
    if day is not None and day < today:
        raise InvalidField(field, Problem.UNKNOWN)


def _line(field: str, text: str, maximum: int) -> str:
    trimmed = _text(field, " ".join(text.split()), maximum)
    if not trimmed:
        raise InvalidField(field, Problem.EMPTY)
    return trimmed


def _text(field: str, text: str, maximum: int) -> str:
    trimmed = text.strip()
    if len(trimmed) > maximum:
        raise InvalidField(field, Problem.TOO_LONG)
    return trimmed


def _texts(field: str, texts: tuple[str, ...], count: int, maximum: int) -> tuple[str, ...]:
    found = tuple(_text(field, each, maximum) for each in texts if each.strip())
    if len(found) > count:
        raise InvalidField(field, Problem.TOO_LONG)
    return found
