"""The people: the list beside the page of one of them. Everything is kept without being asked."""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from PySide6.QtCore import QLocale, QTime, QTimer, Slot
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from core.blocklists.person import IdentifierContent, Person, PersonRow
from core.changes import Kind
from core.errors import HollyhockError, InvalidField, Problem
from core.ids import PersonId
from core.vault.session import Session
from ui.blocklists.draft import PersonDraft
from ui.blocklists.exchange.places import ListPlaces
from ui.blocklists.people_list import PeopleList
from ui.blocklists.people_model import PeopleModel
from ui.blocklists.person_editor import PersonEditor
from ui.blocklists.saves import PersonSaves
from ui.error_messages import message_for
from ui.jobs import Ticket
from ui.screen import Screen, ScreenContext
from ui.shared.columns import ListAndPage
from ui.translate import tr

_AUTOSAVE_MS = 1_500

Others = Mapping[IdentifierContent, tuple[PersonRow, ...]]


class PeopleScreen(Screen):
    """Saves shortly after typing stops, when somebody else is opened, and before lock.

    What cannot be saved stays in memory with its person, and the page says so.
    """

    icon_name = "users"

    def __init__(self, context: ScreenContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.title = tr("People")
        self.help_text = tr(
            "Keep together what one person uses: names, numbers, addresses, accounts. When two"
            " people share one, the page says so. Everything is saved by itself."
        )
        self._draft: PersonDraft | None = None
        self._opening: Ticket[Person] | None = None
        self._asking: Ticket[Others] | None = None
        self._saves = PersonSaves(context.runner, self)
        self.model = PeopleModel(context.runner, self)
        self.list = PeopleList(self.model)
        self.editor = PersonEditor()
        self._pages = QStackedWidget()
        self._pages.addWidget(QWidget())
        self._pages.addWidget(self.editor)
        self.columns = ListAndPage(self.list, self._pages)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        self.places = ListPlaces(self.columns, context)
        outer.addWidget(self.places)
        self._pause = QTimer(self, singleShot=True, interval=_AUTOSAVE_MS)
        self._connect()
        self.model.search("")

    def shown(self) -> None:
        """Put the keyboard into the list."""
        self.list.view.setFocus()

    def start_new(self) -> None:
        """Begin somebody new; somebody new who could not be saved comes back first."""
        self.places.go_home()
        self._show(self._saves.kept(None) or PersonDraft())
        self.editor.name.setFocus()

    def focus_search(self) -> None:
        """Put the keyboard into the search field."""
        self.places.go_home()
        self.columns.show_list()
        self.list.search.setFocus()
        self.list.search.selectAll()

    def leave(self) -> None:
        """Hand over what is not saved yet."""
        self._keep()

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802  Qt's name
        """Hand over what is not saved yet when another place of the rail is chosen."""
        super().hideEvent(event)
        if self.context.runner.is_unlocked:
            self._keep()

    def _connect(self) -> None:
        self.list.wanted.connect(self._open)
        self.list.new_wanted.connect(self.start_new)
        self.list.doors.import_wanted.connect(self.places.show_import)
        self.list.doors.export_wanted.connect(self.places.show_export)
        self.places.came_home.connect(self.shown)
        self.editor.edited.connect(self._on_edited)
        self.editor.save_wanted.connect(self._save)
        self.editor.identifiers.asked.connect(self._ask_who_else)
        self._saves.saved.connect(self._on_saved)
        self._saves.failed.connect(self._on_failed)
        self._pause.timeout.connect(self._keep)
        self.context.runner.changed.connect(self._on_changed)

    # --- opening -----------------------------------------------------------------------------

    @Slot(str)
    def _open(self, person_id: PersonId) -> None:
        if self._draft is not None and self._draft.person_id == person_id:
            self.columns.show_page()
            return
        if self._opening is not None:
            self._opening.drop()
        kept = self._saves.kept(person_id)
        if kept is not None:
            self._show(kept)
            return
        self._opening = self.context.runner.query(_person(person_id), self._on_opened)

    def _on_opened(self, person: Person) -> None:
        self._show(PersonDraft(person))

    def _show(self, draft: PersonDraft) -> None:
        if self._opening is not None:
            self._opening.drop()
        self._keep()
        self._draft = draft
        self.editor.show_content(draft.content)
        # The editor keeps quiet while it is filled, so it is asked here who else has these.
        self.editor.identifiers.ask_again()
        self._say(tr("Not saved yet. It is kept here.") if draft.is_dirty else "")
        self._pages.setCurrentWidget(self.editor)
        self.columns.show_page()
        self.list.point_at(draft.person_id)

    # --- saving ------------------------------------------------------------------------------

    @Slot()
    def _on_edited(self) -> None:
        self._say(tr("Not saved yet"))
        self._pause.start()

    @Slot()
    def _keep(self) -> None:
        """Save what is different, if it is anything worth keeping."""
        self._pause.stop()
        draft = self._draft
        if draft is None:
            return
        draft.content = self.editor.content
        if draft.is_dirty and not draft.is_blank:
            self._saves.save(draft)

    @Slot()
    def _save(self) -> None:
        self.editor.identifiers.entry.add()
        self._keep()
        if self._draft is not None and self._draft.is_blank:
            self._say(_sentences(InvalidField("name", Problem.EMPTY)))
            self.editor.name.setFocus()
        elif self._draft is not None and not self._draft.is_dirty:
            self._say(tr("Saved"))

    @Slot(object)
    def _on_saved(self, draft: PersonDraft) -> None:
        if draft is not self._draft:
            return
        if not self.editor.name.hasFocus() and not self.editor.name.text().strip():
            self.editor.name.setText(draft.stored.name)
        self.list.point_at(draft.person_id)
        if not self._pause.isActive():
            self._say(tr("Saved {time}").format(time=self._time_now()))

    @Slot(object, object)
    def _on_failed(self, draft: PersonDraft, error: HollyhockError) -> None:
        if draft is self._draft:
            self._say(tr("Not saved yet. It is kept here."))
        self.context.runner.failed.emit(error)

    # --- who else ----------------------------------------------------------------------------

    @Slot(object)
    def _ask_who_else(self, identifiers: Sequence[IdentifierContent]) -> None:
        if self._asking is not None:
            self._asking.drop()
        besides = self._draft.person_id if self._draft else None
        self._asking = self.context.runner.query(
            _who_else(tuple(identifiers), besides), self.editor.identifiers.answer
        )

    @Slot(frozenset)
    def _on_changed(self, kinds: frozenset[Kind]) -> None:
        if kinds & {Kind.PEOPLE, Kind.INCIDENTS}:
            self.model.refresh()
        if Kind.PEOPLE in kinds:
            self.editor.identifiers.ask_again()

    def _say(self, text: str) -> None:
        self.editor.state.setText(text)

    def _time_now(self) -> str:
        now = datetime.now(ZoneInfo(self.context.zone))
        return QLocale().toString(QTime(now.hour, now.minute), QLocale.FormatType.ShortFormat)


def _sentences(error: HollyhockError) -> str:
    message = message_for(error)
    return f"{message.what} {message.next_step}"


def _person(person_id: PersonId) -> Callable[[Session], Person]:
    return lambda session: session.blocklist.person(person_id)


def _who_else(
    identifiers: tuple[IdentifierContent, ...], besides: PersonId | None
) -> Callable[[Session], Others]:
    return lambda session: {
        each: session.blocklist.also_used_by(each, besides) for each in identifiers
    }
