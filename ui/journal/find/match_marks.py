"""Marks what was searched for in the text of the note that is open."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, QTimer, Slot
from PySide6.QtGui import QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QTextEdit

from core.incidents.matcher import Matcher
from core.incidents.search import SearchTerm
from ui.journal.find.utf16_spans import matching_spans
from ui.shared.theme import current_theme, theme_keeper

_PAUSE_MS = 150


class MatchMarks(QObject):
    """Belongs to one field; follows what is typed into it, a moment later."""

    def __init__(self, field: QPlainTextEdit) -> None:
        super().__init__(field)
        self._field = field
        self._terms: tuple[SearchTerm, ...] = ()
        self._matcher = Matcher()
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(self._mark)
        field.document().contentsChanged.connect(self._changed)
        keeper = theme_keeper()
        if keeper is not None:
            keeper.changed.connect(self._changed)

    def highlight(self, terms: Sequence[SearchTerm]) -> None:
        """Mark these terms from now on."""
        if tuple(terms) != self._terms:
            self._terms = tuple(terms)
            self._matcher = Matcher(terms)
            self._mark()

    @Slot()
    def _changed(self) -> None:
        if self._terms:
            self._pause.start()

    @Slot()
    def look(self) -> None:
        """Another note lies on the page: mark it at once."""
        if self._terms:
            self._mark()

    @Slot()
    def _mark(self) -> None:
        form = match_format()
        marks = []
        text = self._field.toPlainText() if self._terms else ""
        for start, length in matching_spans(self._matcher, text):
            mark = QTextEdit.ExtraSelection()
            cursor = QTextCursor(self._field.document())
            cursor.setPosition(start)
            cursor.setPosition(start + length, QTextCursor.MoveMode.KeepAnchor)
            # The stub knows the two fields only as what reading them gives.
            mark.cursor = cursor
            mark.format = form
            marks.append(mark)
        self._field.setExtraSelections(marks)


def match_format(*, on_selected: bool = False) -> QTextCharFormat:
    """Return how a match looks: another ground, and a line under it for who sees no colours."""
    theme = current_theme()
    form = QTextCharFormat()
    form.setBackground(theme.color("card" if on_selected else "selected"))
    form.setForeground(theme.color("ink" if on_selected else "on_selected"))
    form.setFontUnderline(True)
    return form
