"""A process of the app that is started anew, for systems where none can be forked.

Written for Windows and macOS and never run there; the tests run it on Linux.
"""

import os
import subprocess
import sys
from collections.abc import Iterator, Sequence

from core.succession import Beginning
from storage.supervision.line import SupervisorLine
from storage.supervision.processes import AppProcess, let_signals_end_it, tell, understood
from storage.supervision.wire import Wish

MARK = "WINDOW_ON_PIPES"
"""In the environment of such a process: its pipes are stdin and stdout."""


class SpawnedApp:
    """A second start of the interpreter, with the same arguments."""

    def __init__(self) -> None:
        self._process = subprocess.Popen(  # noqa: S603  ourselves
            [sys.executable, *sys.orig_argv[1:]],
            env=os.environ | {MARK: "1"},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            bufsize=0,
        )

    @property
    def pid(self) -> int:
        """Its number."""
        return self._process.pid

    @property
    def ends(self) -> tuple[int, ...]:
        """No process here is forked."""
        return ()

    def begin(self, beginning: Beginning) -> bool:
        """Write the one line that it waits for."""
        assert self._process.stdin is not None  # noqa: S101  asked for above
        return tell(self._process.stdin.fileno(), beginning)

    def wishes(self) -> Iterator[Wish]:
        """Read what it says."""
        assert self._process.stdout is not None  # noqa: S101  asked for above
        return understood(self._process.stdout.fileno())

    def signal(self, number: int) -> None:
        """Pass a signal on."""
        self._process.send_signal(number)

    def ended(self, seconds: float | None) -> int:
        """Wait for its end."""
        try:
            status = self._process.wait(seconds)
        except subprocess.TimeoutExpired:
            self._process.kill()
            status = self._process.wait()
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe is not None:
                pipe.close()
        return status


def spawn(_others: Sequence[AppProcess]) -> SpawnedApp:
    """Start the same program anew; it finds its line by `line_of_a_spawned`."""
    return SpawnedApp()


def line_of_a_spawned() -> SupervisorLine | None:
    """Return the line of this process, if it was started as `SpawnedApp` does."""
    if os.environ.pop(MARK, None) is None:
        return None
    let_signals_end_it()
    line = SupervisorLine(os.dup(0), os.dup(1))
    nothing = os.open(os.devnull, os.O_RDWR)
    os.dup2(nothing, 0)
    os.dup2(nothing, 1)
    os.close(nothing)
    return line
