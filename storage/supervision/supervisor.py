"""Starts the process that is the app, and the next one when that has ended after a lock."""

import os
import signal
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from types import FrameType

from core.succession import Beginning
from storage.supervision.front import open_in_front
from storage.supervision.line import SupervisorLine
from storage.supervision.orphans import end_orphans
from storage.supervision.processes import PASSED_ON, AppProcess, fork
from storage.supervision.wire import Front, Prepare

_END_SECONDS = 15.0
"""How long a process may take to end after its last wish. The app itself gives up sooner."""

Start = Callable[[Sequence[AppProcess]], AppProcess | SupervisorLine]
"""Gives a process to look after or, in a copy of this one, the copy's line to its supervisor.

It is told of the processes that there are.
"""


class _InTheCopy(Exception):
    """This is the process that was started, no more the supervisor's: back to where it began."""

    def __init__(self, line: SupervisorLine) -> None:
        super().__init__()
        self.line = line


def supervise() -> SupervisorLine | int:
    """Go on twice: as the app, with a line to its supervisor; and as the supervisor.

    The supervisor comes back once all is over, with the exit status of the last process: negative
    when a signal ended it. Raises OSError when no process can be started.
    """
    # macOS has os.fork, but what its own libraries do in a forked process is nobody's promise.
    if hasattr(os, "fork") and sys.platform != "darwin":
        return Supervisor(fork).run()
    from storage.supervision.spawned import line_of_a_spawned, spawn  # noqa: PLC0415  never here

    return line_of_a_spawned() or Supervisor(spawn).run()


class Supervisor:
    """One process at a time is the app; perhaps another has loaded what the next one needs."""

    def __init__(self, start: Start, end_seconds: float = _END_SECONDS) -> None:
        self._start, self._end_seconds = start, end_seconds
        self._app: AppProcess | None = None
        self._spare: AppProcess | None = None
        self._is_to_end = self._has_opened = False

    def run(self) -> SupervisorLine | int:
        """Look after one process after the other. Raises OSError when none can be started."""
        before = {number: signal.signal(number, self._pass_on) for number in PASSED_ON}
        try:
            return self._all_processes()
        except _InTheCopy as copy:
            before = {}  # there, signals are nothing to pass on
            return copy.line
        finally:
            for number, handler in before.items():
                signal.signal(number, handler)

    def _all_processes(self) -> int:
        beginning: Beginning | None = Beginning()
        status = 0
        while beginning is not None and not self._is_to_end:
            self._app = self._begun(beginning)
            beginning = self._hear(self._app)
            status = self._app.ended(None if beginning is None else self._end_seconds)
            if not self._has_opened:  # what was opened leaves orphans that are none of ours
                end_orphans([] if self._spare is None else [self._spare.pid])
        if self._spare is not None:
            self._spare.ended(0)
        return status

    def _begun(self, beginning: Beginning) -> AppProcess:
        """Return the spare at work, or another process when there is none, or it is gone."""
        spare, self._spare = self._spare, None
        if spare is not None:
            if spare.begin(beginning):
                return spare
            spare.ended(0)
        app = self._started(())
        app.begin(beginning)
        return app

    def _hear(self, app: AppProcess) -> Beginning | None:
        """Do what a process wishes; return its last wish, None when it ended without."""
        for wish in app.wishes():
            match wish:
                case Front(thing):
                    self._has_opened = True
                    open_in_front(thing)
                case Prepare():
                    with suppress(OSError):  # there will be another try when it is needed
                        self._spare = self._spare or self._started((app,))
                case Beginning():
                    return wish
        return None

    def _started(self, others: Sequence[AppProcess]) -> AppProcess:
        started = self._start(others)
        if isinstance(started, SupervisorLine):
            raise _InTheCopy(started)
        return started

    def _pass_on(self, number: int, _frame: FrameType | None) -> None:
        """What somebody who ends the supervisor means is the app, and none after it."""
        self._is_to_end = True
        if self._app is not None:
            self._app.signal(number)
