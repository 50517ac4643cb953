"""The foot of the window: lock on one side, leave on the other, always in the same corners."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from ui.frame.focus_keeper import FocusKeeper
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

    def __init__(self, leave_button: "LeaveButton", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "foot")
        self._leave_button = leave_button
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
        self._keeper = FocusKeeper(self)

    def be_plain(self, *, is_plain: bool) -> None:
        """Tell no more than the foot of any program would: there is a way out, and no more."""
        self.help_button.setVisible(not is_plain)
        self._leave_button.be_plain(is_plain=is_plain)


class LeaveButton(QuietButton):
    """The way out, as it looks in every window and dialog, with its key.

    `wanted()`: it was clicked, or its key pressed anywhere in the window.
    """

    wanted = Signal()

    def __init__(self, keys: str, window: QWidget) -> None:
        super().__init__("", "log-out", window)
        self._keys, self._is_plain = keys, False
        self._shortcut = QShortcut(window)
        self._shortcut.activated.connect(self.wanted)
        self.clicked.connect(self.wanted)
        self.setObjectName("leave")
        self.show_keys(keys)

    @Slot(str)
    def show_keys(self, keys: str) -> None:
        """Work, and be shown, with this key from now on; as `QKeySequence` reads it."""
        self._keys = keys
        self._shortcut.setKey(QKeySequence(keys))
        self._say()

    def be_plain(self, *, is_plain: bool) -> None:
        """Do the same under words that any program could have."""
        self._is_plain = is_plain
        self._say()

    def _say(self) -> None:
        words = tr("Close ({key})") if self._is_plain else tr("Leave now ({key})")
        self.setText(words.format(key=shown_keys(self._keys)))
        told = tr("Hide everything at once, lock the vault and end the app")
        self.setToolTip("" if self._is_plain else told)
