"""Waiting for this computer's key store, which may be waiting for the person."""

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.shared.buttons import PlainButton
from ui.shared.text import PlainLabel
from ui.shared.theme import GRID
from ui.translate import tr

_SEEMS_LONG_MS = 1500


class KeyStoreWait(QWidget):
    """Seen when something takes longer than deriving a key does: the key store may be asking.

    `given_up()`: the person does not want to wait.
    """

    given_up = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.stop_button = PlainButton(tr("Stop waiting"), "x")
        self.stop_button.setObjectName(f"{name}-stop")
        self.stop_button.clicked.connect(self.given_up)
        self._timer = QTimer(self, singleShot=True, interval=_SEEMS_LONG_MS)
        self._timer.timeout.connect(self._show)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        column.addWidget(
            PlainLabel(
                tr(
                    "This computer's key store has not answered yet. It may be asking for its own"
                    " password in another window."
                )
            )
        )
        column.addWidget(self.stop_button, 0, Qt.AlignmentFlag.AlignLeading)
        self.hide()

    def begin(self) -> None:
        """Something was asked."""
        self._timer.start()

    @Slot()
    def _show(self) -> None:
        self.show()
        self.stop_button.setFocus()

    def end(self) -> None:
        """It was answered."""
        self._timer.stop()
        self.hide()
