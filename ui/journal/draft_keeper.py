"""Drafts of the note on the page, kept in the vault every moment or so while it is written."""

from datetime import datetime
from functools import partial

from PySide6.QtCore import QObject, QTimer, Slot

from ui.jobs import Ticket
from ui.journal.draft import write_draft
from ui.journal.editor import NoteEditor
from ui.journal.note_keeper import NoteKeeper
from ui.journal.words import clock_words
from ui.screen import ScreenContext
from ui.translate import tr

_PAUSE_MS = 1_500
"""Nothing that was typed longer ago than this, and the time to write it, is lost with the power."""


class DraftKeeper(QObject):
    """Says in the foot of the page when a draft was kept. None while the note is being kept."""

    def __init__(
        self, context: ScreenContext, editor: NoteEditor, keeper: NoteKeeper, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._runner, self._zone = context.runner, context.zone
        self._editor, self._keeper = editor, keeper
        self._ticket: Ticket[datetime] | None = None
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(self._pause_is_over)

    def keep_soon(self) -> None:
        """Something was written: keep it within a moment, however fast the typing goes on."""
        if not self._pause.isActive():
            self._pause.start()

    def keep(self) -> None:
        """Hand what is written to the vault, as a draft."""
        self._pause.stop()
        editor = self._editor
        if editor.is_touched and not self._keeper.is_busy:
            sealed = tuple(each.sealed for each in editor.evidence.pending if each.sealed)
            job = partial(write_draft, editor.draft_content(), editor.note.incident_id, sealed)
            self._ticket = self._runner.command(job, self._tell)

    def rest(self) -> None:
        """Another page lies there: there is nothing to keep."""
        self._pause.stop()

    def say_nothing(self) -> None:
        """What is said of the note itself is not to be followed by words about a draft of it."""
        if self._ticket is not None:
            self._ticket.drop()

    @Slot()
    def _pause_is_over(self) -> None:
        if self._editor.text.is_filling:
            self._pause.start()
        else:
            self.keep()

    def _tell(self, at: datetime) -> None:
        if self._editor.is_touched and not self._keeper.is_busy:
            time = clock_words(at, self._zone)
            self._editor.foot.note_draft(tr("Draft kept {time}").format(time=time))
