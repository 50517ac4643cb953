"""Reads mails and texts among the files once, beside everything else: names are looked for in them.

The words come from the process that has no key; here nothing of a file is taken apart.
"""

from functools import partial

from PySide6.QtCore import QObject, Slot

from core.changes import Changed, Kind
from core.errors import HollyhockError
from core.incidents.evidence import Exhibit
from core.incidents.preview import Preview, PreviewRequest
from core.incidents.previews import Previews
from core.progress import Progress
from core.vault.session import Session
from ui.jobs import Ticket, WatchedProgress
from ui.vault_runner import VaultRunner

_TOLD_AFTER = 50
"""Mails that are read in a row; each time it is told, every list is asked for anew."""
_AS_SMALL_AS_CAN_BE = PreviewRequest(1, 1)
"""Should it turn out to be a picture: nobody looks at it."""


class FileReader(QObject):
    """`start` whenever there may be new files. One at a time; a look at a file fits between two.

    What cannot be read is tried again after the next unlock.
    """

    def __init__(self, runner: VaultRunner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._runner = runner
        self._above = 0
        self._read = 0
        self._ticket: Ticket[Exhibit | None] | Ticket[bool] | None = None
        self._progress: WatchedProgress | None = None
        self._exhibit: Exhibit | None = None
        runner.locked.connect(self._stop)

    @property
    def is_busy(self) -> bool:
        """Whether something is being read."""
        return self._ticket is not None or self._progress is not None

    @Slot()
    def start(self) -> None:
        """Read what was not read yet."""
        if not self.is_busy and self._runner.is_unlocked:
            self._ticket = self._runner.query(partial(_next, self._above), self._take)

    def _take(self, exhibit: Exhibit | None) -> None:
        self._ticket = None
        if exhibit is None:
            self._tell()
            return
        self._exhibit, self._above = exhibit, exhibit.number
        job = partial(_look, self._runner.session.previews, exhibit)
        self._progress = self._runner.aside(job, self._keep, self._skip)

    def _keep(self, preview: Preview) -> None:
        self._progress = None
        if self._exhibit is not None:
            job = partial(_kept, self._exhibit, preview)
            self._ticket = self._runner.query(job, self._kept, self._skip)

    def _kept(self, has_words: bool) -> None:  # noqa: FBT001  a slot
        self._ticket = None
        self._read += has_words
        if self._read >= _TOLD_AFTER:
            self._tell()
        self.start()

    def _skip(self, _error: HollyhockError) -> None:
        """Whoever opens the file hears what is wrong with it, and so does the check of files."""
        self._ticket = self._progress = None
        self.start()

    def _tell(self) -> None:
        """Let names be looked for in what was read."""
        if self._read:
            self._read = 0
            self._runner.command(_news)

    @Slot()
    def _stop(self) -> None:
        """The vault is locked."""
        if self._ticket is not None:
            self._ticket.drop()
        self._ticket = self._progress = self._exhibit = None
        self._above = self._read = 0


def _next(above: int, session: Session) -> Exhibit | None:
    return session.file_words.next_unread(above)


def _look(previews: Previews, exhibit: Exhibit, progress: Progress) -> Preview:
    return previews.of(exhibit, _AS_SMALL_AS_CAN_BE, progress)


def _kept(exhibit: Exhibit, preview: Preview, session: Session) -> bool:
    return session.file_words.keep(exhibit.id, preview)


def _news(_session: Session) -> Changed[None]:
    return Changed(None, frozenset({Kind.PEOPLE}))
