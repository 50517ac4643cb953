"""A step of a walk that can always go back."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.shared.buttons import PlainButton, PrimaryButton
from ui.shared.text import SoftLabel
from ui.shared.theme import GRID
from ui.translate import tr
from ui.unlock.page import DeskPage


class Step(DeskPage):
    """Title, what the step is for, its own content, and two buttons.

    A subclass adds its content to `column` and then calls `end_with_buttons`.

    `forward()`, `back()`: what the person wants next.
    """

    forward = Signal()
    back = Signal()

    def __init__(
        self, name: str, title: str, introduction: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(title, introduction, parent)
        self.setObjectName(name)
        self.place = SoftLabel()
        self.place.setObjectName(f"{name}-place")
        self.place.hide()
        self.column.insertWidget(0, self.place)
        self.back_button = PlainButton(tr("Back"), "arrow-left")
        self.back_button.setObjectName(f"{name}-back")
        self.back_button.clicked.connect(self.back)
        self.next_button = PrimaryButton(tr("Continue"))
        self.next_button.setObjectName(f"{name}-next")
        self.next_button.clicked.connect(self.forward)

    def say_place(self, number: int, count: int) -> None:
        """Say which step of how many this is."""
        self.place.setText(tr("Step {number} of {count}").format(number=number, count=count))
        self.place.show()

    def end_with_buttons(self, next_text: str = "") -> None:
        """Put the caution box and the buttons under what was added so far."""
        if next_text:
            self.next_button.setText(next_text)
        row = QHBoxLayout()
        row.addWidget(self.back_button)
        row.addStretch()
        row.addWidget(self.next_button)
        self.column.addWidget(self.caution)
        self.column.addSpacing(GRID)
        self.column.addLayout(row)
