"""What the person has done about an item."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from core.checklists.template import Item, Template

MAX_NOTE_CHARACTERS = 100_000


class TaskState(StrEnum):
    """Where an item stands; the values are stored and never change."""

    OPEN = "open"
    DONE = "done"
    NOT_NOW = "not_now"
    DOES_NOT_APPLY = "does_not_apply"


@dataclass(frozen=True, slots=True)
class Mark:
    """What the person said about an item; an item without one is open. `changed_at` aware UTC."""

    state: TaskState
    note: str
    changed_at: datetime


@dataclass(frozen=True, slots=True)
class Task:
    """An item of a list together with the person's mark."""

    item: Item
    mark: Mark | None

    @property
    def state(self) -> TaskState:
        """Where the item stands."""
        return self.mark.state if self.mark else TaskState.OPEN


@dataclass(frozen=True, slots=True)
class Checklist:
    """A shipped list together with the person's marks."""

    template: Template
    tasks: tuple[Task, ...]

    @property
    def done_count(self) -> int:
        """How many items are done."""
        return sum(task.state is TaskState.DONE for task in self.tasks)

    @property
    def applying_count(self) -> int:
        """How many items the person did not set aside as not applying."""
        return sum(task.state is not TaskState.DOES_NOT_APPLY for task in self.tasks)
