"""Listens to macOS: screen lock, screen saver and sleep. Written with care, never run there.

Apple: CFNotificationCenterAddObserver, and Technical Q&A QA1340 for sleep. The names of the two
notices are not documented; programs have heard them under these names for many years. Everything is
told on the main thread, whose run loop is Qt's. A closed lid is told as sleep.
"""

import ctypes
from collections.abc import Callable
from contextlib import suppress
from ctypes.util import find_library
from typing import Any

from core.preferences import LockTrigger

_NOTICES = {
    "com.apple.screenIsLocked": LockTrigger.SESSION_LOCK,
    "com.apple.screensaver.didstart": LockTrigger.SCREEN_SAVER,
}
_UTF8, _DELIVER_IMMEDIATELY = 0x08000100, 4
_CAN_SLEEP, _WILL_SLEEP = 0xE0000270, 0xE0000280
"""kIOMessageCanSystemSleep, kIOMessageSystemWillSleep."""

Happened = Callable[[LockTrigger], None]
_POINTER = ctypes.c_void_p
_NoticeCallback = ctypes.CFUNCTYPE(None, *[_POINTER] * 5)
_PowerCallback = ctypes.CFUNCTYPE(None, _POINTER, ctypes.c_uint32, ctypes.c_uint32, _POINTER)


class MacEvents:
    """Implements TriggerSource."""

    tells = frozenset({*_NOTICES.values(), LockTrigger.SUSPEND})

    def __init__(self) -> None:
        self._happened: Happened | None = None
        self._holds_up_sleep = False
        self._pending: int | None = None
        self._core: Any = None
        self._power: Any = None
        self._root = 0
        # Kept: the system calls them for as long as this process lives.
        self._on_notice = _NoticeCallback(self._noticed)
        self._on_power = _PowerCallback(self._power_changed)
        self._names: dict[int, LockTrigger] = {}

    def begin(self, happened: Happened, *, holds_up_sleep: bool) -> None:
        """Subscribe the first time; from now on heed what is told."""
        self._happened, self._holds_up_sleep = happened, holds_up_sleep
        if self._core is None:
            with suppress(OSError, AttributeError):
                self._subscribe()

    def end(self) -> None:
        """Heed nothing; the computer may sleep."""
        self._happened = None
        self._let_sleep()

    def _subscribe(self) -> None:
        core = self._core = ctypes.CDLL(find_library("CoreFoundation"))
        core.CFStringCreateWithCString.restype = _POINTER
        core.CFStringCreateWithCString.argtypes = [_POINTER, ctypes.c_char_p, ctypes.c_uint32]
        core.CFNotificationCenterGetDistributedCenter.restype = _POINTER
        core.CFNotificationCenterAddObserver.argtypes = [
            *(_POINTER, _POINTER, _NoticeCallback, _POINTER, _POINTER),
            ctypes.c_long,
        ]
        core.CFEqual.argtypes = [_POINTER, _POINTER]
        center = core.CFNotificationCenterGetDistributedCenter()
        for name, trigger in _NOTICES.items():
            text = core.CFStringCreateWithCString(None, name.encode(), _UTF8)
            self._names[text] = trigger
            core.CFNotificationCenterAddObserver(
                center, None, self._on_notice, text, None, _DELIVER_IMMEDIATELY
            )
        self._watch_power(core)

    def _watch_power(self, core: Any) -> None:
        power = self._power = ctypes.CDLL(find_library("IOKit"))
        power.IORegisterForSystemPower.restype = ctypes.c_uint32
        power.IORegisterForSystemPower.argtypes = [_POINTER, _POINTER, _PowerCallback, _POINTER]
        power.IONotificationPortGetRunLoopSource.restype = _POINTER
        power.IONotificationPortGetRunLoopSource.argtypes = [_POINTER]
        power.IOAllowPowerChange.argtypes = [ctypes.c_uint32, ctypes.c_long]
        core.CFRunLoopGetMain.restype = _POINTER
        core.CFRunLoopAddSource.argtypes = [_POINTER] * 3
        port, notifier = _POINTER(), ctypes.c_uint32()
        self._root = power.IORegisterForSystemPower(
            None, ctypes.byref(port), self._on_power, ctypes.byref(notifier)
        )
        if self._root:
            mode = _POINTER.in_dll(core, "kCFRunLoopCommonModes")
            source = power.IONotificationPortGetRunLoopSource(port)
            core.CFRunLoopAddSource(core.CFRunLoopGetMain(), source, mode)

    def _noticed(self, _center: int, _observer: int, name: int, _about: int, _more: int) -> None:
        for known, trigger in self._names.items():
            if self._happened is not None and self._core.CFEqual(known, name):
                self._happened(trigger)

    def _power_changed(self, _context: int, _service: int, kind: int, argument: int) -> None:
        if kind not in (_CAN_SLEEP, _WILL_SLEEP):
            return
        self._pending = argument or 0
        if kind == _WILL_SLEEP and self._happened is not None:
            self._happened(LockTrigger.SUSPEND)
            if self._holds_up_sleep:
                return  # `end`, or the end of this process, lets it
        self._let_sleep()

    def _let_sleep(self) -> None:
        pending, self._pending = self._pending, None
        if pending is not None:
            self._power.IOAllowPowerChange(self._root, pending)
