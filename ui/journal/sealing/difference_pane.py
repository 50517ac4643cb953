"""One side of a comparison: plain text in which what changed is coloured and also underlined."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QVBoxLayout, QWidget

from core.incidents.differences import Mark, Piece
from ui.journal.direction import direction_of
from ui.plain_text import visible
from ui.shared.text import PlainLabel
from ui.shared.theme import GRID, current_theme
from ui.translate import tr

_SHOWN_OF_A_PIECE = 20_000
"""Characters; the middle of a longer stretch is left out, so that 10 MB show at once."""
_LEAST_LINES, _MOST_LINES = 3, 16
_LOOKED_AT = 200


class DifferencePane(QWidget):
    """A heading and the text below it, to read and select only."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.heading = PlainLabel()
        self.heading.setProperty("role", "strong")
        self.heading.setObjectName(f"{name}-heading")
        self.text = QPlainTextEdit()
        self.text.setObjectName(name)
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        self.text.setUndoRedoEnabled(False)
        self.text.document().setDocumentMargin(GRID)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID // 2)
        column.addWidget(self.heading)
        column.addWidget(self.text, 1)

    def show_pieces(self, heading: str, pieces: Sequence[Piece]) -> None:
        """Show a text in its pieces, from the beginning, or from the first change."""
        self.heading.setText(heading)
        self.text.setAccessibleName(heading)
        self.text.clear()
        self._turn("".join(piece.text[:_LOOKED_AT] for piece in pieces[:2]))
        cursor = QTextCursor(self.text.document())
        first_change: int | None = None
        for piece in pieces:
            if piece.mark is not Mark.SAME and first_change is None:
                first_change = cursor.position()
            cursor.insertText(_shown(piece.text), _format(piece.mark))
        cursor.setPosition(first_change or 0)
        self.text.setTextCursor(cursor)
        self._fit()

    def _turn(self, beginning: str) -> None:
        is_rtl = direction_of(beginning) == Qt.LayoutDirection.RightToLeft
        option = self.text.document().defaultTextOption()
        option.setAlignment(Qt.AlignmentFlag.AlignRight if is_rtl else Qt.AlignmentFlag.AlignLeft)
        self.text.document().setDefaultTextOption(option)

    def _fit(self) -> None:
        lines = min(max(self.text.document().lineCount() + 1, _LEAST_LINES), _MOST_LINES)
        frame = 2 * (GRID + self.text.frameWidth()) + current_theme().px(GRID)
        self.text.setMinimumHeight(lines * self.text.fontMetrics().lineSpacing() + frame)


def _shown(text: str) -> str:
    if len(text) > _SHOWN_OF_A_PIECE:
        half = _SHOWN_OF_A_PIECE // 2
        left_out = tr("[… {n} characters are left out here …]").format(
            n=f"{len(text) - 2 * half:,}"
        )
        text = f"{text[:half]}\n{left_out}\n{text[-half:]}"
    return visible(text, keep_lines=True)


def _format(mark: Mark) -> QTextCharFormat:
    """Return how a piece looks: never by colour alone."""
    theme, looks = current_theme(), QTextCharFormat()
    if mark is Mark.ADDED:
        looks.setFontUnderline(True)
        looks.setBackground(theme.color("selected"))
        looks.setForeground(theme.color("on_selected"))
    elif mark is Mark.REMOVED:
        looks.setFontStrikeOut(True)
        looks.setBackground(theme.color("care_ground"))
        looks.setForeground(theme.color("care"))
    return looks
