"""The settings about sealed notes: checking them, a seal on paper, checking such a paper."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.journal.sealing.check_part import CheckPart
from ui.journal.sealing.paper_check_part import PaperCheckPart
from ui.journal.sealing.paper_part import PaperPart
from ui.screen import ScreenContext
from ui.shared.text import PlainLabel, SectionLabel
from ui.shared.theme import GRID
from ui.translate import tr


class SealPart(QWidget):
    """All three, one below the other."""

    def __init__(self, context: ScreenContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("seal-part")
        self.check, self.paper = CheckPart(context), PaperPart(context)
        self.paper_check = PaperCheckPart(context)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        column.addWidget(SectionLabel(tr("Sealed notes")))
        column.addWidget(
            PlainLabel(
                tr(
                    "Each sealed note is kept with a number worked out from everything in it and"
                    " from the sealed note before. If one is changed, taken away or moved, the"
                    " numbers no longer fit. They are compared each time you unlock, and whenever"
                    " you like."
                )
            )
        )
        column.addWidget(self.check)
        column.addSpacing(GRID)
        column.addWidget(SectionLabel(tr("A seal on paper")))
        column.addWidget(
            PlainLabel(
                tr(
                    "Somebody with your passphrase and much skill could write the whole vault"
                    " anew, with numbers that fit. A sheet with today's last number, dated and"
                    " signed by somebody else and kept elsewhere, would show that. It tells"
                    " nothing of what you wrote."
                )
            )
        )
        column.addWidget(self.paper)
        column.addSpacing(GRID)
        column.addWidget(self.paper_check)
