"""Asks to whom identifiers belong."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from core.ids import IdentifierId
from ui.shared.asking_card import AskingCard
from ui.shared.picker import PickerWords
from ui.translate import tr


class MovingCard(AskingCard):
    """`moved(ids, str)`: these belong to the person with this id."""

    moved = Signal(object, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(
            "identifiers-move",
            tr("To whom do they belong? Enter gives them to that person."),
            PickerWords(tr("Find a person"), tr("Nobody else on your list is called so.")),
            parent,
        )
        self._ids: tuple[IdentifierId, ...] = ()
        self.chosen.connect(self._tell)
        self.closed.connect(self.hide)

    def ask(self, ids: tuple[IdentifierId, ...]) -> None:
        """Ask about these; people are offered with `offer`."""
        self._ids = ids
        self.show()

    @Slot(str)
    def _tell(self, to: str) -> None:
        self.moved.emit(self._ids, to)
