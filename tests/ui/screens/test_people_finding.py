"""What the app finds by itself about people: look-alikes, notes, and what is remembered of it."""

from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QAbstractButton, QLabel

from core.blocklists.forms.platforms import SERVICES, service_code
from core.blocklists.person import (
    About,
    Circle,
    IdentifierContent,
    IdentifierKind,
    Person,
    PersonContent,
)
from core.ids import PersonId
from core.incidents.incident import IncidentContent
from core.moment import Moment
from core.vault.session import Session
from tests.ui.screens.conftest import Desk
from ui.blocklists.alike_card import AlikeCard
from ui.blocklists.alike_words import differing, strange_letters
from ui.blocklists.screen import PeopleScreen
from ui.blocklists.status_words import service_word
from ui.plain_text import without_isolation

LEFT = Qt.MouseButton.LeftButton
OWL = IdentifierContent(IdentifierKind.HANDLE, "@night_owl", "X (Twitter)")
FALSE_OWL = IdentifierContent(IdentifierKind.HANDLE, "@n1ght_owl", "TikTok")
MINE = IdentifierContent(IdentifierKind.HANDLE, "@anna.schmidt", "Instagram")
FALSE_ME = IdentifierContent(IdentifierKind.HANDLE, "@ann\u0430.schmidt", "Instagram")
PHONE = IdentifierContent(IdentifierKind.PHONE, "+44 20 7946 0018")


def _person(session: Session, name: str, *identifiers: IdentifierContent) -> Person:
    return session.blocklist.add(PersonContent(name, identifiers=identifiers)).value


@pytest.fixture
def sit_down(desk: Desk) -> Callable[[], PeopleScreen]:
    def make() -> PeopleScreen:
        screen = PeopleScreen(desk.context)
        desk.host(screen)
        screen.resize(1000, 900)
        with desk.qtbot.waitSignal(screen.model.settled):
            screen.show()
        return screen

    return make


def _open(desk: Desk, screen: PeopleScreen, person_id: PersonId) -> None:
    with desk.qtbot.waitSignal(screen.desk.told):
        screen.open_record(person_id)


def _cards(screen: PeopleScreen) -> list[AlikeCard]:
    return [each for each in screen.findChildren(AlikeCard) if each.isVisible()]


def _press(card: AlikeCard, name: str) -> None:
    button = card.findChild(QAbstractButton, name)
    assert isinstance(button, QAbstractButton)
    QTest.mouseClick(button, LEFT)


def _title(card: AlikeCard) -> str:
    title = card.findChild(QLabel, "alike-title")
    assert isinstance(title, QLabel)
    return without_isolation(title.text())


def test_a_look_alike_is_rejected_and_stays_so_when_added_anew(
    desk: Desk, sit_down: Callable[[], PeopleScreen]
) -> None:
    desk.ask(lambda session: _person(session, "Max", OWL))
    other = desk.ask(lambda session: _person(session, "Somebody", FALSE_OWL))
    screen = sit_down()
    _open(desk, screen, other.id)
    desk.qtbot.waitUntil(lambda: len(_cards(screen)) == 1)
    assert _title(_cards(screen)[0]) == "This may be the same person as Max."
    _press(_cards(screen)[0], "alike-reject")
    desk.qtbot.waitUntil(lambda: not _cards(screen))
    without = PersonContent("Somebody")
    desk.ask(lambda session: session.blocklist.revise(other.id, without))
    again = PersonContent("Somebody", identifiers=(FALSE_OWL,))
    desk.ask(lambda session: session.blocklist.revise(other.id, again))
    with desk.qtbot.waitSignal(screen.desk.told):
        screen.desk.follow()
    assert desk.ask(lambda session: session.look_alikes.of_person(other.id)) == ()
    assert not _cards(screen)
    QTest.mouseClick(screen.undo_line.undo_button, LEFT)
    desk.qtbot.waitUntil(lambda: len(_cards(screen)) == 1)


def test_the_same_person_is_made_one_and_apart_again(
    desk: Desk, sit_down: Callable[[], PeopleScreen]
) -> None:
    known = desk.ask(lambda session: _person(session, "Max", OWL))
    other = desk.ask(lambda session: _person(session, "Somebody", FALSE_OWL))
    screen = sit_down()
    _open(desk, screen, other.id)
    desk.qtbot.waitUntil(lambda: len(_cards(screen)) == 1)
    _press(_cards(screen)[0], "alike-join")
    desk.qtbot.waitUntil(lambda: screen.editor.name.text() == "Max")
    assert desk.ask(lambda s: s.blocklist.person(known.id)).content.identifiers == (OWL, FALSE_OWL)
    desk.qtbot.waitUntil(lambda: screen.model.rowCount() == 1)
    QTest.mouseClick(screen.undo_line.undo_button, LEFT)
    desk.qtbot.waitUntil(lambda: screen.model.rowCount() == 2)
    assert desk.ask(lambda s: s.blocklist.person(known.id)).content.identifiers == (OWL,)


def test_somebody_who_pretends_to_be_the_person_is_pointed_out(
    desk: Desk, sit_down: Callable[[], PeopleScreen]
) -> None:
    me = PersonContent("Me", identifiers=(MINE,), about=About(circle=Circle.ME))
    desk.ask(lambda session: session.blocklist.add(me))
    other = desk.ask(lambda session: _person(session, "Somebody", FALSE_ME))
    screen = sit_down()
    _open(desk, screen, other.id)
    desk.qtbot.waitUntil(lambda: len(_cards(screen)) == 1)
    card = _cards(screen)[0]
    assert "pretend to be you" in _title(card)
    assert "Cyrillic small letter a" in " ".join(
        without_isolation(each.text()) for each in card.findChildren(QLabel)
    )
    with desk.qtbot.waitSignal(screen.note_wanted) as wanted:
        _press(card, "alike-note")
    assert wanted.args == ["@ann\u0430.schmidt on Instagram\n", (other.id,)]


def _calling(text: str) -> Callable[[Session], object]:
    moment = Moment(datetime(2026, 3, 3, 20, tzinfo=UTC), "Europe/Berlin")
    return lambda session: session.journal.record(IncidentContent(text, moment))


def test_notes_that_mention_a_number_are_linked_refused_and_undone(
    desk: Desk, sit_down: Callable[[], PeopleScreen]
) -> None:
    for number in range(3):
        desk.ask(_calling(f"Call {number} from 0044 20 7946 0018."))
    person = desk.ask(lambda session: _person(session, "Max", PHONE))
    screen = sit_down()
    mode = QAbstractItemModelTester.FailureReportingMode.Fatal
    mentions, notes = screen.findings.mentions, screen.findings.notes
    for model in (mentions.model, notes.model, screen.steps.to_do.model):
        QAbstractItemModelTester(model, mode, screen)
    _open(desk, screen, person.id)
    desk.qtbot.waitUntil(lambda: mentions.model.rowCount() == 3)
    mentions.view.setCurrentIndex(mentions.model.index(0))
    QTest.mouseClick(mentions.no_button, LEFT)
    desk.qtbot.waitUntil(lambda: mentions.model.rowCount() == 2)
    mentions.view.clearSelection()
    QTest.mouseClick(mentions.all_button, LEFT)
    desk.qtbot.waitUntil(lambda: notes.model.rowCount() == 2)
    assert not mentions.isVisible()
    with desk.qtbot.waitSignal(screen.record_wanted):
        notes.view.clicked.emit(notes.model.index(0, 0))
    QTest.mouseClick(screen.undo_line.undo_button, LEFT)
    desk.qtbot.waitUntil(lambda: mentions.model.rowCount() == 2)
    desk.qtbot.waitUntil(lambda: notes.model.rowCount() == 0)


@pytest.mark.parametrize(
    ("one", "other", "marks"),
    [
        ("abc", "abc", ((False,) * 3, (False,) * 3)),
        ("a1c", "alc", ((False, True, False), (False, True, False))),
        ("", "ab", ((), (True, True))),
    ],
)
def test_only_what_differs_is_marked(
    one: str, other: str, marks: tuple[tuple[bool, ...], tuple[bool, ...]]
) -> None:
    assert differing(one, other) == marks


def test_letters_that_are_not_what_they_seem_are_named() -> None:
    assert without_isolation(strange_letters("\u0430a", (True, True))) == (
        "“\u0430” is Cyrillic small letter a"
    )
    assert strange_letters("a1", (True, True)) == ""


@pytest.mark.parametrize("code", [each.code for each in SERVICES])
def test_a_service_is_known_again_by_the_name_it_is_given(code: str) -> None:
    assert service_code(service_word(code)) == code
