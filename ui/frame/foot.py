"""The foot of the window: lock on one side, leave on the other, always in the same corners."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from ui.shared.buttons import QuietButton
from ui.shared.key_names import shown_keys
from ui.shared.theme import GRID
from ui.translate import tr


class Foot(QFrame):
    """Quiet buttons.

    `lock_wanted()`, `help_wanted()`.
    """

    lock_wanted = Signal()
    help_wanted = Signal()

    def __init__(self, leave_button: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "foot")
        self.lock_button = QuietButton(tr("Lock (Ctrl+L)"), "lock")
        self.lock_button.setObjectName("lock")
        self.lock_button.setToolTip(tr("Close the vault and keep the window open"))
        self.lock_button.clicked.connect(self.lock_wanted)
        self.help_button = QuietButton(tr("Help (F1)"), "circle-question-mark")
        self.help_button.setObjectName("help")
        self.help_button.setToolTip(tr("What can be done on this page, and all keys"))
        self.help_button.clicked.connect(self.help_wanted)
        row = QHBoxLayout(self)
        row.setContentsMargins(GRID, GRID // 2, GRID, GRID // 2)
        row.addWidget(self.lock_button)
        row.addWidget(self.help_button)
        row.addStretch()
        row.addWidget(leave_button)


class LeaveButton(QuietButton):
    """The way out, as it looks in every window and dialog, with its key.

    `wanted()`: it was clicked, or its key pressed anywhere in the window.
    """

    wanted = Signal()

    def __init__(self, keys: str, window: QWidget) -> None:
        super().__init__("", "log-out", window)
        self._shortcut = QShortcut(window)
        self._shortcut.activated.connect(self.wanted)
        self.clicked.connect(self.wanted)
        self.show_keys(keys)
        self.setObjectName("leave")
        self.setToolTip(tr("Hide everything at once, lock the vault and end the app"))

    @Slot(str)
    def show_keys(self, keys: str) -> None:
        """Work, and be shown, with this key from now on; as `QKeySequence` reads it."""
        self._shortcut.setKey(QKeySequence(keys))
        self.setText(tr("Leave now ({key})").format(key=shown_keys(keys)))
