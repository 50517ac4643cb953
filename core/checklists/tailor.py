"""Which items fit somebody's answers. It decides what is shown first, never what can be seen."""

from collections.abc import Iterable
from collections.abc import Set as AbstractSet
from datetime import date

from core.checklists.choices import Choices
from core.checklists.task import Checklist, Task
from core.checklists.template import Item

START_COUNT = 5


def fits(item: Item, choices: Choices) -> bool:
    """Tell whether an item may be for this person; a question not answered rules nothing out."""
    if choices.phase is not None and item.phases and choices.phase not in item.phases:
        return False
    if not item.applies_to:
        return True
    return any(choices.has.get(each, True) for each in item.applies_to)


def start_here(
    checklists: Iterable[Checklist],
    choices: Choices,
    today: date,
    besides: AbstractSet[str] = frozenset(),
) -> tuple[Task, ...]:
    """Return at most START_COUNT items to begin with, none of the ids in `besides`.

    They are marked for it, fit the answers, and are not done or set aside. What is meant for the
    answered phase or circumstances in particular comes before what is for everybody; otherwise the
    order of the lists holds.
    """
    wanted = [
        task
        for checklist in checklists
        for task in checklist.tasks
        if task.item.start_here
        and not task.is_retired
        and task.item.id not in besides
        and not task.is_settled(today)
        and fits(task.item, choices)
    ]
    wanted.sort(key=lambda task: not _is_meant(task.item, choices))
    return tuple(wanted[:START_COUNT])


def _is_meant(item: Item, choices: Choices) -> bool:
    is_phase = choices.phase is not None and choices.phase in item.phases
    return is_phase or any(choices.has.get(each, False) for each in item.applies_to)
