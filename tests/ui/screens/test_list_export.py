"""Making lists, by clicks, from a real vault."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QWidget

from core.blocklists.exchange.targets import WAYS, Target
from core.blocklists.person import About, Circle, IdentifierContent, IdentifierKind, PersonContent
from core.blocklists.queries import IdentifierQuery
from core.blocklists.status import StatusContent, Step
from core.vault.session import Session
from tests.ui.screens.conftest import Desk
from tests.ui.screens.lists_room import ListsRoom
from ui.plain_text import without_isolation

HANDLES = IdentifierQuery(kind=IdentifierKind.HANDLE)


def add_more(session: Session) -> None:
    mail = IdentifierKind.EMAIL
    for name, written, about in (
        ("Bo", "bo@example.org", About(groups=("School",))),
        ("Me", "me@example.org", About(circle=Circle.ME)),
    ):
        identifiers = (IdentifierContent(mail, written),)
        session.blocklist.add(PersonContent(name, identifiers=identifiers, about=about))


@pytest.fixture
def room(desk: Desk) -> ListsRoom:
    desk.ask(add_more)
    room = ListsRoom(desk)
    room.click("people-export")
    wait_for(room, "4 entries in the file.")
    return room


def wait_for(room: ListsRoom, words: str) -> None:
    room.desk.qtbot.waitUntil(lambda: room.reads("export-count") == words)


def go_to(room: ListsRoom, target: Target) -> None:
    room.click_row("export-targets", list(Target).index(target))


def write(room: ListsRoom, path: Path) -> None:
    room.desk.dialogs.answers = [path]
    room.click("export-save")


def test_a_list_is_written_where_the_person_says(room: ListsRoom, tmp_path: Path) -> None:
    go_to(room, Target.GMAIL)
    wait_for(room, "2 entries in the file.")
    assert room.reads("export-title") == "Gmail"
    assert "Import filters" in room.reads("export-how")
    assert "2 of a kind that this program cannot use" in room.reads("export-left-out")
    room.type_into("export-label", "Later")
    assert not room.find(QWidget, "export-save").isEnabled()
    write(room, tmp_path / "filters.xml")
    assert "filters.xml" in room.reads("export-result")
    assert room.desk.dialogs.suggested == "mailFilters.xml"
    text = (tmp_path / "filters.xml").read_text()
    assert "max@example.org OR bo@example.org" in text or "bo@example.org OR max@" in text
    assert "'label' value=\"Later\"" in text
    assert "me@example.org" not in text
    assert [each.name for each in tmp_path.iterdir() if each.is_file()] == ["filters.xml"]


def test_a_file_that_is_there_is_never_written_over(room: ListsRoom, tmp_path: Path) -> None:
    there = tmp_path / "list.txt"
    there.write_text("mine")
    write(room, there)
    assert "nothing is ever written over" in room.reads("export-problem")
    assert there.read_text() == "mine"
    write(room, tmp_path / "other.txt")
    room.find(QWidget, "export-result")
    assert "@max" in (tmp_path / "other.txt").read_text()


def test_names_and_notes_go_along_when_they_are_chosen(room: ListsRoom, tmp_path: Path) -> None:
    write(room, tmp_path / "bare.txt")
    room.find(QWidget, "export-result")
    bare = (tmp_path / "bare.txt").read_text()
    assert "club" not in bare
    assert "Max M." not in bare
    room.click("export-names")
    room.click("export-notes")
    assert not room.sees("export-result")
    write(room, tmp_path / "told.txt")
    room.find(QWidget, "export-result")
    told = (tmp_path / "told.txt").read_text()
    assert "club" in told
    assert "Max M." in told


def test_only_a_group_and_only_some_kinds_go_out(room: ListsRoom) -> None:
    whose = room.find(QComboBox, "export-whose")
    room.desk.qtbot.waitUntil(lambda: whose.count() == 2)
    whose.setFocus()
    QTest.keyClick(whose, Qt.Key.Key_Down)
    whose.activated.emit(1)
    wait_for(room, "1 entry in the file.")
    QTest.keyClick(whose, Qt.Key.Key_Up)
    whose.activated.emit(0)
    wait_for(room, "4 entries in the file.")
    room.click("export-kind-email")
    wait_for(room, "2 entries in the file.")
    room.click("export-kind-phone")
    room.click("export-kind-handle")
    wait_for(room, "Nothing that was chosen can go into this file.")
    assert not room.find(QWidget, "export-save").isEnabled()


def test_accounts_on_one_service_and_what_is_to_do_go_out(room: ListsRoom) -> None:
    service = room.find(QComboBox, "export-service")
    assert without_isolation(service.itemText(1)) == "Instagram (1)"
    service.setCurrentIndex(1)
    service.activated.emit(1)
    wait_for(room, "1 entry in the file.")
    room.click("export-to-do")
    wait_for(room, "1 entry in the file.")
    (handle,) = [
        row.identifier.id
        for row in room.desk.ask(lambda session: session.blocklist.identifiers(HANDLES))
    ]
    blocked = StatusContent(Step.BLOCKED, date(2026, 3, 3))
    room.desk.runner.command(lambda session: session.statuses.record((handle,), blocked))
    wait_for(room, "Nothing that was chosen can go into this file.")


def test_people_chosen_in_the_list_are_offered_first(room: ListsRoom) -> None:
    people = room.desk.ask(lambda session: session.blocklist.page())
    room.click("export-back")
    room.screen.places.show_export((people[0].id,))
    wait_for(room, "1 entry in the file.")
    assert room.find(QComboBox, "export-whose").currentText() == "The person chosen in the list"


def test_what_changes_in_the_vault_is_seen_at_once(room: ListsRoom) -> None:
    room.desk.runner.command(
        lambda session: session.blocklist.add(
            PersonContent("New", identifiers=(IdentifierContent(IdentifierKind.PHONE, "+4912345"),))
        )
    )
    wait_for(room, "5 entries in the file.")


def test_nothing_is_written_when_no_place_is_chosen(room: ListsRoom) -> None:
    room.desk.dialogs.answers = []
    room.click("export-save")
    assert not room.sees("export-result")
    assert room.find(QWidget, "export-save").isEnabled()


def test_every_program_has_its_words_and_its_file_name(room: ListsRoom) -> None:
    for target in Target:
        go_to(room, target)
        assert len(room.reads("export-title")) > 3
        assert len(room.reads("export-how")) > 30
        assert room.sees("export-label") is WAYS[target].uses_label
        assert room.sees("export-names") is WAYS[target].says_more
