"""The field that searches people while it is typed into."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from ui.shared.search_line import SearchLine
from ui.translate import tr


class PeopleSearch(SearchLine):
    """`searched(str)`: what to search for now. Esc clears it."""

    searched = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        hint = tr("Part of a name, a number or an account. Esc clears.")
        super().__init__("people-search", tr("Search names and numbers"), hint, parent)

    def tell(self) -> None:
        """Search for the text."""
        self.searched.emit(self.text())

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  Qt's name
        """Esc clears."""
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
            self.search()
        else:
            super().keyPressEvent(event)
