"""Known names, numbers and accounts in the note: offered as people, quietly."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QTimer, Slot
from PySide6.QtWidgets import QGridLayout, QWidget

from core.blocklists.matching.match import Answer, Known, Match, Pair
from core.changes import Changed
from core.errors import HollyhockError, UnknownRecord
from core.ids import IdentifierId, IncidentId
from core.vault.session import Session
from ui.jobs import Ticket
from ui.journal.editor import Mode, NoteEditor
from ui.plain_text import isolated
from ui.shared.buttons import QuietButton
from ui.shared.picker import Choice
from ui.shared.text import SoftLabel
from ui.shared.theme import GRID
from ui.translate import tr
from ui.vault_runner import VaultRunner

_PAUSE_MS = 900
_SHOWN = 4
_COLUMNS = 3
_MOST_CHARACTERS = 50_000
"""Of what is being written: it is looked at again and again while it is typed."""


@dataclass(frozen=True, slots=True)
class _Found:
    known: tuple[Known, ...]
    in_files: frozenset[str]
    """Those that stand in a mail or text only, by identity."""
    answered: frozenset[str]
    """The identifiers about which something was said before, by identity."""
    matches: tuple[Match, ...]


_NOTHING = _Found((), frozenset(), frozenset(), ())


class KnownNames(QWidget):
    """Looks by itself at what stands on the page, and in the mails and texts among its files.

    Takes no room while it finds nothing.
    """

    def __init__(self, runner: VaultRunner, editor: NoteEditor) -> None:
        super().__init__()
        self.setObjectName("known-names")
        self._runner, self._editor = runner, editor
        self._ticket: Ticket[_Found] | None = None
        self._found = _NOTHING
        self._refused: set[IdentifierId] = set()
        self._incident_id: IncidentId | None = None
        """Of which note these are; None while it is a new one."""
        self._offered: list[Known] = []
        self._parts: list[QWidget] = []
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(GRID // 2)
        self._grid.setColumnStretch(0, 1)
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(self.look)
        editor.edited.connect(self._pause.start)
        self.hide()

    @Slot(object)
    def follow(self, incident_id: IncidentId | None) -> None:
        """A note is on the page: another, or the same that was kept just now."""
        if incident_id is None or incident_id != self._incident_id:
            self._refused.clear()
            self._found = _NOTHING
            self._incident_id = incident_id
        self._arrange()
        self.look()

    @Slot(str)
    def keep(self, incident_id: str) -> None:
        """The note is in the vault, and what was refused before has to stay so."""
        self._incident_id = IncidentId(incident_id)
        self._keep_refused(self._refused)

    @Slot()
    def look(self) -> None:
        """Look at the words on the page."""
        self._pause.stop()
        if self._ticket is not None:
            self._ticket.drop()
            self._ticket = None
        if not self._runner.is_unlocked:
            return
        text = self._editor.text.whole_text()[:_MOST_CHARACTERS]
        job = partial(_look, text, self._editor.note.incident_id)
        self._ticket = self._runner.query(job, self._take)

    def _take(self, found: _Found) -> None:
        self._ticket = None
        self._found = found
        self._arrange()

    def _arrange(self) -> None:
        """Offer who is not named yet, each once."""
        named = set(self._editor.people.chosen)
        offered: dict[str, Known] = {}
        for known in self._found.known:
            is_answered = known.identifier.id in self._found.answered | self._refused
            if known.person_id not in named and not is_answered:
                offered.setdefault(known.person_id, known)
        self._offered = list(offered.values())[:_SHOWN]
        self._show(self._offered)

    def _show(self, offered: Sequence[Known]) -> None:
        for part in self._parts:
            self._grid.removeWidget(part)
            part.hide()
            part.deleteLater()
        self._parts = [
            part for place, known in enumerate(offered) for part in self._row(place, known)
        ]
        for number, part in enumerate(self._parts):
            self._grid.addWidget(part, *divmod(number, _COLUMNS))
            part.show()
        self.setVisible(bool(offered))

    def _row(self, place: int, known: Known) -> tuple[QWidget, QWidget, QWidget]:
        is_in_file = known.identifier.id in self._found.in_files
        words = (
            tr("One of the files mentions {what}, which {name} uses.")
            if is_in_file
            else tr("Mentions {what}, which {name} uses.")
        ).format(what=isolated(known.identifier.content.written), name=isolated(known.person_name))
        add = QuietButton(tr("Add {name}").format(name=isolated(known.person_name)), "plus")
        add.setObjectName(f"known-name-add-{place}")
        refuse = QuietButton(tr("Not them"), "x")
        refuse.setObjectName(f"known-name-refuse-{place}")
        for button, slot in ((add, self._add), (refuse, self._refuse)):
            button.setAccessibleDescription(words)
            button.setProperty("place", place)
            button.clicked.connect(slot)
        return SoftLabel(words), add, refuse

    @Slot()
    def _add(self) -> None:
        """Name the person on the page; of a sealed note, beside what is sealed."""
        known = self._offered[self.sender().property("place")]
        if self._editor.mode is not Mode.READ:
            self._editor.people.add(Choice(known.person_id, known.person_name))
            self._arrange()
            return
        self._runner.command(partial(_accept, self._matches_of(known)), self._answered)

    @Slot()
    def _refuse(self) -> None:
        known = self._offered[self.sender().property("place")]
        self._refused.add(known.identifier.id)
        if self._incident_id is not None:
            self._keep_refused((known.identifier.id,))
        self._arrange()

    def _keep_refused(self, refused: Collection[IdentifierId]) -> None:
        if self._incident_id is not None and refused:
            pairs = tuple(Pair(self._incident_id, each) for each in refused)
            self._runner.command(partial(_refuse, pairs), None, self._not_refused)

    def _not_refused(self, error: HollyhockError) -> None:
        """Who has been removed since is not offered either."""
        if not isinstance(error, UnknownRecord):
            self._runner.failed.emit(error)

    def _answered(self, _nothing: None) -> None:
        self.look()

    def _matches_of(self, known: Known) -> tuple[Match, ...]:
        return tuple(
            each for each in self._found.matches if each.known.identifier.id == known.identifier.id
        )


def _look(text: str, incident_id: IncidentId | None, session: Session) -> _Found:
    known = session.matching.scan_text(text) if text.strip() else ()
    matches = session.matching.in_incident(incident_id) if incident_id else ()
    more = _in_files(incident_id, session) if incident_id else ()
    there = {each.identifier.id for each in known}
    only_in_files = tuple(each for each in more if each.identifier.id not in there)
    answered = {each.known.identifier.id for each in matches if each.answer is not Answer.OPEN}
    in_files = frozenset(each.identifier.id for each in only_in_files)
    return _Found((*known, *only_in_files), in_files, frozenset(answered), matches)


def _in_files(incident_id: IncidentId, session: Session) -> tuple[Known, ...]:
    words = session.file_words.in_incident(incident_id)[:_MOST_CHARACTERS]
    return session.matching.scan_text(words) if words.strip() else ()


def _accept(matches: tuple[Match, ...], session: Session) -> Changed[None]:
    return Changed(None, session.matching.accept(matches).kinds)


def _refuse(pairs: tuple[Pair, ...], session: Session) -> Changed[tuple[Pair, ...]]:
    return session.matching.refuse(pairs)
