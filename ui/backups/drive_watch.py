"""Watching how a drive answers while there is work on it."""

import time
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from core.backups.pulse import Answer, Pulse, PulseTaker
from ui.jobs import WatchedProgress

_LOOK_MS = 1000


class DriveWatch(QObject):
    """Looks once a second. `told(Pulse)`: it answers otherwise than before, or the time changed.

    When the work ends, the drive answers well again. `now` returns seconds that only go forward.
    """

    told = Signal(object)

    def __init__(
        self, parent: QObject | None = None, now: Callable[[], float] = time.monotonic
    ) -> None:
        super().__init__(parent)
        self.now = now
        self.progress: WatchedProgress | None = None
        self._taker = PulseTaker(now)
        self._last = Pulse(Answer.WELL)
        self._timer = QTimer(self, interval=_LOOK_MS)
        self._timer.timeout.connect(self.look)

    def begin(self, progress: WatchedProgress) -> None:
        """Watch this work."""
        self.progress, self._taker = progress, PulseTaker(self.now)
        self._last = Pulse(Answer.WELL)
        self._timer.start()

    def end(self) -> None:
        """Watch nothing any more."""
        self.progress = None
        self._timer.stop()
        self._hear(Pulse(Answer.WELL))

    @Slot()
    def look(self) -> None:
        """Tell, if there is something new to tell."""
        if self.progress is None or self.progress.is_cancelled:
            return
        if not self.progress.is_begun:  # it is not the drive that it waits for
            self._taker = PulseTaker(self.now)
            return
        done, total = self.progress.done, self.progress.total
        self._hear(self._taker.look(done, total, self.progress.reports))

    def _hear(self, pulse: Pulse) -> None:
        if pulse != self._last:
            self._last = pulse
            self.told.emit(pulse)
