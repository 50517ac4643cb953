"""Puts what is shipped, what the person wrote, and where they are together into lists."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from core.checklists.own import OwnItem, OwnList
from core.checklists.task import RETIRED, Checklist, Mark, Task, TaskState
from core.checklists.template import Item, Template

LISTS = "*"
"""Stands in `Kept.orders` for the order of the lists; no list has this id."""


@dataclass(frozen=True, slots=True)
class Kept:
    """Everything a vault keeps of the checklists."""

    marks: Mapping[str, Mark] = field(default_factory=dict)
    """By item id, also of items that are no longer shipped."""
    lists: tuple[OwnList, ...] = ()
    items: tuple[OwnItem, ...] = ()
    """In the order in which they were made."""
    orders: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """By list id: the ids of its items in the person's order; what is not in it comes after. Under
    LISTS: the ids of the lists."""


def lists_of(templates: Sequence[Template], kept: Kept) -> tuple[Checklist, ...]:
    """Return every list in its order: shipped ones, the person's, and last what was retired.

    A mark belongs to its item wherever an update of the app moved it. What the person did or wrote
    about an item that is gone, and their own items of a list that is gone, stand in the list
    RETIRED, so that nothing is lost.
    """
    copies = {own.item.id: own for own in kept.items if own.base}
    found = [_shipped(template, kept, copies) for template in templates]
    found += [
        Checklist(own.id, own.title, own.introduction, _ordered(own.id, _own(own.id, kept), kept))
        for own in kept.lists
    ]
    places = _places(LISTS, kept)
    found.sort(key=lambda each: places.get(each.id, len(places)))
    retired = _retired(found, kept)
    if retired:
        found.append(Checklist(RETIRED, "", "", retired))
    return tuple(found)


def _shipped(template: Template, kept: Kept, copies: Mapping[str, OwnItem]) -> Checklist:
    tasks = []
    for item in template.items:
        copy = copies.get(item.id)
        task = Task(
            item=copy.item if copy else item,
            mark=kept.marks.get(item.id),
            list_id=template.id,
            shipped=item,
            base=copy.base if copy else None,
        )
        tasks.append(task)
    tasks += _own(template.id, kept)
    return Checklist(
        template.id,
        template.title,
        template.introduction,
        _ordered(template.id, tasks, kept),
        template.reviewed,
    )


def _own(list_id: str, kept: Kept) -> list[Task]:
    return [
        Task(own.item, kept.marks.get(own.item.id), list_id)
        for own in kept.items
        if own.list_id == list_id and own.base is None
    ]


def _ordered(list_id: str, tasks: Sequence[Task], kept: Kept) -> tuple[Task, ...]:
    places = _places(list_id, kept)
    return tuple(sorted(tasks, key=lambda task: places.get(task.item.id, len(places))))


def _places(list_id: str, kept: Kept) -> Mapping[str, int]:
    return {each: place for place, each in enumerate(kept.orders.get(list_id, ()))}


def _retired(found: Sequence[Checklist], kept: Kept) -> tuple[Task, ...]:
    there = {task.item.id for each in found for task in each.tasks}
    lost = [own for own in kept.items if own.item.id not in there]
    tasks = {own.item.id: own.item for own in lost}
    for item_id, mark in kept.marks.items():
        is_used = mark.note or mark.state is not TaskState.OPEN
        if item_id not in there and item_id not in tasks and is_used:
            tasks[item_id] = mark.seen or Item(item_id, item_id)
    return tuple(
        Task(item, kept.marks.get(item_id), RETIRED, is_retired=True)
        for item_id, item in tasks.items()
    )
