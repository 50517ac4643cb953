"""A checklist as a TOML file: the shipped ones, and those that people and advocates exchange.

A file may come from anybody, so everything in it is bounded and nothing unknown is passed over.
"""

import tomllib
from dataclasses import fields
from typing import Any

import tomli_w

from core.checklists.list_table import ListTable, is_control
from core.checklists.recurrence import MAX_RULE_CHARACTERS, check_rule
from core.checklists.template import Caution, Circumstance, Item, Phase, Template
from core.errors import InvalidField, ListProblem, UnreadableChecklist

SCHEMA = 1
"""Of the files; a file of a newer one is refused."""
MAX_FILE_BYTES = 1024 * 1024
MAX_ITEMS = 300
MAX_STEPS = 12
_ID = r"[a-z0-9]+(-[a-z0-9]+)*"
_CODE = r"[a-z]+(_[a-z]+)*"


def parse_template(document: str) -> Template:
    """Read a shipped list. Raises ValueError: shipped data, so a bug."""
    try:
        return read_list(document.encode())
    except UnreadableChecklist as error:
        raise ValueError(f"item {error.item}, {error.field}: {error.problem}") from error


def read_list(content: bytes) -> Template:
    """Read the bytes of a file that anybody may have written. Raises UnreadableChecklist."""
    if len(content) > MAX_FILE_BYTES:
        raise UnreadableChecklist(ListProblem.TOO_LARGE, "", 0)
    try:
        data = tomllib.loads(content.decode("utf-8-sig"))
    except (ValueError, RecursionError):  # RecursionError: brackets within brackets
        raise UnreadableChecklist(ListProblem.NOT_TOML, "", 0) from None
    table = ListTable(data, 0)
    if table.number("schema", 10**6) > SCHEMA:
        raise UnreadableChecklist(ListProblem.TOO_NEW, "schema", 0)
    template = Template(
        id=table.code("id", _ID),
        title=table.text("title", 80),
        introduction=table.text("introduction", 2000),
        reviewed=table.day("reviewed"),
        order=table.number("order", 10_000, default=0),
        items=_items(table.tables("item", MAX_ITEMS)),
    )
    table.finish()
    return template


def write_list(template: Template) -> bytes:
    """Return the file that `read_list` reads as the same list; what is empty is left out.

    A control character, which may have been pasted, becomes a space.
    """
    document = {"schema": SCHEMA} | _filled(template)
    document["item"] = [_filled(item) for item in document.pop("items", ())]
    return tomli_w.dumps(document).encode()


def _items(tables: list[ListTable]) -> tuple[Item, ...]:
    items: dict[str, Item] = {}
    for table in tables:
        item = _item(table)
        if item.id in items:
            raise UnreadableChecklist(ListProblem.TWICE, "id", table.item)
        items[item.id] = item
    return tuple(items.values())


def _item(table: ListTable) -> Item:
    item = Item(
        id=table.code("id", _ID),
        title=table.text("title", 120),
        what=table.text("what", 1000, default=""),
        why=table.text("why", 1000, default=""),
        steps=table.texts("steps", MAX_STEPS, 600),
        cautions=table.members("cautions", Caution),
        reversible=table.flag("reversible", default=True),
        phases=table.members("phases", Phase),
        applies_to=table.members("applies_to", Circumstance),
        repeat=_repeat(table),
        sources=table.texts("sources", 8, 200),
        start_here=table.flag("start_here", default=False),
        capture=table.texts("capture", 12, 300),
        incident_type=table.code("incident_type", _CODE, default=""),
        consider=table.text("consider", 1000, default=""),
    )
    table.finish()
    return item


def _repeat(table: ListTable) -> str:
    rule = table.text("repeat", MAX_RULE_CHARACTERS, default="")
    try:
        if rule:
            check_rule(rule)
    except InvalidField:
        raise UnreadableChecklist(ListProblem.UNKNOWN_VALUE, "repeat", table.item) from None
    return rule


def _filled(record: Template | Item) -> dict[str, Any]:
    """Return what differs from the defaults, as TOML knows it."""
    values = {}
    for field in fields(record):
        value = getattr(record, field.name)
        if value != field.default:
            values[field.name] = _plain(value)
    return values


def _plain(value: object) -> object:
    if isinstance(value, str):
        return "".join(" " if is_control(each) else each for each in value)
    if isinstance(value, tuple) and not any(isinstance(each, Item) for each in value):
        return [_plain(each) for each in value]
    return value
