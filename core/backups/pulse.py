"""How a drive answers while it is written to or read: well, slowly, or not at all."""

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

_WINDOW_SECONDS = 60.0
_STALLED_SECONDS = 30.0
_LONG_SECONDS = 10 * 60.0
_SLOW_BYTES_PER_SECOND = 5_000_000
"""Sticks of the last twenty years do better; a failing or a very old one does not."""
_SAMPLE_SECONDS = 2.0
_STEP_SECONDS = 10 * 60.0


class Answer(StrEnum):
    """How a drive answers."""

    WELL = "well"
    SLOWLY = "slowly"
    """For a minute it was slow, and it is going to take long."""
    NOT = "not"
    """Nothing came for half a minute."""


@dataclass(frozen=True, slots=True)
class Pulse:
    """What is known of a drive. `seconds_left` is guessed, and None unless it answers slowly."""

    answer: Answer
    seconds_left: float | None = None


class PulseTaker:
    """Looks at the progress of work on a drive; `now` returns seconds that only go forward.

    Made when the work begins: silence counts from there. What has no `speed`, because its progress
    is in other units than bytes, is never called slow.
    """

    def __init__(self, now: Callable[[], float], *, has_speed: bool = True) -> None:
        self._now, self._has_speed = now, has_speed
        self._heard_at, self._reports = now(), 0
        self._samples: deque[tuple[float, int]] = deque([(self._heard_at, 0)])

    def look(self, done: int, total: int, reports: int) -> Pulse:
        """Tell how the drive answers.

        `done` of `total` bytes are written or read, and that was reported so many times: what was
        written is read back without getting further. All are 0 before the first report.
        """
        now = self._now()
        if reports != self._reports:
            self._heard_at, self._reports = now, reports
        if now - self._samples[-1][0] >= _SAMPLE_SECONDS:
            self._samples.append((now, done))
        while len(self._samples) > 1 and now - self._samples[1][0] >= _WINDOW_SECONDS:
            self._samples.popleft()
        if now - self._heard_at >= _STALLED_SECONDS:
            return Pulse(Answer.NOT)
        return self._slow(now, done, total) or Pulse(Answer.WELL)

    def _slow(self, now: float, done: int, total: int) -> Pulse | None:
        began, before = self._samples[0]
        seconds, came = now - began, done - before
        if not self._has_speed or seconds < _WINDOW_SECONDS or came <= 0:
            return None
        speed = came / seconds
        left = (total - done) / speed
        is_slow = speed < _SLOW_BYTES_PER_SECOND and left >= _LONG_SECONDS
        return Pulse(Answer.SLOWLY, _rounded(left)) if is_slow else None


def _rounded(seconds: float) -> float:
    """Round to steps that a person cares about, so that words do not change all the time."""
    return round(seconds / _STEP_SECONDS) * _STEP_SECONDS
