"""Somebody who unlocks, opens a file dialog and a menu over it, and says `ready`."""

from PySide6.QtCore import QObject, QTimer, Slot
from PySide6.QtWidgets import QAbstractButton, QApplication, QFileDialog, QLineEdit, QMenu, QWidget

from ui.dialogs import QtFileDialogs

_LOOK_MS, _REST_MS = 20, 500


class _Somebody(QObject):
    def __init__(self, application: QApplication, passphrase: str) -> None:
        super().__init__(application)
        self._passphrase = passphrase
        self._steps = [self._unlock, self._open_dialog, self._open_menu]
        QTimer.singleShot(_LOOK_MS, self._look)

    @Slot()
    def _look(self) -> None:
        step = self._steps.pop(0)
        if self._steps:
            QTimer.singleShot(_LOOK_MS, self._look)  # also while a dialog holds up this one
        if not step():
            self._steps.insert(0, step)
            if len(self._steps) == 1:
                QTimer.singleShot(_LOOK_MS, self._look)

    def _unlock(self) -> bool:
        field, button = _seen("passphrase"), _seen("unlock")
        if not isinstance(field, QLineEdit) or not isinstance(button, QAbstractButton):
            return False
        field.setText(self._passphrase)
        button.click()
        return True

    def _open_dialog(self) -> bool:
        notes = _seen("journal-list")
        if notes is None:
            return False
        QtFileDialogs().open_files(notes.window(), "Open")
        return True

    def _open_menu(self) -> bool:
        dialog = QApplication.activeModalWidget()
        if not isinstance(dialog, QFileDialog) or not dialog.isActiveWindow():
            return False
        menu = QMenu(dialog)
        menu.addAction("Something")
        menu.popup(dialog.geometry().center())
        QTimer.singleShot(_REST_MS, _say_ready)
        return True


def live(application: QApplication, passphrase: str) -> None:
    """Sit down at the window of this application."""
    _Somebody(application, passphrase)


def _seen(name: str) -> QWidget | None:
    for window in QApplication.topLevelWidgets():
        for each in window.findChildren(QWidget, name):
            if each.isVisible():
                return each
    return None


def _say_ready() -> None:
    print("ready", flush=True)
