"""Caps Lock and the keyboard layout on X11, by Xlib through the connection that Qt has anyway.

Sources: XKBlib.h and XKBstr.h of libX11; `_XKB_RULES_NAMES` of the XKB specification holds five
strings, the third of which is the list of layouts and the fourth that of their variants.
"""

import ctypes
from contextlib import suppress
from functools import cache

from PySide6.QtGui import QGuiApplication, QNativeInterface

from ui.keyboard_state import KeyboardState

_CORE_KEYBOARD = 0x100
_CAPS_LOCK = 1 << 1
_STRING = 31
_LONGEST_WORDS = 256
_MOST_GROUPS = 4


class _State(ctypes.Structure):
    """`XkbStateRec`."""

    _fields_ = (
        ("group", ctypes.c_ubyte),
        ("locked_group", ctypes.c_ubyte),
        ("base_group", ctypes.c_ushort),
        ("latched_group", ctypes.c_ushort),
        ("mods", ctypes.c_ubyte),
        ("base_mods", ctypes.c_ubyte),
        ("latched_mods", ctypes.c_ubyte),
        ("locked_mods", ctypes.c_ubyte),
        ("others", ctypes.c_ubyte * 5),
        ("buttons", ctypes.c_ushort),
    )


def x11_keyboard_state() -> KeyboardState:
    """Return what the X server says now; nothing where there is no Xlib."""
    application = QGuiApplication.instance()
    if not isinstance(application, QGuiApplication):
        return KeyboardState()
    native = application.nativeInterface()
    # Qt's own platform without a screen says that it is X11, with no display.
    if not isinstance(native, QNativeInterface.QX11Application) or not native.display():
        return KeyboardState()
    with suppress(OSError, AttributeError):  # no such library, or another than expected
        return _ask(native.display())
    return KeyboardState()


def layout_name(rules: bytes, group: int) -> str:
    """Return the name of a layout as desktops show it ("DE"); empty when there is one only."""
    fields = rules.decode("ascii", "replace").split("\0")
    if len(fields) < 4:
        return ""
    layouts, variants = fields[2].split(","), fields[3].split(",")
    if not 1 < len(layouts) <= _MOST_GROUPS or group >= len(layouts):
        return ""
    variant = variants[group] if group < len(variants) else ""
    name = layouts[group].upper()
    return (f"{name} ({variant})" if variant else name) if name.isascii() else ""


def _ask(display: int) -> KeyboardState:
    xlib, state = _xlib(), _State()
    if xlib.XkbGetState(display, _CORE_KEYBOARD, ctypes.byref(state)):
        return KeyboardState()
    return KeyboardState(
        caps_lock=bool(state.locked_mods & _CAPS_LOCK),
        layout=layout_name(_rules(xlib, display), state.group),
    )


def _rules(xlib: ctypes.CDLL, display: int) -> bytes:
    kind, after = ctypes.c_ulong(), ctypes.c_ulong()
    form, count = ctypes.c_int(), ctypes.c_ulong()
    data = ctypes.c_void_p()
    atom = xlib.XInternAtom(display, b"_XKB_RULES_NAMES", 1)
    answers = [ctypes.byref(each) for each in (kind, form, count, after, data)]
    root = xlib.XDefaultRootWindow(display)
    if xlib.XGetWindowProperty(display, root, atom, 0, _LONGEST_WORDS, 0, _STRING, *answers):
        return b""
    if not data.value:
        return b""
    text = ctypes.string_at(data.value, count.value) if form.value == 8 else b""
    xlib.XFree(data)
    return text


@cache
def _xlib() -> ctypes.CDLL:
    """The library is in memory already: Qt's own part for X11 uses it."""
    xlib = ctypes.CDLL("libX11.so.6")
    pointer, number = ctypes.c_void_p, ctypes.c_ulong
    xlib.XkbGetState.argtypes = [pointer, ctypes.c_uint, pointer]
    xlib.XInternAtom.argtypes = [pointer, ctypes.c_char_p, ctypes.c_int]
    xlib.XInternAtom.restype = number
    xlib.XDefaultRootWindow.argtypes = [pointer]
    xlib.XDefaultRootWindow.restype = number
    xlib.XGetWindowProperty.argtypes = [
        *(pointer, number, number, ctypes.c_long, ctypes.c_long, ctypes.c_int, number),
        *[pointer] * 5,
    ]
    xlib.XFree.argtypes = [pointer]
    return xlib
