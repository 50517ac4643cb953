"""The field that searches while it is typed into, and the filters that came out of it."""

import re
from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from core.incidents.incident_type import IncidentType
from core.incidents.search import Field, Filter, IncidentQuery, parse_query, query_text
from ui.journal.find.understood import understand
from ui.shared.icons import icon
from ui.translate import tr

_PAUSE_MS = 120
"""Shorter than between two words, longer than between two letters."""
_BEGUN = re.compile(rf"(?:^|\s)(?:{'|'.join(Field)}):(?:\"[^\"]*|\S*)$")
"""A filter at the end that may still be in the making."""


class SearchField(QLineEdit):
    """Searches after a short pause in typing; Esc clears it, Down goes to the hits.

    A filter that is typed to its end (a space, Enter, or leaving the field) leaves the text and is
    held beside it; so is every filter set by `hold`.

    `searched(IncidentQuery)`: what to search for now. `left_downwards()`: the keyboard wants to the
    hits.
    """

    searched = Signal(object)
    left_downwards = Signal()

    def __init__(self, types: Sequence[IncidentType], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._types = types
        self._held: tuple[Filter, ...] = ()
        self._is_being_typed = False
        self.setObjectName("journal-search")
        self.setPlaceholderText(tr("Search your notes"))
        self.setAccessibleName(tr("Search your notes"))
        self.setToolTip(
            tr("Words, or “exact words” in quotes. Filter offers dates, types, more. Esc clears.")
        )
        self.setInputMethodHints(
            Qt.InputMethodHint.ImhSensitiveData | Qt.InputMethodHint.ImhNoPredictiveText
        )
        self.setClearButtonEnabled(True)
        self.addAction(icon("search", "soft"), QLineEdit.ActionPosition.LeadingPosition)
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(self._search)
        self.textChanged.connect(self._pause.start)
        self.textEdited.connect(self._being_typed)

    def asked(self) -> IncidentQuery:
        """Return what is searched for: the words, and every filter typed or held."""
        typed = understand(self._typed(), self._types)
        return replace(typed, filters=tuple(dict.fromkeys((*self._held, *typed.filters))))

    def typed(self) -> str:
        """Return the whole search as it would be typed, to keep it."""
        return query_text(self.asked())

    def ask(self, typed: str) -> None:
        """Search for something else, as if it had been typed."""
        self._held = ()
        self.setText(typed)
        self._settle()
        self._search()

    def hold(self, filters: Sequence[Filter]) -> None:
        """Search with exactly these filters, and the words that are there."""
        words = IncidentQuery(understand(self.text(), self._types).terms)
        self._held = tuple(filters)
        self.setText(query_text(words))
        self._search()

    @Slot(object)
    def take_away(self, each: Filter) -> None:
        """Search without a filter."""
        self.hold([other for other in self.asked().filters if other != each])
        self.setFocus()

    @Slot()
    def clear_all(self) -> None:
        """Search for nothing: every note is shown."""
        self.ask("")

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  Qt's name
        """Esc clears, Enter does not wait, Down leaves, Backspace takes the last filter away."""
        key = event.key()
        if key == Qt.Key.Key_Escape and (self.text() or self._held):
            self.clear_all()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._settle()
            self._search()
        elif key == Qt.Key.Key_Down:
            self.left_downwards.emit()
        elif key == Qt.Key.Key_Backspace and not self.text() and self._held:
            self.take_away(self._held[-1])
        else:
            super().keyPressEvent(event)
            if key == Qt.Key.Key_Space and self.cursorPosition() == len(self.text()):
                self._settle()

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802  Qt's name
        """What was typed is finished."""
        super().focusOutEvent(event)
        self._settle()

    def _settle(self) -> None:
        """Move filters that are typed to their end out of the text."""
        self._is_being_typed = False
        text = self.text()
        if text.count('"') % 2:
            return
        typed = understand(text, self._types)
        if typed.filters:
            self._held = tuple(dict.fromkeys((*self._held, *typed.filters)))
            words = query_text(replace(typed, filters=()))
            self.setText(f"{words} " if words and text.endswith(" ") else words)

    def _typed(self) -> str:
        """Return the text, without a filter at its end that typing on may still make one."""
        text = self.text()
        begun = _BEGUN.search(text) if self._is_being_typed else None
        return (
            text if begun is None or parse_query(begun.group()).filters else text[: begun.start()]
        )

    @Slot()
    def _being_typed(self) -> None:
        self._is_being_typed = True

    @Slot()
    def _search(self) -> None:
        self._pause.stop()
        self.searched.emit(self.asked())
