"""What the keyboard is set to: by letters typed, by what X11 says, and what is said of it."""

import ctypes
import os
import shutil
import subprocess
import sys
from types import SimpleNamespace

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from main import RESOURCES
from ui.keyboard_state import KeyboardState, caps_lock_by, keyboard_state
from ui.shared.keyboard_hint import KeyboardHint
from ui.shared.secret_field import SecretField
from ui.x11_keyboard import layout_name, x11_keyboard_state


@pytest.fixture
def field(qtbot: QtBot) -> SecretField:
    made = SecretField("secret", "Passphrase")
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    made.setFocus()
    made.activateWindow()
    qtbot.waitUntil(made.field.hasFocus)
    return made


def press(field: SecretField, letter: str, modifier: Qt.KeyboardModifier) -> None:
    """As a keyboard with Caps Lock on does."""
    key = ord(letter.upper())
    QApplication.sendEvent(field.field, QKeyEvent(QEvent.Type.KeyPress, key, modifier, letter))


@pytest.mark.parametrize(
    ("letter", "with_shift", "told"),
    [
        ("a", False, False),
        ("A", False, True),
        ("a", True, True),
        ("A", True, None),
        ("é", False, False),
        ("7", False, None),
        ("", False, None),
        ("\u4e2d", False, None),
    ],
)
def test_a_letter_tells_of_caps_lock(letter: str, told: bool | None, *, with_shift: bool) -> None:
    assert caps_lock_by(letter, with_shift=with_shift) is told


@pytest.mark.parametrize(
    ("rules", "group", "name"),
    [
        (b"evdev\0pc105\0us,de\0,nodeadkeys\0\0", 0, "US"),
        (b"evdev\0pc105\0us,de\0,nodeadkeys\0\0", 1, "DE (nodeadkeys)"),
        (b"evdev\0pc105\0us,de\0\0\0", 1, "DE"),
        (b"evdev\0pc105\0us\0\0\0", 0, ""),
        (b"evdev\0pc105\0us,de\0\0\0", 3, ""),
        (b"", 0, ""),
        (b"\xff\0\0\xff,\xff\0", 0, ""),
    ],
)
def test_the_layout_is_named_where_there_are_several(rules: bytes, group: int, name: str) -> None:
    assert layout_name(rules, group) == name


def test_where_nobody_tells_nothing_is_known() -> None:
    assert keyboard_state() == KeyboardState(None, "")
    assert x11_keyboard_state() == KeyboardState(None, "")


def test_caps_lock_is_said_under_the_field_and_goes_with_it(
    qtbot: QtBot, field: SecretField
) -> None:
    assert not field.hint.isVisible()
    QTest.keyClick(field.field, Qt.Key.Key_A)
    assert not field.hint.isVisible()
    press(field, "B", Qt.KeyboardModifier.ShiftModifier)  # meant to be large
    assert not field.hint.isVisible()
    press(field, "C", Qt.KeyboardModifier.NoModifier)
    press(field, "d", Qt.KeyboardModifier.ShiftModifier)
    assert field.hint.isVisible()
    assert field.field.accessibleDescription() == "Caps Lock is on."
    QTest.keyClick(field.field, Qt.Key.Key_CapsLock)
    assert not field.hint.isVisible()
    QTest.keyClick(field.field, Qt.Key.Key_CapsLock)
    assert field.hint.isVisible()
    field.reveal_button.setFocus()
    qtbot.waitUntil(lambda: not field.hint.isVisible())


def test_a_hint_that_is_being_taken_away_disturbs_nobody(field: SecretField, qtbot: QtBot) -> None:
    """As Python leaves it in the middle of a look for garbage."""
    hint = field.findChild(KeyboardHint)
    assert isinstance(hint, KeyboardHint)
    kept = dict(vars(hint))
    with qtbot.captureExceptions() as errors:
        vars(hint).clear()
        QApplication.sendEvent(field.field, QEvent(QEvent.Type.FocusOut))
        vars(hint).update(kept)
    assert errors == []


def test_what_is_shown_hides_by_itself_later_when_it_is_being_typed(field: SecretField) -> None:
    assert not field._hide_again.isActive()
    field.reveal_button.click()
    assert field.field.echoMode() == QLineEdit.EchoMode.Normal
    assert field._hide_again.isActive()
    QTest.keyClicks(field.field, "abc")
    field._hide_again.timeout.emit()
    assert field.field.echoMode() == QLineEdit.EchoMode.Password
    assert field.text == "abc"


def test_a_passphrase_can_be_pasted_but_not_copied(field: SecretField) -> None:
    clipboard = QApplication.clipboard()
    clipboard.setText("orbit lantern")
    QTest.keyClick(field.field, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert field.text == "orbit lantern"
    clipboard.clear()
    field.field.selectAll()
    QTest.keyClick(field.field, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert clipboard.text() == ""


ON_A_SCREEN = """
import ctypes, subprocess
from PySide6.QtWidgets import QApplication
from storage.confinement.own_process import confine
confine()
application = QApplication([])
from ui.keyboard_state import keyboard_state
from ui.x11_keyboard import _xlib
assert application.platformName() == "xcb"
subprocess.run(["setxkbmap", "-layout", "us"], check=True)
print(keyboard_state())
subprocess.run(["setxkbmap", "-layout", "us,de"], check=True)
display = ctypes.c_void_p(application.nativeInterface().display())
_xlib().XkbLockModifiers(display, 0x100, 2, 2)
_xlib().XkbLockGroup(display, 0x100, 1)
print(keyboard_state())
"""


@pytest.mark.skipif(shutil.which("xvfb-run") is None, reason="needs a screen: xvfb-run")
def test_a_real_screen_tells_of_caps_lock_and_layout() -> None:
    done = subprocess.run(
        ["xvfb-run", "--auto-servernum", sys.executable, "-c", ON_A_SCREEN],
        cwd=RESOURCES.parent,
        env=dict(os.environ, QT_QPA_PLATFORM="xcb"),
        text=True,
        capture_output=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines() == [
        "KeyboardState(caps_lock=False, layout='')",
        "KeyboardState(caps_lock=True, layout='DE')",
    ]


@pytest.mark.parametrize(("platform", "caps_lock"), [("windows", True), ("cocoa", None)])
def test_other_systems_are_asked_in_their_way(
    platform: str, caps_lock: bool | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As their documentation has it; here they only stand for themselves."""
    user32 = SimpleNamespace(GetKeyState=lambda key: 0xFF81 if key == 0x14 else 0)
    monkeypatch.setattr(QGuiApplication, "platformName", lambda: platform)
    assert keyboard_state().caps_lock is None
    monkeypatch.setattr(ctypes, "windll", SimpleNamespace(user32=user32), raising=False)
    assert keyboard_state().caps_lock is caps_lock
    assert keyboard_state().layout == QGuiApplication.inputMethod().locale().nativeLanguageName()
