"""What is different between two texts of one item: for an update that shows what it changed."""

from dataclasses import dataclass, fields

from core.checklists.task import Task
from core.checklists.template import Item

_NOT_READ = frozenset({"id", "start_here", "incident_type"})
"""What an update may change without anything to see for the person."""


@dataclass(frozen=True, slots=True)
class Change:
    """A field of `Item` by name, with its value before and now; or `list` with two list ids."""

    field: str
    before: object
    now: object


def differences(before: Item, now: Item) -> tuple[Change, ...]:
    """Return what reads differently, in the order of the fields."""
    names = (each.name for each in fields(Item) if each.name not in _NOT_READ)
    pairs = ((name, getattr(before, name), getattr(now, name)) for name in names)
    return tuple(Change(*each) for each in pairs if each[1] != each[2])


def changes_of(task: Task) -> tuple[Change, ...]:
    """Return what an update of the app changed since the person last looked at the item.

    For a copy of the person's own: what changed in the shipped text that it was made from.
    """
    if task.shipped is None:
        return ()
    known = task.base or (task.mark.seen if task.mark else None)
    found = differences(known, task.shipped) if known else ()
    moved_from = task.mark.list_id if task.mark else ""
    if moved_from and moved_from != task.list_id:
        found += (Change("list", moved_from, task.list_id),)
    return found
