"""Reading back every file of the vault, and saying in words what came of it."""

from collections.abc import Iterator
from functools import partial
from itertools import islice

from PySide6.QtCore import QLocale, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from core.errors import Cancelled, HollyhockError
from core.incidents.evidence import EvidenceReport, Exhibit
from core.vault.session import Session
from ui.error_messages import message_for
from ui.jobs import Ticket, WatchedProgress
from ui.journal.evidence.damaged_list import Damaged, DamagedList, damaged_files
from ui.journal.words import files_words
from ui.screen import ScreenContext
from ui.shared.buttons import PlainButton, QuietButton
from ui.shared.caution import CautionBox
from ui.shared.text import PlainLabel, SectionLabel, SoftLabel
from ui.shared.theme import GRID
from ui.translate import tr, tr_n

_AT_ONCE = 500


class FilesCheck(QWidget):
    """Needs no screen of its own: the strip of long work says how far it is.

    `note_wanted(IncidentId)`: the note of a damaged file is to be seen.
    """

    note_wanted = Signal(str)

    def __init__(self, context: ScreenContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("files-check")
        self._runner = context.runner
        self._found: list[Exhibit] = []
        self._report = EvidenceReport(0)
        self._listing: Ticket[tuple[Iterator[Exhibit], tuple[Exhibit, ...]]] | None = None
        self._progress: WatchedProgress | None = None
        self.start_button = PlainButton(tr("Check all files"), "file-check")
        self.start_button.setObjectName("files-check-start")
        self.cancel_button = QuietButton(tr("Cancel"), "x")
        self.cancel_button.setObjectName("files-check-cancel")
        self.state = SoftLabel()
        self.state.setObjectName("files-check-state")
        self.box = CautionBox()
        self.box.setObjectName("files-check-damage")
        self.list = DamagedList(context.zone)
        self.more = SoftLabel()
        self.more.setObjectName("files-check-more")
        self._lay_out()
        self.list.note_wanted.connect(self.note_wanted)
        self.start_button.clicked.connect(self._start)
        self.cancel_button.clicked.connect(self._cancel)
        self._end("")

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(GRID)
        row.addWidget(self.start_button)
        row.addWidget(self.cancel_button)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        column.addWidget(SectionLabel(tr("Files kept with notes")))
        column.addWidget(
            PlainLabel(
                tr(
                    "Each file is kept with a number worked out from every byte of it. Checking"
                    " reads all files back and compares. You can go on working meanwhile."
                )
            )
        )
        column.addLayout(row)
        column.addWidget(self.state)
        for part in (self.box, self.list, self.more):
            column.addWidget(part)
            part.hide()

    @Slot()
    def _start(self) -> None:
        self._found = []
        for part in (self.box, self.list, self.more):
            part.hide()
        self.start_button.setEnabled(False)
        self.cancel_button.show()
        self.cancel_button.setFocus()
        self.state.setText(tr("Reading every file back…"))
        self._listing = self._runner.query(_first_exhibits, self._listed, self._failed)

    def _listed(self, page: tuple[Iterator[Exhibit], tuple[Exhibit, ...]]) -> None:
        everything, some = page
        self._found += some
        if some:
            more = partial(_more_exhibits, everything)
            self._listing = self._runner.query(more, self._listed, self._failed)
            return
        self._listing = None
        verify = partial(self._runner.session.journal.verify_evidence, tuple(self._found))
        title = tr("Checking all files")
        self._progress = self._runner.work(title, verify, self._checked, self._failed)

    @Slot()
    def _cancel(self) -> None:
        if self._listing is not None:
            self._listing.drop()
            self._listing = None
            self._end(_stopped())
        elif self._progress is not None:
            self._progress.cancel()

    def _checked(self, report: EvidenceReport) -> None:
        if report.is_whole:
            self._end(_all_whole(report.checked))
            return
        self._report = report
        self._runner.query(partial(damaged_files, report), self._tell, self._failed)

    def _tell(self, files: tuple[Damaged, ...]) -> None:
        report = self._report
        count = len(report.damaged) + len(report.missing)
        self._end(tr("{files} checked.").format(files=files_words(report.checked)))
        self.box.say(_what_to_do(), _damage_title(count))
        self.box.show()
        self.list.show_files(files)
        self.list.show()
        left = QLocale().toString(count - len(files))
        self.more.setText(tr("… and {n} more").format(n=left))
        self.more.setVisible(count > len(files))

    def _failed(self, error: HollyhockError) -> None:
        if isinstance(error, Cancelled):
            self._end(_stopped())
            return
        self._end("")
        message = message_for(error)
        self.box.say(message.next_step, message.what)
        self.box.show()

    def _end(self, said: str) -> None:
        self._listing = self._progress = None
        self._found = []
        had_focus = self.cancel_button.hasFocus()
        self.start_button.setEnabled(True)
        self.cancel_button.hide()
        if had_focus:
            self.start_button.setFocus()
        self.state.setText(said)
        self.state.setVisible(bool(said))


def _first_exhibits(session: Session) -> tuple[Iterator[Exhibit], tuple[Exhibit, ...]]:
    return _more_exhibits(session.journal.exhibits(), session)


def _more_exhibits(
    everything: Iterator[Exhibit], _session: Session
) -> tuple[Iterator[Exhibit], tuple[Exhibit, ...]]:
    """On the vault thread, which is free for others between two pages."""
    return everything, tuple(islice(everything, _AT_ONCE))


def _stopped() -> str:
    return tr("Stopped, as you asked. Nothing was changed.")


def _all_whole(count: int) -> str:
    if not count:
        return tr("No files are kept with your notes yet.")
    return tr("{files} checked. Everything is as it was when it was stored.").format(
        files=files_words(count)
    )


def _damage_title(count: int) -> str:
    number = QLocale().toString(count)
    return tr_n(
        "{n} file is not as it was stored.", "{n} files are not as they were stored.", count
    ).format(n=number)


def _what_to_do() -> str:
    return tr(
        "All other files are whole. Leave the vault's folder as it is, and do not delete the notes."
        " A backup from before may hold these files: restore it into a new folder and look there."
    )
