"""Wires searching, tags, links and the trash to the vault and to the page."""

from functools import partial

from PySide6.QtCore import QObject, Signal, Slot

from core.blocklists.person import PersonRow
from core.ids import IncidentId
from core.incidents.incident import LinkKind
from core.incidents.search import IncidentQuery, SavedSearch
from core.vault.session import Session
from ui.jobs import Ticket
from ui.journal.desk import Desk
from ui.journal.editor import NoteEditor
from ui.journal.find.deeds import NoteDeeds
from ui.journal.find.match_marks import MatchMarks
from ui.journal.find.note_strip import NoteStrip
from ui.journal.note_list import NoteList
from ui.shared.picker import Choice
from ui.shared.undo_line import UndoLine
from ui.vault_runner import VaultRunner

_PEOPLE_OFFERED = 50

_Choices = tuple[tuple[str, ...], tuple[SavedSearch, ...]]


class Finder(QObject):
    """`said(str)`: a quiet message for the foot of the window. `opened(str)`: show this note."""

    said = Signal(str)
    opened = Signal(str)

    def __init__(
        self, runner: VaultRunner, notes: NoteList, editor: NoteEditor, desk: Desk, zone: str
    ) -> None:
        super().__init__(desk)
        self._runner, self._list, self._editor, self._desk = runner, notes, editor, desk
        self._people: Ticket[tuple[PersonRow, ...]] | None = None
        self.deeds = NoteDeeds(runner, self)
        self.strip = NoteStrip(runner, self.deeds, zone)
        self.undo_line = UndoLine("journal")
        self.marks = MatchMarks(editor.text)
        self._connect()

    def reload(self) -> None:
        """The vault's data changed: read again what is shown of it."""
        self.strip.reload()
        self._read_choices()

    def _connect(self) -> None:
        notes, chosen, deeds = self._list, self._list.chosen, self.deeds
        notes.asked.connect(self._asked)
        notes.filters_opened.connect(self._read_choices)
        notes.filters.people_wanted.connect(self._find_people)
        notes.filters.saved.named.connect(self._save_search)
        notes.filters.saved.forgotten.connect(deeds.forget_search)
        chosen.tags_wanted.connect(self._read_choices)
        chosen.tag_chosen.connect(deeds.tag)
        chosen.link_chosen.connect(self._link)
        chosen.trash_chosen.connect(self._trash)
        chosen.restore_chosen.connect(deeds.restore)
        chosen.delete_chosen.connect(deeds.delete)
        deeds.deleted.connect(self._leave_page)
        deeds.deleted.connect(chosen.put_away)
        deeds.not_deleted.connect(chosen.question.refuse)
        deeds.done.connect(self._done)
        deeds.undoable.connect(self.undo_line.offer)
        self.undo_line.undo_chosen.connect(deeds.undo)
        self.strip.tags.opened.connect(self._read_choices)
        self.strip.opened.connect(self.opened)
        self.strip.trashed.connect(self._trash)
        self.strip.read.connect(self._compare)
        self._editor.foot.restore_chosen.connect(self._restore)
        self._desk.laid_out.connect(self.strip.show_note)
        self._desk.laid_out.connect(self.marks.look)

    @Slot(object)
    def _asked(self, query: IncidentQuery) -> None:
        self.marks.highlight(query.terms)

    @Slot()
    def _read_choices(self) -> None:
        self._runner.query(_choices, self._show_choices)

    def _show_choices(self, choices: _Choices) -> None:
        tags, saved = choices
        self._list.filters.offer_tags(tags)
        self._list.filters.saved.show_searches(saved)
        self._list.chosen.tags.offer_tags(tags)
        self.strip.tags.offer(tags)

    @Slot(str)
    def _find_people(self, typed: str) -> None:
        if self._people is not None:
            self._people.drop()
        self._people = self._runner.query(partial(_people, typed), self._offer_people)

    def _offer_people(self, rows: tuple[PersonRow, ...]) -> None:
        self._people = None
        self._list.filters.offer_people(
            [
                Choice(row.name.replace('"', ""), row.name, " · ".join(row.identifiers))
                for row in rows
            ]
        )

    @Slot(str)
    def _save_search(self, name: str) -> None:
        self.deeds.save_search(name, self._list.search.typed())

    @Slot(str, str, object)
    def _link(self, holder: str, other: str, kind: LinkKind) -> None:
        self.deeds.link(IncidentId(holder), IncidentId(other), kind)

    @Slot(object)
    def _trash(self, ids: tuple[IncidentId, ...]) -> None:
        self._leave_page(ids)
        self.deeds.trash(ids)

    @Slot()
    def _restore(self) -> None:
        """Put the note on the page back, and let it be written on."""
        incident_id = self._editor.note.incident_id
        if incident_id is not None:
            self._editor.text.setFocus()
            self.deeds.restore((incident_id,))

    @Slot(bool)
    def _compare(self, in_trash: bool) -> None:  # noqa: FBT001  a signal's argument
        """The note on the page went into the trash or came back: it is another page now."""
        if in_trash != self._editor.note.is_trashed:
            self._desk.look_again()

    @Slot(object)
    def _leave_page(self, ids: tuple[IncidentId, ...]) -> None:
        """The note that is open goes away: what is being written on it is kept first."""
        if self._editor.note.incident_id in ids:
            self._desk.start_new()

    @Slot(str)
    def _done(self, words: str) -> None:
        self.undo_line.clear()
        self.said.emit(words)


def _choices(session: Session) -> _Choices:
    return session.journal.tags(), session.journal.saved_searches()


def _people(typed: str, session: Session) -> tuple[PersonRow, ...]:
    return session.blocklist.page(typed.strip(), limit=_PEOPLE_OFFERED)
