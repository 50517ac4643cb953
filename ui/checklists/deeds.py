"""What is done with lists and items, and taking the last of it back."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from PySide6.QtCore import QObject, Signal, Slot

from core.changes import Changed
from core.checklists.choices import Choices
from core.checklists.own import OwnList, Removed
from core.checklists.task import Checklist, Mark, Task, TaskState
from core.checklists.template import Item, Template
from core.errors import HollyhockError
from core.ids import IncidentId
from core.incidents.incident import Incident, IncidentContent
from core.vault.session import Session
from ui.checklists.words import item_words, state_word, title_words
from ui.plain_text import isolated
from ui.translate import tr
from ui.vault_runner import VaultRunner

Command = Callable[[Session], Changed[Any]]


class Deeds(QObject):
    """`undoable(str)`: this was done and `undo` takes it back. `done()`: something else was done.

    `refused()`: the vault did not take it; what is shown may be ahead of it. `incident_begun(str)`:
    a note was begun for an item. `item_added(str)`, `list_added(str)`: the ids of
    what was written. `not_written(HollyhockError)`: it could not be kept.
    """

    undoable = Signal(str)
    done = Signal()
    refused = Signal()
    incident_begun = Signal(str)
    item_added = Signal(str)
    list_added = Signal(str)
    not_written = Signal(object)

    def __init__(self, runner: VaultRunner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._runner = runner
        self._undo: Command | None = None
        self._promised = ""

    # --- where an item stands -----------------------------------------------------------------

    def mark(self, task: Task, state: TaskState, note: str | None = None) -> None:
        """Say where an item stands."""
        words = tr("“{title}”: {state}").format(
            title=isolated(item_words(task, task.item.title)), state=state_word(state)
        )
        self._do(_Marking(task.item.id, state, note), words, _PuttingBack(task.item.id, task.mark))

    def snooze(self, task: Task, until: date | None) -> None:
        """Put an item off."""
        words = tr("“{title}” is put off").format(title=isolated(item_words(task, task.item.title)))
        self._do(
            lambda session: session.checklists.snooze(task.item.id, until),
            words,
            _PuttingBack(task.item.id, task.mark),
        )

    def plan(self, task: Task, due_on: date | None, repeat: str | None) -> None:
        """Choose a day and how often it comes back."""
        self._do(lambda session: session.checklists.plan(task.item.id, due_on, repeat))

    def write_note(self, task: Task, note: str) -> None:
        """Keep a note."""
        self._do(lambda session: session.checklists.write_note(task.item.id, note), keep_undo=True)

    def consider(self, task: Task) -> None:
        """What to think over was read."""
        self._do(lambda session: session.checklists.consider(task.item.id))

    def see(self, task: Task) -> None:
        """The item is known as it is now."""
        self._do(lambda session: session.checklists.see(task.item.id))

    def choose(self, choices: Choices) -> None:
        """Keep answers."""
        self._do(lambda session: session.checklists.choose(choices), keep_undo=True)

    def begin_incident(self, task: Task, content: IncidentContent) -> None:
        """Write a note for an item and link the two."""
        self._runner.command(_Beginning(task.item.id, content), self._begun, self._failed)

    def unlink(self, task: Task, incident_id: IncidentId) -> None:
        """Let go of a link."""
        self._do(lambda session: session.checklists.unlink(task.item.id, incident_id))

    # --- the person's own ---------------------------------------------------------------------

    def add_item(self, list_id: str, item: Item) -> None:
        """Add an item."""
        self._runner.command(
            lambda session: session.own_lists.add_item(list_id, item),
            self._item_there,
            self._not_written,
        )

    def change_item(self, item: Item) -> None:
        """Keep another text."""
        self._runner.command(
            lambda session: session.own_lists.change_item(item), self._item_there, self._not_written
        )

    def restore_shipped(self, task: Task) -> None:
        """Let go of a copy."""
        self._do(
            lambda session: session.own_lists.restore_shipped(task.item.id),
            tr("The text of the app is back"),
            lambda session: session.own_lists.change_item(task.item),
        )

    def delete_item(self, task: Task) -> None:
        """Delete an item."""
        words = tr("“{title}” is deleted").format(title=isolated(item_words(task, task.item.title)))
        self._remove(lambda session: session.own_lists.delete_item(task.item.id), words)

    def delete_list(self, checklist: Checklist) -> None:
        """Delete a list."""
        words = tr("“{title}” is deleted").format(title=isolated(title_words(checklist)))
        self._remove(lambda session: session.own_lists.delete_list(checklist.id), words)

    def add_list(self, title: str, introduction: str) -> None:
        """Make a list."""
        self._runner.command(
            lambda session: session.own_lists.add_list(title, introduction),
            self._list_there,
            self._not_written,
        )

    def change_list(self, own: OwnList) -> None:
        """Keep another name or description."""
        self._runner.command(
            lambda session: session.own_lists.change_list(own), self._list_there, self._not_written
        )

    def take_in(self, template: Template) -> None:
        """Make a list of one from a file."""
        self._runner.command(
            lambda session: session.own_lists.take_in(template), self._list_there, self._not_written
        )

    def arrange(self, list_id: str, ids: Sequence[str]) -> None:
        """Keep the order of items."""
        self._do(lambda session: session.own_lists.arrange(list_id, ids))

    def arrange_lists(self, ids: Sequence[str]) -> None:
        """Keep the order of lists."""
        self._do(lambda session: session.own_lists.arrange_lists(ids))

    # --- taking back --------------------------------------------------------------------------

    @Slot()
    def undo(self) -> None:
        """Take back the last deed that can be."""
        command, self._undo = self._undo, None
        if command is not None:
            self._runner.command(command, failed=self._failed)

    def _do(
        self,
        command: Command,
        words: str = "",
        undo: Command | None = None,
        *,
        keep_undo: bool = False,
    ) -> None:
        if not keep_undo:
            self._undo = undo
            self.undoable.emit(words) if undo else self.done.emit()
        self._runner.command(command, failed=self._failed)

    def _remove(self, command: Callable[[Session], Changed[Removed]], words: str) -> None:
        self._promised = words
        self._runner.command(command, self._removed, self._failed)

    def _removed(self, removed: Removed) -> None:
        self._undo = lambda session: session.own_lists.put_back(removed)
        self.undoable.emit(self._promised)

    def _begun(self, incident: Incident) -> None:
        self.incident_begun.emit(incident.id)

    def _item_there(self, task: Task) -> None:
        self.item_added.emit(task.item.id)

    def _list_there(self, own: OwnList) -> None:
        self.list_added.emit(own.id)

    def _not_written(self, error: HollyhockError) -> None:
        self.not_written.emit(error)

    def _failed(self, error: HollyhockError) -> None:
        self.done.emit()
        self._runner.failed.emit(error)
        self.refused.emit()


@dataclass(frozen=True)
class _Marking:
    item_id: str
    state: TaskState
    note: str | None

    def __call__(self, session: Session) -> Changed[Task]:
        return session.checklists.mark(self.item_id, self.state, self.note)


@dataclass(frozen=True)
class _PuttingBack:
    item_id: str
    mark: Mark | None

    def __call__(self, session: Session) -> Changed[Task]:
        return session.checklists.put_back(self.item_id, self.mark)


@dataclass(frozen=True)
class _Beginning:
    item_id: str
    content: IncidentContent

    def __call__(self, session: Session) -> Changed[Incident]:
        kept = session.journal.record(self.content)
        linked = session.checklists.link(self.item_id, kept.value.id)
        return Changed(kept.value, kept.kinds | linked.kinds)
