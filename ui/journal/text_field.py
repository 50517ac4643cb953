"""Where the person writes what happened."""

from PySide6.QtCore import QMimeData, QSizeF, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QResizeEvent, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from ui.journal.direction import direction_of
from ui.journal.pasting import holds_evidence
from ui.shared.theme import GRID, current_theme
from ui.translate import tr

_LEAST_LINES, _MOST_LINES = 6, 18
_LOOKED_AT = 200
_PIECE_CHARACTERS = 65_536
"""So much of a long text at a time: about ten milliseconds, then the window may breathe."""


class TextField(QPlainTextEdit):
    """Grows with what is written, up to a point; files and pictures pasted into it go elsewhere.

    A long text arrives piece by piece; read it with `whole_text`, which never misses the rest.

    `edited()`: the person changed something. `evidence_pasted(QMimeData)`: it is not for the page.
    """

    edited = Signal()
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
        self._rest = ""
        self._is_loading = False
        self._was_read_only = False
        self._place = QTextCursor()
        self._breath = QTimer(self, interval=0)
        self._breath.timeout.connect(self._put_next_piece)
        document = self.document()
        document.setDocumentMargin(GRID)
        document.documentLayout().documentSizeChanged.connect(self._grow)
        document.contentsChange.connect(self._align)
        document.contentsChanged.connect(self._changed)

    @property
    def is_filling(self) -> bool:
        """Whether part of a long text is still on its way."""
        return self._breath.isActive()

    def show_text(self, text: str) -> None:
        """Show another text, without a word that it was edited; it cannot be undone."""
        self._end()
        self._is_loading = True
        self.setPlainText(text[:_PIECE_CHARACTERS])
        if len(text) > _PIECE_CHARACTERS:
            self.document().setUndoRedoEnabled(False)
            self._begin(QTextCursor(self.document()), text[_PIECE_CHARACTERS:])
            self._place.movePosition(QTextCursor.MoveOperation.End)
        else:
            self._is_loading = False

    def set_locked(self, *, locked: bool) -> None:
        """Let nothing be typed, or let it again; also while a long text is on its way."""
        if self.is_filling:
            self._was_read_only = locked
        else:
            self.setReadOnly(locked)

    def whole_text(self) -> str:
        """Return what is written, after all of it has arrived."""
        while self.is_filling:
            self._put_next_piece()
        return self.toPlainText()

    def canInsertFromMimeData(self, source: QMimeData) -> bool:  # noqa: N802  Qt's name
        """Accept text, files and pictures."""
        return holds_evidence(source) or super().canInsertFromMimeData(source)

    def insertFromMimeData(self, source: QMimeData) -> None:  # noqa: N802  Qt's name
        """Put text here, and send everything else to the files."""
        if holds_evidence(source):
            self.evidence_pasted.emit(source)
        elif len(text := source.text()) > _PIECE_CHARACTERS:
            self.textCursor().removeSelectedText()
            self._begin(self.textCursor(), text)
        else:
            super().insertFromMimeData(source)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802  Qt's name
        """Lines wrap differently now."""
        super().resizeEvent(event)
        self._grow(self.document().size())

    def _begin(self, place: QTextCursor, text: str) -> None:
        self._place, self._rest = place, text
        self._was_read_only = self.isReadOnly()
        self.setReadOnly(True)
        self._breath.start()

    @Slot()
    def _put_next_piece(self) -> None:
        piece, self._rest = self._rest[:_PIECE_CHARACTERS], self._rest[_PIECE_CHARACTERS:]
        self._place.joinPreviousEditBlock()
        self._place.insertText(piece)
        self._place.endEditBlock()
        if not self._rest:
            self._end()

    def _end(self) -> None:
        if self.is_filling:
            self._breath.stop()
            self._rest = ""
            self._place = QTextCursor()
            self.setReadOnly(self._was_read_only)
        if self._is_loading:
            self._is_loading = False
            self.document().setUndoRedoEnabled(True)

    @Slot()
    def _changed(self) -> None:
        if not self._is_loading:
            self.edited.emit()

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
