"""From a note to a sealed one, a correction and its revisions, in the journal's own screen."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from core.incidents.incident import IncidentContent
from core.progress import Unwatched
from tests.ui.journal.hands import Hands


def _until_shown(hands: Hands, name: str) -> None:
    hands.qtbot.waitUntil(
        lambda: any(each.isVisible() for each in hands.screen.findChildren(QWidget, name))
    )


def _settle(hands: Hands) -> None:
    """Wait for what an answer asks for in its turn: a list, a note, names."""
    for _ in range(4):
        hands.rest()


def _press(hands: Hands, name: str) -> None:
    _until_shown(hands, name)
    hands.press(name)
    _settle(hands)


def test_a_note_is_sealed_corrected_and_compared(hands: Hands) -> None:
    screen = hands.sit_down()
    hands.type("He called three times.")
    hands.keep()
    _press(hands, "journal-seal")
    _press(hands, "seal-flow-do")
    assert hands.only().is_sealed
    _until_shown(hands, "journal-amend")
    assert screen.editor.text.isReadOnly()
    _press(hands, "journal-amend")
    screen.editor.text.selectAll()
    hands.type("He called four times.")
    QTest.keyClick(screen.editor.text, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    _until_shown(hands, "amend-flow")
    QTest.keyClicks(screen.sealing.amend_flow.reason, "I found the list.")
    _press(hands, "amend-flow-do")
    _until_shown(hands, "journal-amend")
    _settle(hands)
    assert hands.only().revision == 2
    assert screen.editor.text.whole_text() == "He called four times."
    assert hands.session.journal.draft() is None
    _press(hands, "journal-revisions")
    after = screen.findChild(QPlainTextEdit, "difference-after")
    assert after is not None
    hands.qtbot.waitUntil(lambda: "four" in after.toPlainText())
    _press(hands, "revisions-back")
    assert screen.editor.isVisible()
    assert hands.session.sealing.check(Unwatched()).is_whole
    assert "The note is sealed." in hands.said


def test_a_correction_left_for_the_note_is_still_being_written(hands: Hands) -> None:
    note = hands.session.journal.record(IncidentContent("He called.")).value
    hands.session.sealing.seal([note.id])
    screen = hands.sit_down()
    screen.desk.open(note.id)
    _press(hands, "journal-amend")
    hands.type("Twice. ")
    _press(hands, "journal-keep")
    _press(hands, "amend-flow-leave")
    assert screen.editor.isVisible()
    assert "Twice." in screen.editor.text.whole_text()
    assert hands.only().revision == 1


def test_choosing_another_note_puts_the_question_away(hands: Hands) -> None:
    for text in ("one", "two"):
        hands.session.journal.record(IncidentContent(text))
    screen = hands.sit_down()
    hands.choose(0)
    _press(hands, "journal-seal")
    _until_shown(hands, "seal-flow")
    hands.choose(1)
    assert screen.editor.isVisible()
    assert not screen.sealing.seal_flow.isVisible()
    assert hands.session.sealing.head().count == 0


def test_several_are_sealed_from_the_list_with_what_is_being_written(hands: Hands) -> None:
    for text in ("one", "two", "three"):
        hands.session.journal.record(IncidentContent(text))
    screen = hands.sit_down()
    hands.choose(0)
    screen.list.view.setFocus()
    for _ in range(2):
        QTest.keyClick(screen.list.view, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    hands.rest()
    hands.type("more ")
    _press(hands, "selection-seal")
    _press(hands, "seal-flow-do")
    hands.qtbot.waitUntil(screen.editor.text.isReadOnly)
    _settle(hands)
    assert all(row.is_sealed for row in hands.rows())
    assert any("more" in row.excerpt for row in hands.rows())


def test_the_journal_says_when_it_opens_that_something_was_changed(hands: Hands) -> None:
    note = hands.session.journal.record(IncidentContent("He called.")).value
    hands.session.sealing.seal([note.id])
    hands.session._vault.incidents._database.rows(  # type: ignore[attr-defined]
        "UPDATE incident SET text = 'He did not call.'"
    )
    screen = hands.sit_down()
    hands.qtbot.waitUntil(screen.banner.isVisible)
    assert "is not what was sealed" in screen.banner.box.faults.text()
