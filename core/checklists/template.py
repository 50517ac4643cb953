"""A checklist as it is shipped: data in resources/checklists/, one TOML file a list."""

import tomllib
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any


class Caution(StrEnum):
    """What to think of before doing an item; the values stand in the files."""

    MAY_NOTICE = "may_notice"
    DOCUMENT_FIRST = "document_first"
    SAFER_DEVICE = "safer_device"
    MAY_ESCALATE = "may_escalate"
    ASK_FOR_HELP = "ask_for_help"


@dataclass(frozen=True, slots=True)
class Item:
    """One thing to do. `id` is stored with the person's progress and never changes."""

    id: str
    title: str
    why: str
    steps: tuple[str, ...]
    cautions: tuple[Caution, ...]
    reversible: bool


@dataclass(frozen=True, slots=True)
class Template:
    """A shipped list. `reviewed` is the day its content was last looked over."""

    id: str
    title: str
    introduction: str
    reviewed: date
    items: tuple[Item, ...]


def parse_template(document: str) -> Template:
    """Read one TOML document. Raises ValueError or TypeError: shipped data, so a bug."""
    data = tomllib.loads(document)
    items = tuple(_item(table) for table in data.pop("item"))
    if len({item.id for item in items}) != len(items):
        raise ValueError("an item id stands twice")
    return Template(items=items, **data)


def _item(table: dict[str, Any]) -> Item:
    steps = tuple(table.pop("steps"))
    cautions = tuple(Caution(value) for value in table.pop("cautions", ()))
    return Item(steps=steps, cautions=cautions, **table)
