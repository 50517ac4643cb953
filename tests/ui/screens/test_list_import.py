"""Bringing lists in, by clicks, into a real vault."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QPushButton, QTableView, QWidget

from core.blocklists.exchange.plan import ToKnown
from core.blocklists.exchange.taking_in import TakingOut
from core.ids import PersonId
from core.vault.session import Session
from tests.ui.screens.conftest import Desk
from tests.ui.screens.lists_room import MAX, ListsRoom
from ui.jobs import WatchedProgress
from ui.vault_runner import VaultRunner

CARDS = (
    "BEGIN:VCARD\r\nFN:Max M.\r\nEMAIL:MAX@example.org\r\nTEL:+49 170 7654321\r\nEND:VCARD\r\n"
    "BEGIN:VCARD\r\nFN:Bo\r\nEMAIL:bo@example.org\r\nEMAIL:bo@example.org\r\nEND:VCARD\r\n"
    "BEGIN:VCARD\r\nFN:Nobody\r\nEND:VCARD\r\n"
)
_PATIENCE_MS = 60_000
KEPT = {MAX.name: [each.written for each in MAX.identifiers]}


@pytest.fixture
def room(desk: Desk) -> ListsRoom:
    return ListsRoom(desk)


def choose(room: ListsRoom, name: str, place: int) -> None:
    """Choose in a combo box as the keyboard does."""
    box = room.find(QComboBox, name)
    box.setFocus()
    QTest.keyClick(box, Qt.Key.Key_Home)
    for _ in range(place):
        QTest.keyClick(box, Qt.Key.Key_Down)
    assert box.currentIndex() == place


def test_a_list_is_looked_at_brought_in_and_taken_out_again(room: ListsRoom) -> None:
    room.open_list(CARDS)
    assert room.find(QComboBox, "import-format").currentText() == "Contacts (vCard)"
    assert [(row[0], row[2], row[3]) for row in room.cells("import-rows")] == [
        ("MAX@example.org", "", "Kept already: Max M."),
        ("+49 170 7654321", "Max M.", "New"),
        ("bo@example.org", "Bo", "New"),
        ("bo@example.org", "", "Already in line 8 of this list"),
        ("Nobody", "", "No address, number or account in it"),
    ]
    assert room.kept() == KEPT
    button = room.find(QPushButton, "import-start")
    assert button.text() == "Bring in 2 entries"
    room.click("import-start")
    assert "2 entries brought in." in room.reads("import-result")
    assert room.kept() == {
        "Bo": ["bo@example.org"],
        "Max M.": [*KEPT["Max M."], "+49 170 7654321"],
    }
    room.wait_until_compared()
    assert not button.isEnabled()
    room.click("import-undo")
    room.desk.qtbot.waitUntil(lambda: "all is as it was" in room.reads("import-state"))
    assert room.kept() == KEPT


def test_rows_are_ticked_by_hand_by_kind_and_by_the_space_bar(room: ListsRoom) -> None:
    room.open_list(CARDS)
    room.click("import-none")
    assert not room.find(QWidget, "import-start").isEnabled()
    choose(room, "import-news", 2)
    assert len(room.cells("import-rows")) == 1
    room.click("import-all")
    choose(room, "import-news", 0)
    assert room.find(QPushButton, "import-start").text() == "Bring in 1 entry"
    room.click_row("import-rows", 1)
    table = room.find(QTableView, "import-rows")
    QTest.keyClick(table, Qt.Key.Key_Space)
    assert room.find(QPushButton, "import-start").text() == "Bring in 2 entries"
    room.click_row("import-rows", 4, Qt.KeyboardModifier.ShiftModifier)
    assert "4 entries selected" in room.reads("import-chosen-bar")
    room.click("import-chosen-leave")
    assert room.find(QPushButton, "import-start").text() == "Bring in 1 entry"
    room.click("import-chosen-take")
    assert room.find(QPushButton, "import-start").text() == "Bring in 4 entries"
    room.click("import-chosen-clear")
    assert not room.sees("import-chosen-bar")


def test_what_may_be_mistyped_is_shown_row_by_row_and_still_ticked(room: ListsRoom) -> None:
    room.open_list("Mail;Phone\nbo@example..org;+1 555 555 5555\ncy@example.org;\n")
    assert [row[3] for row in room.cells("import-rows")] == [
        "Not a whole e-mail address · New",
        "Not known to be in use · New",
        "New",
    ]
    choose(room, "import-news", 5)
    room.desk.qtbot.waitUntil(lambda: len(room.cells("import-rows")) == 2)
    assert room.find(QComboBox, "import-news").currentText() == "Perhaps mistyped (2)"
    assert room.find(QPushButton, "import-start").text() == "Bring in 3 entries"
    room.click("import-start")
    room.find(QWidget, "import-result")
    assert ["bo@example..org", "+1 555 555 5555", "cy@example.org"] in room.kept().values()


def test_rows_are_given_to_somebody_else_than_the_list_says(room: ListsRoom) -> None:
    room.open_list("new@example.org\n+49 171 1234567\n@other\n")
    assert not room.sees("import-columns")
    room.click_row("import-rows", 0)
    room.click_row("import-rows", 1, Qt.KeyboardModifier.ControlModifier)
    room.click("import-chosen-give")
    room.type_into("import-give-to-search", "max")
    picker = room.screen.places.import_page.rows.picker
    room.desk.qtbot.waitUntil(lambda: picker.list.count() == 1)
    QTest.keyClick(picker.search, Qt.Key.Key_Return)
    assert [row[2] for row in room.cells("import-rows")] == ["Max M.", "Max M.", "From a list"]
    room.type_into("import-name", "Somebody")
    room.click("import-start")
    room.find(QWidget, "import-result")
    assert room.kept() == {
        "Max M.": [*KEPT["Max M."], "new@example.org", "+49 171 1234567"],
        "Somebody": ["@other"],
    }


def test_all_go_to_somebody_who_is_kept_already(room: ListsRoom) -> None:
    room.open_list("new@example.org\n")
    choose(room, "import-whose", 1)
    picker = room.screen.places.import_page.whose.picker
    whose = room.screen.places.import_page.whose
    whose.way.activated.emit(1)
    assert not room.find(QWidget, "import-start").isEnabled()
    room.desk.qtbot.waitUntil(lambda: picker.list.count() == 1)
    QTest.keyClick(picker.search, Qt.Key.Key_Escape)
    assert not picker.isVisible()
    room.click("import-person")
    room.desk.qtbot.waitUntil(lambda: picker.list.count() == 1)
    QTest.keyClick(picker.search, Qt.Key.Key_Return)
    room.click("import-start")
    room.find(QWidget, "import-result")
    assert room.kept() == {"Max M.": [*KEPT["Max M."], "new@example.org"]}


def test_the_columns_of_a_table_are_decided_by_the_person(room: ListsRoom) -> None:
    room.open_list("Max M.;0171 1;hello\nBo;0171 2;=1+1\n")
    assert room.cells("import-columns")[1] == ["Column 2", "0171 1 · 0171 2", "Phone number"]
    table = room.find(QTableView, "import-columns")
    for row, place in ((0, "Name of the person"), (2, "Note")):
        table.edit(table.model().index(row, 2))
        editor = room.find(QComboBox, "import-column-role")
        editor.setCurrentIndex(editor.findText(place))
        QTest.keyClick(editor, Qt.Key.Key_Tab)
    room.wait_until_compared()
    names = ["Max M.", "Bo"]
    room.desk.qtbot.waitUntil(lambda: [row[2] for row in room.cells("import-rows")] == names)
    room.click("import-heading")
    room.wait_until_compared()
    room.desk.qtbot.waitUntil(lambda: len(room.cells("import-rows")) == 1)
    room.click("import-heading")
    room.wait_until_compared()
    room.desk.qtbot.waitUntil(lambda: len(room.cells("import-rows")) == 2)
    room.click("import-start")
    room.find(QWidget, "import-result")

    def notes(session: Session) -> list[str]:
        people = [session.blocklist.person(row.id) for row in session.blocklist.page()]
        return [each.content.note for person in people for each in person.identifiers]

    assert "=1+1" in room.desk.ask(notes)


def test_the_person_says_that_a_list_is_something_else(room: ListsRoom) -> None:
    room.open_list("a@example.org,hello\nb@example.org,there\n")
    kind = room.find(QComboBox, "import-format")
    assert kind.currentText() == "A table (CSV)"
    assert room.sees("import-columns")
    kind.setCurrentIndex(1)
    kind.activated.emit(1)
    room.desk.qtbot.waitUntil(lambda: not room.sees("import-columns"))
    room.wait_until_compared()
    assert [row[0] for row in room.cells("import-rows")] == [
        "a@example.org,hello",
        "b@example.org,there",
    ]
    kind.setCurrentIndex(0)
    kind.activated.emit(0)
    room.desk.qtbot.waitUntil(lambda: room.sees("import-columns"))
    room.wait_until_compared()
    assert [row[0] for row in room.cells("import-rows")] == ["a@example.org", "b@example.org"]


class _Midway:
    """Stops an import once something of it is in: its steps and our looks take turns."""

    def __init__(self, runner: VaultRunner) -> None:
        self._runner = runner
        self._progress = WatchedProgress("")
        self.stopped_at = 0

    def begin(self, progress: WatchedProgress) -> None:
        self._progress = progress
        self._runner.query(_nothing, self._look)

    def _look(self, _: None) -> None:
        if self._progress.done:
            self.stopped_at = self._progress.done
            self._progress.cancel()
        else:
            self._runner.query(_nothing, self._look)


def _nothing(session: Session) -> None:
    del session


def test_an_import_that_is_stopped_leaves_nothing_behind(room: ListsRoom) -> None:
    rows = "".join(f"BEGIN:VCARD\nFN:P{n}\nEMAIL:p{n}@example.org\nEND:VCARD\n" for n in range(300))
    room.open_list(rows)
    midway = _Midway(room.desk.runner)
    room.desk.runner.work_started.connect(midway.begin)
    room.click("import-start")
    room.desk.qtbot.waitUntil(lambda: "Stopped" in room.reads("import-state"), timeout=_PATIENCE_MS)
    assert midway.stopped_at > 0
    assert room.kept() == KEPT


def test_an_import_that_is_stopped_while_it_is_planned_brings_nothing(room: ListsRoom) -> None:
    room.open_list(CARDS)
    room.desk.runner.work_started.connect(WatchedProgress.cancel)
    room.click("import-start")
    room.desk.qtbot.waitUntil(lambda: "Stopped" in room.reads("import-state"), timeout=_PATIENCE_MS)
    assert room.kept() == KEPT


def test_a_file_that_cannot_be_read_is_said_to_be_so(room: ListsRoom) -> None:
    room.click("people-import")
    room.desk.dialogs.answers = [room.desk.folder.with_name("gone.txt")]
    room.click("import-file-choose")
    assert "cannot be read" in room.reads("import-problem")
    assert not room.sees("import-rows")


def test_a_list_in_which_there_is_nothing_is_said_to_be_empty(room: ListsRoom) -> None:
    room.open_list("# only a remark\n")
    room.desk.qtbot.waitUntil(lambda: "nothing in this file" in room.reads("import-state"))
    assert not room.find(QWidget, "import-start").isEnabled()


def test_the_country_of_numbers_is_shown_and_can_be_another(room: ListsRoom) -> None:
    room.open_list("+49 170 7654321\nnew@example.org\n")
    assert not room.sees("import-region")
    room.open_list("020 7946 0958\n")
    assert "from Germany" in room.reads("import-region-words")
    assert room.cells("import-rows")[0][3] == "Not known to be in use · New"
    room.click("import-region-change")
    choice = room.find(QComboBox, "region-choice")
    assert choice.currentData() == "DE"
    choice.setCurrentIndex(choice.findData("GB"))
    room.click("region-keep")
    room.desk.qtbot.waitUntil(lambda: [row[3] for row in room.cells("import-rows")] == ["New"])
    assert "from United Kingdom" in room.reads("import-region-words")
    assert not room.sees("region-line")
    assert room.desk.ask(lambda session: session.blocklist.region()) == "GB"


def test_the_country_of_numbers_is_asked_for_where_it_was_never_said(room: ListsRoom) -> None:
    room.desk.ask(lambda session: session.blocklist.set_region(""))
    room.open_list("0170 7654321\n")
    room.find(QWidget, "region-line")
    assert not room.sees("import-region-words")
    assert room.cells("import-rows")[0][3] == "No country code · New"
    choice = room.find(QComboBox, "region-choice")
    choice.setCurrentIndex(choice.findData("DE"))
    room.click("region-keep")
    room.desk.qtbot.waitUntil(lambda: [row[3] for row in room.cells("import-rows")] == ["New"])


def test_going_back_shows_the_people_and_coming_again_the_list(room: ListsRoom) -> None:
    room.open_list(CARDS)
    room.click("import-back")
    assert room.find(QWidget, "people-list").isVisible()
    assert not room.sees("import-page")
    room.click("people-import")
    assert len(room.cells("import-rows")) == 5


def test_hostile_rows_are_shown_harmlessly(room: ListsRoom) -> None:
    room.open_list("max\u202e@example.org\n")
    assert "\u202e" not in room.cells("import-rows")[0][0]
    assert "U+202E" in room.cells("import-rows")[0][0]


def test_somebody_deleted_meanwhile_is_no_crash(room: ListsRoom) -> None:
    room.open_list("new@example.org\n")
    room.click("import-start")
    room.find(QWidget, "import-result")
    taken = room.screen.places.import_page._taken
    assert taken is not None
    room.desk.ask(lambda session: session.lists.take_out(TakingOut(taken), 10))
    room.click("import-undo")
    assert "not in the vault" in room.reads("import-problem")
    assert room.kept() == KEPT


def test_an_import_that_fails_midway_is_taken_out_again(room: ListsRoom) -> None:
    room.open_list("new@example.org\n+49 171 1234567\n")
    room.click_row("import-rows", 1)
    page = room.screen.places.import_page
    page.model.give((1,), ToKnown(PersonId("gone")), "Gone")
    room.click("import-start")
    assert "not in the vault" in room.reads("import-problem")
    assert room.kept() == KEPT
    assert room.find(QWidget, "import-start").isEnabled()
