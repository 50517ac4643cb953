"""A quiet line for what just happened, at the foot of the window."""

from PySide6 import QtGui
from PySide6.QtCore import Qt, QTimer, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ui.shared.buttons import IconButton
from ui.shared.icon_label import IconLabel
from ui.shared.text import PlainLabel, SoftLabel
from ui.shared.theme import GRID
from ui.translate import tr

_STAYS_MS = 8_000


class MessageBar(QFrame):
    """Says what happened, without taking the keyboard.

    Good news goes by itself; trouble stays until the person sends it away.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("message-bar")
        self.setProperty("role", "message")
        self._icon = IconLabel("circle-check", "accent")
        self._what, self._next = PlainLabel(), SoftLabel()
        self._what.setObjectName("message-what")
        self._next.setObjectName("message-next-step")
        for label in (self._what, self._next):
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self._what)
        words.addWidget(self._next)
        self.dismiss_button = IconButton("x", tr("Close this message"))
        self.dismiss_button.setObjectName("message-dismiss")
        self.dismiss_button.clicked.connect(self.clear)
        row = QHBoxLayout(self)
        row.setContentsMargins(GRID * 2, GRID, GRID, GRID)
        row.setSpacing(GRID * 3 // 2)
        row.addWidget(self._icon)
        row.addLayout(words, 1)
        row.addWidget(self.dismiss_button)
        self._timer = QTimer(self, singleShot=True, interval=_STAYS_MS)
        self._timer.timeout.connect(self.clear)
        self.hide()

    @Slot(str)
    def say(self, text: str) -> None:
        """Say something good in one line; it goes by itself."""
        self._show("circle-check", "accent", text, "")
        self._timer.start()

    def warn(self, what: str, next_step: str) -> None:
        """Say what went wrong and what to do; it stays."""
        self._timer.stop()
        self._show("triangle-alert", "care", what, next_step)

    @Slot()
    def clear(self) -> None:
        """Say nothing."""
        self._timer.stop()
        self._what.clear()
        self._next.clear()
        self.hide()

    @property
    def text(self) -> str:
        """What it says now; empty when nothing."""
        return " ".join(filter(None, (self._what.text(), self._next.text())))

    def _show(self, icon_name: str, token: str, what: str, next_step: str) -> None:
        self._icon.show_icon(icon_name, token)
        self._what.setText(what)
        self._next.setText(next_step)
        self._next.setVisible(bool(next_step))
        self.show()
        # Looked up late: loading QAccessible would delay the window, which starts without a word.
        QtGui.QAccessible.updateAccessibility(QtGui.QAccessibleAnnouncementEvent(self, self.text))
