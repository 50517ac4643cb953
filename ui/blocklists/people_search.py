"""The field that searches people while it is typed into."""

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from ui.shared.icons import icon
from ui.translate import tr

_PAUSE_MS = 120
"""Shorter than between two words, longer than between two letters."""


class PeopleSearch(QLineEdit):
    """Searches after a short pause in typing; Esc clears it, Down goes to the hits.

    `searched(str)`: what to search for now. `left_downwards()`: the keyboard wants to the hits.
    """

    searched = Signal(str)
    left_downwards = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("people-search")
        self.setPlaceholderText(tr("Search names and numbers"))
        self.setAccessibleName(tr("Search names and numbers"))
        self.setToolTip(tr("Part of a name, a number or an account. Esc clears."))
        self.setInputMethodHints(
            Qt.InputMethodHint.ImhSensitiveData | Qt.InputMethodHint.ImhNoPredictiveText
        )
        self.setClearButtonEnabled(True)
        self.addAction(icon("search", "soft"), QLineEdit.ActionPosition.LeadingPosition)
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(self._search)
        self.textChanged.connect(self._pause.start)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  Qt's name
        """Esc clears, Enter does not wait, Down leaves."""
        key = event.key()
        if key == Qt.Key.Key_Escape and self.text():
            self.clear()
            self._search()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._search()
        elif key == Qt.Key.Key_Down:
            self.left_downwards.emit()
        else:
            super().keyPressEvent(event)

    @Slot()
    def _search(self) -> None:
        self._pause.stop()
        self.searched.emit(self.text())
