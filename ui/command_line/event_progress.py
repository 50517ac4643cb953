"""Progress for programs: one JSON object a line."""

import time
from collections.abc import Callable
from typing import Protocol

_LEAST_SECONDS = 0.25


class Tell(Protocol):
    """Prints an event with its facts."""

    def __call__(self, kind: str, /, **facts: object) -> None:
        """Print it."""
        ...


class EventProgress:
    """Tells the first and the last, and otherwise a few times a second.

    `seconds` since the first, `bytes_per_second` and `seconds_left` as they are guessed from it,
    null while nothing can be guessed. `now` returns seconds that only go forward.
    """

    def __init__(self, tell: Tell, now: Callable[[], float] = time.monotonic) -> None:
        self._tell, self._now = tell, now
        self._began: float | None = None
        self._told = 0.0

    def report(self, done: int, total: int) -> None:
        """Tell how far it is, unless that was told a moment ago."""
        now = self._now()
        is_first = self._began is None
        if self._began is None:
            self._began = now
        if not is_first and done < total and now - self._told < _LEAST_SECONDS:
            return
        self._told = now
        seconds = now - self._began
        speed = done / seconds if seconds and done else None
        self._tell(
            "progress",
            done=done,
            total=total,
            seconds=round(seconds, 3),
            bytes_per_second=speed and round(speed),
            seconds_left=speed and round((total - done) / speed, 1),
        )
