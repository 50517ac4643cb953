"""Leave now: everything disappears at once, the vault locks, the process ends."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QClipboard, QGuiApplication, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QWidget

from ui.frame.foot import LeaveButton
from ui.window_watch import WindowWatch

LEAVE_KEY = Qt.Key.Key_F12


class QuickExit(QObject):
    """The way out of every window and dialog of the app, also of those that Qt opens by itself.

    `leaving()`: windows are hidden; hand over what is not kept yet. `left()`: the vault is locked;
    end the process.
    """

    leaving = Signal()
    left = Signal()

    def __init__(self, lock_vault: Callable[[], None], parent: QObject) -> None:
        super().__init__(parent)
        self._lock_vault = lock_vault
        self._is_leaving = False
        self._windows = WindowWatch(self._saw, self)

    def watch(self, application: QGuiApplication) -> None:
        """Let F12 leave from windows that nobody guards: a message box over a file dialog."""
        self._windows.begin(application)

    def guard(self, window: QWidget) -> LeaveButton:
        """Let F12 leave from a window; return a button for its lower right corner."""
        QShortcut(QKeySequence(LEAVE_KEY), window).activated.connect(self.leave)
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

    def _saw(self, event: QEvent) -> bool:
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return False
        if event.key() != LEAVE_KEY or event.modifiers() != Qt.KeyboardModifier.NoModifier:
            return False
        self.leave()
        return True


def clear_own_clipboard() -> None:
    """Take back what this app put on the clipboard; leave what others put there."""
    clipboard = QGuiApplication.clipboard()
    if clipboard.ownsClipboard():
        clipboard.clear(QClipboard.Mode.Clipboard)
    if clipboard.ownsSelection():
        clipboard.clear(QClipboard.Mode.Selection)
