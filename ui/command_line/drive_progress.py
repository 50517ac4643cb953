"""Progress of work on a disk that also says when it is slow, or does not answer."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass

from core.backups.pulse import Answer, Pulse, PulseTaker
from core.progress import Progress
from ui.command_line.output import Output
from ui.pulse_words import pulse_words
from ui.translate import tr

_LOOK_SECONDS = 1.0


@dataclass(frozen=True, slots=True)
class DriveWork:
    """What the work is like."""

    goes_on_later: bool = False
    """Whether the next time goes on where this one was stopped."""
    has_speed: bool = True
    """Whether its progress is in bytes."""


ANEW = DriveWork()


class DriveProgress:
    """Passes progress on. `look` says once when the drive begins to answer otherwise.

    `look` may be called on another thread.
    """

    def __init__(self, progress: Progress, output: Output, work: DriveWork) -> None:
        self._progress, self._output, self._work = progress, output, work
        self._taker = PulseTaker(output.time.now, has_speed=work.has_speed)
        self._lock = threading.Lock()
        self._done = self._total = self._reports = 0
        self._last = Answer.WELL

    def report(self, done: int, total: int) -> None:
        """Pass it on. Raises as the other progress."""
        with self._lock:
            self._done, self._total = done, total
            self._reports += 1
            self._progress.report(done, total)

    def look(self) -> None:
        """Say how the drive answers, if that changed."""
        with self._lock:
            pulse = self._taker.look(self._done, self._total, self._reports)
            if pulse.answer is not self._last:
                self._last = pulse.answer
                self._tell(pulse)

    def _tell(self, pulse: Pulse) -> None:
        left = pulse.seconds_left
        self._output.event("drive", answers=pulse.answer, seconds_left=left and round(left))
        goes_on_later = self._work.goes_on_later
        if words := pulse_words(pulse, tr("press Ctrl+C"), goes_on_later=goes_on_later):
            self._output.note(words)


@contextmanager
def drive_progress(
    progress: Progress, output: Output, work: DriveWork = ANEW
) -> Iterator[DriveProgress]:
    """Lend a progress that looks at the drive once a second, for as long as the block lasts.

    Nobody is asked for anything in that block: a person's silence is not the drive's.
    """
    watched, is_over = DriveProgress(progress, output, work), threading.Event()

    def watch() -> None:
        with suppress(OSError, ValueError):  # nobody reads any more: the job finds that out too
            while not output.time.wait(is_over, _LOOK_SECONDS):
                watched.look()

    thread = threading.Thread(target=watch, daemon=True)
    thread.start()
    try:
        yield watched
    finally:
        is_over.set()
        thread.join()
