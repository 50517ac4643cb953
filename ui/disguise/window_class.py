"""The class of a window under X11, by which taskbars and window lists group and name programs.

Qt sets it once for the whole life of the process, from the first name of the application.
"""

import ctypes
from functools import cache

from PySide6.QtGui import QGuiApplication, QNativeInterface, QWindow

_PROP_MODE_REPLACE = 0
_ATOM_STRING, _ATOM_WM_CLASS = 31, 67
"""Predefined atoms of the X protocol (X11/Xatom.h)."""


def set_window_class(window: QWindow, name: str) -> None:
    """Give an X11 window the class of that name. Elsewhere, and without libxcb, nothing happens.

    Inter-Client Communication Conventions Manual 4.1.2.5: instance and class, each ended by NUL.
    """
    connection = _connection()
    if connection is None:
        return
    xcb, handle = connection
    value = name.encode() + b"\0" + name.title().encode() + b"\0"
    xcb.xcb_change_property(
        handle,
        _PROP_MODE_REPLACE,
        int(window.winId()),
        _ATOM_WM_CLASS,
        _ATOM_STRING,
        8,
        len(value),
        value,
    )
    xcb.xcb_flush(handle)


def _connection() -> "tuple[ctypes.CDLL, ctypes.c_void_p] | None":
    application = QGuiApplication.instance()
    if not isinstance(application, QGuiApplication) or QGuiApplication.platformName() != "xcb":
        return None
    interface = application.nativeInterface()
    xcb = _library()
    if xcb is None or not isinstance(interface, QNativeInterface.QX11Application):
        return None
    return xcb, ctypes.c_void_p(interface.connection())


@cache
def _library() -> "ctypes.CDLL | None":
    """Return the library through which Qt itself speaks to the screen: it is loaded already."""
    try:
        xcb = ctypes.CDLL("libxcb.so.1")
    except OSError:
        return None
    xcb.xcb_change_property.argtypes = [
        ctypes.c_void_p,
        ctypes.c_uint8,
        *[ctypes.c_uint32] * 3,
        ctypes.c_uint8,
        ctypes.c_uint32,
        ctypes.c_char_p,
    ]
    xcb.xcb_flush.argtypes = [ctypes.c_void_p]
    return xcb
