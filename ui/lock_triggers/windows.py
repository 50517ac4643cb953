"""Listens to Windows: session notifications, sleep and lid. Written with care, never run there.

Microsoft Learn: WTSRegisterSessionNotification, PowerRegisterSuspendResumeNotification,
PowerSettingRegisterNotification. There is no notice of a screen saver; one that asks for the
password locks the session.
"""

import ctypes
import threading
import uuid
from collections.abc import Callable
from contextlib import suppress
from functools import cache
from typing import Any

from core.preferences import LockTrigger

_WM_CLOSE, _WM_SESSION_CHANGE = 0x0010, 0x02B1
_SESSION_LOCK, _NOTIFY_FOR_THIS_SESSION, _HWND_MESSAGE = 0x7, 0, -3
_DEVICE_NOTIFY_CALLBACK, _SUSPEND, _SETTING_CHANGED = 2, 4, 0x8013
_LID = uuid.UUID("ba3e0f4d-b817-4094-a2d1-d56379e6a0f3")
"""GUID_LIDSWITCH_STATE_CHANGE; its data is 0 for closed and 1 for open."""
_LID_DATA_AT = 20
"""In POWERBROADCAST_SETTING, behind the GUID and the length of the data."""
_HOLD_SECONDS = 1.5
"""Windows gives whoever it tells of sleep two seconds."""
_CLASS_NAME = "Events"

Happened = Callable[[LockTrigger], None]
_function: Any = getattr(ctypes, "WINFUNCTYPE", ctypes.CFUNCTYPE)
_PowerCallback = _function(ctypes.c_ulong, ctypes.c_void_p, ctypes.c_ulong, ctypes.c_void_p)
_WindowProcedure = _function(
    ctypes.c_ssize_t, ctypes.c_void_p, ctypes.c_uint, ctypes.c_size_t, ctypes.c_ssize_t
)


class _Subscription(ctypes.Structure):
    """DEVICE_NOTIFY_SUBSCRIBE_PARAMETERS."""

    _fields_ = (("callback", _PowerCallback), ("context", ctypes.c_void_p))


class _WindowClass(ctypes.Structure):
    """WNDCLASSW."""

    _fields_ = (
        ("style", ctypes.c_uint),
        ("procedure", _WindowProcedure),
        ("class_bytes", ctypes.c_int),
        ("window_bytes", ctypes.c_int),
        *((name, ctypes.c_void_p) for name in ("instance", "icon", "cursor", "background")),
        ("menu", ctypes.c_wchar_p),
        ("name", ctypes.c_wchar_p),
    )


class WindowsEvents:
    """Implements TriggerSource."""

    tells = frozenset({LockTrigger.SUSPEND, LockTrigger.SESSION_LOCK, LockTrigger.LID})

    def __init__(self) -> None:
        self._power: _Power | None = None
        self._session: _SessionWindow | None = None

    def begin(self, happened: Happened, *, holds_up_sleep: bool) -> None:
        """Subscribe to what the system tells; without it when it refuses."""
        self.end()
        with suppress(OSError, AttributeError):
            self._power = _Power(happened, holds_up_sleep=holds_up_sleep)
        self._session = _SessionWindow(happened)
        self._session.start()

    def end(self) -> None:
        """Unsubscribe."""
        power, self._power = self._power, None
        session, self._session = self._session, None
        if power is not None:
            power.end()
        if session is not None:
            session.end()


class _Power:
    """Sleep and lid, told on threads of the system's."""

    def __init__(self, happened: Happened, *, holds_up_sleep: bool) -> None:
        self._happened = happened
        self._released = threading.Event()
        if not holds_up_sleep:
            self._released.set()
        self._lid_was_open = False
        self._library = _library("powrprof")
        # Kept: the system calls them until it is told not to.
        self._kept = _Subscription(_PowerCallback(self._told), None)
        self._sleep, self._lid = ctypes.c_void_p(), ctypes.c_void_p()
        guid = ctypes.create_string_buffer(_LID.bytes_le, 16)
        self._library.PowerRegisterSuspendResumeNotification(
            _DEVICE_NOTIFY_CALLBACK, ctypes.byref(self._kept), ctypes.byref(self._sleep)
        )
        self._library.PowerSettingRegisterNotification(
            guid, _DEVICE_NOTIFY_CALLBACK, ctypes.byref(self._kept), ctypes.byref(self._lid)
        )

    def end(self) -> None:
        self._released.set()
        if self._sleep:
            self._library.PowerUnregisterSuspendResumeNotification(self._sleep)
        if self._lid:
            self._library.PowerSettingUnregisterNotification(self._lid)

    def _told(self, _context: int, kind: int, setting: int) -> int:
        if kind == _SUSPEND:
            self._happened(LockTrigger.SUSPEND)
            self._released.wait(_HOLD_SECONDS)
        elif kind == _SETTING_CHANGED and setting:
            is_open = ctypes.c_ubyte.from_address(setting + _LID_DATA_AT).value != 0
            # The first notice says how it is, not that it changed: a closed laptop may be in use.
            if self._lid_was_open and not is_open:
                self._happened(LockTrigger.LID)
            self._lid_was_open = is_open
        return 0


class _SessionWindow(threading.Thread):
    """A window that nobody sees: the session's lock is told to windows only."""

    def __init__(self, happened: Happened) -> None:
        super().__init__(daemon=True, name="session events")
        self._happened = happened
        self._window: int | None = None
        self._is_over = threading.Event()

    def end(self) -> None:
        self._is_over.set()
        if self._window is not None:
            _library("user32").PostMessageW(ctypes.c_void_p(self._window), _WM_CLOSE, 0, 0)

    def run(self) -> None:
        with suppress(OSError, AttributeError):
            self._listen(_library("user32"), _library("kernel32"), _library("wtsapi32"))

    def _listen(self, user: Any, kernel: Any, sessions: Any) -> None:
        for function in (kernel.GetModuleHandleW, user.CreateWindowExW):
            function.restype = ctypes.c_void_p
        user.DefWindowProcW.restype = ctypes.c_ssize_t
        user.DefWindowProcW.argtypes = _WindowProcedure._argtypes_
        instance = ctypes.c_void_p(kernel.GetModuleHandleW(None))
        look = _WindowClass(procedure=_WindowProcedure(self._told), name=_CLASS_NAME)
        look.instance = instance
        user.RegisterClassW(ctypes.byref(look))
        parent = ctypes.c_void_p(_HWND_MESSAGE)
        self._window = user.CreateWindowExW(
            0, _CLASS_NAME, None, 0, 0, 0, 0, 0, parent, None, instance, None
        )
        if not self._window:
            return
        window = ctypes.c_void_p(self._window)
        sessions.WTSRegisterSessionNotification(window, _NOTIFY_FOR_THIS_SESSION)
        message = ctypes.create_string_buffer(64)  # MSG has 48 bytes
        while not self._is_over.is_set() and user.GetMessageW(message, None, 0, 0) > 0:
            user.DispatchMessageW(message)
        sessions.WTSUnRegisterSessionNotification(window)
        user.DestroyWindow(window)
        user.UnregisterClassW(_CLASS_NAME, instance)

    def _told(self, window: int, message: int, first: int, second: int) -> int:
        if message == _WM_SESSION_CHANGE and first == _SESSION_LOCK:
            self._happened(LockTrigger.SESSION_LOCK)
        answer: int = _library("user32").DefWindowProcW(window, message, first, second)
        return answer


@cache  # what is said of a function's arguments belongs to one object
def _library(name: str) -> Any:
    return getattr(ctypes, "WinDLL")(name)  # noqa: B009  there is none elsewhere
