"""The part of the settings that leads to the look at this computer."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.shared.buttons import PlainButton
from ui.shared.text import PlainLabel, SectionLabel
from ui.shared.theme import GRID
from ui.translate import tr


class TracesPart(QWidget):
    """`wanted()`: the page is to be seen."""

    wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.button = PlainButton(tr("Look at this computer…"), "text-search")
        self.button.setObjectName("traces-open")
        self.button.clicked.connect(self.wanted)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        column.addWidget(SectionLabel(tr("What may tell on you here")))
        column.addWidget(
            PlainLabel(
                tr(
                    "Other accounts, programs that see this computer from elsewhere, lists of"
                    " recent files, and more: what is there, what is usual, and what to think of."
                )
            )
        )
        column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeading)
