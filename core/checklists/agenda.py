"""The page "Next": what to begin with, what is due again, where somebody is stuck. No scores."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from core.checklists.choices import Choices
from core.checklists.item_changes import changes_of
from core.checklists.tailor import start_here
from core.checklists.task import Checklist, Task, TaskState

SOON = timedelta(days=14)


@dataclass(frozen=True, slots=True)
class Agenda:
    """What may be looked at now. A task stands in one part only."""

    due: tuple[Task, ...]
    """Its day has come, earliest first."""
    start: tuple[Task, ...]
    stuck: tuple[Task, ...]
    changed: tuple[Task, ...]
    """An update of the app wrote something else than what the person knew."""
    soon: tuple[Task, ...]
    """Its day comes within SOON, earliest first."""

    @property
    def is_empty(self) -> bool:
        """Whether nothing is to be looked at."""
        return not any((self.due, self.start, self.stuck, self.changed, self.soon))


def agenda_of(checklists: Sequence[Checklist], choices: Choices, today: date) -> Agenda:
    """Put the page together."""
    tasks = [task for each in checklists for task in each.tasks if not task.is_retired]
    dated = sorted(((task.due_on, task) for task in tasks if task.due_on), key=lambda pair: pair[0])
    due = tuple(task for day, task in dated if day <= today)
    soon = tuple(task for day, task in dated if today < day <= today + SOON)
    taken = {task.item.id for task in (*due, *soon)}
    stuck = tuple(
        task for task in tasks if task.state is TaskState.STUCK and task.item.id not in taken
    )
    taken |= {task.item.id for task in stuck}
    changed = tuple(task for task in tasks if changes_of(task) and task.item.id not in taken)
    taken |= {task.item.id for task in changed}
    return Agenda(due, start_here(checklists, choices, today, taken), stuck, changed, soon)
