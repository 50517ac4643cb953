"""Where the person writes what happened."""

from PySide6.QtCore import QMimeData, QSizeF, Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from ui.journal.direction import direction_of
from ui.journal.pasting import holds_evidence
from ui.shared.theme import GRID, current_theme
from ui.translate import tr

_LEAST_LINES, _MOST_LINES = 6, 18
_LOOKED_AT = 200


class TextField(QPlainTextEdit):
    """Grows with what is written, up to a point; files and pictures pasted into it go elsewhere.

    `evidence_pasted(QMimeData)`: not text; it belongs to the files.
    """

    evidence_pasted = Signal(QMimeData)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("journal-text")
        self.setAccessibleName(tr("What happened"))
        self.setPlaceholderText(
            tr("What happened? One line is enough. You can add to it whenever you like.")
        )
        self.setTabChangesFocus(True)
        self.setInputMethodHints(
            Qt.InputMethodHint.ImhSensitiveData
            | Qt.InputMethodHint.ImhNoPredictiveText
            | Qt.InputMethodHint.ImhMultiLine
        )
        self.document().documentLayout().documentSizeChanged.connect(self._grow)
        self.document().setDocumentMargin(GRID)
        self.document().contentsChange.connect(self._align)

    def canInsertFromMimeData(self, source: QMimeData) -> bool:  # noqa: N802  Qt's name
        """Accept text, files and pictures."""
        return holds_evidence(source) or super().canInsertFromMimeData(source)

    def insertFromMimeData(self, source: QMimeData) -> None:  # noqa: N802  Qt's name
        """Put text here, and send everything else to the files."""
        if holds_evidence(source):
            self.evidence_pasted.emit(source)
        else:
            super().insertFromMimeData(source)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802  Qt's name
        """Lines wrap differently now."""
        super().resizeEvent(event)
        self._grow(self.document().size())

    @Slot(int, int, int)
    def _align(self, position: int, _removed: int, _added: int) -> None:
        """Begin at the side where a text in this language begins: Qt orders the letters only."""
        first = self.document().firstBlock()
        if position >= first.length():
            return
        is_rtl = direction_of(first.text()[:_LOOKED_AT]) == Qt.LayoutDirection.RightToLeft
        side = Qt.AlignmentFlag.AlignRight if is_rtl else Qt.AlignmentFlag.AlignLeft
        option = self.document().defaultTextOption()
        if option.alignment() != side:
            option.setAlignment(side)
            self.document().setDefaultTextOption(option)

    @Slot(QSizeF)
    def _grow(self, size: QSizeF) -> None:
        # A plain text document is measured in lines, not pixels.
        lines = min(max(int(size.height()) + 1, _LEAST_LINES), _MOST_LINES)
        frame = 2 * (GRID + self.frameWidth()) + current_theme().px(GRID)
        self.setFixedHeight(lines * self.fontMetrics().lineSpacing() + frame)
