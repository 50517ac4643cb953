"""Filters, typed or chosen; saved searches; the order; and matches made visible."""

from pathlib import Path

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit, QStyleOptionViewItem

from core.blocklists.person import IdentifierContent, IdentifierKind, Person, PersonContent
from core.incidents.details import Details
from core.incidents.evidence import PastedSource
from core.incidents.incident import IncidentContent
from core.incidents.matcher import Matcher
from core.incidents.platform import Platform
from core.incidents.search import Field, Filter, SearchTerm
from core.progress import Unwatched
from tests.ui.journal.finding import calm, chips, pick, search, texts, write
from tests.ui.journal.hands import Hands
from ui.journal.find.utf16_spans import matching_spans


def _fatal(hands: Hands) -> QAbstractItemModelTester:
    mode = QAbstractItemModelTester.FailureReportingMode.Fatal
    return QAbstractItemModelTester(hands.screen.model, mode, hands.screen)


def _three(hands: Hands) -> None:
    write(hands, "He will come, he says.", "threat", days=80)
    write(hands, "A parcel came.", "orders_in_your_name", days=60)
    write(hands, "He says he knows.", "threat", days=1)


def _sam(hands: Hands) -> Person:
    blocklist = hands.session.blocklist
    phone = IdentifierContent(IdentifierKind.PHONE, "+49 170 1234567")
    return blocklist.add(PersonContent("Sam", identifiers=(phone,))).value


def test_typed_filters_become_chips_and_narrow_the_list(hands: Hands) -> None:
    _three(hands)
    screen = hands.sit_down()
    _fatal(hands)
    search(hands, 'type:threat after:2026-03 "he says"')
    assert chips(hands) == ["Type: Threat", "Since March 2026"]
    assert texts(hands) == ["He will come, he says."]
    assert screen.list.search.text() == '"he says"'
    assert hands.label("journal-count") == "1 note found"


def test_a_space_finishes_a_filter_and_words_go_on(hands: Hands) -> None:
    _three(hands)
    screen = hands.sit_down()
    screen.focus_search()
    QTest.keyClicks(screen.list.search, "Type:thr ")
    QTest.keyClicks(screen.list.search, "type:thr kno")
    hands.qtbot.waitUntil(lambda: texts(hands) == [])
    QTest.keyClick(screen.list.search, Qt.Key.Key_Escape)
    QTest.keyClicks(screen.list.search, "type:thr kno")
    hands.qtbot.waitUntil(lambda: texts(hands) == ["He says he knows."])
    assert chips(hands) == ["Type: Threat"]
    assert screen.list.search.text() == "kno"


def test_a_chip_is_removed_by_click_and_backspace_and_esc_takes_all(hands: Hands) -> None:
    _three(hands)
    screen = hands.sit_down()
    search(hands, "type:threat before:2026-02 ")
    assert texts(hands) == ["He says he knows."]
    hands.press("filter-1")
    calm(hands)
    assert chips(hands) == ["Type: Threat"]
    assert len(texts(hands)) == 2
    assert screen.list.search.hasFocus()
    QTest.keyClick(screen.list.search, Qt.Key.Key_Backspace)
    calm(hands)
    assert chips(hands) == []
    assert len(texts(hands)) == 3
    search(hands, "has:time parcel")
    QTest.keyClick(screen.list.search, Qt.Key.Key_Escape)
    calm(hands)
    assert (chips(hands), len(texts(hands))) == ([], 3)


def test_a_filter_that_there_is_not_stays_words(hands: Hands) -> None:
    write(hands, "The line said type:banana and nothing else.")
    write(hands, "Something else.")
    screen = hands.sit_down()
    for typed in ("type:banana", "flag:banana", "has:banana"):
        search(hands, typed)
        assert chips(hands) == []
        assert screen.list.search.text() == typed
        QTest.keyClick(screen.list.search, Qt.Key.Key_Escape)
    search(hands, "type:banana")
    assert texts(hands) == ["The line said type:banana and nothing else."]


def test_a_filter_in_the_making_hides_nothing(hands: Hands) -> None:
    _three(hands)
    screen = hands.sit_down()
    screen.focus_search()
    QTest.keyClicks(screen.list.search, "parcel has:ti")
    hands.qtbot.waitUntil(lambda: texts(hands) == ["A parcel came."])
    QTest.keyClicks(screen.list.search, "me")
    hands.qtbot.waitUntil(lambda: chips(hands) == ["Has a time"])
    assert texts(hands) == ["A parcel came."]


def test_everything_can_be_chosen_without_knowing_what_to_type(hands: Hands) -> None:
    journal = hands.session.journal
    person = _sam(hands)
    image = journal.seal(PastedSource("a.png", b"\x89PNG\r\n\x1a\n" + b"\0" * 32), Unwatched())
    content = IncidentContent(
        "All of it.", types=("threat",), platform=Platform.SMS, people=(person.id,)
    )
    found = journal.record(content, [image]).value.id
    journal.tag((found,), "court")
    write(hands, "None of it.", days=400)
    hands.sit_down()
    hands.press("journal-filter")
    calm(hands)
    assert not hands.screen.list.view.isVisible()
    pick(hands, "filter-types", "threat")
    pick(hands, "filter-places", "text mess")
    pick(hands, "filter-has", "picture")
    pick(hands, "filter-tags", "court")
    pick(hands, "filter-from", "sam")
    assert chips(hands) == [
        "Type: Threat",
        "Where: Text message",
        "Has a picture",
        "Tag: court",
        "From: Sam",
    ]
    hands.press("filter-show")
    assert texts(hands) == ["All of it."]
    assert hands.screen.list.view.isVisible()


def test_a_number_is_looked_for_as_it_is_written(hands: Hands) -> None:
    person = _sam(hands)
    hands.session.journal.record(IncidentContent("From Sam.", people=(person.id,)))
    write(hands, "From nobody.")
    hands.sit_down()
    hands.press("journal-filter")
    pick(hands, "filter-from", "Unknown caller")
    assert chips(hands) == ["From: Unknown caller"]
    assert texts(hands) == []
    hands.screen.list.search.clear_all()
    search(hands, "from:+491701234567")
    assert texts(hands) == ["From Sam."]


def test_days_are_chosen_and_a_typed_month_stays_one(hands: Hands) -> None:
    _three(hands)
    screen = hands.sit_down()
    search(hands, "after:2026-03")
    hands.press("journal-filter")
    after, before = (screen.list.filters._days[each] for each in (Field.AFTER, Field.BEFORE))
    assert after.tick.isChecked()
    assert after.edit.date() == QDate(2026, 3, 1)
    QTest.mouseClick(before.tick, Qt.MouseButton.LeftButton, pos=before.tick.rect().center() / 4)
    before.edit.setDate(QDate(2026, 3, 3))
    calm(hands)
    assert screen.list.search.asked().filters == (
        Filter(Field.AFTER, "2026-03"),
        Filter(Field.BEFORE, "2026-03-03"),
    )
    assert texts(hands) == ["A parcel came."]


def test_the_oldest_can_come_first(hands: Hands) -> None:
    for number in range(130):
        write(hands, f"Note {number}", days=number)
    screen = hands.sit_down()
    _fatal(hands)
    hands.press("journal-filter")
    screen.list.filters.oldest.click()
    hands.press("filter-show")
    calm(hands)
    bar = screen.list.view.verticalScrollBar()
    with hands.qtbot.waitSignal(screen.model.rowsInserted):
        bar.setValue(bar.maximum())
    assert texts(hands) == [f"Note {number}" for number in range(130)]
    assert hands.label("journal-count") == "130 notes, oldest first"


def test_a_search_is_kept_used_again_removed_and_brought_back(hands: Hands) -> None:
    _three(hands)
    screen = hands.sit_down()
    search(hands, "type:threat says")
    hands.press("journal-filter")
    name = screen.findChild(QLineEdit, "saved-search-name")
    assert name is not None
    QTest.keyClicks(name, "  For  court ")
    hands.press("saved-search-keep")
    calm(hands)
    (kept,) = hands.session.journal.saved_searches()
    assert (kept.name, kept.typed) == ("For court", "type:threat says")
    screen.list.search.clear_all()
    calm(hands)
    assert len(texts(hands)) == 3
    hands.press("saved-search-0")
    calm(hands)
    assert (chips(hands), screen.list.search.text()) == (["Type: Threat"], "says")
    assert len(texts(hands)) == 2
    hands.press("journal-filter")
    hands.press("saved-search-remove-0")
    calm(hands)
    assert hands.session.journal.saved_searches() == ()
    hands.press("journal-undo")
    calm(hands)
    assert hands.session.journal.saved_searches() == (kept,)


@pytest.mark.parametrize(
    ("typed", "is_exact", "text", "found"),
    [
        ("mess", False, "A Message, and a mess.", ["Mess", "mess"]),
        ("mess", True, "A Message, and a mess.", ["mess"]),
        ("he says", True, "He, says he.", ["He, says"]),
        ("cafe", False, "😀 Cafés at the CAFE\u0301", ["Café", "CAFE"]),
        ("ess", False, "A mess.", []),
        ("عمل", False, "قال عمل اليوم", ["عمل"]),
        ("…", False, "Nothing…", []),
    ],
)
def test_matches_are_found_as_the_search_finds_them(
    typed: str, text: str, found: list[str], *, is_exact: bool
) -> None:
    units = text.encode("utf-16-le")
    spans = matching_spans(Matcher([SearchTerm(typed, is_exact)]), text)
    assert [units[2 * at : 2 * (at + n)].decode("utf-16-le") for at, n in spans] == found


def test_what_was_searched_for_is_marked_in_the_open_note(hands: Hands) -> None:
    write(hands, "😀 A call. Then another CALL, and a recall.")
    screen = hands.sit_down()
    hands.choose(0)
    search(hands, "call")
    text = screen.editor.text
    assert [each.cursor.selectedText() for each in text.extraSelections()] == ["call", "CALL"]
    text.setPlainText("Nothing now.")
    hands.qtbot.waitUntil(lambda: not text.extraSelections())
    QTest.keyClick(screen.list.search, Qt.Key.Key_Escape)
    text.setPlainText("A call.")
    calm(hands)
    assert text.extraSelections() == []


def _drawn(hands: Hands, direction: Qt.LayoutDirection) -> QImage:
    view = hands.screen.list.view
    image = QImage(320, 120, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    option = QStyleOptionViewItem()
    option.font, option.direction, option.rect = view.font(), direction, image.rect()
    painter = QPainter(image)
    view.itemDelegate().paint(painter, option, hands.screen.model.index(0, 0))
    painter.end()
    return image


@pytest.mark.parametrize(
    "direction", [Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft]
)
@pytest.mark.parametrize("text", ["A zebra 😀 was here.", "Was it a zebra?", "كان هنا zebra أمس"])
def test_a_row_marks_its_match(hands: Hands, text: str, direction: Qt.LayoutDirection) -> None:
    write(hands, text)
    hands.sit_down()
    plain = _drawn(hands, direction)
    search(hands, "zebra")
    assert _drawn(hands, direction) != plain


def _words_of(hands: Hands, row: int) -> str:
    model = hands.screen.model
    return model.words_of(model.row_at(row))


def test_a_row_shows_what_was_found_far_down_in_its_note(hands: Hands) -> None:
    write(hands, "dull words " * 400 + "then the zebra came back " + "dull words " * 400)
    write(hands, "A zebra at the beginning.", days=1)
    hands.sit_down()
    search(hands, "zebra")
    hands.qtbot.waitUntil(lambda: "then the zebra came back" in _words_of(hands, 1))
    assert _words_of(hands, 1).startswith("…")
    assert _words_of(hands, 0) == "A zebra at the beginning."
    hands.qtbot.waitUntil(lambda: "zebra" in str(hands.screen.model.index(1, 0).data()))
    QTest.keyClick(hands.screen.list.search, Qt.Key.Key_Escape)
    search(hands, "back")
    hands.qtbot.waitUntil(lambda: "then the zebra came back" in _words_of(hands, 0))
    QTest.keyClick(hands.screen.list.search, Qt.Key.Key_Escape)
    calm(hands)
    assert _words_of(hands, 1).startswith("dull words")


def test_a_row_shows_what_was_found_beside_its_text(hands: Hands) -> None:
    details = Details(quote="You will see the zebra.")
    hands.session.journal.record(IncidentContent("A letter came.", details=details))
    hands.sit_down()
    search(hands, "zebra")
    hands.qtbot.waitUntil(lambda: "see the zebra" in _words_of(hands, 0))


def test_no_words_of_a_filter_are_markup(hands: Hands, tmp_path: Path) -> None:
    del tmp_path
    hands.session.journal.save_search("<b>x</b>", 'tag:"<i>bold</i>"')
    screen = hands.sit_down()
    hands.press("journal-filter")
    calm(hands)
    labels = screen.list.filters.saved.findChildren(QLabel)
    assert all(label.textFormat() == Qt.TextFormat.PlainText for label in labels)
    hands.press("saved-search-0")
    calm(hands)
    (chip,) = screen.list.chips.findChildren(QAbstractButton)
    assert "<i>bold</i>" in chip.text()
