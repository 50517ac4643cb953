"""Keeping the app's windows out of pictures and recordings of the screen, where a system can.

Never a guarantee: a camera, a program with more rights, or a driver sees the screen all the same.
"""

import ctypes
import sys
from typing import Any, Protocol

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QGuiApplication, QWindow


class Captures(Protocol):
    """What a system offers."""

    @property
    def can_leave_out(self) -> bool:
        """Whether the system knows such a wish at all."""
        ...

    def allow(self, window: QWindow, *, is_shown: bool) -> None:
        """Have pictures of the screen show a window, or show nothing in its place."""
        ...


class NoCaptures:
    """Linux gives a program no say in it, macOS none that present programs heed."""

    can_leave_out = False

    def allow(self, window: QWindow, *, is_shown: bool) -> None:
        """Do nothing."""


class WindowsCaptures:
    """Windows 10 from version 2004 on; before that the window is black in pictures, or refused.

    `SetWindowDisplayAffinity`, learn.microsoft.com, winuser.h. Never seen at work: no test of ours
    runs on Windows yet.
    """

    can_leave_out = True
    _NONE, _MONITOR, _EXCLUDE = 0x0, 0x1, 0x11

    def __init__(self, user32: Any = None) -> None:
        self._user32 = user32 or ctypes.CDLL("user32")

    def allow(self, window: QWindow, *, is_shown: bool) -> None:
        """Have pictures of the screen show a window, or show nothing in its place."""
        handle = ctypes.c_void_p(int(window.winId()))
        wanted = self._NONE if is_shown else self._EXCLUDE
        if not self._user32.SetWindowDisplayAffinity(handle, wanted) and not is_shown:
            self._user32.SetWindowDisplayAffinity(handle, self._MONITOR)


def captures_here() -> Captures:
    """Return what this system offers."""
    return WindowsCaptures() if sys.platform == "win32" else NoCaptures()


class CaptureKeeper(QObject):
    """Has every window that comes to the front treated as the person wishes.

    Menus and tool tips never come to the front by themselves, and are not treated.
    """

    def __init__(self, captures: Captures, parent: QObject) -> None:
        super().__init__(parent)
        self._captures, self._is_shown = captures, False

    def watch(self, application: QGuiApplication) -> None:
        """Look after the windows that are there, and each that comes to the front."""
        if self._captures.can_leave_out:
            application.focusWindowChanged.connect(self._came_to_front)
            self.use(is_shown=self._is_shown)

    def use(self, *, is_shown: bool) -> None:
        """Treat all windows like this from now on."""
        self._is_shown = is_shown
        if self._captures.can_leave_out:
            for window in QGuiApplication.topLevelWindows():
                if window.isVisible():
                    self._captures.allow(window, is_shown=is_shown)

    @Slot(QWindow)
    def _came_to_front(self, window: QWindow | None) -> None:
        if window is not None:
            self._captures.allow(window, is_shown=self._is_shown)
