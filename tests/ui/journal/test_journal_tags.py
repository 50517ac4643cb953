"""Tags on the page of a note and in its row; sealed notes have them as well."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton

from core.incidents.incident import IncidentContent
from tests.ui.journal.finding import calm, pick, write
from tests.ui.journal.hands import Hands


def _tags(hands: Hands) -> tuple[str, ...]:
    return hands.only().tags


def test_a_tag_is_made_chosen_and_taken_away_with_undo(hands: Hands) -> None:
    write(hands, "A note.")
    screen = hands.sit_down()
    hands.choose(0)
    pick(hands, "tags", "for  the court ")
    assert _tags(hands) == ("for the court",)
    assert "for the court" in str(screen.model.index(0, 0).data())
    chip = screen.finder.strip.tags.findChild(QAbstractButton, "chip-0")
    assert chip is not None
    QTest.mouseClick(chip, Qt.MouseButton.LeftButton)
    calm(hands)
    assert _tags(hands) == ()
    hands.press("journal-undo")
    calm(hands)
    assert _tags(hands) == ("for the court",)
    assert screen.finder.strip.tags.field.chosen == ("for the court",)


def test_tags_in_use_are_offered(hands: Hands) -> None:
    other = write(hands, "Another.", days=0)
    hands.session.journal.tag((other,), "Zürich")
    write(hands, "The newest.", days=5)
    hands.sit_down()
    hands.choose(0)
    pick(hands, "tags", "rich")
    assert [row.tags for row in hands.rows()] == [("Zürich",), ("Zürich",)]


def test_a_sealed_note_can_be_tagged(hands: Hands) -> None:
    note = write(hands, "Sealed.")
    hands.session.sealing.seal((note,))
    hands.sit_down()
    hands.choose(0)
    pick(hands, "tags", "court")
    assert _tags(hands) == ("court",)
    assert hands.only().revision == 1


def test_the_tags_of_the_note_before_do_not_stay(hands: Hands) -> None:
    hands.session.journal.tag((write(hands, "Tagged.", days=2),), "court")
    write(hands, "Bare.", days=1)
    screen = hands.sit_down()
    for row, tags in ((0, ("court",)), (1, ())):
        hands.choose(row)
        calm(hands)
        assert screen.finder.strip.tags.field.chosen == tags
    screen.start_new()
    calm(hands)
    assert not screen.finder.strip.isVisible()


def test_a_name_that_hides_something_is_shown_as_it_is(hands: Hands) -> None:
    note = hands.session.journal.record(IncidentContent("A note.")).value.id
    hands.session.journal.tag((note,), "gpj\u202eexe")
    screen = hands.sit_down()
    hands.choose(0)
    assert "⟨U+202E⟩" in str(screen.model.index(0, 0).data())
    chip = screen.finder.strip.tags.findChild(QAbstractButton, "chip-0")
    assert chip is not None
    assert chip.text() == "gpj⟨U+202E⟩exe"
