"""A tag for several notes at once."""

from collections.abc import Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from core.incidents.journal import MAX_NAME_CHARACTERS
from ui.journal.find.tags_field import tag_picker
from ui.shared.picker import Choice
from ui.shared.text import SoftLabel
from ui.shared.theme import GRID
from ui.translate import tr


class ManyTags(QFrame):
    """`chosen(str)`: the notes are to have this tag. `closed()`: none, after all."""

    chosen = Signal(str)
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "message")
        self.picker = tag_picker("many-tags")
        self.picker.search.setMaxLength(MAX_NAME_CHARACTERS)
        column = QVBoxLayout(self)
        column.setContentsMargins(GRID * 3 // 2, GRID, GRID * 3 // 2, GRID)
        column.setSpacing(GRID)
        column.addWidget(SoftLabel(tr("Which tag? Enter gives it to all chosen notes.")))
        column.addWidget(self.picker)
        self.picker.toggled.connect(self._choose)
        self.picker.created.connect(self._choose)
        self.picker.closed.connect(self.closed)
        self.hide()

    def offer(self, tags: Sequence[str]) -> None:
        """Offer the tags in use."""
        self.picker.offer([Choice(tag, tag) for tag in tags])

    @Slot(str)
    def _choose(self, tag: str) -> None:
        self.chosen.emit(tag)
        self.closed.emit()
