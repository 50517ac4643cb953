"""The checklists: shipped lists, and where the person is with each item."""

from collections.abc import Sequence

from core.changes import Changed, Kind
from core.checklists.ports import MarkStore
from core.checklists.task import MAX_NOTE_CHARACTERS, Checklist, Mark, Task, TaskState
from core.checklists.template import Template
from core.clock import Clock
from core.errors import InvalidField, Problem, UnknownRecord


class Checklists:
    """The checklists of one unlocked vault. Used on the vault thread only."""

    def __init__(self, marks: MarkStore, templates: Sequence[Template], clock: Clock) -> None:
        self._marks = marks
        self._templates = {template.id: template for template in templates}
        self._clock = clock

    def all(self) -> tuple[Checklist, ...]:
        """Return every list with the person's marks, in the shipped order."""
        return tuple(self.checklist(list_id) for list_id in self._templates)

    def checklist(self, list_id: str) -> Checklist:
        """Return one list with the person's marks. Raises UnknownRecord."""
        template = self._template(list_id)
        marks = {**self._moved_marks(list_id), **self._marks.marks(list_id)}
        return Checklist(template, tuple(Task(item, marks.get(item.id)) for item in template.items))

    def mark(
        self, list_id: str, item_id: str, state: TaskState, note: str = ""
    ) -> Changed[Checklist]:
        """Say where an item stands. Raises UnknownRecord, InvalidField."""
        if all(item.id != item_id for item in self._template(list_id).items):
            raise UnknownRecord(item_id)
        if len(note) > MAX_NOTE_CHARACTERS:
            raise InvalidField("note", Problem.TOO_LONG)
        self._marks.put(list_id, item_id, Mark(state, note, self._clock.now()))
        return Changed(self.checklist(list_id), frozenset({Kind.TASKS}))

    def _moved_marks(self, list_id: str) -> dict[str, Mark]:
        """Return the marks of items that stood in another list when they were marked."""
        moved = {}
        for other in self._templates.values():
            ids = {item.id for item in other.items}
            if other.id != list_id:
                marks = self._marks.marks(other.id)
                moved.update({each: marks[each] for each in marks if each not in ids})
        return moved

    def _template(self, list_id: str) -> Template:
        try:
            return self._templates[list_id]
        except KeyError:
            raise UnknownRecord(list_id) from None
