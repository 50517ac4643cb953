"""Somebody who leaves by the key, over a dialog and a menu. Argument: what opens in front."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QMenu

from core.preferences import Preferences
from tests.driven.somebody import drive, say
from tests.journeys.at_the_window import AtTheWindow, ScriptedDialogs
from tests.ui.visitor import PASSPHRASE
from ui.dialogs import QtFileDialogs
from ui.main_window import MainWindow

_LOOK_MS = 10


def sit_down(_vault: Path, chosen: str) -> None:
    """There is one process only."""
    drive(partial(_live, chosen))


def _live(chosen: str, window: MainWindow) -> None:
    person = AtTheWindow(window, ScriptedDialogs())
    window._use(Preferences(front=chosen))
    person.unlock(PASSPHRASE)
    QTimer.singleShot(_LOOK_MS, _leave_over_the_dialog)
    QtFileDialogs().open_files(window, "Open")


def _leave_over_the_dialog() -> None:
    dialog = QApplication.activeModalWidget()
    if not isinstance(dialog, QFileDialog) or not dialog.isActiveWindow():
        QTimer.singleShot(_LOOK_MS, _leave_over_the_dialog)
        return
    menu = QMenu(dialog)
    menu.addAction("Something")
    menu.popup(dialog.pos())
    before = _windows()
    # A menu never has the keyboard for itself: keys come to the window beneath, and Qt passes them.
    QTest.keyClick(dialog.windowHandle(), Qt.Key.Key_F12)
    say(windows_before=before, windows_after=_windows())


def _windows() -> int:
    return sum(each.isVisible() for each in QApplication.allWindows())
