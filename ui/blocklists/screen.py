"""The people: the list beside the page of one of them. Everything is kept without being asked."""

from functools import partial

from PySide6.QtCore import Slot
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from core.blocklists.matching.matching import MatchReport
from core.blocklists.person import IdentifierContent
from core.blocklists.queries import PeopleQuery
from core.changes import Kind
from core.ids import IdentifierId, PersonId
from ui.blocklists.carried import Carried
from ui.blocklists.desk import PersonDesk
from ui.blocklists.exchange.places import ListPlaces
from ui.blocklists.findings import Findings
from ui.blocklists.match_walker import MatchWalker
from ui.blocklists.moving_card import MovingCard
from ui.blocklists.offers import Offers
from ui.blocklists.people_deeds import PeopleDeeds
from ui.blocklists.people_jobs import set_region
from ui.blocklists.people_list import PeopleList
from ui.blocklists.people_model import PeopleModel
from ui.blocklists.person_editor import PersonEditor
from ui.blocklists.steps import Steps
from ui.screen import Record, Screen, ScreenContext
from ui.shared.columns import ListAndPage
from ui.shared.picker import Choice
from ui.shared.undo_line import UndoLine
from ui.translate import tr


class PeopleScreen(Screen):
    """Wires list, page and vault together."""

    icon_name = "users"
    opens = Record.PERSON

    def __init__(self, context: ScreenContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.help_text = tr(
            "Keep together what one person uses: names, numbers, addresses, accounts. When two"
            " people share one, or use names that look alike, the page says so. Everything is saved"
            " by itself. Shift and Ctrl choose several in the list; then they can be put into a"
            " group, made one person, or moved to the trash together. What you drag onto somebody"
            " in the list becomes theirs."
        )
        self.offers = Offers(context.runner, self)
        self.model = PeopleModel(context.runner, self)
        self.list = PeopleList(self.model)
        self.editor = PersonEditor(context)
        self.desk = PersonDesk(context, self.editor, self)
        self.deeds = PeopleDeeds(context.runner, self)
        self.undo_line = UndoLine("people")
        self.steps = Steps(context, self.desk, self.deeds, self)
        self.findings = Findings(context, self.desk, self.editor, self.deeds)
        self.walker = MatchWalker(context.runner, self)
        self.moving = MovingCard()
        self._nobody = QWidget()
        self.pages = QStackedWidget()
        self.pages.addWidget(self._nobody)
        self.pages.addWidget(self.editor)
        self.editor.findings.addWidget(self.moving)
        self.columns = ListAndPage(self.list, self.pages)
        self.steps.join(self.pages, self.columns, self.list.chosen, self.editor.identifiers)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        self.places = ListPlaces(self.columns, context)
        outer.addWidget(self.places, 1)
        outer.addWidget(self.undo_line)
        self._connect()
        self.model.show(PeopleQuery())
        self.offers.read_groups()
        self.walker.start_soon()

    @staticmethod
    def name() -> str:
        """Return what the place is called."""
        return tr("People")

    def shown(self) -> None:
        """Put the keyboard into the list."""
        self.list.view.setFocus()

    def start_new(self) -> None:
        """Begin somebody new."""
        self.places.go_home()
        self.desk.start_new()
        self.editor.name.setFocus()

    def open_record(self, record_id: str) -> None:
        """Show the page of a person."""
        self.places.go_home()
        self.desk.open(PersonId(record_id))

    def focus_search(self) -> None:
        """Put the keyboard into the search field."""
        self.places.go_home()
        self.columns.show_list()
        self.list.search.setFocus()
        self.list.search.selectAll()

    def leave(self) -> None:
        """Hand over what is not saved yet."""
        self.desk.keep()

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802  Qt's name
        """Hand over what is not saved yet when another place of the rail is chosen."""
        super().hideEvent(event)
        self.desk.keep()

    def _connect(self) -> None:
        self.list.wanted.connect(self._open)
        self.list.new_wanted.connect(self.start_new)
        self.desk.laid_out.connect(self._laid_out)
        self.desk.kept.connect(self.list.point_at)
        self.desk.gone.connect(self._show_nobody)
        self.editor.about.people_wanted.connect(self.offers.find_people)
        self.moving.picker.narrowed.connect(self.offers.find_people)
        self.offers.people.connect(self._show_people)
        self.offers.groups.connect(self._show_groups)
        self.list.doors.import_wanted.connect(self.places.show_import)
        self.list.doors.export_wanted.connect(self.places.show_export)
        self.places.came_home.connect(self.shown)
        self.context.runner.changed.connect(self._on_changed)
        self._connect_deeds()

    def _connect_deeds(self) -> None:
        chosen, deeds, identifiers = self.list.chosen, self.deeds, self.editor.identifiers
        for wanted, deed in (
            (chosen.group_chosen, deeds.group),
            (chosen.ungroup_chosen, deeds.ungroup),
            (chosen.restore_chosen, deeds.restore),
            (chosen.delete_chosen, deeds.delete),
        ):
            wanted.connect(deed)
        chosen.merge_chosen.connect(self._merge)
        chosen.trash_chosen.connect(self._trash)
        chosen.list_chosen.connect(self.places.show_export)
        self.model.dropped.connect(self._drop)
        deeds.deleted.connect(chosen.finish)
        deeds.not_deleted.connect(chosen.question.refuse)
        deeds.done.connect(self._done)
        deeds.undoable.connect(self.undo_line.offer)
        self.undo_line.undo_chosen.connect(self._undo)
        identifiers.removed.connect(self._remove)
        identifiers.rewritten.connect(self._rewrite)
        identifiers.move_wanted.connect(self._ask_move)
        identifiers.region.chosen.connect(self._set_region)
        self.moving.moved.connect(self._move)
        self.editor.trash_wanted.connect(self._trash_current)
        self.editor.restore_wanted.connect(self._restore_current)
        self.list.to_do_wanted.connect(self.steps.show_to_do)
        self.steps.to_do.opened.connect(self._open)
        self.steps.note_wanted.connect(self.note_wanted)
        self.steps.note_opened.connect(self._open_note)
        self.findings.note_wanted.connect(self.note_wanted)
        self.findings.person_opened.connect(self._open)
        self.findings.note_opened.connect(self._open_note)
        self.walker.ended.connect(self._walked)

    @Slot(str)
    def _open(self, person_id: str) -> None:
        self.desk.open(PersonId(person_id))

    @Slot(object)
    def _laid_out(self, person_id: PersonId | None) -> None:
        self.pages.setCurrentWidget(self.editor)
        self.columns.show_page()
        self.list.point_at(person_id)

    @Slot()
    def _show_nobody(self) -> None:
        self.pages.setCurrentWidget(self._nobody)
        self.columns.show_list()

    @Slot(frozenset)
    def _on_changed(self, kinds: frozenset[Kind]) -> None:
        if kinds & {Kind.PEOPLE, Kind.INCIDENTS}:
            self.model.reload()
        if Kind.PEOPLE in kinds:
            self.desk.follow()
            self.offers.read_groups()
        if kinds & {Kind.PEOPLE, Kind.INCIDENTS}:
            self.steps.reload()
            self.findings.reload()
            self.walker.start_soon()

    @Slot(object)
    def _walked(self, report: MatchReport) -> None:
        if report.identifiers or report.incidents:
            self.findings.reload()

    @Slot(str)
    def _open_note(self, incident_id: str) -> None:
        self.record_wanted.emit(Record.INCIDENT, incident_id)

    @Slot(object)
    def _show_groups(self, groups: tuple[str, ...]) -> None:
        self.list.offer_groups(groups)
        self.editor.about.offer_groups(groups)

    @Slot(object)
    def _show_people(self, people: list[Choice]) -> None:
        others = [each for each in people if each.key != self.desk.person_id]
        self.editor.about.offer_people(others)
        self.moving.offer(others, are_found=True)

    # --- deeds -------------------------------------------------------------------------------

    @Slot(str)
    def _done(self, words: str) -> None:
        self.undo_line.clear()
        self.said.emit(words)

    @Slot()
    def _undo(self) -> None:
        self.desk.keep()
        self.deeds.undo()

    @Slot(object, str)
    def _merge(self, ids: tuple[PersonId, ...], into: str) -> None:
        self.desk.keep()
        self.deeds.merge(ids, PersonId(into))

    @Slot(object)
    def _trash(self, ids: tuple[PersonId, ...]) -> None:
        if self.desk.person_id in ids:
            self.desk.clear()
            self._show_nobody()
        self.deeds.trash(ids)

    @Slot()
    def _trash_current(self) -> None:
        person_id = self.desk.person_id
        if person_id is not None:
            self._trash((person_id,))

    @Slot()
    def _restore_current(self) -> None:
        person_id = self.desk.person_id
        if person_id is not None:
            self.deeds.restore((person_id,))

    @Slot(object, str)
    def _drop(self, carried: Carried, to: str) -> None:
        self.desk.keep()
        self.deeds.carry(carried, PersonId(to))

    @Slot(object)
    def _remove(self, ids: tuple[IdentifierId, ...]) -> None:
        self.desk.keep()
        self.deeds.remove(ids)

    @Slot(str, object)
    def _rewrite(self, identifier_id: str, content: IdentifierContent) -> None:
        self.desk.keep()
        if self.desk.person_id is not None:
            self.deeds.rewrite(self.desk.person_id, IdentifierId(identifier_id), content)

    @Slot(object)
    def _ask_move(self, ids: tuple[IdentifierId, ...]) -> None:
        self.offers.find_people("")
        self.moving.ask(ids)

    @Slot(object, str)
    def _move(self, ids: tuple[IdentifierId, ...], to: str) -> None:
        self.desk.keep()
        self.deeds.move(ids, PersonId(to))

    @Slot(str)
    def _set_region(self, region: str) -> None:
        self.context.runner.command(partial(set_region, region))
