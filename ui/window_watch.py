"""Sees the events of every window of the app, whoever opened it: dialogs, message boxes, menus."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Slot
from PySide6.QtGui import QGuiApplication, QWindow


class WindowWatch(QObject):
    """Shows `saw` each event of the platform's windows; what it says True to goes no further.

    Not a filter on the application: that would see, and slow down, every event of every widget.
    """

    def __init__(self, saw: Callable[[QEvent], bool], parent: QObject) -> None:
        super().__init__(parent)
        self._saw = saw

    def begin(self, application: QGuiApplication) -> None:
        """Watch the windows that are there, and each that comes to the front."""
        application.focusWindowChanged.connect(self._came_to_front)
        for window in application.allWindows():
            window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802  Qt's name
        """See an event go by."""
        del watched
        return self._saw(event)

    @Slot(QWindow)
    def _came_to_front(self, window: QWindow | None) -> None:
        if window is not None:
            window.installEventFilter(self)
