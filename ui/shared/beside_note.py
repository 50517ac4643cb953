"""What belongs to a note of the journal, and is shown in it: read again when the vault changes."""

from abc import abstractmethod
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from core.changes import Kind
from core.ids import IncidentId
from core.vault.session import Session
from ui.jobs import Ticket
from ui.shared.text import SoftLabel
from ui.shared.theme import GRID
from ui.vault_runner import VaultRunner


class BesideNote(QWidget):
    """Hidden while there is nothing. `opened(str)`: the person wants to see the record of this id.

    `kinds`: what has to change for it to be read again.
    """

    opened = Signal(str)

    def __init__(
        self, runner: VaultRunner, heading: str, kinds: frozenset[Kind], parent: QWidget | None
    ) -> None:
        super().__init__(parent)
        self._runner, self._kinds = runner, kinds
        self._id: IncidentId | None = None
        self._ticket: Ticket[Any] | None = None
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(GRID // 2)
        self.column.addWidget(SoftLabel(heading), 0, Qt.AlignmentFlag.AlignLeading)
        runner.changed.connect(self._changed)
        self.hide()

    @abstractmethod
    def job_for(self, incident_id: IncidentId) -> Callable[[Session], Any]:
        """Return a query for what belongs to a note."""

    @abstractmethod
    def show_found(self, found: Any) -> bool:
        """Show what the query found; return whether there is anything."""

    @Slot(object)
    def show_note(self, incident_id: IncidentId | None) -> None:
        """Show what belongs to another note; None: it is a new one."""
        self._id = incident_id
        if self._ticket is not None:
            self._ticket.drop()
            self._ticket = None
        if incident_id is None:
            self.hide()
        else:
            self._ticket = self._runner.query(self.job_for(incident_id), self._show)

    def _show(self, found: Any) -> None:
        self._ticket = None
        self.setVisible(self.show_found(found))

    @Slot(frozenset)
    def _changed(self, kinds: frozenset[Kind]) -> None:
        if kinds & self._kinds:
            self.show_note(self._id)
