"""Wires what the app finds about the person on the page: look-alikes, and notes."""

from PySide6.QtCore import QObject, Signal, Slot

from core.blocklists.lookalikes.alike import Alike
from core.blocklists.matching.match import Match
from core.blocklists.person import Circle, IdentifierContent
from core.ids import PersonId
from ui.blocklists.alike_card import AlikeDeed
from ui.blocklists.alike_cards import AlikeCards
from ui.blocklists.desk import PersonDesk
from ui.blocklists.notes_parts import LinkedNotes, MentionsCard
from ui.blocklists.people_deeds import PeopleDeeds
from ui.blocklists.person_editor import PersonEditor
from ui.blocklists.steps import note_begin
from ui.screen import ScreenContext


class Findings(QObject):
    """`note_opened(IncidentId)`, `person_opened(PersonId)`: show these.
    `note_wanted(str, tuple[PersonId, …])`: a note is to be written that begins with these words.
    """

    note_opened = Signal(str)
    person_opened = Signal(str)
    note_wanted = Signal(str, tuple)

    def __init__(
        self, context: ScreenContext, desk: PersonDesk, editor: PersonEditor, deeds: PeopleDeeds
    ) -> None:
        super().__init__(desk)
        self._desk, self._editor, self._deeds = desk, editor, deeds
        self.alikes = AlikeCards(context.runner)
        self.mentions = MentionsCard(context)
        self.notes = LinkedNotes(context)
        editor.findings.addWidget(self.alikes)
        editor.findings.addWidget(self.mentions)
        editor.ends.addWidget(self.notes)
        self.alikes.chosen.connect(self._decide)
        self.mentions.accepted.connect(self._link)
        self.mentions.rejected.connect(deeds.refuse)
        self.mentions.opened.connect(self.note_opened)
        self.notes.opened.connect(self.note_opened)
        desk.laid_out.connect(self._look)
        desk.kept.connect(self._look)
        desk.told.connect(self._compare)

    @Slot()
    def reload(self) -> None:
        """The vault's data changed: look again."""
        self._look()
        self._compare()

    @Slot()
    def _look(self) -> None:
        person_id = self._desk.person_id
        is_listed = self._editor.about.circle.value is Circle.BLOCKLIST
        self.mentions.show_person(person_id if is_listed else None)
        self.notes.show_person(person_id)

    @Slot()
    def _compare(self) -> None:
        """Compare everything on the page; one's own circle is what is compared with."""
        is_listed = self._editor.about.circle.value is Circle.BLOCKLIST
        contents = self._editor.identifiers.identifiers if is_listed else ()
        self.alikes.look_at(contents, self._desk.person_id)

    @Slot(object)
    def _link(self, matches: tuple[Match, ...]) -> None:
        self._desk.keep()
        self._deeds.link(matches)

    @Slot(object, object, object)
    def _decide(self, deed: AlikeDeed, content: IdentifierContent, alike: Alike) -> None:
        self._desk.keep()
        person_id = self._desk.person_id
        match deed:
            case AlikeDeed.JOIN:
                self._deeds.join(self._desk.person_of(), alike.known.person_id)
            case AlikeDeed.GIVE:
                self._deeds.give(content, alike, person_id)
            case AlikeDeed.REJECT:
                self._deeds.reject_alike(content, alike)
            case AlikeDeed.SHOW:
                self.person_opened.emit(alike.known.person_id)
            case AlikeDeed.NOTE:
                people: tuple[PersonId, ...] = (person_id,) if person_id else ()
                self.note_wanted.emit(note_begin(content), people)
