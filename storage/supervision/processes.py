"""Processes of the app, as their supervisor sees them."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterable, Iterator
from typing import Protocol

from core.succession import Beginning
from storage.supervision.line import SupervisorLine
from storage.supervision.wire import Wish, lines, pack_beginning, parse_wish

_LOOK_SECONDS = 0.005
_MARK = "HOLLYHOCK_SUPERVISED"
"""In the environment of a process that was started, not forked: its pipes are stdin and stdout."""

PASSED_ON = tuple(
    getattr(signal, name) for name in ("SIGTERM", "SIGHUP", "SIGINT") if hasattr(signal, name)
)
"""What somebody who ends the supervisor means for the app."""


class AppProcess(Protocol):
    """A process that is the app, or waits to be."""

    def begin(self, beginning: Beginning) -> bool:
        """Let it show its window; False when it is gone."""
        ...

    def wishes(self) -> Iterator[Wish]:
        """Wait for its wishes, until it ends or says something that nobody understands."""
        ...

    def signal(self, number: int) -> None:
        """Send a signal, unless the process has ended."""
        ...

    def ended(self, seconds: float | None) -> int:
        """Wait for its end, kill it after so long; return its status, as `subprocess` does."""
        ...

    @property
    def ends(self) -> tuple[int, ...]:
        """The pipes that a process forked from here has to let go of."""
        ...


class ForkedApp:
    """A copy of the supervisor that goes on as the app: no second start of an interpreter."""

    def __init__(self, pid: int, orders: int, wishes: int) -> None:
        self._pid, self._orders, self._wishes = pid, orders, wishes
        self._status: int | None = None

    @property
    def ends(self) -> tuple[int, ...]:
        """What the supervisor holds of the pipes."""
        return self._orders, self._wishes

    def begin(self, beginning: Beginning) -> bool:
        """Write the one line that it waits for."""
        return _tell(self._orders, beginning)

    def wishes(self) -> Iterator[Wish]:
        """Read what it says."""
        return _understood(self._wishes)

    def signal(self, number: int) -> None:
        """Pass a signal on. Only who waited for the process knows that its number is still its."""
        if self._status is None:
            os.kill(self._pid, number)

    def ended(self, seconds: float | None) -> int:
        """Wait for its end."""
        deadline = None if seconds is None else time.monotonic() + seconds
        while self._status is None:
            pid, status = os.waitpid(self._pid, 0 if deadline is None else os.WNOHANG)
            if pid:
                self._status = os.waitstatus_to_exitcode(status)
            elif deadline is not None and time.monotonic() > deadline:
                os.kill(self._pid, signal.SIGKILL)
                deadline = None
            else:
                time.sleep(_LOOK_SECONDS)
        self._let_go()
        return self._status

    def _let_go(self) -> None:
        ends, self._orders, self._wishes = self.ends, -1, -1
        for end in ends:
            if end >= 0:
                os.close(end)


class SpawnedApp:
    """A process started anew, where a fork of this one would be none of a sound program."""

    def __init__(self) -> None:
        self._process = subprocess.Popen(  # noqa: S603  ourselves
            [sys.executable, *sys.orig_argv[1:]],
            env=os.environ | {_MARK: "1"},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            bufsize=0,
        )

    @property
    def ends(self) -> tuple[int, ...]:
        """No process here is forked."""
        return ()

    def begin(self, beginning: Beginning) -> bool:
        """Write the one line that it waits for."""
        assert self._process.stdin is not None  # noqa: S101  asked for above
        return _tell(self._process.stdin.fileno(), beginning)

    def wishes(self) -> Iterator[Wish]:
        """Read what it says."""
        assert self._process.stdout is not None  # noqa: S101  asked for above
        return _understood(self._process.stdout.fileno())

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


def fork(others: Iterable[AppProcess]) -> ForkedApp | SupervisorLine:
    """Make a copy of this process: a line in the copy, the copy's handle in the original.

    `others`: the processes there are, whose pipes are none of the copy's business.
    """
    order_from, order_to = os.pipe()
    wish_from, wish_to = os.pipe()
    # A signal in between would reach a copy that still acts as the original does.
    before = signal.pthread_sigmask(signal.SIG_BLOCK, PASSED_ON)
    pid = os.fork()
    if pid:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
        os.close(order_from)
        os.close(wish_to)
        return ForkedApp(pid, order_to, wish_from)
    _let_signals_end_it()
    signal.pthread_sigmask(signal.SIG_SETMASK, before)
    for end in (order_to, wish_from, *(end for other in others for end in other.ends)):
        if end >= 0:
            os.close(end)
    return SupervisorLine(order_from, wish_to)


def line_of_a_spawned() -> SupervisorLine | None:
    """Return the line of this process, if it was started as `SpawnedApp` does."""
    if os.environ.pop(_MARK, None) is None:
        return None
    _let_signals_end_it()
    line = SupervisorLine(os.dup(0), os.dup(1))
    nothing = os.open(os.devnull, os.O_RDWR)
    os.dup2(nothing, 0)
    os.dup2(nothing, 1)
    os.close(nothing)
    return line


def _let_signals_end_it() -> None:
    """Python would raise KeyboardInterrupt in the middle of Qt; a vault survives any end."""
    for number in PASSED_ON:
        signal.signal(number, signal.SIG_DFL)


def _tell(end: int, beginning: Beginning) -> bool:
    try:
        os.write(end, pack_beginning(beginning))
    except OSError:  # EPIPE; Windows says EINVAL
        return False
    return True


def _understood(end: int) -> Iterator[Wish]:
    for line in lines(end):
        try:
            wish = parse_wish(line)
        except (TypeError, ValueError):
            return
        yield wish
