"""What was just done, and a way to take it back."""

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from ui.shared.buttons import IconButton, QuietButton
from ui.shared.icon_label import IconLabel
from ui.shared.text import PlainLabel
from ui.shared.theme import GRID
from ui.translate import tr

_STAYS_MS = 20_000
"""Longer than a message that nothing can be done about: there must be time to think."""


class UndoLine(QFrame):
    """A message with Undo, at the foot of a screen. It goes by itself.

    Its parts are called after the screen: `{name}-undo` and so on.
    `undo_chosen()`: the person wants it back.
    """

    undo_chosen = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(f"{name}-undo-line")
        self.setProperty("role", "message")
        self._what = PlainLabel()
        self._what.setObjectName(f"{name}-undo-what")
        self.undo_button = QuietButton(tr("Undo"), "undo-2")
        self.undo_button.setObjectName(f"{name}-undo")
        close = IconButton("x", tr("Close this message"))
        close.setObjectName(f"{name}-undo-close")
        row = QHBoxLayout(self)
        row.setContentsMargins(GRID * 2, GRID // 2, GRID, GRID // 2)
        row.setSpacing(GRID * 3 // 2)
        row.addWidget(IconLabel("circle-check", "accent"))
        row.addWidget(self._what, 1)
        row.addWidget(self.undo_button)
        row.addWidget(close)
        self._timer = QTimer(self, singleShot=True, interval=_STAYS_MS)
        self._timer.timeout.connect(self._time_is_over)
        self.undo_button.clicked.connect(self._undo)
        close.clicked.connect(self.clear)
        self.hide()

    def offer(self, what: str) -> None:
        """Say what was done."""
        self._what.setText(what)
        self.undo_button.setAccessibleName(tr("Undo: {what}").format(what=what))
        self.show()
        self._timer.start()
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, what))

    @Slot()
    def clear(self) -> None:
        """Say nothing."""
        self._timer.stop()
        self._what.clear()
        self.hide()

    @Slot()
    def _undo(self) -> None:
        self.clear()
        self.undo_chosen.emit()

    @Slot()
    def _time_is_over(self) -> None:
        """Nobody is robbed of a button that has the keyboard."""
        if self.undo_button.hasFocus():
            self._timer.start()
        else:
            self.clear()
