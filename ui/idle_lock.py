"""Locks when nobody has touched the app for a while."""

import time
from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QTimer, Signal, Slot

_TOUCHES = frozenset(
    (
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.TabletPress,
        QEvent.Type.InputMethod,
    )
)


class IdleLock(QObject):
    """Watches the keyboard and the mouse between `watch` and `rest`.

    `now` returns seconds that go on while the computer sleeps: the first touch after a long sleep
    locks before it reaches anything.

    `idle()`: nobody has touched the app for that long.
    """

    idle = Signal()

    def __init__(
        self,
        application: QCoreApplication,
        parent: QObject | None = None,
        now: Callable[[], float] = time.time,
    ) -> None:
        super().__init__(parent)
        self._application = application
        self._now = now
        self._is_watching = False
        self._touched_at = now()
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._time_is_up)

    def set_minutes(self, minutes: int) -> None:
        """Lock after that many minutes; 0 for never."""
        self._timer.setInterval(minutes * 60_000)
        self._touch()

    def watch(self) -> None:
        """Begin to watch."""
        if not self._is_watching:
            self._is_watching = True
            self._application.installEventFilter(self)
        self._touch()

    def rest(self) -> None:
        """Watch no longer."""
        if self._is_watching:
            self._is_watching = False
            self._application.removeEventFilter(self)
        self._timer.stop()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802  Qt's name
        """See touches go by."""
        del watched
        if event.type() not in _TOUCHES:
            return False
        slept = self._now() - self._touched_at
        if 0 < self._timer.interval() / 1000 <= slept:
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
        if self._is_watching and self._timer.interval():
            self._timer.start()
        else:
            self._timer.stop()
