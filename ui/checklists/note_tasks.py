"""The items of checklists that a note of the journal was written for, shown in the note."""

from datetime import date
from functools import partial

from PySide6.QtCore import QModelIndex, Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from core.changes import Kind
from core.checklists.task import Task
from core.ids import IncidentId
from core.vault.session import Session
from ui.checklists.tasks_model import TasksModel
from ui.jobs import Ticket
from ui.shared.fitted_list import FittedList
from ui.shared.text import SoftLabel
from ui.shared.theme import GRID
from ui.translate import tr
from ui.vault_runner import VaultRunner

_Found = tuple[tuple[Task, ...], date]


class NoteTasks(QWidget):
    """Hidden while there are none. `opened(str)`: the person wants to see this item."""

    opened = Signal(str)

    def __init__(self, runner: VaultRunner, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._runner = runner
        self._id: IncidentId | None = None
        self._ticket: Ticket[_Found] | None = None
        self.model = TasksModel(self)
        self.view = FittedList()
        self.view.setObjectName("note-tasks")
        self.view.setAccessibleName(tr("Checklist items that this note belongs to"))
        self.view.setModel(self.model)
        self.view.setMouseTracking(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID // 2)
        column.addWidget(SoftLabel(tr("Written for this item of a checklist")))
        column.addWidget(self.view)
        self.view.clicked.connect(self._open)
        self.view.activated.connect(self._open)
        runner.changed.connect(self._changed)
        self.hide()

    @Slot(object)
    def show_note(self, incident_id: IncidentId | None) -> None:
        """Show what another note belongs to; None: it is a new one."""
        self._id = incident_id
        if self._ticket is not None:
            self._ticket.drop()
            self._ticket = None
        if incident_id is None:
            self.hide()
        else:
            self._ticket = self._runner.query(partial(_tasks_for, incident_id), self._show)

    def _show(self, found: _Found) -> None:
        self._ticket = None
        tasks, today = found
        self.model.show(tasks, today)
        self.view.fit()
        self.setVisible(bool(tasks))

    @Slot(frozenset)
    def _changed(self, kinds: frozenset[Kind]) -> None:
        if Kind.TASKS in kinds:
            self.show_note(self._id)

    @Slot(QModelIndex)
    def _open(self, index: QModelIndex) -> None:
        task = self.model.task(index)
        if task is not None:
            self.opened.emit(task.item.id)


def _tasks_for(incident_id: IncidentId, session: Session) -> _Found:
    return session.checklists.tasks_for(incident_id), session.checklists.today()
