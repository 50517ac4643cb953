"""Known numbers and names in a note are offered as people, and what is said about it is kept."""

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QLabel

from core.blocklists.matching.match import Answer
from core.blocklists.person import IdentifierContent, IdentifierKind, PersonContent
from core.ids import PersonId
from core.incidents.incident import IncidentContent
from core.progress import Unwatched
from tests.ui.journal.hands import Hands
from tests.ui.journal.looking import keep_files, spoil
from ui.journal.screen import JournalScreen
from ui.plain_text import without_isolation

MAIL = (
    b"From: somebody@example.org\r\nSubject: call me\r\nContent-Type: text/plain\r\n\r\n"
    b"You know my number: 020 7946 0018 from there, 0044 20 7946 0018 from here.\r\n"
)
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


def test_what_is_refused_in_a_new_note_stays_refused_once_it_is_kept(hands: Hands) -> None:
    _know(hands)
    screen = hands.sit_down()
    hands.type(TEXT)
    hands.qtbot.waitUntil(screen.known_names.isVisible)
    hands.press("known-name-refuse-0")
    hands.keep()
    assert not screen.known_names.isVisible()
    hands.session.matching.bring_up_to_date(Unwatched())
    assert hands.session.matching.count_open() == 0
    (match,) = hands.session.matching.in_incident(hands.only().id)
    assert match.answer is Answer.REJECTED
    screen.start_new()
    hands.rest()
    hands.choose(0)
    hands.rest()
    assert not screen.known_names.isVisible()


def test_what_is_known_is_offered_in_sight(hands: Hands) -> None:
    _know(hands)
    screen = hands.sit_down()
    hands.type(TEXT)
    hands.qtbot.waitUntil(screen.known_names.isVisible)
    names = screen.known_names
    assert names.visibleRegion().boundingRect() == names.rect()
    text, names_y, when = (
        part.mapTo(screen, QPoint()).y() for part in (screen.editor.text, names, screen.editor.when)
    )
    assert text < names_y < when


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


def test_who_wrote_a_mail_is_offered_without_opening_it(hands: Hands) -> None:
    person = _know(hands)
    _keep_mail(hands)
    screen = hands.sit_down()
    hands.choose(0)
    hands.qtbot.waitUntil(screen.known_names.isVisible, timeout=30_000)
    assert "One of the files mentions +44 20 7946 0018, which Max uses." in _words(screen)
    hands.press("known-name-add-0")
    assert not screen.known_names.isVisible()
    hands.keep()
    assert hands.only().content.people == (person,)


def test_a_mail_that_is_added_is_read_and_what_is_refused_stays_so(hands: Hands) -> None:
    screen = hands.sit_down()
    file = hands.folder.parent / "late.eml"
    file.write_bytes(MAIL)
    hands.dialogs.files = [file]
    hands.type("This came.")
    hands.press("evidence-add")
    hands.wait_for_files(1)
    hands.keep()
    hands.qtbot.waitUntil(lambda: _is_read(hands), timeout=30_000)
    _know(hands)
    hands.session.matching.bring_up_to_date(Unwatched())
    screen.known_names.look()
    hands.qtbot.waitUntil(screen.known_names.isVisible)
    hands.press("known-name-refuse-0")
    hands.rest()
    screen.start_new()
    hands.rest()
    hands.choose(0)
    assert not screen.known_names.isVisible()
    assert hands.session.matching.count_open() == 0


def test_a_mail_that_is_damaged_holds_nothing_up(hands: Hands) -> None:
    _know(hands)
    _keep_mail(hands)
    _keep_mail(hands)
    spoil(hands.folder, hands.session, 1)
    screen = hands.sit_down()
    hands.qtbot.waitUntil(lambda: not screen.file_reader.is_busy, timeout=30_000)
    hands.session.matching.bring_up_to_date(Unwatched())
    assert hands.session.matching.count_open() == 1
    assert not hands.errors


def _keep_mail(hands: Hands) -> None:
    keep_files(hands.session, ("mail.eml", MAIL))


def _is_read(hands: Hands) -> bool:
    hands.rest()
    return not hands.screen.file_reader.is_busy and bool(
        hands.session.file_words.in_incident(hands.rows()[0].id)
    )
