"""The people, driven by keyboard and mouse on a real vault."""

import gc
import weakref

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QRadioButton, QWidget

from core.blocklists.person import (
    MAX_NOTES_CHARACTERS,
    IdentifierContent,
    IdentifierKind,
    Person,
    PersonContent,
    Standing,
)
from core.errors import InvalidField
from core.vault.session import Session
from tests.ui.screens.conftest import Desk
from ui.blocklists.identifier_card import IdentifierCard
from ui.blocklists.screen import PeopleScreen
from ui.shared.fields import AreaField

PHONE = IdentifierContent(IdentifierKind.PHONE, "+44 20 7946 0018")
MAIL = IdentifierContent(IdentifierKind.EMAIL, "alex@example.org")
ALEX = PersonContent("Alex", Standing.KNOWN, "garage", (PHONE, MAIL))
BO = PersonContent("Bo")
LEFT = Qt.MouseButton.LeftButton


def _everybody(session: Session) -> tuple[Person, ...]:
    return tuple(session.blocklist.person(row.id) for row in session.blocklist.page())


def _add_two(session: Session) -> None:
    for content in (ALEX, BO):
        session.blocklist.add(content)


def _open_screen(desk: Desk) -> PeopleScreen:
    screen = PeopleScreen(desk.context)
    desk.host(screen)
    screen.resize(1000, 760)
    with desk.qtbot.waitSignal(screen.model.settled):
        screen.show()
    return screen


@pytest.fixture
def screen(desk: Desk) -> PeopleScreen:
    """Nobody is in the vault."""
    return _open_screen(desk)


@pytest.fixture
def peopled(desk: Desk) -> PeopleScreen:
    """Alex and Bo are in the vault, and nobody is open."""
    desk.ask(_add_two)
    return _open_screen(desk)


def _open(desk: Desk, screen: PeopleScreen, row: int) -> None:
    name = screen.model.index(row, 0).data()
    screen.list.view.setCurrentIndex(screen.model.index(row, 0))
    desk.qtbot.waitUntil(lambda: screen.editor.name.text() == name)


def _type(field: QWidget, text: str) -> None:
    QTest.keyClicks(field, text)


def _write(notes: AreaField, text: str) -> None:
    notes.selectAll()
    notes.insertPlainText(text)


def _words(widget: QWidget) -> str:
    return " ".join(each.text() for each in widget.findChildren(QLabel))


def _press_save(screen: PeopleScreen) -> None:
    QTest.mouseClick(screen.editor.save_button, Qt.MouseButton.LeftButton)


def test_the_empty_place_offers_the_first_step(screen: PeopleScreen) -> None:
    button = screen.list.findChild(QWidget, "empty-state-button")
    assert isinstance(button, QWidget)
    assert button.isVisible()
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert screen.editor.isVisible()


def test_somebody_new_is_written_and_saved(desk: Desk, screen: PeopleScreen) -> None:
    screen.start_new()
    _type(screen.editor.name, "Alex")
    known = screen.findChild(QRadioButton, "standing-known")
    assert isinstance(known, QRadioButton)
    known.click()
    entry = screen.editor.identifiers.entry
    _type(entry.written, "+44 20 7946 0018")
    QTest.keyClick(entry.written, Qt.Key.Key_Return)
    _type(entry.written, "@owl")
    _type(entry.platform, "Example")
    _press_save(screen)
    person = desk.ask(_everybody)[0]
    handle = IdentifierContent(IdentifierKind.HANDLE, "@owl", "Example")
    assert (person.name, person.standing) == ("Alex", Standing.KNOWN)
    assert tuple(each.content for each in person.identifiers) == (PHONE, handle)
    desk.qtbot.waitUntil(lambda: screen.model.rowCount() == 1)
    assert screen.editor.state.text().startswith("Saved")


def test_saving_twice_at_once_adds_somebody_once(desk: Desk, screen: PeopleScreen) -> None:
    screen.start_new()
    _type(screen.editor.name, "Al")
    _press_save(screen)
    _type(screen.editor.name, "ex")
    _press_save(screen)
    assert [each.name for each in desk.ask(_everybody)] == ["Alex"]


def test_who_has_no_name_is_named_after_what_is_known(desk: Desk, screen: PeopleScreen) -> None:
    screen.start_new()
    _type(screen.editor.identifiers.entry.written, "alex@example.org")
    _press_save(screen)
    person = desk.ask(_everybody)[0]
    assert person.name == "alex@example.org"
    assert person.identifiers[0].content == MAIL


def test_nothing_at_all_is_not_saved_and_says_why(desk: Desk, screen: PeopleScreen) -> None:
    screen.start_new()
    _press_save(screen)
    assert "name" in screen.editor.state.text()
    assert desk.ask(_everybody) == ()


def test_it_is_saved_shortly_after_typing_stops(desk: Desk, peopled: PeopleScreen) -> None:
    _open(desk, peopled, 1)
    with desk.qtbot.waitSignal(desk.runner.changed):
        _type(peopled.editor.notes, "grey car")
    assert desk.ask(_everybody)[1].notes == "grey car"


def test_opening_somebody_else_saves_first(desk: Desk, peopled: PeopleScreen) -> None:
    _open(desk, peopled, 0)
    _type(peopled.editor.name, "ander")
    _open(desk, peopled, 1)
    assert [each.name for each in desk.ask(_everybody)] == ["Alexander", "Bo"]


def test_what_is_typed_while_somebody_else_opens_is_kept(desk: Desk, peopled: PeopleScreen) -> None:
    _open(desk, peopled, 0)
    peopled.list.view.setCurrentIndex(peopled.model.index(1, 0))
    _type(peopled.editor.name, "ander")
    desk.qtbot.waitUntil(lambda: peopled.editor.name.text() == "Bo")
    assert [each.name for each in desk.ask(_everybody)] == ["Alexander", "Bo"]


@pytest.mark.parametrize("goes", ["hide", "leave"])
def test_going_elsewhere_saves(desk: Desk, peopled: PeopleScreen, goes: str) -> None:
    _open(desk, peopled, 1)
    _type(peopled.editor.identifiers.entry.written, "alex@example.org")
    getattr(peopled, goes)()
    assert [each.content for each in desk.ask(_everybody)[1].identifiers] == [MAIL]


def test_an_unchanged_person_is_not_written_again(desk: Desk, peopled: PeopleScreen) -> None:
    before = desk.ask(_everybody)
    changes: list[object] = []
    desk.runner.changed.connect(changes.append)
    _open(desk, peopled, 0)
    _open(desk, peopled, 1)
    peopled.leave()
    assert desk.ask(_everybody) == before
    assert changes == []


def test_what_cannot_be_saved_stays_with_its_person(desk: Desk, peopled: PeopleScreen) -> None:
    too_long = "a line that was pasted\n" * (MAX_NOTES_CHARACTERS // 20)
    _open(desk, peopled, 0)
    _write(peopled.editor.notes, too_long)
    _press_save(peopled)
    desk.qtbot.waitUntil(lambda: bool(desk.errors))
    assert isinstance(desk.errors[0], InvalidField)
    assert "kept here" in peopled.editor.state.text()
    _open(desk, peopled, 1)
    _open(desk, peopled, 0)
    assert peopled.editor.notes.toPlainText() == too_long
    assert "kept here" in peopled.editor.state.text()
    _write(peopled.editor.notes, "short")
    _press_save(peopled)
    assert desk.ask(_everybody)[0].notes == "short"


def test_a_cleared_name_keeps_the_one_before(desk: Desk, peopled: PeopleScreen) -> None:
    _open(desk, peopled, 0)
    peopled.editor.name.selectAll()
    QTest.keyClick(peopled.editor.name, Qt.Key.Key_Delete)
    peopled.leave()
    assert desk.ask(_everybody)[0].name == "Alex"


def _choose(desk: Desk, screen: PeopleScreen, written: str) -> IdentifierCard:
    editor = screen.editor.identifiers
    desk.qtbot.waitUntil(lambda: all(editor.model.id_of(one) for one in editor.model.identifiers))
    found = next(each for each in editor.model.identifiers if each.written == written)
    editor.choose(found)
    assert editor.card.isVisible()
    return editor.card


def test_an_identifier_is_removed_and_comes_back_with_all_that_was_done(
    desk: Desk, peopled: PeopleScreen
) -> None:
    _open(desk, peopled, 0)
    editor = peopled.editor.identifiers
    card = _choose(desk, peopled, PHONE.written)
    QTest.mouseClick(card.status_button, LEFT)
    QTest.mouseClick(card.form.take_button, LEFT)
    desk.qtbot.waitUntil(lambda: "Muted" in _words(card.history))
    QTest.mouseClick(card.remove_button, LEFT)
    desk.qtbot.waitUntil(lambda: editor.model.identifiers == (MAIL,))
    assert desk.ask(_everybody)[0].content.identifiers == (MAIL,)
    desk.qtbot.waitUntil(peopled.undo_line.isVisible)
    QTest.mouseClick(peopled.undo_line.undo_button, LEFT)
    desk.qtbot.waitUntil(lambda: editor.model.identifiers == (PHONE, MAIL))
    card = _choose(desk, peopled, PHONE.written)
    desk.qtbot.waitUntil(lambda: "Muted" in _words(card.history))


def test_the_same_identifier_again_is_said_not_added(desk: Desk, peopled: PeopleScreen) -> None:
    _open(desk, peopled, 0)
    editor = peopled.editor.identifiers
    _type(editor.entry.written, MAIL.written)
    QTest.keyClick(editor.entry.written, Qt.Key.Key_Return)
    assert list(editor.identifiers) == [PHONE, MAIL]
    assert "already" in editor.entry.notice.text()


def test_while_typing_it_says_who_else_uses_it(desk: Desk, peopled: PeopleScreen) -> None:
    _open(desk, peopled, 1)
    entry = peopled.editor.identifiers.entry
    _type(entry.written, "0044 20 7946 0018")
    desk.qtbot.waitUntil(lambda: "Alex" in entry.notice.text())
    entry.written.clear()
    _type(entry.written, "0044 20 7946 0019")
    desk.qtbot.waitUntil(lambda: not entry.notice.text())


def test_a_shared_identifier_is_marked_in_the_list(desk: Desk, screen: PeopleScreen) -> None:
    shared = PersonContent("Somebody", identifiers=(PHONE,))
    desk.ask(_add_two)
    desk.ask(lambda session: session.blocklist.add(shared))
    with desk.qtbot.waitSignal(screen.model.settled):
        screen.model.reload()
    _open(desk, screen, 2)
    model = screen.editor.identifiers.model
    role = Qt.ItemDataRole.AccessibleTextRole
    desk.qtbot.waitUntil(lambda: "Also used by" in model.index(1).data(role))


def test_a_chosen_kind_is_not_guessed_over(desk: Desk, peopled: PeopleScreen) -> None:
    _open(desk, peopled, 1)
    entry = peopled.editor.identifiers.entry
    _type(entry.written, "+44 20")
    entry.kind.setCurrentIndex(entry.kind.findData(IdentifierKind.POSTAL_NAME))
    entry.kind.activated.emit(entry.kind.currentIndex())
    _type(entry.written, " 7946")
    assert entry.content == IdentifierContent(IdentifierKind.POSTAL_NAME, "+44 20 7946")


def test_search_finds_by_number_and_says_when_nobody_is_found(
    desk: Desk, peopled: PeopleScreen
) -> None:
    peopled.focus_search()
    with desk.qtbot.waitSignal(peopled.model.settled):
        _type(peopled.list.search, "7946")
    assert peopled.model.rowCount() == 1
    QTest.keyClick(peopled.list.search, Qt.Key.Key_Down)
    desk.qtbot.waitUntil(lambda: peopled.editor.name.text() == "Alex")
    with desk.qtbot.waitSignal(peopled.model.settled):
        _type(peopled.list.search, "zzz")
    assert peopled.model.rowCount() == 0
    assert not peopled.list.view.isVisible()


def test_everything_can_be_named_by_a_screen_reader(peopled: PeopleScreen) -> None:
    fields = (
        peopled.list.search,
        peopled.list.view,
        peopled.editor.name,
        peopled.editor.standing,
        peopled.editor.notes,
        peopled.editor.identifiers.view,
        peopled.editor.identifiers.entry.kind,
        peopled.editor.identifiers.entry.written,
        peopled.editor.identifiers.entry.platform,
    )
    assert [field for field in fields if not field.accessibleName()] == []


def test_nothing_keeps_the_screen_after_it_is_gone(desk: Desk) -> None:
    desk.ask(_add_two)
    screen = PeopleScreen(desk.context)
    with desk.qtbot.waitSignal(screen.model.settled):
        screen.show()
    _open(desk, screen, 0)
    _type(screen.editor.notes, "more")
    gone = [weakref.ref(each) for each in (screen, screen.editor, screen.model)]
    screen.deleteLater()
    del screen
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    gc.collect()
    assert [each() for each in gone] == [None, None, None]
