"""Choosing several notes, the bar and the menu for them, and the trash."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QMenu

from core.errors import UnknownRecord
from core.ids import IncidentId
from core.incidents.incident import LinkKind
from core.incidents.search import IncidentQuery
from tests.ui.journal.finding import calm, choose_first, search, texts, write
from tests.ui.journal.hands import PASSPHRASE, Hands
from ui.journal.editor import Mode

_TRASH = IncidentQuery(in_trash=True)


def _notes(hands: Hands, count: int = 4) -> list[IncidentId]:
    """Notes 0 to `count` - 1; the last one stands first."""
    return [write(hands, f"Note {number}", days=number) for number in range(count)]


def _fatal(hands: Hands) -> None:
    mode = QAbstractItemModelTester.FailureReportingMode.Fatal
    QAbstractItemModelTester(hands.screen.model, mode, hands.screen)


def _in_trash(hands: Hands) -> list[str]:
    return [row.excerpt for row in hands.session.journal.page(_TRASH)]


def test_several_are_chosen_with_the_keyboard_while_the_open_note_stays(hands: Hands) -> None:
    _notes(hands)
    screen = hands.sit_down()
    choose_first(hands, 3)
    calm(hands)
    assert hands.label("selection-count") == "3 notes chosen"
    assert screen.editor.text.toPlainText() == "Note 3"
    QTest.keyClick(screen.list.view, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert hands.label("selection-count") == "4 notes chosen"
    hands.press("selection-clear")
    assert not screen.list.chosen.bar.isVisible()


def test_ctrl_and_click_choose_one_more_without_opening_it(hands: Hands) -> None:
    _notes(hands)
    screen = hands.sit_down()
    hands.choose(0)
    view = screen.list.view
    place = view.visualRect(screen.model.index(2, 0)).center()
    control = Qt.KeyboardModifier.ControlModifier
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, control, place)
    calm(hands)
    assert hands.label("selection-count") == "2 notes chosen"
    assert screen.editor.text.toPlainText() == "Note 3"


def test_notes_go_to_the_trash_and_undo_brings_them_back(hands: Hands) -> None:
    _notes(hands)
    screen = hands.sit_down()
    _fatal(hands)
    choose_first(hands, 2)
    hands.press("selection-trash")
    calm(hands)
    assert texts(hands) == ["Note 1", "Note 0"]
    assert _in_trash(hands) == ["Note 3", "Note 2"]
    assert screen.editor.note.incident is None
    assert "2 notes moved to the trash" in hands.label("journal-undo-what")
    hands.press("journal-undo")
    calm(hands)
    assert texts(hands) == ["Note 3", "Note 2", "Note 1", "Note 0"]
    assert hands.said[-1] == "Undone."
    assert not screen.finder.undo_line.isVisible()


def test_what_is_being_written_is_kept_before_its_note_goes_to_the_trash(hands: Hands) -> None:
    _notes(hands, 2)
    hands.sit_down()
    hands.choose(0)
    hands.type("Really: ")
    hands.press("note-trash")
    hands.qtbot.waitUntil(lambda: texts(hands) == ["Note 0"])
    calm(hands)
    assert _in_trash(hands) == ["Really: Note 1"]


def test_the_trash_is_seen_searched_and_left_again(hands: Hands) -> None:
    ids = _notes(hands)
    hands.session.journal.trash(ids[:2])
    screen = hands.sit_down()
    _fatal(hands)
    hands.press("journal-trash")
    calm(hands)
    assert texts(hands) == ["Note 1", "Note 0"]
    search(hands, "0")
    assert texts(hands) == ["Note 0"]
    hands.press("trash-leave")
    calm(hands)
    assert texts(hands) == ["Note 3", "Note 2"]
    assert screen.list.search.text() == ""


def test_a_note_is_put_back_from_the_trash(hands: Hands) -> None:
    ids = _notes(hands)
    hands.session.journal.trash(ids[:2])
    hands.sit_down()
    hands.press("journal-trash")
    calm(hands)
    hands.choose(0)
    hands.press("selection-restore")
    calm(hands)
    assert (_in_trash(hands), texts(hands)) == (["Note 0"], ["Note 0"])


def test_deleting_for_good_is_asked_about_and_says_what_it_cannot_undo(hands: Hands) -> None:
    ids = _notes(hands)
    hands.session.sealing.seal(ids[:1])
    hands.session.journal.trash(ids[:2])
    screen = hands.sit_down()
    hands.press("journal-trash")
    calm(hands)
    hands.choose(0)
    screen.list.view.selectAll()
    QTest.keyClick(screen.list.view, Qt.Key.Key_Delete)
    question = screen.list.chosen.question
    said = " ".join(label.text() for label in question.findChildren(QLabel))
    assert "Backups" in said
    assert "disk" in said
    assert "seal" in said
    field = question.passphrase.secret.field
    assert field.hasFocus()
    QTest.keyClicks(field, "half a pass")
    QTest.keyClick(field, Qt.Key.Key_Escape)
    calm(hands)
    assert len(_in_trash(hands)) == 2
    hands.press("selection-delete")
    assert question.delete_button.text() == "Delete 2 notes for good"
    assert field.text() == ""
    assert not question.delete_button.isEnabled()
    QTest.keyClicks(field, "not the one")
    hands.press("delete-for-good")
    calm(hands)
    assert question.passphrase.caution.isVisible()
    assert len(_in_trash(hands)) == 2
    QTest.keyClicks(field, PASSPHRASE)
    QTest.keyClick(field, Qt.Key.Key_Return)
    calm(hands)
    assert _in_trash(hands) == []
    assert screen.editor.note.incident is None
    assert hands.said[-1] == "2 notes deleted."
    assert hands.label("journal-count") == "Nothing in the trash"
    with pytest.raises(UnknownRecord):
        hands.session.journal.incident(ids[0])


def test_choosing_another_note_takes_the_question_back(hands: Hands) -> None:
    hands.session.journal.trash(_notes(hands))
    screen = hands.sit_down()
    hands.press("journal-trash")
    calm(hands)
    hands.choose(0)
    hands.press("selection-delete")
    hands.choose(1)
    assert not screen.list.chosen.question.isVisible()
    assert screen.list.chosen.bar.isVisible()


def test_several_get_a_tag_and_undo_leaves_those_that_had_it(hands: Hands) -> None:
    ids = _notes(hands, 3)
    hands.session.journal.tag(ids[2:], "court")
    hands.sit_down()
    choose_first(hands, 2)
    hands.press("selection-tag")
    calm(hands)
    line = hands.screen.findChild(QLineEdit, "many-tags-search")
    assert line is not None
    QTest.keyClicks(line, "cou")
    QTest.keyClick(line, Qt.Key.Key_Return)
    calm(hands)
    assert [row.tags for row in hands.rows()] == [("court",), ("court",), ()]
    hands.press("journal-undo")
    calm(hands)
    assert [row.tags for row in hands.rows()] == [("court",), (), ()]


def test_two_are_linked_the_later_one_came_after(hands: Hands) -> None:
    ids = _notes(hands, 2)
    screen = hands.sit_down()
    choose_first(hands, 2)
    hands.press("selection-link")
    kinds = screen.list.chosen.link_two.kinds
    kinds.setCurrentIndex(kinds.findData(LinkKind.AFTER_YOU_REACTED))
    hands.press("link-two")
    calm(hands)
    (link,) = hands.session.journal.incident(ids[1]).links
    assert (link.other, link.is_from_other) == (ids[0], False)
    (link,) = hands.session.journal.incident(ids[0]).links
    assert (link.other, link.is_from_other) == (ids[1], True)


def test_only_what_is_not_sealed_is_offered_for_sealing(hands: Hands) -> None:
    ids = _notes(hands, 3)
    hands.session.sealing.seal(ids[2:])
    screen = hands.sit_down()
    wanted: list[tuple[IncidentId, ...]] = []
    screen.list.chosen.seal_chosen.connect(wanted.append)
    choose_first(hands, 3)
    hands.press("selection-seal")
    assert wanted == [(ids[1], ids[0])]
    assert "Sealed" in str(screen.model.index(0, 0).data())
    assert "Sealed" not in str(screen.model.index(1, 0).data())


def _menu(hands: Hands) -> list[QAction]:
    view = hands.screen.list.view
    place: QPoint = view.visualRect(hands.screen.model.index(0, 0)).center()
    view.customContextMenuRequested.emit(place)
    return hands.screen.findChildren(QMenu, "journal-list-menu")[-1].actions()


@pytest.mark.qt_log_ignore("does not support", extend=True)  # a menu asks more than offscreen can
def test_the_menu_repeats_the_buttons(hands: Hands) -> None:
    _notes(hands)
    hands.sit_down()
    hands.choose(0)
    actions = {action.objectName(): action for action in _menu(hands)}
    assert list(actions) == ["menu-tag", "menu-seal", "menu-trash"]
    actions["menu-trash"].trigger()
    calm(hands)
    assert _in_trash(hands) == ["Note 3"]
    choose_first(hands, 2)
    assert "menu-link" in [action.objectName() for action in _menu(hands)]


def test_a_note_in_the_trash_is_read_and_put_back_to_be_edited(hands: Hands) -> None:
    ids = _notes(hands)
    hands.session.journal.tag(ids[:1], "court")
    hands.session.journal.link(ids[0], ids[1], LinkKind.SAME_EVENT)
    hands.session.journal.trash(ids[:1])
    screen = hands.sit_down()
    hands.press("journal-trash")
    calm(hands)
    hands.choose(0)
    calm(hands)
    editor = screen.editor
    assert (editor.mode, hands.label("journal-state")) == (Mode.READ, "In the trash")
    QTest.keyClicks(editor.text, "more")
    assert not editor.is_touched
    shown = [each for each in _CHANGES if not hands.find(each).isHidden()]
    assert shown == []
    hands.press("journal-restore")
    calm(hands)
    assert (editor.mode, screen.focusWidget()) == (Mode.WRITE, editor.text)
    hands.type("Really: ")
    hands.keep()
    assert hands.session.journal.incident(ids[0]).content.text == "Really: Note 0"
    assert editor.foot.restore.isHidden()
    assert [each for each in _CHANGES if hands.find(each).isHidden()] == []


_CHANGES = ("journal-keep", "tags-add", "links-add", "link-remove-0", "note-trash", "evidence-add")


def test_what_was_being_written_outlives_that_its_note_went_to_the_trash(hands: Hands) -> None:
    (note,) = _notes(hands, 1)
    hands.sit_down()
    hands.choose(0)
    hands.type("Really: ")
    hands.session.journal.trash([note])
    hands.screen.finder.reload()
    calm(hands)
    editor = hands.screen.editor
    assert editor.text.whole_text() == "Really: Note 0"
    assert editor.is_touched
    hands.press("journal-restore")
    calm(hands)
    hands.keep()
    assert hands.session.journal.incident(note).content.text == "Really: Note 0"
