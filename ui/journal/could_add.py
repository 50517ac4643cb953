"""What would make a note stronger, said once and quietly; it never stands in the way."""

from collections.abc import Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from ui.journal.flow_layout import FlowLayout
from ui.shared.buttons import QuietButton
from ui.shared.text import SoftLabel
from ui.translate import tr


class CouldAdd(QWidget):
    """Offers what is missing; choosing one goes to its field.

    `chosen(str)`: the name of the part, as given to `__init__`.
    """

    chosen = Signal(str)

    def __init__(
        self, parts: Sequence[tuple[str, str, str]], parent: QWidget | None = None
    ) -> None:
        """`parts`: the name of each, the words for it, and why it helps."""
        super().__init__(parent)
        flow = FlowLayout(self)
        flow.setSpacing(0)
        lead = SoftLabel(tr("Could add:"))
        lead.setWordWrap(False)
        flow.addWidget(lead)
        self._buttons: dict[str, QuietButton] = {}
        for name, words, why in parts:
            button = QuietButton(words)
            button.setObjectName(f"could-add-{name}")
            button.setToolTip(why)
            button.setAccessibleName(tr("Could add: {part}").format(part=words))
            button.setAccessibleDescription(why)
            button.clicked.connect(self._choose)
            flow.addWidget(button)
            self._buttons[name] = button

    def show_missing(self, missing: Sequence[str]) -> None:
        """Offer these parts and no others."""
        for name, button in self._buttons.items():
            button.setVisible(name in missing)
        self.setVisible(bool(missing))

    @Slot()
    def _choose(self) -> None:
        for name, button in self._buttons.items():
            if button is self.sender():
                self.chosen.emit(name)
