"""The page of a note, and what takes its place while something is sealed, corrected or compared."""

from collections.abc import Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QStackedWidget, QWidget

from core.ids import IncidentId
from core.incidents.evidence import SealedEvidence
from core.incidents.incident import Incident, IncidentContent
from ui.journal.sealing.amend_flow import AmendFlow
from ui.journal.sealing.panel import FlowPanel
from ui.journal.sealing.revisions_page import RevisionsPage
from ui.journal.sealing.seal_flow import SealFlow
from ui.screen import ScreenContext
from ui.shared.reading_page import ReadingPage


class SealingPages(QStackedWidget):
    """Put it where the page of the note would stand.

    `sealed(tuple[IncidentId, …])`, `amended(Incident)`: so it is now; show the note again.
    `said(str)`: a quiet message. `went_back()`: the page of the note is seen again.
    """

    sealed = Signal(tuple)
    amended = Signal(object)
    said = Signal(str)
    went_back = Signal()

    def __init__(
        self, context: ScreenContext, note_page: QWidget, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("sealing-pages")
        self._note_page = note_page
        self.seal_flow, self.amend_flow = SealFlow(context.runner), AmendFlow(context)
        self.revisions = RevisionsPage(context)
        self.addWidget(note_page)
        self._homes = {each: self._add_home(each) for each in (self.seal_flow, self.amend_flow)}
        self.addWidget(self.revisions)
        self.seal_flow.sealed.connect(self.sealed)
        self.amend_flow.amended.connect(self.amended)
        self.revisions.closed.connect(self.go_back)

    def set_covered(self, *, covered: bool) -> None:
        """Cover the words of the other side in comparisons, or do not."""
        for page in (self.amend_flow, self.revisions):
            page.difference.set_covered(covered=covered)

    @Slot(tuple)
    def offer_seal(self, ids: Sequence[IncidentId]) -> None:
        """Ask whether to seal these notes. What is written in them must have been kept before."""
        self.setCurrentWidget(self._homes[self.seal_flow])
        self.seal_flow.offer(ids)

    @Slot(object, object, tuple)
    def offer_amendment(
        self, incident: Incident, content: IncidentContent, added: Sequence[SealedEvidence] = ()
    ) -> None:
        """Ask for the reason of a correction, and show what it changes."""
        self.setCurrentWidget(self._homes[self.amend_flow])
        self.amend_flow.offer(incident, content, added)

    @Slot(str)
    def show_revisions(self, incident_id: IncidentId) -> None:
        """Show what a note said at each sealing."""
        self.setCurrentWidget(self.revisions)
        self.revisions.show_note(incident_id)

    @Slot()
    def go_back(self) -> None:
        """Show the page of the note."""
        if self.currentWidget() is not self._note_page:
            self.setCurrentWidget(self._note_page)
            self.went_back.emit()

    def _add_home(self, flow: FlowPanel) -> ReadingPage:
        page = ReadingPage()
        page.column.addWidget(flow)
        self.addWidget(page)
        flow.closed.connect(self.go_back)
        flow.said.connect(self.said)
        return page
