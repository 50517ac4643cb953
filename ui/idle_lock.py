"""Locks when nobody has touched the app for a while."""

import time
from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer, Signal, Slot
from PySide6.QtGui import QGuiApplication, QWindow

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

    It looks at windows of the platform, not at the application: a filter there would see, and
    slow down, every event of every widget.

    `now` returns seconds that go on while the computer sleeps: the first touch after a long sleep
    locks before it reaches anything.

    `idle()`: nobody has touched the app for that long.
    """

    idle = Signal()

    def __init__(
        self,
        application: QGuiApplication,
        parent: QObject | None = None,
        now: Callable[[], float] = time.time,
    ) -> None:
        super().__init__(parent)
        self._application = application
        self._now = now
        self._touched_at = now()
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._time_is_up)

    def set_minutes(self, minutes: int) -> None:
        """Lock after that many minutes; 0 for never."""
        self._timer.setInterval(minutes * 60_000)
        self._touch()

    def watch(self) -> None:
        """Begin to watch the windows that are there, and each that comes to the front."""
        self._application.focusWindowChanged.connect(self._came_to_front)
        for window in self._application.allWindows():
            window.installEventFilter(self)
        self._touch()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802  Qt's name
        """See touches go by."""
        del watched
        if event.type() not in _TOUCHES:
            return False
        asleep = self._now() - self._touched_at
        if 0 < self._timer.interval() / 1000 <= asleep:
            self._time_is_up()
            return True
        self._touch()
        return False

    @Slot(QWindow)
    def _came_to_front(self, window: QWindow | None) -> None:
        if window is not None:
            window.installEventFilter(self)

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
