"""What can be done with several things that can go to the trash."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ui.shared.buttons import PlainButton, StopButton
from ui.shared.choice_bar import ChoiceBar
from ui.translate import tr


class TrashBar(ChoiceBar):
    """Whoever makes one adds its own deeds first, then calls `add_trash`.

    `trash_wanted()`; in the trash `restore_wanted()`, `delete_wanted()`.
    """

    trash_wanted = Signal()
    restore_wanted = Signal()
    delete_wanted = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(name, parent)
        self.trash_button = PlainButton(tr("Move to trash"), "trash-2")
        self.restore_button = PlainButton(tr("Put back"), "rotate-ccw")
        self.delete_button = StopButton(tr("Delete for good"), "trash-2")
        self.trash_button.clicked.connect(self.trash_wanted)
        self.restore_button.clicked.connect(self.restore_wanted)
        self.delete_button.clicked.connect(self.delete_wanted)

    def add_trash(self) -> None:
        """Offer "trash", "restore" and "delete" after what is there."""
        self.add("trash", self.trash_button, "trash-2")
        self.add("restore", self.restore_button, "rotate-ccw")
        self.add("delete", self.delete_button, "trash-2")
