"""Writing a note, changing it, finding it, and losing nothing."""

import gc
import weakref
from dataclasses import replace
from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLineEdit, QListWidget

from core.blocklists.person import PersonContent
from core.incidents.details import Details
from core.incidents.incident import IncidentContent
from core.incidents.platform import Platform
from core.moment import moment_from_local
from tests.ui.journal.finding import pick
from tests.ui.journal.hands import Hands
from ui.journal.when_field import Times


def test_a_note_of_one_line_is_kept_with_ctrl_enter(hands: Hands) -> None:
    hands.sit_down()
    hands.type("He rang at three.")
    hands.keep()
    assert hands.only().content == IncidentContent("He rang at three.")
    assert hands.label("journal-count") == "1 note"
    assert hands.label("journal-state") == "Kept"
    assert hands.said == ["Note kept."]
    assert hands.session.journal.draft() is None


def test_everything_a_note_can_hold_is_kept_and_shown_again(hands: Hands) -> None:
    person = hands.session.blocklist.add(PersonContent("Alex M.")).value
    screen = hands.sit_down()
    hands.type("Fourteen messages.")
    hands.press("when-now")
    hands.rest()
    hands.press("types-add")
    search = screen.findChild(QLineEdit, "types-search")
    assert search is not None
    QTest.keyClicks(search, "hurt you")
    QTest.keyClick(search, Qt.Key.Key_Return)
    QTest.keyClick(search, Qt.Key.Key_Escape)
    hands.press("people-add")
    hands.rest()
    people = screen.findChild(QListWidget, "people-choices")
    assert people is not None
    first = people.visualItemRect(people.item(0)).center()
    QTest.mouseClick(people.viewport(), Qt.MouseButton.LeftButton, pos=first)
    platform = screen.findChild(QComboBox, "journal-platform")
    assert platform is not None
    platform.setFocus()
    QTest.keyClicks(platform, "Messenger")
    hands.keep()
    kept = hands.only()
    assert kept.content.types == ("threat",)
    assert kept.content.people == (person.id,)
    assert kept.content.platform is Platform.MESSENGER
    assert kept.content.occurred is not None
    assert kept.content.occurred.instant == hands.session.clock.now()
    screen.start_new()
    hands.rest()
    assert screen.editor.content() == IncidentContent("")
    hands.choose(0)
    assert screen.editor.content() == kept.content
    assert [chip.text() for chip in screen.findChildren(QAbstractButton, "chip-0")] == [
        "Threat",
        "Alex M.",
    ]


def test_an_edit_is_kept_and_the_list_shows_it(hands: Hands) -> None:
    hands.session.journal.record(IncidentContent("A grey car."))
    screen = hands.sit_down()
    hands.choose(0)
    screen.editor.text.moveCursor(screen.editor.text.textCursor().MoveOperation.End)
    hands.type(" Again.")
    hands.keep()
    assert hands.only().content.text == "A grey car. Again."
    assert "A grey car. Again." in str(screen.model.index(0, 0).data())
    assert screen.list.view.currentIndex().row() == 0


def test_a_chip_goes_with_del_and_a_person_can_be_made_here(hands: Hands) -> None:
    journal = hands.session.journal
    journal.record(IncidentContent("A call.", types=("threat",)))
    screen = hands.sit_down()
    hands.choose(0)
    chip = screen.findChild(QAbstractButton, "chip-0")
    assert chip is not None
    QTest.keyClick(chip, Qt.Key.Key_Delete)
    hands.press("people-add")
    hands.rest()
    search = screen.findChild(QLineEdit, "people-search")
    assert search is not None
    QTest.keyClicks(search, "Unknown caller")
    hands.rest()
    QTest.keyClick(search, Qt.Key.Key_Return)
    hands.rest()
    hands.keep()
    (row,) = hands.session.blocklist.page()
    assert row.name == "Unknown caller"
    assert hands.only().content == IncidentContent("A call.", people=(row.id,))


def test_going_to_another_note_keeps_what_was_being_written(hands: Hands) -> None:
    hands.session.journal.record(IncidentContent("First."))
    screen = hands.sit_down()
    hands.type("Half a thought")
    hands.choose(0)
    hands.qtbot.waitUntil(lambda: screen.editor.text.toPlainText() == "First.")
    assert {row.excerpt for row in hands.rows()} == {"First.", "Half a thought"}
    assert screen.list.view.currentIndex().data() == screen.model.index(1, 0).data()


def test_an_emptied_note_stays_open_and_says_why(hands: Hands) -> None:
    journal = hands.session.journal
    journal.record(IncidentContent("Older."))
    journal.record(IncidentContent("Newer."))
    screen = hands.sit_down()
    hands.choose(0)
    screen.editor.text.selectAll()
    QTest.keyClick(screen.editor.text, Qt.Key.Key_Delete)
    hands.choose(1)
    assert screen.editor.foot.caution.isVisible()
    assert "empty" in screen.editor.foot.caution.accessibleName()
    assert screen.list.view.currentIndex().row() == 0
    assert {row.excerpt for row in hands.rows()} == {"Older.", "Newer."}
    hands.press("journal-throw-away")
    hands.rest()
    assert screen.editor.text.toPlainText() == "Newer."


def test_what_was_thrown_away_can_be_brought_back(hands: Hands) -> None:
    screen = hands.sit_down()
    hands.type("Not sure about this.")
    hands.press("journal-throw-away")
    hands.rest()
    assert screen.editor.text.toPlainText() == ""
    assert hands.session.journal.draft() is None
    hands.press("journal-bring-back")
    assert screen.editor.text.toPlainText() == "Not sure about this."
    hands.keep()
    assert hands.only().content.text == "Not sure about this."


def test_a_note_without_words_gets_those_of_its_types(hands: Hands) -> None:
    screen = hands.sit_down()
    screen.editor.types.open_picker()
    search = screen.findChild(QLineEdit, "types-search")
    assert search is not None
    QTest.keyClicks(search, "Threat")
    QTest.keyClick(search, Qt.Key.Key_Return)
    hands.press("journal-keep")
    hands.wait_until_kept()
    assert hands.only().content == IncidentContent("Threat", types=("threat",))


def test_a_draft_survives_lock(hands: Hands) -> None:
    hands.sit_down()
    hands.type("They are at the door")
    hands.lock()
    hands.unlock()
    screen = hands.sit_down()
    assert screen.editor.text.toPlainText() == "They are at the door"
    assert hands.label("journal-state") == "You were writing this. Draft kept 21:05"
    assert hands.rows() == ()
    hands.keep()
    assert hands.only().content.text == "They are at the door"


def test_a_draft_of_a_kept_note_comes_back_as_that_note(hands: Hands) -> None:
    first = hands.session.journal.record(IncidentContent("A call.")).value
    screen = hands.sit_down()
    hands.choose(0)
    hands.type("At night: ")
    hands.lock()
    hands.unlock()
    screen = hands.sit_down()
    assert screen.editor.note.incident_id == first.id
    assert screen.editor.text.toPlainText() == "At night: A call."
    hands.keep()
    assert hands.only().content.text == "At night: A call."


def test_the_draft_is_kept_while_typing(hands: Hands) -> None:
    hands.sit_down()
    hands.type("Slowly typed")
    hands.qtbot.waitUntil(lambda: hands.label("journal-state") == "Draft kept 21:05")
    draft = hands.session.journal.draft()
    assert draft is not None
    assert draft.content.text == "Slowly typed"


def test_a_time_that_the_clocks_skipped_is_said_and_not_kept(hands: Hands) -> None:
    screen = hands.sit_down()
    hands.type("In that night.")
    night = moment_from_local(_wall(2026, 3, 29, 1, 30), "Europe/Berlin")
    screen.editor.when.show_times(Times(night))
    edit = screen.editor.when.start.edit
    edit.setDateTime(edit.dateTime().addSecs(3600))
    assert screen.editor.when.caution.isVisible()
    hands.keep()
    assert hands.rows() == ()
    assert screen.editor.text.toPlainText() == "In that night."
    hands.press("when-unsure")
    hands.keep()
    assert hands.only().content.occurred is None


def test_a_time_that_the_clocks_showed_twice_can_be_the_second(hands: Hands) -> None:
    screen = hands.sit_down()
    hands.type("In that night.")
    night = moment_from_local(_wall(2026, 10, 25, 1, 30), "Europe/Berlin")
    screen.editor.when.show_times(Times(night))
    field = screen.editor.when.start
    assert not field.which.isVisible()
    field.edit.setDateTime(field.edit.dateTime().addSecs(3600))
    assert field.which.isVisible()
    field.which.setFocus()
    QTest.keyClick(field.which, Qt.Key.Key_Down)
    hands.keep()
    occurred = hands.only().content.occurred
    assert occurred == moment_from_local(_wall(2026, 10, 25, 2, 30), "Europe/Berlin", fold=1)


def test_what_could_be_added_is_offered_until_it_is_there(hands: Hands) -> None:
    screen = hands.sit_down()
    when = screen.findChild(QAbstractButton, "could-add-when")
    assert when is not None
    assert when.isVisible()
    hands.press("could-add-when")
    assert screen.editor.when.phrase.line.hasFocus()
    hands.press("when-now")
    hands.rest()
    assert not when.isVisible()
    hands.press("could-add-type")
    assert screen.editor.types.picker.search.hasFocus()
    hands.press("could-add-person")
    assert screen.editor.people.picker.search.hasFocus()
    hands.press("could-add-where")
    assert screen.editor.platform.hasFocus()
    hands.press("could-add-file")
    assert screen.editor.evidence.add_button.hasFocus()


def test_nothing_of_the_screen_is_left_after_it_is_deleted(hands: Hands) -> None:
    screen = hands.sit_down()
    hands.type("Secret words.")
    hands.keep()
    editor, model = weakref.ref(screen.editor), weakref.ref(screen.model)
    gone = weakref.ref(screen)
    del screen
    hands.destroy()
    gc.collect()
    assert gone() is None
    assert editor() is None
    assert model() is None


def _wall(*parts: int) -> datetime:
    return datetime(*parts)  # type: ignore[arg-type]  # noqa: DTZ001  a wall-clock time


def test_a_long_text_is_pasted_whole_and_undone_at_once(hands: Hands) -> None:
    screen = hands.sit_down()
    long = "one line of what they wrote 😀\n" * 9_000
    hands.type("Before. ")
    QGuiApplication.clipboard().setText(long)
    QTest.keyClick(screen.editor.text, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert screen.editor.text.is_filling
    hands.press("journal-keep")
    hands.wait_until_kept()
    assert hands.only().content.text == f"Before. {long}"
    QTest.keyClick(screen.editor.text, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert screen.editor.text.toPlainText() == "Before. "
    screen.start_new()
    hands.rest()
    hands.choose(0)
    hands.qtbot.waitUntil(lambda: screen.editor.text.toPlainText() == "Before. ")


def test_a_long_note_is_shown_whole_and_is_not_called_edited(hands: Hands) -> None:
    long = "عبارة طويلة كتبها في تلك الليلة\n" * 9_000
    hands.session.journal.record(IncidentContent(long))
    screen = hands.sit_down()
    hands.choose(0)
    hands.qtbot.waitUntil(lambda: not screen.editor.text.is_filling)
    assert screen.editor.text.toPlainText() == long
    assert not screen.editor.is_touched
    assert not screen.editor.text.document().isUndoAvailable()
    assert not screen.editor.text.isReadOnly()


def test_a_note_begun_elsewhere_has_its_words_and_people_and_loses_nothing(hands: Hands) -> None:
    person = hands.session.blocklist.add(PersonContent("Alex M.")).value
    screen = hands.sit_down()
    hands.type("A call at night.")
    screen.begin_note("About +44 20 7946 0018:\n", (person.id,))
    hands.qtbot.waitUntil(lambda: screen.editor.content().people == (person.id,))
    assert screen.editor.content().text == "About +44 20 7946 0018:\n"
    hands.rest()  # or else the vault's thread is looked over the shoulder of
    assert hands.only().content.text == "A call at night."
    assert screen.editor.is_touched


def _ctrl_z(hands: Hands, *, again: bool = False) -> None:
    shift = Qt.KeyboardModifier.ShiftModifier if again else Qt.KeyboardModifier.NoModifier
    button = hands.screen.editor.types.add_button
    button.setFocus()
    QTest.keyClick(button, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier | shift)


def test_changes_of_any_field_are_taken_back_and_done_again(hands: Hands) -> None:
    editor = hands.sit_down().editor
    hands.type("He called.")
    pick(hands, "types", "threat")
    QTest.keyClick(editor.types.picker, Qt.Key.Key_Escape)
    editor.platform.setCurrentIndex(editor.platform.findData(Platform.CALL))
    editor.details.go_to("url")
    line = hands.screen.focusWidget()
    assert isinstance(line, QLineEdit)
    QTest.keyClicks(line, "example.org")
    wanted = editor.content()
    assert (wanted.types, wanted.platform, wanted.details.url) == (
        ("threat",),
        Platform.CALL,
        "example.org",
    )
    seen = []
    for _ in range(4):  # one more than there is to take back
        _ctrl_z(hands)
        content = editor.content()
        seen.append((content.types, content.platform, content.details.url))
    assert seen == [
        (("threat",), Platform.CALL, ""),
        (("threat",), None, ""),
        ((), None, ""),
        ((), None, ""),
    ]
    for _ in range(4):
        _ctrl_z(hands, again=True)
    assert editor.content() == wanted
    _ctrl_z(hands)
    hands.keep()
    assert hands.only().content == replace(wanted, details=Details())
    _ctrl_z(hands)
    assert not editor.is_touched, "another page has nothing to take back"
