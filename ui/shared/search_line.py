"""A field that searches while it is typed into."""

from abc import abstractmethod

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from ui.shared.icons import icon

_PAUSE_MS = 120
"""Shorter than between two words, longer than between two letters."""


class SearchLine(QLineEdit):
    """Searches after a short pause in typing, at Enter without one; Down goes to the hits.

    `left_downwards()`: the keyboard wants to the hits.
    """

    left_downwards = Signal()

    def __init__(self, name: str, words: str, hint: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setPlaceholderText(words)
        self.setAccessibleName(words)
        self.setToolTip(hint)
        self.setInputMethodHints(
            Qt.InputMethodHint.ImhSensitiveData | Qt.InputMethodHint.ImhNoPredictiveText
        )
        self.setClearButtonEnabled(True)
        self.addAction(icon("search", "soft"), QLineEdit.ActionPosition.LeadingPosition)
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(self.search)
        self.textChanged.connect(self._pause.start)

    @abstractmethod
    def tell(self) -> None:
        """Tell what to search for now."""

    @Slot()
    def search(self) -> None:
        """Search for what is there, without a pause."""
        self._pause.stop()
        self.tell()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  Qt's name
        """Enter does not wait, Down leaves."""
        key = event.key()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.search()
        elif key == Qt.Key.Key_Down:
            self.left_downwards.emit()
        else:
            super().keyPressEvent(event)
