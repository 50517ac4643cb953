"""The items of checklists that a note of the journal was written for, shown in the note."""

from collections.abc import Callable
from datetime import date
from functools import partial

from PySide6.QtCore import QModelIndex, Slot
from PySide6.QtWidgets import QWidget

from core.changes import Kind
from core.checklists.task import Task
from core.ids import IncidentId
from core.vault.session import Session
from ui.checklists.tasks_model import TasksModel
from ui.shared.beside_note import BesideNote
from ui.shared.fitted_list import FittedList
from ui.translate import tr
from ui.vault_runner import VaultRunner

_Found = tuple[tuple[Task, ...], date]


class NoteTasks(BesideNote):
    """`opened(str)`: the person wants to see this item."""

    def __init__(self, runner: VaultRunner, parent: QWidget | None = None) -> None:
        heading = tr("Written for this item of a checklist")
        super().__init__(runner, heading, frozenset({Kind.TASKS}), parent)
        self.model = TasksModel(self)
        self.view = FittedList()
        self.view.setObjectName("note-tasks")
        self.view.setAccessibleName(tr("Checklist items that this note belongs to"))
        self.view.setModel(self.model)
        self.view.setMouseTracking(True)
        self.column.addWidget(self.view)
        self.view.clicked.connect(self._open)
        self.view.activated.connect(self._open)

    def job_for(self, incident_id: IncidentId) -> Callable[[Session], _Found]:
        """Return a query for the items."""
        return partial(_tasks_for, incident_id)

    def show_found(self, found: _Found) -> bool:
        """Show the items; return whether there are any."""
        tasks, today = found
        self.model.show(tasks, today)
        self.view.fit()
        return bool(tasks)

    @Slot(QModelIndex)
    def _open(self, index: QModelIndex) -> None:
        task = self.model.task(index)
        if task is not None:
            self.opened.emit(task.item.id)


def _tasks_for(incident_id: IncidentId, session: Session) -> _Found:
    return session.checklists.tasks_for(incident_id), session.checklists.today()
