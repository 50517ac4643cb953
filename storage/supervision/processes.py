"""Processes of the app, as their supervisor sees them."""

import os
import signal
import time
from collections.abc import Iterable, Iterator
from typing import Protocol

from core.succession import Beginning
from storage.supervision.line import SupervisorLine
from storage.supervision.wire import Wish, lines, pack_beginning, parse_wish

_LOOK_SECONDS = 0.005
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
    def pid(self) -> int:
        """Its number."""
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
    def pid(self) -> int:
        """Its number, until its end was waited for."""
        return self._pid

    @property
    def ends(self) -> tuple[int, ...]:
        """What the supervisor holds of the pipes."""
        return self._orders, self._wishes

    def begin(self, beginning: Beginning) -> bool:
        """Write the one line that it waits for."""
        return tell(self._orders, beginning)

    def wishes(self) -> Iterator[Wish]:
        """Read what it says."""
        return understood(self._wishes)

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
        _close(*ends)


def fork(others: Iterable[AppProcess]) -> ForkedApp | SupervisorLine:
    """Make a copy of this process: a line in the copy, the copy's handle in the original.

    `others`: the processes there are, whose pipes are none of the copy's business.
    """
    order_from, order_to = os.pipe()
    wish_from, wish_to = os.pipe()
    # A signal in between would reach a copy that still acts as the original does.
    before = signal.pthread_sigmask(signal.SIG_BLOCK, PASSED_ON)
    try:
        pid = os.fork()
    except OSError:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
        _close(order_from, order_to, wish_from, wish_to)
        raise
    if pid:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
        _close(order_from, wish_to)
        return ForkedApp(pid, order_to, wish_from)
    let_signals_end_it()
    signal.pthread_sigmask(signal.SIG_SETMASK, before)
    _close(order_to, wish_from, *(end for other in others for end in other.ends))
    return SupervisorLine(order_from, wish_to)


def _close(*ends: int) -> None:
    for end in ends:
        if end >= 0:
            os.close(end)


def let_signals_end_it() -> None:
    """Python would raise KeyboardInterrupt in the middle of Qt; a vault survives any end."""
    for number in PASSED_ON:
        signal.signal(number, signal.SIG_DFL)


def tell(end: int, beginning: Beginning) -> bool:
    """Write how a window begins; False when nobody reads it."""
    try:
        os.write(end, pack_beginning(beginning))
    except OSError:  # EPIPE; Windows says EINVAL
        return False
    return True


def understood(end: int) -> Iterator[Wish]:
    """Read wishes, until the end or the first line that nobody understands."""
    for line in lines(end):
        try:
            wish = parse_wish(line)
        except (TypeError, ValueError):
            return
        yield wish
