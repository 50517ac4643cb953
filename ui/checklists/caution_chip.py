"""A caution in a few words with its icon."""

from PySide6.QtWidgets import QHBoxLayout, QWidget

from core.checklists.template import Caution
from ui.checklists.words import caution_words
from ui.shared.icon_label import IconLabel
from ui.shared.text import SoftLabel
from ui.shared.theme import GRID

_ICON_PX = 16


class CautionChip(QWidget):
    """Small and quiet: the whole sentence stands in the unfolded item."""

    def __init__(self, caution: Caution, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        words = caution_words(caution)
        label = SoftLabel(words.short)
        label.setWordWrap(False)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, GRID, 0)
        row.setSpacing(GRID // 2)
        row.addWidget(IconLabel(words.icon, "care", _ICON_PX))
        row.addWidget(label)
        self.setToolTip(words.sentence)
