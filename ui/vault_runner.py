"""The threads that work for the window: one owns the vault, others do long work.

Everything that touches the database goes through the vault thread. The GUI thread only says what
to do, and gets the result by one queued signal. Jobs must not hold widgets: give them values.
"""

import sys
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor, wait
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Qt, Signal, Slot

from core.changes import Changed
from core.errors import Cancelled, HollyhockError
from core.vault.session import NewVault, Session
from ui.jobs import Bug, Outcome, Ticket, WatchedProgress

T = TypeVar("T")
Opened = TypeVar("Opened", Session, NewVault)

_LONG_WORKERS = 2
"""One for the person's own work (an import, a backup), one so that a second never seems dead."""


class VaultRunner(QObject):
    """Runs jobs beside the GUI thread.

    `changed(frozenset[Kind])`: a command changed these kinds of data; screens that care ask again.
    `failed(HollyhockError)`: a job failed whose owner did not want to hear of it.
    `work_started(WatchedProgress)`, `work_ended(WatchedProgress)`: for the strip of long work.
    `locked()`: the vault is closed, its results will never arrive any more.
    """

    changed = Signal(frozenset)
    failed = Signal(HollyhockError)
    work_started = Signal(object)
    work_ended = Signal(object)
    locked = Signal()
    _finished = Signal(object, object, object, int)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._vault_thread = ThreadPoolExecutor(1, thread_name_prefix="vault")
        self._workers = ThreadPoolExecutor(_LONG_WORKERS, thread_name_prefix="work")
        self._aside = ThreadPoolExecutor(1, thread_name_prefix="aside")
        self._session: Session | None = None
        self._held: list[Session] = []
        self._lock_count = 0
        self._long_work: dict[WatchedProgress, Future[None]] = {}
        self._announced: set[WatchedProgress] = set()
        self._is_stopped = False
        self._finished.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    @property
    def session(self) -> Session:
        """The unlocked vault's services; only for handing to jobs, and `seal` and the like to work.

        Raises RuntimeError while locked: a screen that asks then should no longer exist.
        """
        if self._session is None:
            raise RuntimeError("the vault is locked")
        return self._session

    @property
    def is_unlocked(self) -> bool:
        """Whether a vault is open."""
        return self._session is not None

    def open(
        self,
        job: Callable[[], Opened],
        done: Callable[[Opened], None],
        failed: Callable[[HollyhockError], None],
    ) -> Ticket[Opened]:
        """Unlock or create a vault on the vault thread, and keep its session."""
        ticket = Ticket(done, failed)
        self._submit(self._vault_thread, ticket, lambda: self._hold(job()), None)
        return ticket

    def prepare(self, job: Callable[[], T], done: Callable[[T], None] | None = None) -> None:
        """Do something on the vault thread that opening a vault needs, or that goes before it."""
        self._submit(self._vault_thread, Ticket(done, None), job, None)

    def query(
        self,
        job: Callable[[Session], T],
        done: Callable[[T], None],
        failed: Callable[[HollyhockError], None] | None = None,
    ) -> Ticket[T]:
        """Read from the vault. `done` and `failed` are bound methods, called on the GUI thread."""
        return self._with_session(job, Ticket(done, failed))

    def command(
        self,
        job: Callable[[Session], Changed[T]],
        done: Callable[[T], None] | None = None,
        failed: Callable[[HollyhockError], None] | None = None,
    ) -> Ticket[T]:
        """Change the vault, then tell everybody which kinds of data changed."""
        return self._with_session(job, Ticket(done, failed))

    def work(
        self,
        title: str,
        job: Callable[[WatchedProgress], T],
        done: Callable[[T], None] | None = None,
        failed: Callable[[HollyhockError], None] | None = None,
    ) -> WatchedProgress:
        """Do something long that needs no database; it shows in the strip and can be cancelled.

        After `stop` nothing runs: the progress comes back cancelled, and nobody is called.
        """
        progress = WatchedProgress(title)
        if self._is_stopped:
            progress.cancel()
            return progress
        self._announced.add(progress)
        self.work_started.emit(progress)  # first, so that who cancels at once cancels in time
        self._follow(self._workers, Ticket(done, failed), job, progress)
        return progress

    def aside(
        self,
        job: Callable[[WatchedProgress], T],
        done: Callable[[T], None],
        failed: Callable[[HollyhockError], None],
    ) -> WatchedProgress:
        """Do something that is only worth while it is looked at, such as a preview.

        One at a time, never behind an import, never in the strip. Otherwise as `work`.
        """
        progress = WatchedProgress("")
        self._follow(self._aside, Ticket(done, failed), job, progress)
        return progress

    def lock(self) -> None:
        """Cancel long work, let short work finish, close the vault. Blocks until it is closed.

        A vault that is still being opened is closed as soon as it is open.
        """
        session, self._session = self._session, None
        self._lock_count += 1
        if self._is_stopped:
            return
        for progress in self._long_work:
            progress.cancel()
        if session is not None:
            session.stop_waiting()  # or else this waits as long as a file or a key store makes it
        wait(self._long_work.values())
        try:
            self._vault_thread.submit(self._close_held).result()
        finally:
            self.locked.emit()

    def stop(self) -> None:
        """Lock and end the threads; nothing can be run afterwards. Stopping twice does nothing."""
        if self._is_stopped:
            return
        try:
            self.lock()
        finally:
            self._is_stopped = True
            self._vault_thread.shutdown()
            self._workers.shutdown()
            self._aside.shutdown()

    def _hold(self, opened: Opened) -> Opened:
        """On the vault thread: remember what has to be closed, whether or not anybody hears of it.

        A vault opened while another is open takes its place.
        """
        self._close_held()
        self._held.append(opened.session if isinstance(opened, NewVault) else opened)
        return opened

    def _close_held(self) -> None:
        """On the vault thread, where the database may be touched."""
        while self._held:
            self._held.pop().lock()

    def _with_session(self, job: Callable[[Session], object], ticket: Ticket[T]) -> Ticket[T]:
        session = self.session

        def guarded() -> object:
            if session.is_locked:  # the job before this one was the last
                raise Cancelled
            return job(session)

        self._submit(self._vault_thread, ticket, guarded, None)
        return ticket

    def _follow(
        self,
        executor: ThreadPoolExecutor,
        ticket: Ticket[Any],
        job: Callable[[WatchedProgress], object],
        progress: WatchedProgress,
    ) -> None:
        """Run a job that can be cancelled; it comes back cancelled once nothing runs any more."""

        def begin() -> object:
            progress.is_begun = True
            return job(progress)

        future = self._submit(executor, ticket, begin, progress)
        if future is None:
            progress.cancel()
        else:
            self._long_work[progress] = future

    def _submit(
        self,
        executor: ThreadPoolExecutor,
        ticket: Ticket[Any],
        job: Callable[[], object],
        progress: WatchedProgress | None,
    ) -> "Future[None] | None":
        if self._is_stopped:
            return None
        return executor.submit(self._run, ticket, job, progress, self._lock_count)

    def _run(
        self,
        ticket: Ticket[Any],
        job: Callable[[], object],
        progress: WatchedProgress | None,
        lock_count: int,
    ) -> None:
        """On the other thread: do the job, whatever happens say that it is finished."""
        try:
            outcome: Outcome[object] = Outcome(value=job())
        except HollyhockError as error:
            outcome = Outcome(error=error)
        except Exception as error:  # noqa: BLE001  the one place where an unforeseen error must not end a thread
            sys.excepthook(type(error), error, error.__traceback__)
            outcome = Outcome(error=Bug())
        self._finished.emit(ticket, outcome, progress, lock_count)

    @Slot(object, object, object, int)
    def _deliver(
        self,
        ticket: Ticket[Any],
        outcome: Outcome[Any],
        progress: WatchedProgress | None,
        lock_count: int,
    ) -> None:
        if progress is not None:
            self._long_work.pop(progress, None)
            if progress in self._announced:
                self._announced.remove(progress)
                self.work_ended.emit(progress)
        if lock_count != self._lock_count:
            return
        value = outcome.value
        if isinstance(value, NewVault):
            self._session = value.session
        elif isinstance(value, Session):
            self._session = value
        elif isinstance(value, Changed):
            self.changed.emit(value.kinds)
            outcome = Outcome(value=value.value)
        if outcome.error is None or ticket.handles_failure:
            ticket.deliver(outcome)
        elif not isinstance(outcome.error, Cancelled):
            self.failed.emit(outcome.error)
