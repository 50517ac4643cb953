"""The list of notes: fetched as needed, searched while typing, steady when data changes."""

from datetime import datetime, timedelta

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

from core.incidents.incident import IncidentContent
from core.moment import moment_from_local
from tests.ui.journal.hands import ZONE, Hands

_START = datetime(2026, 1, 1, 8)  # noqa: DTZ001  a wall-clock time


def _write(hands: Hands, count: int, word: str = "Call") -> None:
    for number in range(count):
        when = moment_from_local(_START + timedelta(hours=number), ZONE)
        hands.session.journal.record(IncidentContent(f"{word} {number}", when))


def _fatal(hands: Hands) -> QAbstractItemModelTester:
    mode = QAbstractItemModelTester.FailureReportingMode.Fatal
    return QAbstractItemModelTester(hands.screen.model, mode, hands.screen)


def test_an_empty_journal_says_what_a_first_note_could_be(hands: Hands) -> None:
    screen = hands.sit_down()
    assert hands.label("journal-count") == "No notes yet"
    assert not screen.list.view.isVisible()
    assert screen.editor.text.hasFocus()


def test_rows_are_fetched_as_the_list_is_scrolled(hands: Hands) -> None:
    _write(hands, 130)
    screen = hands.sit_down()
    bar = screen.list.view.verticalScrollBar()
    assert hands.label("journal-count") == "130 notes"
    with hands.qtbot.waitSignal(screen.model.rowsInserted):
        bar.setValue(bar.maximum())
    _fatal(hands)
    hands.rest()
    words = [str(screen.model.index(row, 0).data()) for row in range(130)]
    assert all(f"Call {129 - row}" in word for row, word in enumerate(words))
    assert not screen.model.canFetchMore(screen.model.index(0, 0).parent())


def test_searching_narrows_the_list_and_esc_brings_it_back(hands: Hands) -> None:
    _write(hands, 12)
    _write(hands, 3, "Parcel")
    screen = hands.sit_down()
    _fatal(hands)
    screen.focus_search()
    assert screen.list.search.hasFocus()
    with hands.qtbot.waitSignal(screen.model.settled):
        QTest.keyClicks(screen.list.search, "parc")
    assert hands.label("journal-count") == "3 notes found"
    assert screen.model.rowCount() == 3
    with hands.qtbot.waitSignal(screen.model.settled):
        QTest.keyClicks(screen.list.search, "zebra")
        QTest.keyClick(screen.list.search, Qt.Key.Key_Return)
    assert hands.label("journal-count") == "No note found"
    assert not screen.list.view.isVisible()
    with hands.qtbot.waitSignal(screen.model.settled):
        QTest.keyClick(screen.list.search, Qt.Key.Key_Escape)
    assert hands.label("journal-count") == "15 notes"


def test_hits_of_an_older_search_are_dropped(hands: Hands) -> None:
    _write(hands, 2)
    _write(hands, 1, "Parcel")
    screen = hands.sit_down()
    settled: list[int] = []
    screen.model.settled.connect(settled.append)
    for typed in ("call", "parcel"):
        screen.list.search.setText(typed)
        QTest.keyClick(screen.list.search, Qt.Key.Key_Return)
    hands.rest()
    assert settled == [1]


def test_the_keyboard_goes_from_the_search_to_the_notes(hands: Hands) -> None:
    _write(hands, 3)
    screen = hands.sit_down()
    screen.focus_search()
    QTest.keyClick(screen.list.search, Qt.Key.Key_Down)
    hands.rest()
    assert screen.list.view.hasFocus()
    assert screen.editor.text.toPlainText() == "Call 2"
    QTest.keyClick(screen.list.view, Qt.Key.Key_Down)
    hands.rest()
    assert screen.editor.text.toPlainText() == "Call 1"


def test_the_note_that_is_open_stays_marked_when_others_arrive(hands: Hands) -> None:
    _write(hands, 9)
    screen = hands.sit_down()
    _fatal(hands)
    hands.choose(1)
    assert screen.editor.text.toPlainText() == "Call 7"
    when = moment_from_local(_START + timedelta(days=300), ZONE)
    hands.runner.command(lambda session: session.journal.record(IncidentContent("New", when)))
    hands.qtbot.waitUntil(lambda: screen.model.rowCount() > 0 and "New" in _words(hands, 0))
    hands.rest()
    assert "Call 7" in str(screen.list.view.currentIndex().data())
    assert screen.list.view.currentIndex().row() == 2
    assert screen.editor.text.toPlainText() == "Call 7"


def test_a_note_that_moves_in_time_takes_its_mark_along(hands: Hands) -> None:
    _write(hands, 5)
    screen = hands.sit_down()
    _fatal(hands)
    hands.choose(0)
    edit = screen.editor.when.start.edit
    edit.setDateTime(edit.dateTime().addDays(-30))
    hands.keep()
    assert "Call 4" in _words(hands, 4)
    assert screen.list.view.currentIndex().row() == 4
    assert screen.editor.text.toPlainText() == "Call 4"


def test_a_row_says_everything_to_a_screen_reader(hands: Hands) -> None:
    when = moment_from_local(_START, "America/New_York")
    hands.session.journal.record(IncidentContent("He\nrang \u202eagain", when, types=("threat",)))
    hands.sit_down()
    said = _words(hands, 0)
    assert "Threat" in said
    assert "America/New York" in said
    assert "He rang ⟨U+202E⟩again" in said


def test_a_row_draws_in_either_direction_without_leaving_its_box(hands: Hands) -> None:
    hands.session.journal.record(IncidentContent("كتب لي مرة أخرى 😀 " * 20, types=("threat",)))
    screen = hands.sit_down()
    index, delegate = screen.model.index(0, 0), screen.list.view.itemDelegate()
    for direction in (Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft):
        image = QImage(300, 200, QImage.Format.Format_RGB32)
        image.fill(Qt.GlobalColor.white)
        option = QStyleOptionViewItem()
        option.direction = direction
        option.rect = image.rect().adjusted(0, 0, 0, -60)
        option.state |= QStyle.StateFlag.State_Selected
        assert delegate.sizeHint(option, index).height() <= option.rect.height()
        painter = QPainter(image)
        delegate.paint(painter, option, index)
        painter.end()
        assert image.copy(0, 0, 300, 140) != image.copy(0, 60, 300, 140)
        rest = image.copy(0, 140, 300, 60)
        assert {rest.pixel(x, y) for x in range(300) for y in range(60)} == {0xFFFFFFFF}


def test_a_narrow_window_shows_list_and_page_in_turns(hands: Hands) -> None:
    _write(hands, 2)
    screen = hands.sit_down()
    screen.resize(420, 700)
    hands.qtbot.waitUntil(lambda: screen.columns.is_narrow)
    assert screen.list.isVisible()
    hands.choose(0)
    assert not screen.list.isVisible()
    assert screen.editor.isVisible()
    screen.focus_search()
    assert screen.list.isVisible()
    screen.start_new()
    assert screen.editor.text.hasFocus()


def _words(hands: Hands, row: int) -> str:
    return str(hands.screen.model.index(row, 0).data())
