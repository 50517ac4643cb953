"""What stands over the list while it shows the trash."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.shared.buttons import QuietButton
from ui.shared.text import SectionLabel, SoftLabel
from ui.shared.theme import GRID
from ui.translate import tr


class TrashHead(QWidget):
    """`left()`: back to the journal's notes."""

    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.back_button = QuietButton(tr("Back to your notes"), "arrow-left")
        self.back_button.setObjectName("trash-leave")
        self.back_button.clicked.connect(self.left)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID // 2)
        column.addWidget(self.back_button, 0, Qt.AlignmentFlag.AlignLeading)
        column.addWidget(SectionLabel(tr("Trash")))
        column.addWidget(
            SoftLabel(tr("Notes stay here until you put them back or delete them for good."))
        )
        self.hide()
