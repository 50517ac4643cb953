"""What opens the vault, in one line, and the way to the page about it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from core.vault.ways_in import WayIn
from ui.settings.way_words import summary
from ui.shared.buttons import PlainButton
from ui.shared.text import PlainLabel, SectionLabel, SoftLabel
from ui.shared.theme import GRID
from ui.translate import tr


class WaysPart(QWidget):
    """`wanted()`: the person wants to see the page."""

    wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._summary = PlainLabel()
        self._summary.setObjectName("ways-summary")
        self.button = PlainButton(tr("Change what opens it"), "key-round")
        self.button.setObjectName("ways")
        self.button.clicked.connect(self.wanted)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        column.addWidget(SectionLabel(tr("What opens this vault")))
        column.addWidget(self._summary)
        column.addWidget(
            SoftLabel(tr("A new passphrase, new recovery words, and what this computer does."))
        )
        column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeading)

    def show_ways(self, ways: tuple[WayIn, ...]) -> None:
        """Show these."""
        words = summary({each.kind for each in ways})
        self._summary.setText(words[:1].upper() + words[1:])
