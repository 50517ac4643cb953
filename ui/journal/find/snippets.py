"""The words of a note that the list shows while something is searched for."""

from functools import partial

from PySide6.QtCore import QObject, Signal

from core.errors import HollyhockError
from core.ids import IncidentId
from core.incidents.incident import IncidentRow
from core.incidents.matcher import Matcher
from core.vault.session import Session
from ui.jobs import Ticket
from ui.vault_runner import VaultRunner

_MOST_WANTED = 60
"""More rows than are seen at once. What was only scrolled past is given up, the oldest first."""


class Snippets(QObject):
    """Reads what a note says around the first match, when its beginning has none.

    One note at a time on the vault thread, so that nothing else there waits for long.
    `arrived()`: there are better words for a note.
    """

    arrived = Signal()

    def __init__(self, runner: VaultRunner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._runner = runner
        self.matcher = Matcher()
        self._known: dict[IncidentId, str | None] = {}
        """None: the beginning of the note is best."""
        self._wanted: dict[IncidentId, None] = {}
        self._ticket: Ticket[str | None] | None = None
        self._under_way: IncidentId | None = None

    def search(self, matcher: Matcher) -> None:
        """Look for something else."""
        self.matcher = matcher
        self.forget()

    def forget(self) -> None:
        """The notes may say something else now."""
        self._known.clear()
        self._wanted.clear()
        if self._ticket is not None:
            self._ticket.drop()
            self._ticket = None

    def words_for(self, row: IncidentRow) -> str:
        """Return what to show of a note now; better words may arrive."""
        if not self.matcher.looks_for_words:
            return row.excerpt
        if row.id not in self._known:
            if any(self.matcher.found(row.excerpt)):
                self._known[row.id] = None
            else:
                self._want(row)
        return self._known.get(row.id) or row.excerpt

    def _want(self, row: IncidentRow) -> None:
        if row.id == self._under_way and self._ticket is not None:
            return
        self._wanted.pop(row.id, None)
        self._wanted[row.id] = None
        if len(self._wanted) > _MOST_WANTED:
            del self._wanted[next(iter(self._wanted))]
        if self._ticket is None:
            self._ask()

    def _ask(self) -> None:
        if self._wanted:
            self._under_way, _ = self._wanted.popitem()
            job = partial(_snippet, self._under_way, self.matcher)
            self._ticket = self._runner.query(job, self._take, self._give_up)

    def _take(self, snippet: str | None) -> None:
        self._ticket = None
        if self._under_way is not None:
            # None when the match is somewhere else: then the beginning has to do.
            self._known[self._under_way] = snippet
            self.arrived.emit()
        self._ask()

    def _give_up(self, _error: HollyhockError) -> None:
        """The note is gone meanwhile; the list is about to be read again."""
        self._ticket = None
        self._ask()


def _snippet(incident_id: IncidentId, matcher: Matcher, session: Session) -> str | None:
    return session.journal.snippet(incident_id, matcher)
