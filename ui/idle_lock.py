"""Locks when nobody has touched the app for a while."""

import time
from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer, Signal, Slot
from PySide6.QtGui import QGuiApplication

from ui.window_watch import WindowWatch

_TOUCHES = frozenset(
    (
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.TabletPress,
    )
)


class IdleLock(QObject):
    """Watches what reaches the app's windows, from `watch` on.

    `now` returns seconds that go on while the computer sleeps: the first touch after a long sleep
    locks before it reaches anything.

    `idle()`: nobody has touched the app for that long.
    """

    idle = Signal()

    def __init__(self, parent: QObject | None = None, now: Callable[[], float] = time.time) -> None:
        super().__init__(parent)
        self._windows = WindowWatch(self._saw, self)
        self._now = now
        self._touched_at = now()
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._time_is_up)

    def set_minutes(self, minutes: int) -> None:
        """Lock after that many minutes; 0 for never."""
        self._timer.setInterval(minutes * 60_000)
        self._touch()

    def watch(self, application: QGuiApplication) -> None:
        """Begin to watch, and to count from now."""
        self._windows.begin(application)
        self._touch()

    def _saw(self, event: QEvent) -> bool:
        if event.type() not in _TOUCHES:
            return False
        asleep = self._now() - self._touched_at
        if 0 < self._timer.interval() / 1000 <= asleep:
            self._time_is_up()
            return True
        self._touch()
        return False

    @Slot()
    def _time_is_up(self) -> None:
        self._touch()
        self.idle.emit()

    def _touch(self) -> None:
        self._touched_at = self._now()
        if self._timer.interval():
            self._timer.start()
        else:
            self._timer.stop()
