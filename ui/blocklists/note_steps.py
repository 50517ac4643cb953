"""The steps that were taken because of a note of the journal, shown in the note."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QWidget

from core.blocklists.queries import IdentifierQuery, IdentifierRow
from core.blocklists.status import StatusEntry, Step
from core.changes import Kind
from core.ids import IncidentId
from core.vault.session import Session
from ui.blocklists.fact_words import step_words
from ui.blocklists.status_words import step_icon
from ui.plain_text import isolated
from ui.shared.beside_note import BesideNote
from ui.shared.buttons import QuietButton
from ui.shared.text import SoftLabel
from ui.shared.theme import current_theme
from ui.translate import tr
from ui.vault_runner import VaultRunner

_SHOWN = 6
_LOOKED_AT = 500
"""Identifiers; with more, the number of steps that are not shown is too low."""
_STEP_PX = 460
_SHOWN_CHARACTERS = 200
_ELIDE = Qt.TextElideMode.ElideRight


@dataclass(frozen=True, slots=True)
class _Taken:
    steps: tuple[tuple[StatusEntry, IdentifierRow], ...]
    """The newest first, as many as are shown."""
    more: int


class NoteSteps(BesideNote):
    """`opened(str)`: the person wants to see whose identifier it was about."""

    def __init__(self, runner: VaultRunner, parent: QWidget | None = None) -> None:
        super().__init__(runner, tr("Done because of this note"), frozenset({Kind.PEOPLE}), parent)
        self.setObjectName("note-steps")
        self._parts: list[QWidget] = []

    def job_for(self, incident_id: IncidentId) -> Callable[[Session], _Taken]:
        """Return a query for the steps."""
        return partial(_taken, incident_id)

    def show_found(self, found: _Taken) -> bool:
        """Show the steps; return whether there are any."""
        for part in self._parts:
            self.column.removeWidget(part)
            part.hide()
            part.deleteLater()
        self._parts = [self._line(*each) for each in found.steps]
        if found.more:
            self._parts.append(SoftLabel(tr("and {n} more").format(n=found.more)))
        for part in self._parts:
            self.column.addWidget(part, 0, Qt.AlignmentFlag.AlignLeading)
            part.show()
        return bool(found.steps)

    def _line(self, entry: StatusEntry, row: IdentifierRow) -> QWidget:
        written = isolated(row.identifier.content.written[:_SHOWN_CHARACTERS])
        words = tr("{done}: {what} ({name})").format(
            done=step_words(entry, row.service), what=written, name=isolated(row.person_name)
        )
        line = QuietButton("", step_icon(entry.content.step))
        # Doubled, `&` is shown; alone it would underline the letter behind it.
        elided = line.fontMetrics().elidedText(words, _ELIDE, current_theme().px(_STEP_PX))
        line.setText(elided.replace("&", "&&"))
        line.setToolTip(words)
        line.setAccessibleName(
            tr("Open the page of {name}: {step}").format(name=isolated(row.person_name), step=words)
        )
        line.setObjectName("note-step")
        line.setProperty("person", row.person_id)
        line.clicked.connect(self._open)
        return line

    @Slot()
    def _open(self) -> None:
        self.opened.emit(str(self.sender().property("person")))


def _taken(incident_id: IncidentId, session: Session) -> _Taken:
    entries = session.statuses.because_of(incident_id)[::-1]
    if not entries:
        return _Taken((), 0)
    query = IdentifierQuery(because_of=incident_id, with_own_circle=True)
    found = session.blocklist.identifiers(query, limit=_LOOKED_AT)
    rows = {row.identifier.id: row for row in found}
    steps = [
        (each, rows[each.identifier_id])
        for each in entries
        if each.identifier_id in rows and each.content.step is not Step.NOT_YET
    ]
    return _Taken(tuple(steps[:_SHOWN]), max(len(steps) - _SHOWN, 0))
