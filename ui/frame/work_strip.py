"""The strip for long work: what, how much, how long, and a way to stop it."""

import time
from collections.abc import Callable

from PySide6.QtCore import QTimer, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from ui.jobs import WatchedProgress
from ui.shared.buttons import PlainButton
from ui.shared.text import PlainLabel, SoftLabel
from ui.shared.theme import GRID
from ui.translate import tr, tr_n

_LOOK_MS = 200
_WORTH_SHOWING_SECONDS = 0.6
_WORTH_GUESSING_SECONDS = 3.0
_FULL = 1000
_MEGABYTE = 1_000_000


class WorkStrip(QFrame):
    """Shows the oldest job under way, and how many more there are. Hidden when there is none.

    Jobs that end within a blink are never seen. `now` returns seconds that only go forward.
    """

    def __init__(
        self, parent: QWidget | None = None, now: Callable[[], float] = time.monotonic
    ) -> None:
        super().__init__(parent)
        self.setObjectName("work-strip")
        self.setProperty("role", "foot")
        self._now = now
        self._jobs: dict[WatchedProgress, float] = {}
        self._what, self._how_far = PlainLabel(), SoftLabel()
        self._what.setObjectName("work-title")
        self._how_far.setObjectName("work-how-far")
        self._bar = QProgressBar()
        self._bar.setObjectName("work-bar")
        self._bar.setAccessibleName(tr("Progress"))
        self._bar.setTextVisible(False)
        self.cancel_button = PlainButton(tr("Cancel"), "x")
        self.cancel_button.setObjectName("work-cancel")
        self.cancel_button.clicked.connect(self._cancel)
        words = QVBoxLayout()
        words.setSpacing(GRID // 2)
        for each in (self._what, self._bar, self._how_far):
            words.addWidget(each)
        row = QHBoxLayout(self)
        row.setContentsMargins(GRID * 2, GRID, GRID, GRID)
        row.setSpacing(GRID * 2)
        row.addLayout(words, 1)
        row.addWidget(self.cancel_button)
        self._timer = QTimer(self, interval=_LOOK_MS)
        self._timer.timeout.connect(self.look)
        self.hide()

    @Slot(object)
    def begin(self, progress: WatchedProgress) -> None:
        """Watch a job."""
        self._jobs[progress] = self._now()
        self._timer.start()

    @Slot(object)
    def end(self, progress: WatchedProgress) -> None:
        """Stop watching a job."""
        self._jobs.pop(progress, None)
        if not self._jobs:
            self._timer.stop()
        self.look()

    @Slot()
    def look(self) -> None:
        """Show how far the oldest job is."""
        now = self._now()
        shown = [job for job, begun in self._jobs.items() if now - begun >= _WORTH_SHOWING_SECONDS]
        self.setVisible(bool(shown))
        if not shown:
            self._what.clear()
            return
        job = shown[0]
        self._what.setText(_with_others(job.title, len(shown) - 1))
        self._bar.setVisible(job.total > 0)
        self._bar.setRange(0, _FULL)
        self._bar.setValue(job.done * _FULL // job.total if job.total else 0)
        self._how_far.setText(_how_far(job, now - self._jobs[job]))
        self.cancel_button.setEnabled(not job.is_cancelled)

    @Slot()
    def _cancel(self) -> None:
        if self._jobs:
            next(iter(self._jobs)).cancel()
            self.look()


def _with_others(title: str, others: int) -> str:
    if not others:
        return title
    more = tr_n("and {n} more", "and {n} more", others).format(n=others)
    return f"{title} · {more}"


def _how_far(job: WatchedProgress, seconds: float) -> str:
    if job.is_cancelled:
        return tr("Stopping…")
    if not job.total:
        return tr("Under way…")
    percent = tr("{percent} %").format(percent=job.done * 100 // job.total)
    if seconds < _WORTH_GUESSING_SECONDS or not job.done:
        return percent
    left = seconds * (job.total - job.done) / job.done
    speed = job.done / seconds
    # Jobs that do not count bytes have far smaller numbers.
    shown = [percent, _speed(speed)] if job.total >= _MEGABYTE else [percent]
    return " · ".join([*shown, _time_left(left)])


def _speed(bytes_per_second: float) -> str:
    return tr("{n} MB a second").format(n=f"{bytes_per_second / _MEGABYTE:.1f}")


def _time_left(seconds: float) -> str:
    minutes = round(seconds / 60)
    if seconds < 45:
        return tr("less than a minute left")
    return tr_n("about a minute left", "about {n} minutes left", max(minutes, 1)).format(n=minutes)
