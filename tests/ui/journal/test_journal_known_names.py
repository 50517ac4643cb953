"""Known numbers and names in a note are offered as people, and what is said about it is kept."""

from PySide6.QtWidgets import QLabel

from core.blocklists.person import IdentifierContent, IdentifierKind, PersonContent
from core.ids import PersonId
from core.incidents.incident import IncidentContent
from core.progress import Unwatched
from tests.ui.journal.hands import Hands
from ui.journal.screen import JournalScreen
from ui.plain_text import without_isolation

TEXT = "He called again, from 0044 20 7946 0018."


def _know(hands: Hands) -> PersonId:
    phone = IdentifierContent(IdentifierKind.PHONE, "+44 20 7946 0018")
    return hands.session.blocklist.add(PersonContent("Max", identifiers=(phone,))).value.id


def _words(screen: JournalScreen) -> str:
    labels = screen.known_names.findChildren(QLabel)
    return " ".join(without_isolation(each.text()) for each in labels if each.isVisible())


def test_a_number_that_is_typed_is_offered_and_added_as_a_person(hands: Hands) -> None:
    person = _know(hands)
    screen = hands.sit_down()
    hands.type(TEXT)
    hands.qtbot.waitUntil(screen.known_names.isVisible)
    assert "Mentions +44 20 7946 0018, which Max uses." in _words(screen)
    hands.press("known-name-add-0")
    assert not screen.known_names.isVisible()
    hands.keep()
    assert hands.only().content.people == (person,)


def test_what_is_refused_is_not_offered_again(hands: Hands) -> None:
    _know(hands)
    hands.session.journal.record(IncidentContent(TEXT))
    hands.session.matching.bring_up_to_date(Unwatched())
    screen = hands.sit_down()
    hands.choose(0)
    hands.qtbot.waitUntil(screen.known_names.isVisible)
    hands.press("known-name-refuse-0")
    assert not screen.known_names.isVisible()
    screen.start_new()
    hands.rest()
    hands.choose(0)
    hands.rest()
    assert not screen.known_names.isVisible()


def test_a_sealed_note_is_linked_beside_what_is_sealed(hands: Hands) -> None:
    _know(hands)
    incident = hands.session.journal.record(IncidentContent(TEXT)).value
    hands.session.sealing.seal((incident.id,))
    hands.session.matching.bring_up_to_date(Unwatched())
    screen = hands.sit_down()
    hands.choose(0)
    hands.qtbot.waitUntil(screen.known_names.isVisible)
    hands.press("known-name-add-0")
    hands.qtbot.waitUntil(lambda: not screen.known_names.isVisible())
    hands.rest()
    assert hands.only().content.people == ()
    assert hands.session.sealing.check(Unwatched()).is_whole
