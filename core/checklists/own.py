"""Lists and items of the person's own, and their copies of shipped items."""

from dataclasses import dataclass, replace
from datetime import date

from core.checklists.recurrence import check_rule
from core.checklists.task import Mark
from core.checklists.template import Item
from core.errors import InvalidField, Problem
from core.ids import IncidentId

MAX_TITLE_CHARACTERS = 200
MAX_TEXT_CHARACTERS = 10_000
MAX_STEPS = 20


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
        title=_line("title", own.title),
        introduction=_text("introduction", own.introduction),
    )


def checked_item(item: Item) -> Item:
    """Return an item as it can be kept: trimmed, without empty steps. Raises InvalidField."""
    if item.repeat:
        check_rule(item.repeat)
    steps = tuple(_text("steps", each) for each in item.steps if each.strip())
    capture = tuple(_text("capture", each) for each in item.capture if each.strip())
    if len(steps) > MAX_STEPS or len(capture) > MAX_STEPS:
        raise InvalidField("steps", Problem.TOO_LONG)
    return replace(
        item,
        title=_line("title", item.title),
        what=_text("what", item.what),
        why=_text("why", item.why),
        consider=_text("consider", item.consider),
        steps=steps,
        capture=capture,
    )


def check_day(field: str, day: date | None, today: date) -> None:
    """Raise InvalidField for a day that has passed."""
    if day is not None and day < today:
        raise InvalidField(field, Problem.UNKNOWN)


def _line(field: str, text: str) -> str:
    trimmed = " ".join(text.split())
    if not trimmed:
        raise InvalidField(field, Problem.EMPTY)
    if len(trimmed) > MAX_TITLE_CHARACTERS:
        raise InvalidField(field, Problem.TOO_LONG)
    return trimmed


def _text(field: str, text: str) -> str:
    if len(text) > MAX_TEXT_CHARACTERS:
        raise InvalidField(field, Problem.TOO_LONG)
    return text.strip()
