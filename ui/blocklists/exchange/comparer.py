"""Opens a list and compares it with the vault, slice by slice."""

import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot

from core.blocklists.exchange.arrivals import Arrival, Comparison
from core.blocklists.exchange.list_file import Columns, ListFile
from core.blocklists.exchange.lists import Opened
from core.blocklists.exchange.reading import ListFormat
from core.errors import Cancelled, HollyhockError
from core.pace import Pace
from core.vault.session import Session
from ui.jobs import Ticket, WatchedProgress
from ui.translate import tr
from ui.vault_runner import VaultRunner

_FIRST_SLICE, _LARGEST_SLICE = 50, 2_000

_Read = tuple[WatchedProgress, Opened]
_Slice = tuple[Comparison, tuple[Arrival, ...], float]


class Comparer(QObject):
    """`opened(Opened)`: the file is read; its rows follow. `compared(tuple[Arrival, ...])`.
    `progressed(int, int)`: so many of so many rows. `ended()`. `failed(HollyhockError)`.
    """

    opened = Signal(object)
    compared = Signal(object)
    progressed = Signal(int, int)
    ended = Signal()
    failed = Signal(object)

    def __init__(self, runner: VaultRunner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._runner = runner
        self._pace = Pace(_FIRST_SLICE, _LARGEST_SLICE)
        self._reading: WatchedProgress | None = None
        self._ticket: Ticket[_Slice] | None = None

    @property
    def is_busy(self) -> bool:
        """Whether there are rows to come."""
        return self._reading is not None or self._ticket is not None

    def open(self, path: Path) -> None:
        """Read a file."""
        self._read(partial(_open, self._runner.session, path))

    def read_again(self, file: ListFile, columns: Columns) -> None:
        """Read the same file with other columns."""
        self._read(partial(_read, self._runner.session, file, columns))

    def read_as(self, file: ListFile, kind: ListFormat) -> None:
        """Read the same file as something else."""
        self._read(partial(_read_as, self._runner.session, file, kind))

    @Slot()
    def stop(self) -> None:
        """Let go of what is under way; nothing more is said of it."""
        if self._reading is not None:
            self._reading.cancel()
            self._reading = None
        if self._ticket is not None:
            self._ticket.drop()
            self._ticket = None

    def _read(self, job: Callable[[WatchedProgress], _Read]) -> None:
        self.stop()
        self._reading = self._runner.work(tr("Reading a list"), job, self._on_opened, self._fail)

    def _on_opened(self, read: _Read) -> None:
        progress, opened = read
        if progress is not self._reading:  # it was ready before it heard that it should stop
            return
        self._reading = None
        self.opened.emit(opened)
        self._pace.begin()
        self._next(Comparison(opened.reading.rows))

    def _next(self, comparison: Comparison) -> None:
        job = partial(_slice, comparison, self._pace.count)
        self._ticket = self._runner.query(job, self._sliced, self._fail)

    def _sliced(self, done: _Slice) -> None:
        comparison, arrivals, seconds = done
        self._ticket = None
        self._pace.took(seconds)
        is_last = comparison.done >= comparison.total
        if not is_last:
            self._next(comparison)
        self.compared.emit(arrivals)
        self.progressed.emit(comparison.done, comparison.total)
        if is_last:
            self.ended.emit()

    def _fail(self, error: HollyhockError) -> None:
        if not isinstance(error, Cancelled):
            self.stop()
            self.failed.emit(error)


def _open(session: Session, path: Path, progress: WatchedProgress) -> _Read:
    progress.report(0, 0)
    return progress, session.lists.open(path)


def _read(session: Session, file: ListFile, columns: Columns, progress: WatchedProgress) -> _Read:
    progress.report(0, 0)
    return progress, session.lists.read(file, columns)


def _read_as(
    session: Session, file: ListFile, kind: ListFormat, progress: WatchedProgress
) -> _Read:
    progress.report(0, 0)
    return progress, session.lists.read_as(file, kind)


def _slice(comparison: Comparison, rows: int, session: Session) -> _Slice:
    begun = time.monotonic()
    arrivals = session.lists.compare(comparison, rows)
    return comparison, arrivals, time.monotonic() - begun
