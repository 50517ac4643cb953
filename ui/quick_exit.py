"""Leave now: everything disappears at once, the vault locks, the process ends."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QClipboard, QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QWidget

from ui.frame.foot import LeaveButton


class QuickExit(QObject):
    """The way out of every window and dialog of the app.

    `leaving()`: windows are hidden; hand over what is not kept yet. `left()`: the vault is locked;
    end the process.
    """

    leaving = Signal()
    left = Signal()

    def __init__(self, lock_vault: Callable[[], None], parent: QObject) -> None:
        super().__init__(parent)
        self._lock_vault = lock_vault
        self._is_leaving = False

    def guard(self, window: QWidget) -> LeaveButton:
        """Let F12 leave from a window; return a button for its lower right corner."""
        QShortcut(QKeySequence("F12"), window).activated.connect(self.leave)
        button = LeaveButton(window)
        button.clicked.connect(self.leave)
        return button

    @Slot()
    def leave(self) -> None:
        """Leave. Asked twice, it goes on leaving."""
        if self._is_leaving:
            return
        self._is_leaving = True
        for window in QApplication.topLevelWidgets():
            window.hide()
        QGuiApplication.sync()  # the screen is clear before anything else takes time
        self.leaving.emit()
        clear_own_clipboard()
        self._lock_vault()
        self.left.emit()


def clear_own_clipboard() -> None:
    """Take back what this app put on the clipboard; leave what others put there."""
    clipboard = QGuiApplication.clipboard()
    if clipboard.ownsClipboard():
        clipboard.clear(QClipboard.Mode.Clipboard)
    if clipboard.ownsSelection():
        clipboard.clear(QClipboard.Mode.Selection)
