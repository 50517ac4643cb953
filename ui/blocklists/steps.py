"""Wires everything with which the person writes down what was done."""

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QStackedWidget, QWidget

from core.blocklists.person import IdentifierContent, IdentifierKind
from core.blocklists.queries import IdentifierRow
from core.blocklists.status import StatusContent
from core.ids import IdentifierId, PersonId
from ui.blocklists.chosen_people import ChosenPeople
from ui.blocklists.counts import identifiers_words, people_words
from ui.blocklists.desk import PersonDesk
from ui.blocklists.identifiers_editor import IdentifiersEditor
from ui.blocklists.note_finder import NoteFinder
from ui.blocklists.people_deeds import PeopleDeeds
from ui.blocklists.status_history import History, read_history
from ui.blocklists.status_page import StatusPage
from ui.blocklists.to_do_page import ToDoPage
from ui.screen import ScreenContext
from ui.shared.columns import ListAndPage
from ui.translate import tr


class Steps(QObject):
    """`to_do` and `status` are pages of the screen.

    `note_wanted(str, tuple[PersonId, …])`: a note is to be written that begins with these words.
    `note_opened(IncidentId)`: show this note.
    """

    note_wanted = Signal(str, tuple)
    note_opened = Signal(str)

    def __init__(
        self, context: ScreenContext, desk: PersonDesk, deeds: PeopleDeeds, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._context, self._desk, self._deeds = context, desk, deeds
        self.to_do, self.status = ToDoPage(context), StatusPage()
        self._pages: QStackedWidget | None = None
        self._columns: ListAndPage | None = None
        self._identifiers: IdentifiersEditor | None = None
        self._before: QWidget | None = None
        self._people: tuple[PersonId, ...] = ()
        self._ids: tuple[IdentifierId, ...] = ()
        self._notes_for_people = NoteFinder(self.status.form.notes, context, self)
        self.status.form.notes.searched.connect(self._find_for_people)
        self._notes_to_do = NoteFinder(self.to_do.form.notes, context, self)
        self.to_do.form.notes.searched.connect(self._find_to_do)
        self._notes_on_page: NoteFinder | None = None
        self.to_do.taken.connect(deeds.record)
        self.to_do.note_wanted.connect(self._note_on_row)
        self.status.form.taken.connect(self._take)
        self.status.closed.connect(self._go_back)

    def join(
        self,
        pages: QStackedWidget,
        columns: ListAndPage,
        chosen: ChosenPeople,
        identifiers: IdentifiersEditor,
    ) -> None:
        """Become part of the screen that has these."""
        self._pages, self._columns, self._identifiers = pages, columns, identifiers
        for page in (self.to_do, self.status):
            pages.addWidget(page)
        chosen.status_chosen.connect(self._ask_for_people)
        identifiers.status_wanted.connect(self._ask)
        identifiers.card.step_taken.connect(self._record)
        identifiers.card.history_wanted.connect(self._read_history)
        identifiers.card.note_wanted.connect(self._note)
        identifiers.card.history.opened.connect(self.note_opened)
        self._notes_on_page = NoteFinder(identifiers.card.form.notes, self._context, self)
        identifiers.card.form.notes.searched.connect(self._find_on_page)

    def reload(self) -> None:
        """The vault's data changed."""
        if self._pages is not None and self._pages.currentWidget() is self.to_do:
            self.to_do.reload()
        if self._identifiers is not None:
            current = self._identifiers.current
            identifier_id = self._identifiers.model.id_of(current) if current else None
            if identifier_id is not None:
                self._read_history(identifier_id)

    @Slot()
    def show_to_do(self) -> None:
        """Show what is still to do."""
        self._desk.keep()
        self.to_do.reload()
        self._show(self.to_do)
        self.to_do.view.setFocus()

    def _show(self, page: QWidget) -> None:
        if self._pages is not None and self._columns is not None:
            self._before = self._pages.currentWidget()
            self._pages.setCurrentWidget(page)
            self._columns.show_page()

    @Slot()
    def _go_back(self) -> None:
        if self._pages is not None and self._before is not None:
            self._pages.setCurrentWidget(self._before)

    @Slot(object)
    def _ask_for_people(self, ids: tuple[PersonId, ...]) -> None:
        self._desk.keep()
        self._people, self._ids = ids, ()
        words = tr("What was done about everything of {people}")
        self.status.begin(words.format(people=people_words(len(ids))), tuple(IdentifierKind))
        self._show(self.status)

    @Slot(object)
    def _ask(self, ids: tuple[IdentifierId, ...]) -> None:
        self._desk.keep()
        self._people, self._ids = (), ids
        words = tr("What was done about {identifier}")
        kinds = {each.kind for each in self._identifiers.chosen} if self._identifiers else ()
        self.status.begin(words.format(identifier=identifiers_words(len(ids))), tuple(kinds))
        self._show(self.status)

    @Slot(object, str)
    def _take(self, step: StatusContent, service: str) -> None:
        if self._people:
            self._deeds.record_for_people(self._people, step, service)
        elif self._ids:
            self._deeds.record(self._ids, step, service)

    @Slot(str, object, str)
    def _record(self, identifier_id: str, step: StatusContent, service: str) -> None:
        self._desk.keep()
        self._deeds.record((IdentifierId(identifier_id),), step, service)

    @Slot(str)
    def _read_history(self, identifier_id: str) -> None:
        job = read_history(IdentifierId(identifier_id), self._context.zone)
        self._context.runner.query(job, self._show_history)

    def _show_history(self, history: History) -> None:
        if self._identifiers is not None:
            self._identifiers.card.show_history(history)

    @Slot(str)
    def _find_on_page(self, typed: str) -> None:
        if self._notes_on_page is not None:
            self._notes_on_page.find(typed, self._on_page())

    @Slot(str)
    def _find_for_people(self, typed: str) -> None:
        self._notes_for_people.find(typed, self._people or self._on_page())

    @Slot(str)
    def _find_to_do(self, typed: str) -> None:
        self._notes_to_do.find(typed, self.to_do.people)

    @Slot(object)
    def _note(self, content: IdentifierContent) -> None:
        self.note_wanted.emit(note_begin(content), self._on_page())

    def _on_page(self) -> tuple[PersonId, ...]:
        person_id = self._desk.person_id
        return (person_id,) if person_id else ()

    @Slot(object)
    def _note_on_row(self, row: IdentifierRow) -> None:
        self.note_wanted.emit(note_begin(row.identifier.content), (row.person_id,))


def note_begin(content: IdentifierContent) -> str:
    """Return how a note about an identifier begins: what is written there, as it is written."""
    said = tr("{account} on {platform}") if content.platform else "{account}"
    return said.format(account=content.written, platform=content.platform) + "\n"
