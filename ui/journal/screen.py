"""The journal: the notes, and the page on which one is written."""

from datetime import datetime
from functools import partial
from pathlib import Path

from PySide6.QtCore import QMimeData, Qt, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from core.blocklists.person import Person, PersonContent, PersonRow
from core.changes import Changed, Kind
from core.ids import ExhibitId, IncidentId, PersonId
from core.incidents.evidence import Exhibit, FileSource
from core.incidents.journal import Journal
from core.preferences import Preferences
from core.progress import Progress
from core.safe_name import safe_name
from core.vault.session import Session
from ui.blocklists.note_steps import NoteSteps
from ui.checklists.note_tasks import NoteTasks
from ui.jobs import Ticket
from ui.journal.desk import Desk
from ui.journal.editor import NoteEditor
from ui.journal.evidence.file_pages import FilePages
from ui.journal.file_reader import FileReader
from ui.journal.find.finder import Finder
from ui.journal.incident_table_model import IncidentTableModel
from ui.journal.intake import Intake
from ui.journal.known_names import KnownNames
from ui.journal.note import Note, note_begun
from ui.journal.note_list import NoteList
from ui.journal.sealing.chain_banner import ChainBanner
from ui.journal.sealing.sealing_pages import SealingPages
from ui.plain_text import isolated
from ui.screen import Record, Screen, ScreenContext
from ui.shared.columns import ListAndPage
from ui.shared.picker import Choice
from ui.translate import tr

_PEOPLE_OFFERED = 50


class JournalScreen(Screen):
    """Wires list, page and vault together."""

    icon_name = "notebook-pen"
    opens = Record.INCIDENT

    def __init__(self, context: ScreenContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.help_text = tr(
            "Write down what happened, one note for each thing. Only a line of text is needed;"
            " files, the time and everything else can follow later. Ctrl+N begins a new note"
            " from anywhere in the app, Ctrl+Enter keeps it, Ctrl+F searches. What you type is kept"
            " as a draft all the time."
            " Filter finds notes by type, day, person and more. Shift and Ctrl choose several notes"
            " in the list; then they can be tagged, linked or moved to the trash together."
            " Click a file of a note to look at it; it stays covered until you ask. Below it you"
            " can write where it comes from."
        )
        types = context.vaults.incident_types
        self._people_ticket: Ticket[tuple[PersonRow, ...]] | None = None
        self._was_shown = False
        self.model = IncidentTableModel(context.runner, types, context.zone, self)
        self.list = NoteList(self.model, types)
        self.editor = NoteEditor(types, context.zone)
        self.sealing, self.banner = SealingPages(context, self.editor), ChainBanner(context)
        self.files = FilePages(context, self.sealing, self.editor.evidence)
        self.columns = ListAndPage(self.list, self.files)
        self.intake = Intake(context.runner, context.zone, self)
        self.desk = Desk(context, self.editor, self.intake, self)
        self.finder = Finder(context.runner, self.list, self.editor, self.desk, context.zone)
        self.tasks = NoteTasks(context.runner)
        self.editor.add_at_end(self.tasks)
        self.steps = NoteSteps(context.runner)
        self.editor.add_at_end(self.steps)
        self.known_names = KnownNames(context.runner, self.editor)
        self.editor.add_under_text(self.known_names)
        self.file_reader = FileReader(context.runner, self)
        self.editor.add_at_end(self.finder.strip)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.banner)
        column.addWidget(self.columns, 1)
        column.addWidget(self.finder.undo_line)
        self._connect()

    @staticmethod
    def name() -> str:
        """Return what the place is called."""
        return tr("Journal")

    def show_preferences(self, preferences: Preferences) -> None:
        """Cover what others made, or do not."""
        for part in (self.files, self.editor.details, self.sealing):
            part.set_covered(covered=preferences.cover_previews)

    def shown(self) -> None:
        """Show the notes; the first time, also what was being written when the vault was locked."""
        if not self._was_shown:
            self._was_shown = True
            self.list.show_all()
            self.desk.start()
            self.banner.start()
            self.file_reader.start()
        self.editor.text.setFocus()

    def open_record(self, record_id: str) -> None:
        """Put a note on the page."""
        self._open(record_id)

    def start_new(self) -> None:
        """Put an empty page there, ready to be written on."""
        self.sealing.go_back()
        self.files.go_back()
        self.list.leave_trash()
        self.desk.start_new()
        self.columns.show_page()
        self.editor.text.setFocus()

    def focus_search(self) -> None:
        """Go to the search field."""
        self.columns.show_list()
        self.list.search.setFocus()
        self.list.search.selectAll()

    def begin_note(self, text: str, people: tuple[PersonId, ...]) -> None:
        """Put a new note there that has some words and people already."""
        self.context.runner.query(partial(note_begun, text, people), self._begin)

    def _begin(self, note: Note) -> None:
        self.sealing.go_back()
        self.desk.begin(note)
        self.columns.show_page()

    def leave(self) -> None:
        """Hand over what is written before the vault closes."""
        self.desk.keep_draft()

    def _connect(self) -> None:
        self.context.runner.changed.connect(self._changed)
        self.list.looked_at.connect(self._look_at)
        self.list.opened.connect(self._open)
        self.list.new_wanted.connect(self.start_new)
        self.desk.laid_out.connect(self.list.point_at)
        self.desk.laid_out.connect(self.tasks.show_note)
        self.tasks.opened.connect(self._open_task)
        self.desk.laid_out.connect(self.steps.show_note)
        self.steps.opened.connect(self._open_person)
        self.desk.kept.connect(self.known_names.keep)
        self.desk.laid_out.connect(self.known_names.follow)
        self.desk.said.connect(self.said)
        self.finder.said.connect(self.said)
        self.finder.opened.connect(self._open)
        self.list.chosen.seal_chosen.connect(self._offer_seal)
        self.desk.seal_wanted.connect(self.sealing.offer_seal)
        self.desk.amendment_wanted.connect(self.sealing.offer_amendment)
        self.desk.revisions_wanted.connect(self.sealing.show_revisions)
        self.sealing.sealed.connect(self._sealed)
        self.sealing.amended.connect(self.desk.show_kept)
        self.sealing.said.connect(self.said)
        self.sealing.currentChanged.connect(self.files.go_back)
        self.desk.laid_out.connect(self.files.go_back)
        self.files.copy_wanted.connect(self._save_copy)
        self.files.said.connect(self.said)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            keep = QShortcut(QKeySequence(keys), self)
            keep.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            keep.activated.connect(self.desk.keep)
        editor = self.editor
        editor.when.now_wanted.connect(self._ask_now)
        editor.people.searched.connect(self._search_people)
        editor.people.created.connect(self._add_person)
        editor.evidence.add_wanted.connect(self._choose_files)
        editor.evidence.copy_wanted.connect(self._save_copy)
        editor.evidence_given.connect(self._take)

    @Slot(frozenset)
    def _changed(self, kinds: frozenset[Kind]) -> None:
        if kinds & {Kind.PEOPLE, Kind.INCIDENTS} and self._was_shown:
            self.known_names.look()
        if Kind.INCIDENTS in kinds and self._was_shown:
            self.file_reader.start()
            self.model.reload()
            self.finder.reload()

    @Slot(object)
    def _offer_seal(self, ids: tuple[IncidentId, ...]) -> None:
        self.desk.keep()  # what is being written in one of them is to be sealed too
        self.columns.show_page()
        self.sealing.offer_seal(ids)

    @Slot(tuple)
    def _sealed(self, ids: tuple[IncidentId, ...]) -> None:
        note = self.editor.note
        if note.incident is not None and note.incident.id in ids and not self.editor.is_touched:
            self.desk.show_kept(note.incident)

    @Slot(str)
    def _look_at(self, incident_id: str) -> None:
        self.sealing.go_back()
        self.desk.open(IncidentId(incident_id))

    @Slot(str)
    def _open(self, incident_id: str) -> None:
        self.sealing.go_back()
        self.desk.open(IncidentId(incident_id))
        self.columns.show_page()

    @Slot(str)
    def _open_person(self, person_id: str) -> None:
        self.record_wanted.emit(Record.PERSON, person_id)

    @Slot(str)
    def _open_task(self, item_id: str) -> None:
        self.record_wanted.emit(Record.TASK, item_id)

    @Slot(QMimeData)
    def _take(self, data: QMimeData) -> None:
        self.intake.take(data)

    @Slot()
    def _choose_files(self) -> None:
        chosen = self.context.dialogs.open_files(self, tr("Add files to this note"))
        if chosen:
            self.intake.take_files([FileSource(path) for path in chosen])

    @Slot(object)
    def _save_copy(self, exhibit: Exhibit) -> None:
        name = safe_name(exhibit.evidence.name)
        target = self.context.dialogs.save_file(self, tr("Save a copy"), name)
        if target is not None:
            job = partial(_copy_out, self.context.runner.session.journal, exhibit, target)
            self.context.runner.work(tr("Saving a copy"), job, self._copy_saved)

    def _copy_saved(self, exhibit: Exhibit) -> None:
        self.context.runner.command(partial(_note_copied, exhibit.id))
        self.files.read_custody()
        self.said.emit(tr("The copy is saved. It is not encrypted: anyone can open it there."))

    @Slot()
    def _ask_now(self) -> None:
        self.context.runner.query(_now, self.editor.when.take_now)

    @Slot(str)
    def _search_people(self, typed: str) -> None:
        if self._people_ticket is not None:
            self._people_ticket.drop()
        self._people_ticket = self.context.runner.query(
            partial(_find_people, typed), self._offer_people
        )

    def _offer_people(self, rows: tuple[PersonRow, ...]) -> None:
        self.editor.people.offer(
            [Choice(row.id, row.name, " · ".join(row.identifiers)) for row in rows],
            are_found=True,
        )

    @Slot(str)
    def _add_person(self, name: str) -> None:
        self.context.runner.command(partial(_add_person, name), self._person_added)

    def _person_added(self, person: Person) -> None:
        self.editor.people.add(Choice(person.id, person.name))
        self._search_people("")
        self.said.emit(tr("{name} is on your people list now.").format(name=isolated(person.name)))


def _copy_out(journal: Journal, exhibit: Exhibit, target: Path, progress: Progress) -> Exhibit:
    journal.copy_out(exhibit, target, progress)
    return exhibit


def _note_copied(exhibit_id: ExhibitId, session: Session) -> Changed[None]:
    return session.journal.note_copied(exhibit_id)


def _now(session: Session) -> datetime:
    return session.clock.now()


def _find_people(typed: str, session: Session) -> tuple[PersonRow, ...]:
    return session.blocklist.page(typed.strip(), limit=_PEOPLE_OFFERED)


def _add_person(name: str, session: Session) -> Changed[Person]:
    return session.blocklist.add(PersonContent(name))
