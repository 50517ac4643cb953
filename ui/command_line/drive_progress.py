"""Progress of work on a drive that also says when the drive is slow, or does not answer."""

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress

from core.backups.pulse import Answer, Pulse, PulseTaker
from core.progress import Progress
from ui.command_line.output import Output
from ui.pulse_words import pulse_words
from ui.translate import tr

_LOOK_SECONDS = 1.0


class DriveProgress:
    """Passes progress on. `look` says once when the drive begins to answer otherwise.

    `now` returns seconds that only go forward. `look` may be called on another thread.
    """

    def __init__(
        self, progress: Progress, output: Output, now: Callable[[], float] = time.monotonic
    ) -> None:
        self._progress, self._output = progress, output
        self._taker = PulseTaker(now)
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
        if words := pulse_words(pulse, tr("press Ctrl+C")):
            self._output.note(words)


@contextmanager
def drive_progress(
    progress: Progress, output: Output, now: Callable[[], float] = time.monotonic
) -> Iterator[DriveProgress]:
    """Lend a progress that looks at the drive once a second, for as long as the block lasts."""
    watched, is_over = DriveProgress(progress, output, now), threading.Event()

    def watch() -> None:
        with suppress(OSError, ValueError):  # nobody reads any more: the job finds that out too
            while not is_over.wait(_LOOK_SECONDS):
                watched.look()

    thread = threading.Thread(target=watch, daemon=True)
    thread.start()
    try:
        yield watched
    finally:
        is_over.set()
        thread.join()
