"""Who lies on the page, and that nothing written about them is ever lost."""

from collections.abc import Callable
from datetime import datetime
from functools import partial
from zoneinfo import ZoneInfo

from PySide6.QtCore import QLocale, QObject, QTime, QTimer, Signal, Slot

from core.blocklists.person import IdentifierContent, Person
from core.errors import HollyhockError, InvalidField, Problem, UnknownRecord
from core.ids import PersonId
from core.vault.session import Session
from ui.blocklists.draft import PersonDraft
from ui.blocklists.facts import PageFacts, ask_facts, ask_more
from ui.blocklists.person_editor import PersonEditor
from ui.blocklists.saves import PersonSaves
from ui.error_messages import message_for
from ui.jobs import Ticket
from ui.screen import ScreenContext
from ui.shared.picker import Choice
from ui.translate import tr

_AUTOSAVE_MS = 1_500


class PersonDesk(QObject):
    """Saves shortly after typing stops, when somebody else is opened, and before lock.

    What cannot be saved stays in memory with its person, and the page says so.
    `laid_out(object)`: whose page it is now (PersonId; None: somebody new). `kept(object)`: what
    was written about this person is in the vault. `told(PageFacts)`: what is known of the page.
    `gone()`: whoever was on the page is not there any more.
    """

    laid_out = Signal(object)
    kept = Signal(object)
    told = Signal(object)
    gone = Signal()

    def __init__(
        self, context: ScreenContext, editor: PersonEditor, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._runner, self._zone = context.runner, context.zone
        self._editor = editor
        self._draft: PersonDraft | None = None
        self._opening: Ticket[Person] | None = None
        self._following: Ticket[Person] | None = None
        self._asking: Ticket[PageFacts] | None = None
        self._naming: Ticket[tuple[Choice, ...]] | None = None
        self._saves = PersonSaves(context.runner, self)
        self._pause = QTimer(self, singleShot=True, interval=_AUTOSAVE_MS)
        self._pause.timeout.connect(self.keep)
        editor.edited.connect(self._on_edited)
        editor.settled.connect(self._on_settled)
        editor.save_wanted.connect(self._save)
        editor.identifiers.asked.connect(self._ask)
        self._saves.saved.connect(self._on_saved)
        self._saves.failed.connect(self._on_failed)

    @property
    def person_id(self) -> PersonId | None:
        """Whose page it is; None for somebody who is not in the vault yet, or nobody."""
        return self._draft.person_id if self._draft else None

    @property
    def person(self) -> Person | None:
        """The person as the vault had them last."""
        return self._draft.person if self._draft else None

    def person_of(self) -> Callable[[], PersonId | None]:
        """Return who is on the page, to be asked on the vault thread: they may be new there."""
        draft = self._draft
        return lambda: draft.person_id if draft else None

    def open(self, person_id: PersonId) -> None:
        """Put somebody else on the page; what is being written is kept first."""
        if self._opening is not None:
            self._opening.drop()
            self._opening = None
        if self._draft is not None and self._draft.person_id == person_id:
            self.laid_out.emit(person_id)
            return
        kept = self._saves.kept(person_id)
        if kept is not None:
            self._show(kept)
            return
        self._opening = self._runner.query(_person(person_id), self._on_opened)

    def start_new(self) -> None:
        """Begin somebody new; somebody new who could not be saved comes back first."""
        self._show(self._saves.kept(None) or PersonDraft())

    def follow(self) -> None:
        """The vault's people changed: show how this one is now."""
        if self._following is not None:
            self._following.drop()
            self._following = None
        if self.person_id is not None:
            self._following = self._runner.query(
                _person(self.person_id), self._on_followed, self._on_lost
            )

    @Slot()
    def keep(self) -> None:
        """Save what is different, if it is anything worth keeping."""
        self._pause.stop()
        draft = self._draft
        if draft is None or not self._runner.is_unlocked:
            return
        draft.content = self._editor.content
        if draft.is_dirty and not draft.is_blank:
            self._saves.save(draft)

    def clear(self) -> None:
        """Put nobody on the page; what is being written is kept first."""
        self.keep()
        self._draft = None

    def _on_opened(self, person: Person) -> None:
        self._show(PersonDraft(person))

    def _show(self, draft: PersonDraft) -> None:
        if self._opening is not None:
            self._opening.drop()
        self.keep()
        self._draft = draft
        kept = draft.person.identifiers if draft.person else ()
        self._editor.show_content(draft.content, kept)
        self._show_trash()
        # The editor keeps quiet while it is filled, so it is asked here what is known of these.
        self._editor.identifiers.ask_again()
        self._name_acted_for()
        self._say(tr("Not saved yet. It is kept here.") if draft.is_dirty else "")
        self.laid_out.emit(draft.person_id)

    def _on_followed(self, person: Person) -> None:
        self._following = None
        draft = self._draft
        if draft is None or draft.person_id != person.id:
            return
        if person.trashed_at is not None and person.merged_into is not None:
            self._draft = None
            self.open(person.merged_into)
            return
        draft.content = self._editor.content
        if self._saves.is_busy:
            return  # the answer to the save comes next, and what it changes is told again
        draft.follow(person)
        self._editor.follow(draft.content, person.identifiers)
        self._show_trash()
        self._editor.identifiers.ask_again()

    def _show_trash(self) -> None:
        person = self.person
        self._editor.be_in_trash(in_trash=person is not None and person.trashed_at is not None)

    def _on_lost(self, error: HollyhockError) -> None:
        self._following = None
        if isinstance(error, UnknownRecord):
            self._draft = None
            self.gone.emit()
        else:
            self._runner.failed.emit(error)

    @Slot()
    def _on_edited(self) -> None:
        self._say(tr("Not saved yet"))
        self._pause.start()

    @Slot()
    def _on_settled(self) -> None:
        self._on_edited()
        self.keep()

    @Slot()
    def _save(self) -> None:
        self._editor.identifiers.entry.add()
        self.keep()
        if self._draft is not None and self._draft.is_blank:
            self._say(_sentences(InvalidField("name", Problem.EMPTY)))
            self._editor.name.setFocus()
        elif self._draft is not None and not self._draft.is_dirty:
            self._say(tr("Saved"))

    @Slot(object)
    def _on_saved(self, draft: PersonDraft) -> None:
        if draft is not self._draft:
            return
        if not self._editor.name.hasFocus() and not self._editor.name.text().strip():
            self._editor.name.setText(draft.stored.name)
        if draft.person is not None:
            self._editor.identifiers.name_kept(draft.person.identifiers)
        if not self._pause.isActive():
            self._say(tr("Saved {time}").format(time=self._time_now()))
        self.kept.emit(draft.person_id)

    @Slot(object, object)
    def _on_failed(self, draft: PersonDraft, error: HollyhockError) -> None:
        if draft is self._draft:
            self._say(tr("Not saved yet. It is kept here."))
        self._runner.failed.emit(error)

    @Slot(object)
    def _ask(self, identifiers: tuple[IdentifierContent, ...]) -> None:
        if not self._runner.is_unlocked:
            return  # somebody stopped typing just before it was locked
        if self._asking is not None:
            self._asking.drop()
        self._asking = self._runner.query(ask_facts(identifiers, self.person_id), self._tell)

    def _tell(self, facts: PageFacts) -> None:
        self._asking = None
        if facts.waiting:
            self._asking = self._runner.query(ask_more(facts, self.person_id), self._tell)
            return
        self._editor.identifiers.tell(facts)
        self.told.emit(facts)

    def _name_acted_for(self) -> None:
        if self._naming is not None:
            self._naming.drop()
        ids = self._draft.content.about.acts_for if self._draft else ()
        if ids:
            self._naming = self._runner.query(partial(_names, ids), self._name)

    def _name(self, names: tuple[Choice, ...]) -> None:
        self._naming = None
        if tuple(each.key for each in names) == self._editor.about.acted_for:
            self._editor.name_acted_for(names)

    def _say(self, text: str) -> None:
        self._editor.state.setText(text)

    def _time_now(self) -> str:
        now = datetime.now(ZoneInfo(self._zone))
        return QLocale().toString(QTime(now.hour, now.minute), QLocale.FormatType.ShortFormat)


def _sentences(error: HollyhockError) -> str:
    message = message_for(error)
    return f"{message.what} {message.next_step}"


def _person(person_id: PersonId) -> Callable[[Session], Person]:
    return lambda session: session.blocklist.person(person_id)


def _names(ids: tuple[PersonId, ...], session: Session) -> tuple[Choice, ...]:
    return tuple(Choice(each, session.blocklist.person(each).name) for each in ids)
