"""Writing down one step for many people or identifiers."""

from collections.abc import Collection

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from core.blocklists.person import IdentifierKind
from ui.blocklists.status_form import StatusForm
from ui.shared.reading_page import ReadingPage


class StatusPage(ReadingPage):
    """`closed()`: it was written down, or not after all."""

    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.form = StatusForm()
        self.column.addWidget(self.form)
        self.form.taken.connect(self.closed)
        self.form.closed.connect(self.closed)
        self.form.note_button.hide()

    def begin(self, title: str, kinds: Collection[IdentifierKind]) -> None:
        """Ask what was done about these."""
        self.form.begin(title, kinds, "")
        self.verticalScrollBar().setValue(0)
