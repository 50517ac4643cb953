"""Everything that was done about one identifier, the newest first, and because of which notes."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import partial

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from core.blocklists.status import StatusEntry
from core.errors import UnknownRecord
from core.ids import IdentifierId, IncidentId
from core.vault.session import Session
from ui.blocklists.fact_words import step_words
from ui.blocklists.status_words import step_icon
from ui.journal.note_names import NoteName, name_of_note
from ui.plain_text import isolated
from ui.shared.buttons import QuietButton
from ui.shared.flow_layout import FlowLayout
from ui.shared.icon_label import IconLabel
from ui.shared.text import BodyLabel, SoftLabel
from ui.shared.theme import GRID, current_theme
from ui.translate import tr

_MOST = 30
"""Nobody reads more; the rest is counted."""
_MOST_NOTES = 6
"""Of one step."""
_NOTE_PX = 380
_ELIDE = Qt.TextElideMode.ElideRight


@dataclass(frozen=True, slots=True)
class History:
    """What was done about one identifier."""

    entries: tuple[StatusEntry, ...] = ()
    """The newest first, as many as are shown."""
    earlier: int = 0
    """How many more there are."""
    notes: Mapping[IncidentId, NoteName] = field(default_factory=dict)
    """Words for the notes that are shown."""


def read_history(identifier_id: IdentifierId, zone: str) -> Callable[[Session], History]:
    """Return a query for what was done about an identifier."""
    return partial(_history, identifier_id, zone)


class StatusHistory(QWidget):
    """A line for each step, with what came of it. `opened(str)`: show this note."""

    opened = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("status-history")
        self._rows: list[QWidget] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(GRID // 2)

    def show_history(self, history: History, home: str) -> None:
        """Show this; `home` is the identifier's own service."""
        for row in self._rows:
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        self._rows = [self._row(each, home, history.notes) for each in history.entries]
        if history.earlier:
            self._rows.append(SoftLabel(tr("and {n} earlier ones").format(n=history.earlier)))
        for row in self._rows:
            self._column.addWidget(row)
            row.show()
        self.setVisible(bool(history.entries))

    def _row(self, entry: StatusEntry, home: str, notes: Mapping[IncidentId, NoteName]) -> QWidget:
        row = QWidget()
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(BodyLabel(step_words(entry, home)))
        if said := _said(entry):
            words.addWidget(SoftLabel(said))
        shown = [notes[each] for each in entry.content.incidents if each in notes]
        if shown:
            words.addLayout(self._notes(shown, len(entry.content.incidents) - len(shown)))
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(GRID)
        line.addWidget(
            IconLabel(step_icon(entry.content.step), "soft", side=16), 0, Qt.AlignmentFlag.AlignTop
        )
        line.addLayout(words, 1)
        return row

    def _notes(self, notes: list[NoteName], more: int) -> FlowLayout:
        flow = FlowLayout()
        flow.setSpacing(GRID // 2)
        room = current_theme().px(_NOTE_PX)
        for note in notes:
            words = tr("{note} · {when}").format(note=isolated(note.excerpt), when=note.when)
            go = QuietButton("", "notebook-pen")
            # Doubled, `&` is shown; alone it would underline the letter behind it.
            go.setText(go.fontMetrics().elidedText(words, _ELIDE, room).replace("&", "&&"))
            go.setToolTip(words)
            go.setAccessibleName(tr("Open this note: {note}").format(note=words))
            go.setObjectName("status-history-note")
            go.setProperty("note", note.id)
            go.clicked.connect(self._open)
            flow.addWidget(go)
        if more:
            flow.addWidget(SoftLabel(tr("and {n} more").format(n=more)))
        return flow

    @Slot()
    def _open(self) -> None:
        self.opened.emit(str(self.sender().property("note")))


def _said(entry: StatusEntry) -> str:
    content = entry.content
    parts = (
        tr("Report: {reference}").format(reference=isolated(content.reference))
        if content.reference
        else "",
        isolated(content.result) if content.result else "",
        tr("For yourself: {note}").format(note=isolated(content.note)) if content.note else "",
    )
    return " · ".join(filter(None, parts))


def _history(identifier_id: IdentifierId, zone: str, session: Session) -> History:
    newest = session.statuses.history(identifier_id)[::-1]
    shown = newest[:_MOST]
    notes = {}
    for each in shown:
        for incident_id in each.content.incidents[:_MOST_NOTES]:
            try:
                notes[incident_id] = name_of_note(incident_id, zone, session)
            except UnknownRecord:
                continue
    return History(shown, len(newest) - len(shown), notes)
