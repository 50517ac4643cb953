"""What is done with people and their identifiers: many at once, step by step, and taken back."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QItemSelectionModel, QPoint, Qt
from PySide6.QtGui import QGuiApplication, QImage, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QMenu, QWidget

from core.blocklists.person import (
    About,
    IdentifierContent,
    IdentifierKind,
    Person,
    PersonContent,
    Standing,
)
from core.blocklists.queries import IdentifierQuery
from core.blocklists.status import Step
from core.incidents.incident import IncidentContent
from core.vault.session import Session
from tests.ui.screens.conftest import PASSPHRASE, Desk
from ui.blocklists.carried import Carried, carry
from ui.blocklists.screen import PeopleScreen
from ui.blocklists.status_form import StatusForm
from ui.plain_text import without_isolation
from ui.shared.delete_question import DeleteQuestion

LEFT = Qt.MouseButton.LeftButton
PHONE = IdentifierContent(IdentifierKind.PHONE, "+44 20 7946 0018")
MAIL = IdentifierContent(IdentifierKind.EMAIL, "alex@example.org")
OWL = IdentifierContent(IdentifierKind.HANDLE, "@night_owl", "X (Twitter)")


def _fill(session: Session) -> None:
    for name, identifiers in (("Alex", (PHONE, MAIL)), ("Bo", (OWL,)), ("Cy", ())):
        session.blocklist.add(PersonContent(name, identifiers=identifiers))


def _named(name: str) -> Callable[[Session], Person]:
    return lambda session: session.blocklist.person(session.blocklist.page(name)[0].id)


@pytest.fixture
def screen(desk: Desk) -> PeopleScreen:
    """Alex, Bo and Cy are in the vault, and nobody is open."""
    desk.ask(_fill)
    screen = PeopleScreen(desk.context)
    desk.host(screen)
    screen.resize(1000, 900)
    with desk.qtbot.waitSignal(screen.model.settled):
        screen.show()
    return screen


def _open(desk: Desk, screen: PeopleScreen, row: int) -> None:
    name = screen.model.row_at(row).name
    screen.list.view.setCurrentIndex(screen.model.index(row, 0))
    desk.qtbot.waitUntil(lambda: screen.editor.name.text() == name)
    editor = screen.editor.identifiers
    desk.qtbot.waitUntil(lambda: all(editor.model.id_of(one) for one in editor.model.identifiers))


def _choose(screen: PeopleScreen, *rows: int) -> None:
    view = screen.list.view
    view.clearSelection()
    for row in rows:
        select = QItemSelectionModel.SelectionFlag.Select
        view.selectionModel().select(screen.model.index(row, 0), select)


def _press(screen: PeopleScreen, name: str) -> None:
    button = next(each for each in screen.findChildren(QWidget, name) if each.isVisible())
    QTest.mouseClick(button, LEFT)


def _undo(desk: Desk, screen: PeopleScreen) -> None:
    desk.qtbot.waitUntil(screen.undo_line.isVisible)
    QTest.mouseClick(screen.undo_line.undo_button, LEFT)


def _confirm(question: DeleteQuestion) -> None:
    field = question.findChild(QLineEdit, "delete-passphrase")
    assert isinstance(field, QLineEdit)
    QTest.keyClicks(field, PASSPHRASE)
    QTest.mouseClick(question.delete_button, LEFT)


def _words(widget: QWidget) -> str:
    labels = widget.findChildren(QLabel)
    return without_isolation(" ".join(each.text() for each in labels if each.isVisible()))


def test_several_are_put_into_a_group_found_there_and_taken_out(
    desk: Desk, screen: PeopleScreen
) -> None:
    _choose(screen, 0, 2)
    _press(screen, "people-chosen-group")
    QTest.keyClicks(screen.list.chosen.groups.picker.search, "court")
    QTest.keyClick(screen.list.chosen.groups.picker.search, Qt.Key.Key_Return)
    shown = screen.list.filter.shown
    desk.qtbot.waitUntil(lambda: shown.findText("court") > 0)
    with desk.qtbot.waitSignal(screen.model.settled):
        shown.setCurrentIndex(shown.findText("court"))
        shown.activated.emit(shown.currentIndex())
    assert screen.model.rowCount() == 2
    _choose(screen, 0, 1)
    _press(screen, "people-chosen-ungroup")
    desk.qtbot.waitUntil(lambda: screen.model.rowCount() == 0)
    _undo(desk, screen)
    desk.qtbot.waitUntil(lambda: desk.ask(_named("Cy")).about.groups == ("court",))


def test_several_are_made_one_and_apart_again(desk: Desk, screen: PeopleScreen) -> None:
    _choose(screen, 0, 1)
    _press(screen, "people-chosen-merge")
    picker = screen.list.chosen.merging.picker
    QTest.keyClicks(picker.search, "Bo")
    QTest.keyClick(picker.search, Qt.Key.Key_Return)
    desk.qtbot.waitUntil(lambda: screen.model.rowCount() == 2)
    assert set(desk.ask(_named("Bo")).content.identifiers) == {PHONE, MAIL, OWL}
    _undo(desk, screen)
    desk.qtbot.waitUntil(lambda: screen.model.rowCount() == 3)
    assert desk.ask(_named("Alex")).content.identifiers == (PHONE, MAIL)


def test_something_is_written_down_for_everything_of_several_people(
    desk: Desk, screen: PeopleScreen
) -> None:
    _choose(screen, 0, 1)
    _press(screen, "people-chosen-status")
    form = screen.steps.status.form
    assert form.isVisible()
    form.buttons[Step.BLOCKED].click()
    QTest.mouseClick(form.take_button, LEFT)
    rows = desk.ask(lambda session: session.blocklist.identifiers(IdentifierQuery()))
    assert [each.step for each in rows] == [Step.BLOCKED] * 3
    _undo(desk, screen)
    rows = desk.ask(lambda session: session.blocklist.identifiers(IdentifierQuery()))
    assert [each.step for each in rows] == [Step.NOT_YET] * 3


def test_a_person_named_in_a_note_goes_to_the_trash_and_is_not_deleted(
    desk: Desk, screen: PeopleScreen
) -> None:
    alex = desk.ask(_named("Alex"))
    desk.ask(lambda s: s.journal.record(IncidentContent("He called.", people=(alex.id,))))
    _open(desk, screen, 0)
    _press(screen, "person-trash")
    desk.qtbot.waitUntil(lambda: screen.model.rowCount() == 2)
    shown = screen.list.filter.shown
    with desk.qtbot.waitSignal(screen.model.settled):
        shown.setCurrentIndex(shown.count() - 1)
        shown.activated.emit(shown.currentIndex())
    _choose(screen, 0)
    _press(screen, "people-chosen-delete")
    question = screen.list.chosen.question
    _confirm(question)
    desk.qtbot.waitUntil(lambda: "Alex" in _words(question))
    QTest.mouseClick(question.keep_button, LEFT)
    view = screen.list.view
    middle = view.visualRect(screen.model.index(0, 0)).center()
    QTest.mouseClick(view.viewport(), LEFT, pos=middle)
    desk.qtbot.waitUntil(lambda: screen.editor.trash_button.text() == "Put back")
    _press(screen, "person-trash")
    desk.qtbot.waitUntil(lambda: screen.editor.trash_button.text() == "Move to trash")
    desk.qtbot.waitUntil(lambda: desk.ask(_named("Alex")).trashed_at is None)


def test_somebody_nobody_names_is_deleted_for_good(desk: Desk, screen: PeopleScreen) -> None:
    _choose(screen, 2)
    QTest.keyClick(screen.list.view, Qt.Key.Key_Delete)
    desk.qtbot.waitUntil(lambda: screen.model.rowCount() == 2)
    shown = screen.list.filter.shown
    with desk.qtbot.waitSignal(screen.model.settled):
        shown.setCurrentIndex(shown.count() - 1)
        shown.activated.emit(shown.currentIndex())
    _choose(screen, 0)
    QTest.keyClick(screen.list.view, Qt.Key.Key_Delete)
    question = screen.list.chosen.question
    _confirm(question)
    desk.qtbot.waitUntil(lambda: screen.model.rowCount() == 0)
    assert desk.errors == []


@pytest.mark.parametrize(
    ("step", "words"),
    [
        (Step.MUTED, "Look at it now and then"),
        (Step.BLOCKED, "another way in"),
        (Step.REPORTED, "number of your report"),
    ],
)
def test_what_to_think_of_is_said_at_the_moment_of_deciding(
    qtbot: object, step: Step, words: str
) -> None:
    del qtbot  # only there has to be an application
    form = StatusForm()
    form.begin("What was done", (IdentifierKind.HANDLE,), "x")
    form.buttons[step].click()
    assert words in _words(form.advice)
    assert "Save messages and profiles first" in _words(form.advice)


def test_what_was_done_about_one_is_ticked_off_and_a_note_can_come_first(
    desk: Desk, screen: PeopleScreen
) -> None:
    _press(screen, "people-to-do")
    page = screen.steps.to_do
    desk.qtbot.waitUntil(lambda: page.model.rowCount() == 3)
    desk.qtbot.waitUntil(lambda: page.services.findData("x") > 0)
    with desk.qtbot.waitSignal(page.model.settled):
        page.services.setCurrentIndex(page.services.findData("x"))
        page.services.activated.emit(page.services.currentIndex())
    assert page.model.rowCount() == 1
    page.view.setCurrentIndex(page.model.index(0, 0))
    QTest.mouseClick(page.done_button, LEFT)
    with desk.qtbot.waitSignal(screen.note_wanted) as wanted:
        QTest.mouseClick(page.form.note_button, LEFT)
    assert wanted.args[0] == "@night_owl on X (Twitter)\n"
    page.form.buttons[Step.REPORTED].click()
    QTest.keyClicks(page.form.reference, "R-77")
    QTest.mouseClick(page.form.take_button, LEFT)
    desk.qtbot.waitUntil(lambda: page.model.rowCount() == 0)
    owl = desk.ask(_named("Bo")).identifiers[0]
    content = desk.ask(lambda session: session.statuses.history(owl.id))[0].content
    assert (content.step, content.reference) == (Step.REPORTED, "R-77")


def test_an_identifier_is_dragged_onto_somebody_and_comes_back(
    desk: Desk, screen: PeopleScreen
) -> None:
    _open(desk, screen, 0)
    editor = screen.editor.identifiers
    data = editor.model.mimeData([editor.model.index_of(MAIL)])
    link = Qt.DropAction.LinkAction
    screen.model.dropMimeData(data, link, -1, -1, screen.model.index(1, 0))
    desk.qtbot.waitUntil(lambda: editor.model.identifiers == (PHONE,))
    assert desk.ask(_named("Bo")).content.identifiers == (OWL, MAIL)
    assert "given to Bo" in _words(screen.undo_line)
    _undo(desk, screen)
    desk.qtbot.waitUntil(lambda: editor.model.identifiers == (PHONE, MAIL))


def test_somebody_is_dragged_onto_somebody(desk: Desk, screen: PeopleScreen) -> None:
    cy = desk.ask(_named("Cy"))
    data = carry(Carried(people=(cy.id,)))
    screen.model.dropMimeData(data, Qt.DropAction.LinkAction, -1, -1, screen.model.index(0, 0))
    desk.qtbot.waitUntil(lambda: screen.model.rowCount() == 2)
    assert "Alex and Cy are one person now." in _words(screen.undo_line)


def test_an_identifier_is_given_to_somebody_by_keyboard(desk: Desk, screen: PeopleScreen) -> None:
    _open(desk, screen, 0)
    editor = screen.editor.identifiers
    editor.choose(PHONE)
    QTest.mouseClick(editor.card.move_button, LEFT)
    picker = screen.moving.picker
    desk.qtbot.waitUntil(lambda: picker.list.count() == 2)
    QTest.keyClicks(picker.search, "Cy")
    QTest.keyClick(picker.search, Qt.Key.Key_Return)
    desk.qtbot.waitUntil(lambda: editor.model.identifiers == (MAIL,))
    assert desk.ask(_named("Cy")).content.identifiers == (PHONE,)
    assert not screen.moving.isVisible()


def test_many_lines_are_pasted_and_the_region_is_asked_once(
    desk: Desk, screen: PeopleScreen
) -> None:
    _open(desk, screen, 2)
    editor = screen.editor.identifiers
    lines = "020 7946 0018\nhttps://www.instagram.com/night.owl/\n@owl@example.social\nM. Example\n"
    QGuiApplication.clipboard().setText(lines)
    QTest.keySequence(editor.entry.written, QKeySequence.StandardKey.Paste)
    assert "Accounts: 2" in _words(editor.many)
    QTest.mouseClick(editor.many.add_button, LEFT)
    kept = {
        (IdentifierKind.PHONE, "020 7946 0018", ""),
        (IdentifierKind.HANDLE, "https://www.instagram.com/night.owl/", "Instagram"),
        (IdentifierKind.HANDLE, "@owl@example.social", "Mastodon"),
        (IdentifierKind.POSTAL_NAME, "M. Example", ""),
    }
    desk.qtbot.waitUntil(
        lambda: {each.as_written for each in desk.ask(_named("Cy")).content.identifiers} == kept
    )
    desk.qtbot.waitUntil(editor.region.isVisible)
    editor.region.regions.setCurrentIndex(editor.region.regions.findData("GB"))
    QTest.mouseClick(editor.region.keep_button, LEFT)
    desk.qtbot.waitUntil(lambda: not editor.region.isVisible())
    phone = editor.model.identifiers[0]
    others = desk.ask(lambda session: session.blocklist.also_used_by(phone, None))
    assert {each.name for each in others} == {"Alex", "Cy"}


def test_a_picture_is_kept_and_covered_until_asked_for(
    desk: Desk, screen: PeopleScreen, tmp_path: Path
) -> None:
    picture = QImage(60, 60, QImage.Format.Format_RGB32)
    picture.fill(Qt.GlobalColor.red)
    picture.save(str(tmp_path / "face.png"))
    desk.dialogs.answers = [tmp_path / "face.png"]
    _open(desk, screen, 0)
    portrait = screen.editor.portrait
    QTest.mouseClick(portrait.add_button, LEFT)
    desk.qtbot.waitUntil(portrait.show_button.isVisible)
    assert portrait.show_button.text() == "Show"
    QTest.mouseClick(portrait.show_button, LEFT)
    assert portrait.show_button.text() == "Cover"
    desk.qtbot.waitUntil(lambda: desk.ask(_named("Alex")).about.photo is not None)
    QTest.mouseClick(portrait.remove_button, LEFT)
    desk.qtbot.waitUntil(lambda: desk.ask(_named("Alex")).about.photo is None)


def test_what_was_changed_elsewhere_comes_to_the_page_and_loses_nothing(
    desk: Desk, screen: PeopleScreen
) -> None:
    _open(desk, screen, 0)
    QTest.keyClicks(screen.editor.notes, "grey car")
    alex = desk.ask(_named("Alex"))
    other = PersonContent(
        "Alex", Standing.KNOWN, "", (MAIL,), About(groups=("court",), relation="neighbour")
    )
    desk.ask(lambda session: session.blocklist.revise(alex.id, other))
    screen.desk.follow()
    desk.qtbot.waitUntil(lambda: screen.editor.content.about.groups == ("court",))
    content = screen.editor.content
    assert (content.notes, content.standing) == ("grey car", Standing.KNOWN)
    assert content.identifiers == (MAIL,)


def test_an_identifier_is_written_otherwise_and_back(desk: Desk, screen: PeopleScreen) -> None:
    _open(desk, screen, 0)
    editor = screen.editor.identifiers
    editor.choose(PHONE)
    QTest.mouseClick(editor.card.change_button, LEFT)
    assert editor.entry.written.text() == PHONE.written
    QTest.keyClick(editor.entry.written, Qt.Key.Key_Backspace)
    QTest.keyClick(editor.entry.written, Qt.Key.Key_Return)
    desk.qtbot.waitUntil(lambda: editor.model.identifiers[0].written == PHONE.written[:-1])
    alex = desk.ask(_named("Alex"))
    assert [each.content.written for each in alex.identifiers] == [PHONE.written[:-1], MAIL.written]
    _undo(desk, screen)
    desk.qtbot.waitUntil(lambda: editor.model.identifiers == (PHONE, MAIL))
    assert desk.ask(_named("Alex")).identifiers[0].id == alex.identifiers[0].id


def test_several_identifiers_are_chosen_and_removed_together(
    desk: Desk, screen: PeopleScreen
) -> None:
    _open(desk, screen, 0)
    editor = screen.editor.identifiers
    editor.view.selectAll()
    assert "2 names, numbers and accounts chosen" in _words(editor.bar)
    assert not editor.card.isVisible()
    _press(screen, "identifiers-chosen-status")
    QTest.mouseClick(screen.steps.status.form.close_button, LEFT)
    assert screen.editor.isVisible()
    editor.view.selectAll()
    _press(screen, "identifiers-chosen-remove")
    desk.qtbot.waitUntil(lambda: editor.model.identifiers == ())
    _undo(desk, screen)
    desk.qtbot.waitUntil(lambda: editor.model.identifiers == (PHONE, MAIL))


@pytest.mark.qt_log_ignore("does not support", extend=True)  # a menu asks more than offscreen can
def test_the_menus_repeat_the_buttons(desk: Desk, screen: PeopleScreen) -> None:
    _open(desk, screen, 0)
    editor = screen.editor.identifiers
    editor.choose(MAIL)
    editor.view.customContextMenuRequested.emit(QPoint(2, 2))
    menu = editor.view.findChild(QMenu, "identifier-menu")
    assert isinstance(menu, QMenu)
    said = [each.text() for each in menu.actions()]
    assert said == ["Change", "What was done", "Give to somebody else", "Remove"]
    menu.actions()[0].trigger()
    assert editor.entry.written.text() == MAIL.written
    menu.close()
    screen.list.view.customContextMenuRequested.emit(QPoint(2, 2))
    people = screen.list.view.findChild(QMenu, "people-list-menu")
    assert isinstance(people, QMenu)
    assert "Make a list" in [each.text() for each in people.actions()]
    people.close()


def test_what_is_typed_and_not_in_the_vault_yet_is_taken_away_at_once(
    desk: Desk, screen: PeopleScreen
) -> None:
    screen.start_new()
    editor = screen.editor.identifiers
    editor.model.put(OWL)
    editor.choose(OWL)
    editor.card.note.insertPlainText("seen in March")
    assert editor.model.identifiers[0].note == "seen in March"
    QTest.mouseClick(editor.card.remove_button, LEFT)
    assert editor.model.identifiers == ()
    QTest.mouseClick(editor.many_button, LEFT)
    assert editor.many.isVisible()
    QTest.keyClick(editor.many, Qt.Key.Key_Escape)
    assert not editor.many.isVisible()
    assert desk.errors == []
