"""Linking two notes that are chosen in the list."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from ui.journal.find.link_kind import LinkKindBox
from ui.shared.buttons import PlainButton, QuietButton
from ui.shared.flow_layout import FlowLayout
from ui.shared.text import SoftLabel
from ui.shared.theme import GRID
from ui.translate import tr


class LinkTwo(QFrame):
    """`chosen(LinkKind)`: the two are to be linked so. `closed()`: not, after all."""

    chosen = Signal(object)
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "message")
        self.kinds = LinkKindBox("link-two-kind")
        self.link_button = PlainButton(tr("Link the two notes"), "link-2")
        self.link_button.setObjectName("link-two")
        not_now = QuietButton(tr("Leave it"))
        not_now.setObjectName("link-two-leave")
        buttons = FlowLayout()
        buttons.addWidget(self.link_button)
        buttons.addWidget(not_now)
        column = QVBoxLayout(self)
        column.setContentsMargins(GRID * 3 // 2, GRID, GRID * 3 // 2, GRID * 3 // 2)
        column.setSpacing(GRID)
        column.addWidget(
            SoftLabel(
                tr("How do they belong together? “After you reacted” is about the later one.")
            )
        )
        column.addWidget(self.kinds)
        column.addLayout(buttons)
        self.link_button.clicked.connect(self._choose)
        not_now.clicked.connect(self.closed)
        self.hide()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  Qt's name
        """Esc leaves it."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    @Slot()
    def _choose(self) -> None:
        self.chosen.emit(self.kinds.kind)
        self.closed.emit()
