"""What the person has done about an item, and when it is to be looked at again."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from core.checklists.recurrence import next_day
from core.checklists.template import Item
from core.errors import InvalidField

MAX_NOTE_CHARACTERS = 100_000


class TaskState(StrEnum):
    """Where an item stands; the values are stored and never change."""

    OPEN = "open"
    DONE = "done"
    NOT_NOW = "not_now"
    STUCK = "stuck"
    DOES_NOT_APPLY = "does_not_apply"


@dataclass(frozen=True, slots=True)
class Mark:
    """What the person said about an item; an item without one is open. `changed_at` aware UTC.

    Days are days where the person was. `done_on` is set while it is done. `due_on` is a day of the
    person's own choice; `snoozed_until` is the first day on which it may come up again.
    """

    state: TaskState
    note: str
    changed_at: datetime
    done_on: date | None = None
    due_on: date | None = None
    snoozed_until: date | None = None
    repeat: str | None = None
    """The person's own rule; None: as the item says; empty: never."""
    is_considered: bool = False
    """Whether what to consider first was read and agreed to."""
    list_id: str = ""
    """Where the item stood when it was marked; empty in marks of the first schema."""
    seen: Item | None = None
    """The item as the person knew it; None in marks of the first schema."""


@dataclass(frozen=True, slots=True)
class Task:
    """An item as it stands in a list, with the person's mark.

    `shipped` is the text that came with the app; None for an item of the person's own. `base` is
    what was shipped when the person began a copy of their own; None when there is no copy.
    """

    item: Item
    mark: Mark | None = None
    list_id: str = ""
    shipped: Item | None = None
    base: Item | None = None
    is_retired: bool = False
    """No longer in the app: kept because the person wrote or did something about it."""

    @property
    def state(self) -> TaskState:
        """Where the item stands."""
        return self.mark.state if self.mark else TaskState.OPEN

    @property
    def note(self) -> str:
        """The person's note."""
        return self.mark.note if self.mark else ""

    @property
    def is_own(self) -> bool:
        """Whether the person made the item."""
        return self.shipped is None and not self.is_retired

    @property
    def repeat(self) -> str:
        """The rule in force; empty: once."""
        own = self.mark.repeat if self.mark else None
        return self.item.repeat if own is None else own

    @property
    def due_on(self) -> date | None:
        """The day from which it is to be looked at (again), or None."""
        mark = self.mark
        if mark is None or mark.state is TaskState.DOES_NOT_APPLY:
            return None
        if mark.state is TaskState.DONE:
            due = self._again(mark)
            return max(due, mark.snoozed_until or due) if due else None
        days = [day for day in (mark.due_on, mark.snoozed_until) if day]
        return max(days) if days else None

    def is_due(self, today: date) -> bool:
        """Whether that day has come."""
        return self.due_on is not None and self.due_on <= today

    def is_settled(self, today: date) -> bool:
        """Whether nothing needs to be thought of now: done, set aside, or not yet due."""
        if self.is_due(today):
            return False
        return self.state in _SETTLED or self.due_on is not None

    def _again(self, mark: Mark) -> date | None:
        if not self.repeat or mark.done_on is None:
            return None
        try:
            return next_day(self.repeat, mark.done_on)
        except InvalidField:
            return None  # a rule of a newer version: the item stays done


_SETTLED = frozenset({TaskState.DONE, TaskState.NOT_NOW, TaskState.DOES_NOT_APPLY})


@dataclass(frozen=True, slots=True)
class Checklist:
    """A list with where the person is with each of its items, in the person's order."""

    id: str
    title: str
    introduction: str
    tasks: tuple[Task, ...]
    reviewed: date | None = None
    """The day the shipped text was last looked over; None for a list of the person's own."""

    @property
    def is_own(self) -> bool:
        """Whether the person made or imported the list."""
        return self.reviewed is None and not self.is_retired

    @property
    def is_retired(self) -> bool:
        """Whether it holds what is no longer in the app."""
        return self.id == RETIRED

    @property
    def done_count(self) -> int:
        """How many items are done."""
        return sum(task.state is TaskState.DONE for task in self.tasks)

    @property
    def applying_count(self) -> int:
        """How many items the person did not set aside as not applying."""
        return sum(task.state is not TaskState.DOES_NOT_APPLY for task in self.tasks)


RETIRED = ""
"""The id of the list of items that are no longer in the app."""
