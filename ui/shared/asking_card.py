"""One question about several chosen things, answered by picking; it opens within the page."""

from collections.abc import Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from ui.shared.picker import Choice, Picker, PickerWords
from ui.shared.text import SoftLabel
from ui.shared.theme import GRID


class AskingCard(QFrame):
    """`chosen(str)`: the key picked, or a new name. `closed()`: none, after all; by Esc."""

    chosen = Signal(str)
    closed = Signal()

    def __init__(
        self, name: str, question: str, words: PickerWords, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setProperty("role", "message")
        self.picker = Picker(name, words)
        column = QVBoxLayout(self)
        column.setContentsMargins(GRID * 3 // 2, GRID, GRID * 3 // 2, GRID)
        column.setSpacing(GRID)
        column.addWidget(SoftLabel(question))
        column.addWidget(self.picker)
        self.picker.toggled.connect(self._choose)
        self.picker.created.connect(self._choose)
        self.picker.closed.connect(self.closed)
        self.hide()

    def offer(self, choices: Sequence[Choice], *, are_found: bool = False) -> None:
        """Offer these; `are_found` as the picker takes it."""
        self.picker.offer(choices, are_found=are_found)

    @Slot(str)
    def _choose(self, key: str) -> None:
        self.chosen.emit(key)
        self.closed.emit()
