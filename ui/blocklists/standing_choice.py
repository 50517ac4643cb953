"""Choosing how sure it is who somebody is, with what each choice means."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QButtonGroup, QRadioButton, QVBoxLayout, QWidget

from core.blocklists.person import Standing
from ui.blocklists.words import standing_meaning, standing_word
from ui.shared.flow_layout import FlowLayout
from ui.shared.text import SoftLabel
from ui.shared.theme import GRID
from ui.translate import tr


class StandingChoice(QWidget):
    """Three words to choose from, and a sentence about the chosen one.

    `changed()`: the person chose another one.
    """

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(tr("How sure are you who this is?"))
        self._meaning = SoftLabel()
        self._group = QButtonGroup(self)
        self._buttons: dict[Standing, QRadioButton] = {}
        row = FlowLayout()
        row.setSpacing(GRID * 2)
        for standing in Standing:
            button = QRadioButton(standing_word(standing))
            button.setObjectName(f"standing-{standing}")
            button.setAccessibleDescription(standing_meaning(standing))
            self._buttons[standing] = button
            self._group.addButton(button)
            row.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(row)
        column.addWidget(self._meaning)
        self.choose(Standing.UNKNOWN)
        self._group.buttonClicked.connect(self._on_clicked)

    @property
    def standing(self) -> Standing:
        """What is chosen."""
        return next(each for each, button in self._buttons.items() if button.isChecked())

    def choose(self, standing: Standing) -> None:
        """Show a choice."""
        self._buttons[standing].setChecked(True)
        self._meaning.setText(standing_meaning(standing))

    @Slot()
    def _on_clicked(self) -> None:
        self._meaning.setText(standing_meaning(self.standing))
        self.changed.emit()
