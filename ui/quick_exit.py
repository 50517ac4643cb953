"""Leave now: everything disappears at once, the vault locks, the process ends."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QClipboard, QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QApplication

LEAVE_KEY = Qt.Key.Key_F12


class QuickExit(QObject):
    """Listens for the key in every window and dialog of the app, also while one is modal.

    `leaving()`: windows are hidden; hand over what is not kept yet. `left()`: the vault is locked;
    end the process.
    """

    leaving = Signal()
    left = Signal()

    def __init__(
        self, application: QCoreApplication, lock_vault: Callable[[], None], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._lock_vault = lock_vault
        self._is_leaving = False
        application.installEventFilter(self)

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

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802  Qt's name
        """Take the key wherever it is pressed."""
        del watched
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return False
        if event.key() != LEAVE_KEY or event.modifiers():
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
