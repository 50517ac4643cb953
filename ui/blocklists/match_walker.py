"""Looks for known names, numbers and accounts in the notes, in slices, beside everything else."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from core.blocklists.matching.matching import MatchReport, MatchWalk
from core.errors import HollyhockError
from core.vault.session import Session
from ui.jobs import Ticket, WatchedProgress
from ui.translate import tr
from ui.vault_runner import VaultRunner

_REST_MS = 400
"""Several changes that come at once are looked at together."""


@dataclass(frozen=True, slots=True)
class _Slice:
    walk: MatchWalk
    report: MatchReport | None


class MatchWalker(QObject):
    """`start_soon` whenever notes or people may have changed; what was looked at is remembered.

    It shows in the strip of long work, and can be stopped there until something changes again.
    `ended(MatchReport)`: everything was looked at.
    """

    ended = Signal(object)

    def __init__(self, runner: VaultRunner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._runner = runner
        self._ticket: Ticket[_Slice] | None = None
        self._progress: WatchedProgress | None = None
        self._is_wanted_again = False
        self._rest = QTimer(self, singleShot=True, interval=_REST_MS)
        self._rest.timeout.connect(self._start)
        runner.locked.connect(self._end)

    @property
    def is_busy(self) -> bool:
        """Whether something is being looked at, or will be in a moment."""
        return self._ticket is not None or self._rest.isActive()

    @Slot()
    def start_soon(self) -> None:
        """Look at what is new, in a moment."""
        if self._ticket is not None:
            self._is_wanted_again = True
        else:
            self._rest.start()

    @Slot()
    def _start(self) -> None:
        if self._ticket is not None or not self._runner.is_unlocked:
            return
        self._is_wanted_again = False
        self._progress = WatchedProgress(tr("Looking for known names and numbers in your notes"))
        self._runner.work_started.emit(self._progress)
        self._next(_first_slice)

    def _next(self, job: Callable[[Session], _Slice]) -> None:
        self._ticket = self._runner.query(job, self._sliced, self._fail)

    def _sliced(self, done: _Slice) -> None:
        progress, walk = self._progress, done.walk
        if done.report is not None:
            self._end()
            self.ended.emit(done.report)
            if self._is_wanted_again:
                self._rest.start()
            return
        if progress is None or progress.is_cancelled:
            self._end()
            return
        progress.done, progress.total = walk.done, walk.total
        self._next(partial(_slice, walk))

    def _fail(self, error: HollyhockError) -> None:
        self._end()
        self._runner.failed.emit(error)

    @Slot()
    def _end(self) -> None:
        """Take it out of the strip of long work."""
        progress, self._progress = self._progress, None
        if self._ticket is not None:
            self._ticket.drop()
            self._ticket = None
        if progress is not None:
            self._runner.work_ended.emit(progress)


def _first_slice(session: Session) -> _Slice:
    return _slice(session.matching.walk(), session)


def _slice(walk: MatchWalk, session: Session) -> _Slice:
    del session
    return _Slice(walk, walk.step())
