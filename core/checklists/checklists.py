"""The checklists: what there is to do, and where the person is with each item."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TypeVar

from core.changes import Changed, Kind
from core.checklists.agenda import Agenda, agenda_of
from core.checklists.choices import Choices
from core.checklists.days import day_begins, local_day
from core.checklists.library import Kept, lists_of
from core.checklists.own import OwnItem, check_day
from core.checklists.ports import MarkStore, OwnStore
from core.checklists.recurrence import check_rule
from core.checklists.task import MAX_NOTE_CHARACTERS, Checklist, Mark, Task, TaskState
from core.checklists.template import Item, Template
from core.clock import Clock
from core.errors import InvalidField, Problem, UnknownRecord
from core.ids import IncidentId

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Overview:
    """Everything the checklists' screen shows, read in one go."""

    checklists: tuple[Checklist, ...]
    choices: Choices
    agenda: Agenda
    links: tuple[tuple[str, IncidentId], ...]
    """Item and incident of each link."""
    today: date
    """The day where the person is."""
    day_left: timedelta
    """How long that day lasts from the moment of reading."""


class Checklists:
    """The checklists of one unlocked vault. Used on the vault thread only."""

    def __init__(
        self, marks: MarkStore, own: OwnStore, templates: Sequence[Template], clock: Clock
    ) -> None:
        self._marks = marks
        self._own = own
        self._templates = tuple(templates)
        self._clock = clock

    def all(self) -> tuple[Checklist, ...]:
        """Return every list: the shipped ones, the person's, and what is no longer shipped."""
        kept = Kept(self._marks.marks(), self._own.lists(), self._own.items(), self._own.orders())
        return lists_of(self._templates, kept)

    def overview(self) -> Overview:
        """Return everything at once."""
        checklists, choices, today = self.all(), self._marks.choices(), self.today()
        agenda = agenda_of(checklists, choices, today)
        day_left = day_begins(today + timedelta(1), self._clock.zone()) - self._clock.now()
        return Overview(checklists, choices, agenda, self._marks.links(), today, day_left)

    def today(self) -> date:
        """Return the day where the person is."""
        return local_day(self._clock.now(), self._clock.zone())

    def task(self, item_id: str) -> Task:
        """Return one item with its mark. Raises UnknownRecord."""
        for each in self.all():
            for task in each.tasks:
                if task.item.id == item_id:
                    return task
        raise UnknownRecord(item_id)

    def mark(self, item_id: str, state: TaskState, note: str | None = None) -> Changed[Task]:
        """Say where an item stands; without a note, the note stays.

        Done sets the day it was done, and lets go of a chosen day and of putting it off. Raises
        UnknownRecord, InvalidField.
        """
        mark = self._mark_of(item_id)
        if state is not mark.state or state is TaskState.DONE:
            is_done = state is TaskState.DONE
            mark = replace(mark, state=state, done_on=self.today() if is_done else None)
            if is_done or state is TaskState.DOES_NOT_APPLY:
                mark = replace(mark, due_on=None, snoozed_until=None)
        return self._put(item_id, mark if note is None else replace(mark, note=_checked(note)))

    def write_note(self, item_id: str, note: str) -> Changed[Task]:
        """Keep a note and leave everything else as it is. Raises UnknownRecord, InvalidField."""
        return self._put(item_id, replace(self._mark_of(item_id), note=_checked(note)))

    def snooze(self, item_id: str, until: date | None) -> Changed[Task]:
        """Put an item off until a day; what is done stays done. None: until the person says so.

        Raises UnknownRecord, InvalidField for a day that has passed.
        """
        check_day("snooze", until, self.today())
        mark = self._mark_of(item_id)
        state = TaskState.DONE if mark.state is TaskState.DONE else TaskState.NOT_NOW
        return self._put(item_id, replace(mark, state=state, snoozed_until=until))

    def plan(self, item_id: str, due_on: date | None, repeat: str | None) -> Changed[Task]:
        """Choose a day, and how often it comes back (None: as the item says; empty: never).

        Raises UnknownRecord, InvalidField.
        """
        if repeat:
            check_rule(repeat)
        mark = self._mark_of(item_id)
        if due_on != mark.due_on:
            check_day("due", due_on, self.today())
        return self._put(item_id, replace(mark, due_on=due_on, repeat=repeat))

    def consider(self, item_id: str) -> Changed[Task]:
        """Remember that what to consider first was read. Raises UnknownRecord."""
        return self._put(item_id, replace(self._mark_of(item_id), is_considered=True))

    def see(self, item_id: str) -> Changed[Task]:
        """Remember that the person knows the item as it is shipped now. Raises UnknownRecord."""
        task = self.task(item_id)
        if task.base and task.shipped:
            self._own.put_item(OwnItem(task.item, task.list_id, task.shipped))
        return self._put(
            item_id,
            replace(self._mark_of(item_id), seen=task.shipped or task.item, list_id=task.list_id),
        )

    def put_back(self, item_id: str, mark: Mark | None) -> Changed[Task]:
        """Undo: let an item stand as it stood before. Raises UnknownRecord."""
        self._marks.put(item_id, mark)
        return _changed(self.task(item_id))

    def choose(self, choices: Choices) -> Changed[Choices]:
        """Keep the person's answers; when they were reminded last stays. Raises InvalidField."""
        choices.check()
        kept = replace(choices, reminded_on=self._marks.choices().reminded_on)
        self._marks.put_choices(kept)
        return _changed(kept)

    def remind(self) -> Changed[str]:
        """Return the words of the notice that is to be shown now; empty: none.

        There is one when the person wants it, something is due, and there was none today. Asking
        counts as showing it.
        """
        overview = self.overview()
        choices, today = overview.choices, overview.today
        if not choices.reminder or not overview.agenda.due or choices.reminded_on == today:
            return Changed("", frozenset())
        self._marks.put_choices(replace(choices, reminded_on=today))
        return _changed(choices.reminder)

    def link(self, item_id: str, incident_id: IncidentId) -> Changed[None]:
        """Note that an incident was written for an item. Raises UnknownRecord."""
        self.task(item_id)
        self._marks.link(item_id, incident_id, self._clock.now())
        return _changed(None)

    def unlink(self, item_id: str, incident_id: IncidentId) -> Changed[None]:
        """Forget that an incident was written for an item."""
        self._marks.unlink(item_id, incident_id)
        return _changed(None)

    def tasks_for(self, incident_id: IncidentId) -> tuple[Task, ...]:
        """Return the items that an incident was written for."""
        wanted = {item for item, incident in self._marks.links() if incident == incident_id}
        if not wanted:
            return ()
        tasks = (task for each in self.all() for task in each.tasks)
        return tuple(task for task in tasks if task.item.id in wanted)

    def _mark_of(self, item_id: str) -> Mark:
        """Return the mark, or a fresh one that remembers what the person has before them."""
        task = self.task(item_id)
        if task.mark is None:
            known: Item = task.shipped or task.item
            return Mark(TaskState.OPEN, "", self._clock.now(), list_id=task.list_id, seen=known)
        if task.mark.seen is None:
            return replace(task.mark, seen=task.shipped or task.item, list_id=task.list_id)
        return task.mark

    def _put(self, item_id: str, mark: Mark) -> Changed[Task]:
        self._marks.put(item_id, replace(mark, changed_at=self._clock.now()))
        return _changed(self.task(item_id))


def _checked(note: str) -> str:
    if len(note) > MAX_NOTE_CHARACTERS:
        raise InvalidField("note", Problem.TOO_LONG)
    return note


def _changed(value: T) -> Changed[T]:
    return Changed(value, frozenset({Kind.TASKS}))
