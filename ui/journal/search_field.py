"""The field that searches while it is typed into, and the filters that came out of it."""

import re
from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QWidget

from core.incidents.incident_type import IncidentType
from core.incidents.search import Field, Filter, IncidentQuery, parse_query, query_text
from ui.journal.find.understood import understand
from ui.shared.search_line import SearchLine
from ui.translate import tr

_BEGUN = re.compile(rf"(?:^|\s)(?:{'|'.join(Field)}):(?:\"[^\"]*|\S*)$")
"""A filter at the end that may still be in the making."""


class SearchField(SearchLine):
    """Esc clears it.

    A filter that is typed to its end (a space, Enter, or leaving the field) leaves the text and is
    held beside it; so is every filter set by `hold`.

    `searched(IncidentQuery)`: what to search for now.
    """

    searched = Signal(object)

    def __init__(self, types: Sequence[IncidentType], parent: QWidget | None = None) -> None:
        hint = tr(
            "Words, or “exact words” in quotes. Filter offers dates, types, more. Esc clears."
        )
        super().__init__("journal-search", tr("Search your notes"), hint, parent)
        self._types = types
        self._held: tuple[Filter, ...] = ()
        self._is_being_typed = False
        self.textEdited.connect(self._being_typed)

    def tell(self) -> None:
        """Search for the words and filters."""
        self.searched.emit(self.asked())

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
        self.search()

    def hold(self, filters: Sequence[Filter]) -> None:
        """Search with exactly these filters, and the words that are there."""
        words = IncidentQuery(understand(self.text(), self._types).terms)
        self._held = tuple(filters)
        self.setText(query_text(words))
        self.search()

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
        """Esc clears, Backspace takes the last filter away, Enter and a space end a filter."""
        key = event.key()
        if key == Qt.Key.Key_Escape and (self.text() or self._held):
            self.clear_all()
        elif key == Qt.Key.Key_Backspace and not self.text() and self._held:
            self.take_away(self._held[-1])
        else:
            if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._settle()
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
