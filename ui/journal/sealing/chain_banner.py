"""After unlocking: a look along the chain in the background, and a word only when it is broken."""

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.journal.sealing.chain_checker import ChainChecker, Findings
from ui.journal.sealing.findings_box import FindingsBox
from ui.screen import ScreenContext
from ui.shared.buttons import PlainButton
from ui.shared.theme import GRID
from ui.translate import tr


class ChainBanner(QWidget):
    """Takes no room unless something sealed is not as it was. `start` when the screen is up."""

    def __init__(self, context: ScreenContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("chain-banner")
        self.checker = ChainChecker(context.runner, self)
        self.box = FindingsBox("chain-findings", context.zone)
        self.close_button = PlainButton(tr("I have read this"), "check")
        self.close_button.setObjectName("chain-banner-close")
        self.close_button.clicked.connect(self.hide)
        column = QVBoxLayout(self)
        column.setContentsMargins(GRID * 2, GRID * 2, GRID * 2, GRID)
        column.setSpacing(GRID)
        column.addWidget(self.box)
        column.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignLeading)
        self.checker.ended.connect(self._ended)
        self.hide()

    def start(self) -> None:
        """Look along the chain, behind whatever the vault was asked before."""
        self.checker.start()

    @Slot(object)
    def _ended(self, findings: Findings) -> None:
        if not findings.report.is_whole:
            self.box.show_check(findings)
            self.show()
