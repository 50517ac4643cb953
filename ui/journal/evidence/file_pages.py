"""The page of a note, and in its place the page of one of its files."""

from datetime import datetime
from functools import partial

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QStackedWidget, QWidget

from core.ids import ExhibitId
from core.incidents.evidence import CustodyEvent, Exhibit, SealedEvidence
from core.incidents.preview import MAX_SIDE_PIXELS, PreviewRequest
from core.vault.session import Session
from ui.jobs import Ticket
from ui.journal.evidence.file_page import FilePage
from ui.journal.evidence.looker import Looker
from ui.journal.evidence_panel import EvidencePanel
from ui.screen import ScreenContext

_PAGE_PIXELS = 2_000


class FilePages(QStackedWidget):
    """Put it where the page of the note would stand; `panel` lists the note's files there.

    `copy_wanted(Exhibit)`: an original is to be saved. `said(str)`: a quiet message.
    """

    copy_wanted = Signal(object)
    said = Signal(str)

    def __init__(
        self,
        context: ScreenContext,
        note_page: QWidget,
        panel: EvidencePanel,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("file-pages")
        self._note_page, self._panel = note_page, panel
        self._file: Exhibit | SealedEvidence | None = None
        self._page = 0
        self._covered = True
        self._runner = context.runner
        self._custody: Ticket[tuple[CustodyEvent, ...]] | None = None
        self.looker = Looker(context.runner, panel.still_wants, self)
        self.file_page = FilePage(context.zone)
        self.addWidget(note_page)
        self.addWidget(self.file_page)
        panel.glance_wanted.connect(self.looker.glance)
        panel.look_wanted.connect(self.open)
        self.looker.glanced.connect(panel.show_glance)
        self.looker.seen.connect(self.file_page.show_seen)
        self.looker.failed.connect(self.file_page.show_failure)
        self.file_page.page_wanted.connect(self._show_page)
        self.file_page.pixels_wanted.connect(self._show_all_pixels)
        self.file_page.copy_wanted.connect(self._save_copy)
        self.file_page.closed.connect(self._close)
        self.file_page.said.connect(self.said)
        self.file_page.origin.edited.connect(self._keep_said)
        self.file_page.origin.now_wanted.connect(self._ask_now)
        panel.writable_changed.connect(self._let_write)

    @property
    def is_covering(self) -> bool:
        """Whether what others made is covered when it is opened."""
        return self._covered

    def set_covered(self, *, covered: bool) -> None:
        """Cover pictures and texts until they are asked for, or do not."""
        self._covered = covered
        self._panel.set_covered(covered=covered)

    @Slot(object)
    def open(self, file: Exhibit | SealedEvidence) -> None:
        """Show the page of a file."""
        self._file, self._page = file, 0
        self.file_page.open(file, self._panel.said_of(file), covered=self._covered)
        self._let_write()
        self.read_custody()
        self.setCurrentWidget(self.file_page)
        self.file_page.back_button.setFocus()
        self._look(_PAGE_PIXELS)

    @Slot()
    def read_custody(self) -> None:
        """Ask anew what was done with the file that is shown, once it is kept with a note."""
        if self._custody is not None:
            self._custody.drop()
        if isinstance(self._file, Exhibit):
            job = partial(_custody_of, self._file.id)
            self._custody = self._runner.query(job, self.file_page.details.show_custody)

    @Slot()
    def go_back(self) -> None:
        """Show the page of the note, and let go of what was seen."""
        self._file = None
        self.looker.stop_looking()
        self.file_page.forget()
        self.setCurrentWidget(self._note_page)

    @Slot()
    def _close(self) -> None:
        """Go back to where the file was opened."""
        file = self._file
        self.go_back()
        if file is not None:
            self._panel.focus_on(file)

    @Slot(int)
    def _show_page(self, number: int) -> None:
        self._page = number
        self._look(_PAGE_PIXELS)

    @Slot()
    def _show_all_pixels(self) -> None:
        """What was made for fitting has fewer pixels than a large picture."""
        if self.file_page.is_shrunk:
            self._look(MAX_SIDE_PIXELS)

    @Slot()
    def _save_copy(self) -> None:
        if isinstance(self._file, Exhibit):
            self.copy_wanted.emit(self._file)

    @Slot()
    def _let_write(self) -> None:
        """What is said of a file can change when its note can."""
        origin = self.file_page.origin
        origin.set_read_only(read_only=self._panel.is_read_only)
        origin.setEnabled(self._panel.isEnabled())

    @Slot()
    def _keep_said(self) -> None:
        self._panel.set_said(self.file_page.origin.said())

    @Slot()
    def _ask_now(self) -> None:
        self._runner.query(_now, self.file_page.origin.take_now)

    def _look(self, side: int) -> None:
        if self._file is not None:
            file = self._file
            evidence = file.evidence if isinstance(file, Exhibit) else file
            self.looker.look(evidence, PreviewRequest(side, side, self._page))


def _custody_of(exhibit_id: ExhibitId, session: Session) -> tuple[CustodyEvent, ...]:
    return session.journal.custody(exhibit_id)


def _now(session: Session) -> datetime:
    return session.clock.now()
