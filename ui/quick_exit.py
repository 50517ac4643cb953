"""Leave now: everything disappears at once, the vault locks, the process ends."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QKeyCombination, QObject, Qt, Signal, Slot
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QWidget

from core.preferences import LeaveKey
from ui.frame.foot import LeaveButton
from ui.window_watch import WindowWatch

_KEYPAD = Qt.KeyboardModifier.KeypadModifier
_PRESSES = (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress)
"""The first comes before Qt looks for a shortcut, of which there may be two: then none works."""


class QuickExit(QObject):
    """The way out of every window and dialog of the app, also of those that Qt opens by itself.

    `gone()`: windows are hidden in haste; something else may be seen now. `leaving()`: windows are
    hidden; hand over what is not kept yet. `left()`: the vault is locked; end the process.
    """

    gone = Signal()
    leaving = Signal()
    left = Signal()
    _keys_changed = Signal(str)

    def __init__(self, lock_vault: Callable[[], None], parent: QObject) -> None:
        super().__init__(parent)
        self._lock_vault = lock_vault
        self._is_leaving = False
        self._keys: str = LeaveKey.F12
        self._windows = WindowWatch(self._saw, self)

    def watch(self, application: QGuiApplication) -> None:
        """Let the key leave from windows that nobody guards: a message box over a file dialog."""
        self._windows.begin(application)

    def guard(self, window: QWidget) -> LeaveButton:
        """Let the key leave from a window; return a button for its lower right corner."""
        button = LeaveButton(self._keys, window)
        button.wanted.connect(self.leave)
        self._keys_changed.connect(button.show_keys)
        return button

    def use_key(self, key: LeaveKey) -> None:
        """Leave by this key, and no more by another."""
        self._keys = key
        self._keys_changed.emit(self._keys)

    @Slot()
    def leave(self) -> None:
        """Leave in haste. Asked twice, it goes on leaving."""
        self._leave(in_haste=True)

    def close(self) -> None:
        """Leave as programs are left, with nothing in front."""
        self._leave(in_haste=False)

    def _leave(self, *, in_haste: bool) -> None:
        if self._is_leaving:
            return
        self._is_leaving = True
        for window in QApplication.topLevelWidgets():
            window.hide()
        QGuiApplication.sync()  # the screen is clear before anything else takes time
        if in_haste:
            self.gone.emit()
        self.leaving.emit()
        self._lock_vault()
        self.left.emit()

    def _saw(self, event: QEvent) -> bool:
        if not isinstance(event, QKeyEvent) or event.type() not in _PRESSES:
            return False
        # A keyboard may have the key in its number block.
        pressed = QKeyCombination(event.modifiers() & ~_KEYPAD, Qt.Key(event.key()))
        if QKeySequence(pressed) != QKeySequence(self._keys):
            return False
        self.leave()
        return True
