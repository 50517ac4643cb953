"""Puts notes on the editor's page: as the vault has them, thrown away, or brought back."""

from dataclasses import replace
from functools import partial

from PySide6.QtCore import QObject, Signal, Slot

from core.ids import IncidentId
from core.incidents.incident import Incident
from ui.jobs import Ticket
from ui.journal.draft import forget_draft
from ui.journal.draft_keeper import DraftKeeper
from ui.journal.editor import NoteEditor
from ui.journal.note import Note, read_note
from ui.journal.note_keeper import NoteKeeper
from ui.translate import tr
from ui.vault_runner import VaultRunner


class NotePage(QObject):
    """Asks nothing of what lies there already: whoever puts another note there has kept it.

    `laid_out(object)`: which note is on the page now (its id; None: a new one).
    """

    laid_out = Signal(object)

    def __init__(
        self,
        runner: VaultRunner,
        editor: NoteEditor,
        keeper: NoteKeeper,
        drafts: DraftKeeper,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._runner, self._editor = runner, editor
        self._keeper, self._drafts = keeper, drafts
        self._thrown: Note | None = None
        self._ticket: Ticket[Note] | None = None
        editor.edited.connect(self._edited)
        editor.foot.bring_back_chosen.connect(self._bring_back)

    @property
    def is_awaited(self) -> bool:
        """Whether another note is on its way here."""
        return self._ticket is not None

    def fetch(self, incident_id: IncidentId) -> None:
        """Put a note there as the vault has it."""
        self._ticket = self._runner.query(partial(read_note, incident_id), self._show)

    def await_nothing(self) -> None:
        """What is on its way is not wanted any more."""
        if self._ticket is not None:
            self._ticket.drop()
            self._ticket = None

    def lay_out(self, note: Note, *, touched: bool = False) -> None:
        """Put a note there; `touched` when it holds more than the vault has of it."""
        self._ticket = self._thrown = None
        self._drafts.rest()
        self._editor.show_note(note, touched=touched)
        self._editor.foot.say("")
        self.laid_out.emit(note.incident_id)

    def begin(self, note: Note) -> None:
        """Put a new note there that has some words already."""
        self.lay_out(note, touched=True)
        self._edited()

    def throw_away(self) -> None:
        """Go back to what the vault has; it can be brought back until something else is done."""
        self._drafts.rest()
        self._thrown = self._editor.as_written()
        self._runner.command(forget_draft)
        incident_id = self._editor.note.incident_id
        if incident_id is None:
            self._show_without_changes(Note())
        else:
            job = partial(read_note, incident_id)
            self._ticket = self._runner.query(job, self._show_without_changes)

    def show_kept(self, incident: Incident) -> None:
        """Put an incident there as the vault has it now: it was sealed or corrected."""
        self._runner.command(forget_draft)
        self.fetch(incident.id)

    def look_again(self) -> None:
        """Show how the vault has the note now; what is being written stays."""
        incident_id = self._editor.note.incident_id
        if incident_id is not None and not self._keeper.is_busy:
            self._runner.query(partial(read_note, incident_id), self._show_again)

    def _show(self, note: Note) -> None:
        self.lay_out(note)

    def _show_without_changes(self, note: Note) -> None:
        thrown = self._thrown
        self.lay_out(note)
        self._thrown = thrown
        self._editor.foot.offer_back(tr("Thrown away."))

    def _show_again(self, note: Note) -> None:
        editor = self._editor
        if note.incident_id == editor.note.incident_id and not self._keeper.is_busy:
            if editor.is_touched:
                note = replace(editor.as_written(), incident=note.incident)
            editor.show_note(note, touched=editor.is_touched, is_same_page=True)

    @Slot()
    def _bring_back(self) -> None:
        if self._thrown is not None:
            self.begin(self._thrown)

    @Slot()
    def _edited(self) -> None:
        self._thrown = None
        self._drafts.keep_soon()
