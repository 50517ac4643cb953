"""An item as JSON, as the vault keeps it: a shipped one that was seen, or one of the person's own.

Canonical: keys sorted, empty fields left out. A field that this version does not know is passed
over, so that a later version may add some; a value that it does not know is, too.
"""

import json
from collections.abc import Callable
from dataclasses import MISSING, fields
from enum import StrEnum
from typing import Any

from core.checklists.template import Caution, Circumstance, Item, Phase

_VALUES: dict[str, type[StrEnum]] = {
    "cautions": Caution,
    "phases": Phase,
    "applies_to": Circumstance,
}


def item_to_json(item: Item) -> str:
    """Return the JSON object of an item."""
    plain = {each.name: getattr(item, each.name) for each in fields(Item)}
    defaults = {each.name: each.default for each in fields(Item) if each.default is not MISSING}
    told = {name: value for name, value in plain.items() if defaults.get(name, MISSING) != value}
    return json.dumps(told, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def item_from_json(text: str) -> Item:
    """Return what `item_to_json` wrote. Raises ValueError for anything else."""
    try:
        data = json.loads(text)
        known = {each.name: each.type for each in fields(Item)}
        return Item(**{name: _read(name, data[name]) for name in data.keys() & known.keys()})
    except (TypeError, KeyError, AttributeError, RecursionError) as error:
        raise ValueError("not an item") from error


def _read(name: str, value: Any) -> Any:
    if isinstance(value, list):
        return tuple(_known(_VALUES.get(name, str), each) for each in value if _fits(name, each))
    wanted = bool if name in ("reversible", "start_here") else str
    if not isinstance(value, wanted):
        raise TypeError(name)
    return value


def _fits(name: str, value: object) -> bool:
    return name not in _VALUES or value in list(_VALUES[name])


def _known(kind: Callable[[Any], Any], value: object) -> object:
    if not isinstance(value, str):
        raise TypeError("not a string")
    return kind(value)
