"""Which note lies on the page, and that nothing written on it is ever lost.

Going to another note keeps the one that was being written; nobody is asked. While writing, a draft
is kept in the vault every moment or so, and offered again after the next unlock.
"""

from datetime import datetime
from functools import partial

from PySide6.QtCore import QObject, Signal, Slot

from core.errors import Cancelled, HollyhockError, InvalidField, Problem
from core.ids import IncidentId
from core.incidents.incident import Incident
from core.vault.session import Session
from ui.jobs import Ticket
from ui.journal.desk_words import (
    failed_files,
    fallback_text,
    nothing_is_lost,
    unfinished_correction,
)
from ui.journal.draft import DraftNote, forget_draft, keep_as_note, read_draft
from ui.journal.draft_keeper import DraftKeeper
from ui.journal.editor import Mode, NoteEditor
from ui.journal.intake import Intake
from ui.journal.note import Note
from ui.journal.note_keeper import NoteKeeper
from ui.journal.note_page import NotePage
from ui.journal.pending_file import PendingFile
from ui.journal.words import clock_words
from ui.screen import ScreenContext
from ui.translate import tr


class Desk(QObject):
    """Wires the page to the vault.

    `laid_out(object)`: which note is on the page now (its id; None: a new one). `kept(str)`: what
    was on the page is in the vault, under this id; the page may be about to show another.
    `said(str)`: a quiet message for the foot of the window.
    `seal_wanted((IncidentId,))`: the note on the page is to be sealed; all of it is kept.
    `revisions_wanted(IncidentId)`: what the note said at each sealing is to be seen.
    `amendment_wanted(Incident, IncidentContent, tuple[SealedEvidence, …])`: a correction is ready,
    with files added to it. Call `show_kept` with the incident once it is in.
    """

    laid_out = Signal(object)
    kept = Signal(str)
    said = Signal(str)
    seal_wanted = Signal(tuple)
    revisions_wanted = Signal(str)
    amendment_wanted = Signal(object, object, tuple)

    def __init__(
        self,
        context: ScreenContext,
        editor: NoteEditor,
        intake: Intake,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._runner, self._zone = context.runner, context.zone
        self._editor, self._intake = editor, intake
        self._keeper = NoteKeeper(context.runner, self)
        self._next: Note | IncidentId | None = None
        self._now_ticket: Ticket[datetime] | None = None
        self._awaits_draft = False
        self._keeps_next = False
        self._drafts = DraftKeeper(context, editor, self._keeper, self)
        self._page = NotePage(context.runner, editor, self._keeper, self._drafts, self)
        self._page.laid_out.connect(self.laid_out)
        self._keeper.kept.connect(self._kept)
        self._keeper.failed.connect(self._not_kept)
        intake.taken.connect(self._add_files)
        intake.settled.connect(self._files_settled)
        intake.failed.connect(self._not_kept)
        editor.foot.keep_chosen.connect(self.keep)
        editor.foot.throw_away_chosen.connect(self._page.throw_away)
        editor.foot.seal_chosen.connect(self._seal)
        editor.foot.amend_chosen.connect(self._amend)
        editor.foot.revisions_chosen.connect(self._show_revisions)
        editor.when.reading_wanted.connect(self._read_phrase)

    def start(self) -> None:
        """Look for a draft from last time."""
        self._awaits_draft = True
        self._runner.query(read_draft, self._offer_draft)

    def open(self, incident_id: IncidentId) -> None:
        """Put another note on the page; what is being written is kept first."""
        is_there = incident_id == self._editor.note.incident_id
        if not is_there or self._page.is_awaited or self._next is not None:
            self._go_to(incident_id)

    def start_new(self) -> None:
        """Put an empty page there; what is being written is kept first."""
        self._go_to(Note())

    def begin(self, note: Note) -> None:
        """Put a new note there that has some words already; as `start_new` otherwise."""
        self._go_to(note)

    @Slot()
    def keep(self) -> None:
        """Keep what is written."""
        editor = self._editor
        if self._keeper.is_busy or not editor.is_touched:
            return
        if self._intake.is_busy:
            self._keeps_next = True
            editor.set_keeping(keeping=True)
            return
        try:
            content = editor.content()
            if not content.text.strip() and editor.note.incident is None:
                editor.text.show_text(fallback_text(editor, self._zone))
                content = editor.content()
            content.check()
        except InvalidField as error:
            self._not_kept(error)
            return
        self.keep_draft()
        if editor.mode is Mode.AMEND and editor.note.incident is not None:
            added = tuple(each.sealed for each in editor.evidence.pending if each.sealed)
            self.amendment_wanted.emit(editor.note.incident, content, added)
            return
        self._drafts.say_nothing()
        editor.set_keeping(keeping=True)
        self._keeper.keep(content, editor.note.incident_id, editor.evidence.pending)

    def keep_draft(self) -> None:
        """Hand what is written to the vault, as a draft."""
        self._drafts.keep()

    def look_again(self) -> None:
        """Show how the vault has the note on the page now; what is being written stays."""
        if self._next is None:
            self._page.look_again()

    @Slot(object)
    def show_kept(self, incident: Incident) -> None:
        """Put an incident on the page as the vault has it now: it was sealed or corrected."""
        self._page.show_kept(incident)

    def _go_to(self, there: Note | IncidentId) -> None:
        self._next = there
        if self._keeper.is_busy or self._intake.is_busy or self._awaits_draft:
            return
        if self._editor.mode is Mode.AMEND and self._editor.differs():
            self._next = None
            self._editor.foot.warn(unfinished_correction())
            self.laid_out.emit(self._editor.note.incident_id)
            return
        if self._editor.is_touched and self._editor.differs():
            self.keep()
            return
        if self._editor.is_touched:
            self._runner.command(forget_draft)  # typed and taken back again
        self._arrive()

    def _arrive(self) -> None:
        """Put the note on the page that was asked for last."""
        there, self._next = self._next, None
        self._page.await_nothing()
        if there == Note():
            self._page.lay_out(Note())
        elif isinstance(there, Note):
            self._page.begin(there)
        elif there is not None:
            self._page.fetch(there)

    @Slot(list)
    def _add_files(self, pending: list[PendingFile]) -> None:
        self._editor.evidence.add(pending)

    @Slot()
    def _files_settled(self) -> None:
        """Files are sealed: let the draft name them at once, and go on with what was waiting."""
        editor, keeps_next = self._editor, self._keeps_next
        self._keeps_next = False
        editor.evidence.refresh()
        self.keep_draft()
        if keeps_next:
            editor.set_keeping(keeping=False)
            self.keep()
        elif self._next is not None:
            self._go_to(self._next)

    @Slot()
    def _seal(self) -> None:
        incident_id = self._editor.note.incident_id
        if incident_id is not None and not self._editor.is_touched:
            self.seal_wanted.emit((incident_id,))

    @Slot()
    def _show_revisions(self) -> None:
        if self._editor.note.incident_id is not None:
            self.revisions_wanted.emit(self._editor.note.incident_id)

    @Slot()
    def _amend(self) -> None:
        self._editor.set_mode(Mode.AMEND)
        self._editor.text.setFocus()

    @Slot()
    def _read_phrase(self) -> None:
        if self._now_ticket is not None:
            self._now_ticket.drop()
        self._now_ticket = self._runner.query(_now, self._editor.when.phrase.read_at)

    def _offer_draft(self, draft: DraftNote | None) -> None:
        self._awaits_draft = False
        editor = self._editor
        if draft is not None and not editor.is_touched:
            there = self._next
            self._page.lay_out(draft.note, touched=True)
            time = clock_words(draft.kept_at, self._zone)
            editor.foot.say(tr("You were writing this. Draft kept {time}").format(time=time))
            self._next = there
        elif self._next == Note():
            self._next = None  # an empty page is there already
        if draft is not None and editor.is_touched and editor.note is not draft.note:
            self._runner.command(partial(keep_as_note, draft.note))
            self.said.emit(tr("What you were writing before is kept as a note."))
        if self._next is not None:
            self._go_to(self._next)

    @Slot(object)
    def _kept(self, incident: Incident) -> None:
        editor = self._editor
        editor.set_keeping(keeping=False)
        failed = tuple(each for each in editor.evidence.pending if each.sealed is None)
        written = editor.as_written()
        note = Note(incident, incident.content, written.people, failed, written.sealed_at)
        editor.show_note(note, touched=bool(failed), is_same_page=True)
        self.kept.emit(incident.id)
        if failed:
            self._next = None
            editor.foot.warn(failed_files(failed))
        else:
            editor.foot.say(tr("Kept"))
            self.said.emit(tr("Note kept."))
        if self._next is None:
            self.laid_out.emit(incident.id)
        else:
            self._arrive()

    @Slot(object)
    def _not_kept(self, error: HollyhockError) -> None:
        editor = self._editor
        self._next = None
        self._keeps_next = False
        self._drafts.say_nothing()
        editor.set_keeping(keeping=False)
        if isinstance(error, Cancelled):
            editor.foot.say(tr("Stopped. Everything is still here, and not kept yet."))
        else:
            editor.foot.warn(nothing_is_lost(error))
        editor.evidence.refresh()
        if isinstance(error, InvalidField):
            is_time = error.problem is Problem.NO_SUCH_TIME
            (editor.when.edit if is_time else editor.text).setFocus()
        self.laid_out.emit(editor.note.incident_id)


def _now(session: Session) -> datetime:
    return session.clock.now()
