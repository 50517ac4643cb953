"""Links between notes, on the page of each of the two."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton

from core.incidents.incident import LinkKind
from tests.ui.journal.finding import calm, write
from tests.ui.journal.hands import Hands


def _said(hands: Hands) -> list[str]:
    links = hands.screen.finder.strip.links
    return [
        button.accessibleName()
        for button in links.findChildren(QAbstractButton)
        if button.objectName().startswith("link-")
        and "remove" not in button.objectName()
        and not button.isHidden()
    ]


def test_a_note_is_found_linked_opened_and_unlinked_with_undo(hands: Hands) -> None:
    first = write(hands, "I told him to stop.", days=1)
    write(hands, "Something else.", days=2)
    last = write(hands, "He came to the door.", days=3)
    screen = hands.sit_down()
    hands.choose(0)
    hands.press("links-add")
    calm(hands)
    entry = screen.finder.strip.links.entry
    entry.kinds.setCurrentIndex(entry.kinds.findData(LinkKind.AFTER_YOU_REACTED))
    QTest.keyClicks(entry.search, "stop")
    calm(hands)
    QTest.keyClick(entry.search, Qt.Key.Key_Return)
    calm(hands)
    (link,) = hands.session.journal.incident(last).links
    assert (link.other, link.kind) == (first, LinkKind.AFTER_YOU_REACTED)
    (said,) = _said(hands)
    assert said.startswith("After you reacted. Open this note: ")
    assert "I told him to stop." in said
    hands.press("link-0")
    calm(hands)
    assert screen.editor.text.toPlainText() == "I told him to stop."
    (said,) = _said(hands)
    assert said.startswith("You reacted here, then came. ")
    hands.press("link-remove-0")
    calm(hands)
    assert hands.session.journal.incident(last).links == ()
    assert _said(hands) == []
    hands.press("journal-undo")
    calm(hands)
    assert hands.session.journal.incident(last).links == (link,)


def test_a_note_is_not_offered_to_itself_nor_twice(hands: Hands) -> None:
    first = write(hands, "First.", days=1)
    second = write(hands, "Second.", days=2)
    write(hands, "Third.", days=3)
    hands.session.journal.link(second, first, LinkKind.SAME_EVENT)
    screen = hands.sit_down()
    hands.choose(1)
    hands.press("links-add")
    calm(hands)
    choices = screen.finder.strip.links.entry.list
    assert [choices.item(row).text() for row in range(choices.count())] == ["Third."]
    QTest.keyClick(choices, Qt.Key.Key_Escape)
    assert not screen.finder.strip.links.entry.isVisible()


def test_arrows_choose_among_the_notes_found(hands: Hands) -> None:
    oldest = write(hands, "Oldest.", days=1)
    write(hands, "Middle.", days=2)
    shown = write(hands, "Shown.", days=3)
    screen = hands.sit_down()
    hands.choose(0)
    hands.press("links-add")
    calm(hands)
    search = screen.finder.strip.links.entry.search
    QTest.keyClick(search, Qt.Key.Key_Down)
    QTest.keyClick(search, Qt.Key.Key_Return)
    calm(hands)
    (link,) = hands.session.journal.incident(shown).links
    assert (link.other, link.kind) == (oldest, LinkKind.SAME_EVENT)
