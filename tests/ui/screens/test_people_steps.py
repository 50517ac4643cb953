"""Because of which notes something was done: chosen while writing it down, opened from there."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QWidget

from core.blocklists.person import IdentifierContent, IdentifierKind, Person, PersonContent
from core.blocklists.status import Step
from core.ids import IncidentId
from core.incidents.incident import IncidentContent
from core.vault.session import Session
from tests.ui.screens.conftest import Desk
from ui.blocklists.screen import PeopleScreen
from ui.plain_text import without_isolation
from ui.screen import Record

LEFT = Qt.MouseButton.LeftButton
PHONE = IdentifierContent(IdentifierKind.PHONE, "+44 20 7946 0018")
OWL = IdentifierContent(IdentifierKind.HANDLE, "@night_owl", "X (Twitter)")


def _person(session: Session, name: str, identifier: IdentifierContent) -> Person:
    return session.blocklist.add(PersonContent(name, identifiers=(identifier,))).value


def _note(session: Session, text: str, *people: Person) -> IncidentId:
    content = IncidentContent(text, people=tuple(each.id for each in people))
    return session.journal.record(content).value.id


@pytest.fixture
def screen(desk: Desk) -> PeopleScreen:
    screen = PeopleScreen(desk.context)
    desk.qtbot.addWidget(screen)
    screen.resize(1000, 900)
    with desk.qtbot.waitSignal(screen.model.settled):
        screen.show()
    return screen


def _note_buttons(screen: PeopleScreen) -> list[QPushButton]:
    found = screen.findChildren(QPushButton, "status-history-note")
    return [each for each in found if each.isVisible()]


def _press(key: Qt.Key, widget: QWidget) -> None:
    QTest.keyClick(widget, key)


def test_a_note_is_found_linked_to_a_step_and_opened_from_its_history(
    desk: Desk, screen: PeopleScreen
) -> None:
    alex = desk.ask(lambda session: _person(session, "Alex", PHONE))
    # The word stands far behind what a list shows of a note.
    long = desk.ask(lambda session: _note(session, "He & I. " + "word " * 200 + "zeppelin"))
    desk.ask(lambda session: _note(session, "Something else"))
    with desk.qtbot.waitSignal(screen.desk.told):
        screen.open_record(alex.id)
    editor = screen.editor.identifiers
    desk.qtbot.waitUntil(lambda: editor.model.id_of(PHONE) is not None)
    editor.choose(PHONE)
    QTest.mouseClick(editor.card.status_button, LEFT)
    form = editor.card.form
    form.buttons[Step.BLOCKED].click()
    _press(Qt.Key.Key_Space, form.notes.add_button)
    picker = form.notes.picker
    desk.qtbot.waitUntil(lambda: picker.list.count() == 2)
    QTest.keyClicks(picker.search, "zeppelin")
    desk.qtbot.waitUntil(lambda: picker.list.count() == 1)
    _press(Qt.Key.Key_Return, picker.search)
    _press(Qt.Key.Key_Escape, picker.search)
    assert form.notes.chosen == (long,)
    QTest.mouseClick(form.take_button, LEFT)
    desk.qtbot.waitUntil(lambda: len(_note_buttons(screen)) == 1)
    go = _note_buttons(screen)[0]
    assert "He && I. word" in without_isolation(go.text())
    with desk.qtbot.waitSignal(screen.record_wanted) as wanted:
        _press(Qt.Key.Key_Return, go)
    assert wanted.args == [Record.INCIDENT, long]
    assert [each.content.step for each in desk.ask(lambda s: s.statuses.because_of(long))] == [
        Step.BLOCKED
    ]
    # Asked again, the form begins with no note.
    QTest.mouseClick(editor.card.status_button, LEFT)
    assert not form.notes.chosen


def test_notes_that_name_whom_it_is_about_are_offered_first(
    desk: Desk, screen: PeopleScreen
) -> None:
    alex = desk.ask(lambda session: _person(session, "Alex", PHONE))
    desk.ask(lambda session: _person(session, "Bo", OWL))
    about = desk.ask(lambda session: _note(session, "Alex was here", alex))
    newest = desk.ask(lambda session: _note(session, "Rain"))
    screen.steps.show_to_do()
    page = screen.steps.to_do
    desk.qtbot.waitUntil(lambda: page.model.rowCount() == 2)
    page.view.setCurrentIndex(page.model.index(0, 0))
    QTest.mouseClick(page.done_button, LEFT)
    _press(Qt.Key.Key_Space, page.form.notes.add_button)
    picker = page.form.notes.picker
    desk.qtbot.waitUntil(lambda: picker.list.count() == 2)
    assert picker.list.item(0).text() == "Alex was here"
    _press(Qt.Key.Key_Return, picker.search)
    _press(Qt.Key.Key_Down, picker.search)
    _press(Qt.Key.Key_Return, picker.search)
    QTest.mouseClick(page.form.take_button, LEFT)
    desk.qtbot.waitUntil(lambda: page.model.rowCount() == 1)
    phone = alex.identifiers[0]
    entry = desk.ask(lambda session: session.statuses.history(phone.id))[0]
    assert entry.content.incidents == (about, newest)


def test_a_step_for_several_people_is_linked_for_each(desk: Desk, screen: PeopleScreen) -> None:
    people = [
        desk.ask(lambda s: _person(s, "Alex", PHONE)),
        desk.ask(lambda s: _person(s, "Bo", OWL)),
    ]
    screen.model.reload()
    desk.qtbot.waitUntil(lambda: screen.model.rowCount() == 2)
    note = desk.ask(lambda session: _note(session, "Both of them"))
    screen.list.view.selectAll()
    status = screen.findChild(QWidget, "people-chosen-status")
    assert isinstance(status, QWidget)
    QTest.mouseClick(status, LEFT)
    form = screen.steps.status.form
    _press(Qt.Key.Key_Space, form.notes.add_button)
    desk.qtbot.waitUntil(lambda: form.notes.picker.list.count() == 1)
    _press(Qt.Key.Key_Return, form.notes.picker.search)
    QTest.mouseClick(form.take_button, LEFT)
    entries = desk.ask(lambda session: session.statuses.because_of(note))
    assert {each.identifier_id for each in entries} == {p.identifiers[0].id for p in people}
