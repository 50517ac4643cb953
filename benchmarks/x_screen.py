"""An eye on an X screen, and a finger on its keyboard: another client than what is measured.

By Xlib and its XTEST extension through ctypes; every program with a window on X has the former.
"""

import ctypes
import time
from collections.abc import Set as AbstractSet
from ctypes.util import find_library

_SUBSTRUCTURE_NOTIFY = 1 << 19
_UNMAP_NOTIFY, _VIEWABLE = 18, 2
_EVENT_LONGS = 24


class _Attributes(ctypes.Structure):
    """`XWindowAttributes` of Xlib.h, as far as it is read here."""

    _fields_ = (
        *((name, ctypes.c_int) for name in ("x", "y", "width", "height", "border", "depth")),
        ("visual", ctypes.c_void_p),
        ("root", ctypes.c_ulong),
        *((name, ctypes.c_int) for name in ("kind", "bit_gravity", "win_gravity", "backing")),
        ("planes", ctypes.c_ulong),
        ("pixel", ctypes.c_ulong),
        ("save_under", ctypes.c_int),
        ("colormap", ctypes.c_ulong),
        ("map_installed", ctypes.c_int),
        ("map_state", ctypes.c_int),
        ("rest", ctypes.c_long * 8),
    )


class XScreen:
    """The screen that DISPLAY names. Raises OSError where there is none, or no XTEST."""

    def __init__(self) -> None:
        self._x = ctypes.CDLL(find_library("X11"))
        self._test = ctypes.CDLL(find_library("Xtst"))
        self._x.XOpenDisplay.restype = ctypes.c_void_p
        self._x.XDefaultRootWindow.restype = ctypes.c_ulong
        opened = self._x.XOpenDisplay(None)
        if not opened:
            raise OSError("no X screen")
        self._display = ctypes.c_void_p(opened)
        self._root = ctypes.c_ulong(self._x.XDefaultRootWindow(self._display))
        self._x.XSelectInput(self._display, self._root, ctypes.c_long(_SUBSTRUCTURE_NOTIFY))

    def windows(self) -> set[int]:
        """Return the top-level windows that can be seen."""
        root, parent = ctypes.c_ulong(), ctypes.c_ulong()
        children, count = ctypes.POINTER(ctypes.c_ulong)(), ctypes.c_uint()
        self._x.XQueryTree(
            self._display,
            self._root,
            *map(ctypes.byref, (root, parent, children, count)),
        )
        found = {children[number] for number in range(count.value)}
        self._x.XFree(children)
        return {each for each in found if self._is_seen(each)}

    def press(self, key: str) -> None:
        """Press a key and let go of it, as a keyboard does."""
        self._x.XStringToKeysym.restype = ctypes.c_ulong
        symbol = ctypes.c_ulong(self._x.XStringToKeysym(key.encode()))
        code = self._x.XKeysymToKeycode(self._display, symbol)
        for is_down in (1, 0):
            self._test.XTestFakeKeyEvent(
                self._display, ctypes.c_uint(code), is_down, ctypes.c_ulong(0)
            )
        self._x.XFlush(self._display)

    def seconds_until_unmapped(self, windows: AbstractSet[int]) -> float:
        """Wait until none of these windows is on the screen any more; return how long it took."""
        start, left = time.perf_counter(), set(windows)
        event = (ctypes.c_long * _EVENT_LONGS)()
        while left:
            self._x.XNextEvent(self._display, ctypes.byref(event))
            if event[0] & 0xFFFFFFFF == _UNMAP_NOTIFY:
                left.discard(event[5])  # XUnmapEvent: type, serial, sent, display, event, window
        return time.perf_counter() - start

    def forget(self) -> None:
        """Let go of what happened until now."""
        self._x.XSync(self._display, 1)

    def _is_seen(self, window: int) -> bool:
        attributes = _Attributes()
        done = self._x.XGetWindowAttributes(
            self._display, ctypes.c_ulong(window), ctypes.byref(attributes)
        )
        return bool(done) and attributes.map_state == _VIEWABLE
