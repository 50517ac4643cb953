"""The key that leaves is the person's choice, and works whatever has the keyboard."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QMenu, QPushButton

from core.preferences import LeaveKey, Preferences
from main import Settings
from storage.preferences_file import PreferencesFile
from tests.ui.visitor import Visitor

NO, CONTROL, SHIFT = (
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
)
PRESSED = {
    LeaveKey.F12: (Qt.Key.Key_F12, NO),
    LeaveKey.F9: (Qt.Key.Key_F9, NO),
    LeaveKey.PAUSE: (Qt.Key.Key_Pause, NO),
    LeaveKey.CTRL_Q: (Qt.Key.Key_Q, CONTROL),
    LeaveKey.SHIFT_ESC: (Qt.Key.Key_Escape, SHIFT),
}


def _press(visitor: Visitor, key: LeaveKey) -> None:
    """Press a key as the screen does: it comes to the window before any widget."""
    handle = visitor.window.windowHandle()
    assert handle is not None
    QTest.keyClick(handle, *PRESSED[key])


def _choose(visitor: Visitor, key: LeaveKey) -> None:
    visitor.window._change_preferences(Preferences(leave_key=key))


@pytest.mark.parametrize("key", LeaveKey)
def test_each_key_leaves_and_only_the_chosen_one(visitor: Visitor, key: LeaveKey) -> None:
    _choose(visitor, key)
    assert visitor.find(QPushButton, "leave").text() == f"Leave now ({key})"
    for other in set(LeaveKey) - {key}:
        _press(visitor, other)
        assert visitor.window.isVisible(), other
    with visitor.qtbot.waitSignal(visitor.window.quick_exit.left):
        _press(visitor, key)
    assert visitor.window.isHidden()


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
def test_it_leaves_from_a_menu(visitor: Visitor) -> None:
    _choose(visitor, LeaveKey.CTRL_Q)
    menu = QMenu(visitor.window)
    menu.addAction("Something")
    menu.popup(visitor.window.pos())
    with visitor.qtbot.waitSignal(visitor.window.quick_exit.left):
        _press(visitor, LeaveKey.CTRL_Q)
    assert menu.isHidden()
    assert visitor.window.isHidden()


def test_the_choice_is_kept_and_told(resident: Visitor, settings: Settings) -> None:
    resident.click("rail-4")
    choice = resident.find(QComboBox, "leave-key")
    assert choice.currentText() == "F12"
    choice.setFocus()
    resident.press(Qt.Key.Key_End)
    assert resident.find(QPushButton, "leave").text() == "Leave now (Shift+Esc)"
    store = PreferencesFile(settings.preferences_file)
    resident.qtbot.waitUntil(lambda: store.load().leave_key is LeaveKey.SHIFT_ESC)
    resident.press(Qt.Key.Key_F1)
    assert "Shift+Esc Leave now" in resident.reads("help-page")
