"""Pieces of work handed to other threads, and how their results find the way back."""

import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar
from weakref import WeakMethod

from PySide6.QtCore import QObject
from shiboken6 import isValid

from core.errors import Cancelled, HollyhockError

T = TypeVar("T")


class Bug(HollyhockError):
    """An error that nobody foresaw. The crash hook has logged it; the screen only has to let go."""


class Ticket(Generic[T]):
    """A job under way. Dropping it keeps its result from being delivered.

    Only bound methods of living QObjects are called back, and they are held weakly: a job never
    keeps a screen with decrypted text alive after lock.
    """

    def __init__(
        self, done: Callable[[T], None] | None, failed: Callable[[HollyhockError], None] | None
    ) -> None:
        self._done = WeakMethod(done) if done else None
        self._failed = WeakMethod(failed) if failed else None
        self._dropped = False

    @property
    def handles_failure(self) -> bool:
        """Whether the owner wants to hear of errors itself."""
        return self._failed is not None

    def drop(self) -> None:
        """Forget about the result. The job itself still runs to its end."""
        self._dropped = True

    def deliver(self, outcome: "Outcome[T]") -> None:
        """Call back on the GUI thread, if the owner still lives and still wants it."""
        if outcome.error is not None:
            self._call(self._failed, outcome.error)
        else:
            self._call(self._done, outcome.value)

    def _call(self, method: "WeakMethod[Callable[[Any], None]] | None", argument: object) -> None:
        bound = method() if method else None
        if bound is None or self._dropped:
            return
        owner = getattr(bound, "__self__", None)
        if not isinstance(owner, QObject) or isValid(owner):
            bound(argument)


@dataclass(frozen=True, slots=True)
class Outcome(Generic[T]):
    """How a job ended: with a value, or with an error."""

    value: T | None = None
    error: HollyhockError | None = None


@dataclass(slots=True, eq=False)
class WatchedProgress:
    """The `core.progress.Progress` of a job on another thread; the GUI thread looks at it.

    `done` and `total` are in bytes unless the job says otherwise; `total` 0 while unknown.
    """

    title: str
    done: int = 0
    total: int = 0
    reports: int = 0
    """How often the job told how far it is: it is alive when this grows."""
    is_begun: bool = False
    """Whether the job has begun, and does not wait for a thread any more."""
    _cancelled: threading.Event = field(default_factory=threading.Event)

    def report(self, done: int, total: int) -> None:
        """Called by the job. Raises Cancelled once the person asked to stop."""
        self.done, self.total = done, total
        self.reports += 1
        if self._cancelled.is_set():
            raise Cancelled

    def cancel(self) -> None:
        """Ask the job to stop at its next report."""
        self._cancelled.set()

    @property
    def is_cancelled(self) -> bool:
        """Whether the person asked to stop."""
        return self._cancelled.is_set()
