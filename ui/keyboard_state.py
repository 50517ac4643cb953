"""What the keyboard is set to, as far as the system tells: for text that cannot be seen."""

import ctypes
from dataclasses import dataclass

from PySide6.QtGui import QGuiApplication

_VK_CAPITAL = 0x14


@dataclass(frozen=True, slots=True)
class KeyboardState:
    """`caps_lock` None: unknown. `layout`: its name; empty when unknown, or the only one."""

    caps_lock: bool | None = None
    layout: str = ""


def keyboard_state() -> KeyboardState:
    """Ask the screen that the app is shown on; takes well under a millisecond. GUI thread.

    On Wayland nobody tells. Windows and macOS: written from their documentation, not seen at work.
    """
    platform = QGuiApplication.platformName()
    if platform == "xcb":
        from ui.x11_keyboard import x11_keyboard_state  # noqa: PLC0415  for this screen only

        return x11_keyboard_state()
    if platform == "windows":
        return KeyboardState(_windows_caps_lock(), _layout_of_input_method())
    if platform == "cocoa":
        return KeyboardState(None, _layout_of_input_method())
    return KeyboardState()


def caps_lock_by(letter: str, *, with_shift: bool) -> bool | None:
    """Tell from a letter typed with or without Shift; None: it does not tell."""
    if letter.islower():
        return with_shift
    if letter.isupper() and not with_shift:
        return True
    return None  # with Shift, and no letter, some systems write the same either way


def _layout_of_input_method() -> str:
    """Qt asks the system there; on the others it gives the language of the desktop."""
    return QGuiApplication.inputMethod().locale().nativeLanguageName()


def _windows_caps_lock() -> bool | None:
    libraries = getattr(ctypes, "windll", None)  # only there
    return None if libraries is None else bool(libraries.user32.GetKeyState(_VK_CAPITAL) & 1)
