"""The parts that screens are built from."""

from collections.abc import Callable
from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget
from pytestqt.qtbot import QtBot

from core.preferences import Preferences
from ui.shared.buttons import IconButton, PlainButton
from ui.shared.caution import CautionBox
from ui.shared.columns import ListAndPage
from ui.shared.elided_label import ElidedLabel
from ui.shared.empty_state import EmptyState
from ui.shared.flow_layout import FlowLayout
from ui.shared.reading_page import ReadingPage
from ui.shared.text import BodyLabel, PlainLabel, SectionLabel, SoftLabel, TitleLabel
from ui.shared.theme import ThemeKeeper

_LONG = "A sentence that has to be read to its end, however large its letters are. " * 4


@pytest.fixture
def columns(qtbot: QtBot) -> ListAndPage:
    made = ListAndPage(QLabel("list"), QLabel("page"))
    qtbot.addWidget(made)
    made.resize(900, 500)
    made.show()
    return made


def _seen(columns: ListAndPage) -> list[str]:
    labels = columns.findChildren(QLabel)
    return sorted(each.text() for each in labels if each.isVisible())


def test_list_and_page_stand_side_by_side_when_there_is_room(columns: ListAndPage) -> None:
    assert _seen(columns) == ["list", "page"]
    columns.show_page()
    assert _seen(columns) == ["list", "page"]
    assert not columns.back_button.isVisible()


def test_list_and_page_take_turns_when_there_is_none(qtbot: QtBot, columns: ListAndPage) -> None:
    columns.resize(500, 500)
    assert columns.is_narrow
    assert _seen(columns) == ["list"]
    columns.show_page()
    assert _seen(columns) == ["page"]
    with qtbot.waitSignal(columns.went_back):
        QTest.mouseClick(columns.back_button, Qt.MouseButton.LeftButton)
    assert _seen(columns) == ["list"]
    columns.show_page()
    columns.resize(900, 500)
    assert _seen(columns) == ["list", "page"]


def test_what_flows_is_measured_anew_when_something_of_it_changes(qtbot: QtBot) -> None:
    holder = QWidget()
    qtbot.addWidget(holder)
    flow = FlowLayout(holder)
    labels = [QLabel("a word"), QLabel("a second"), QLabel("two\nlines")]
    for each in labels:
        flow.addWidget(each)
    holder.show()
    narrow, wide = flow.minimumSize().width(), 10_000
    in_lines, beside = flow.heightForWidth(narrow), flow.heightForWidth(wide)
    assert in_lines > 2 * beside
    labels[2].hide()
    assert flow.heightForWidth(wide) < beside
    assert flow.heightForWidth(narrow) < in_lines - beside
    labels[2].show()
    assert (flow.heightForWidth(narrow), flow.heightForWidth(wide)) == (in_lines, beside)
    labels[0].setText("a word that is far longer than any of the others")
    assert flow.minimumSize().width() > narrow


@pytest.mark.parametrize("kind", [TitleLabel, SectionLabel, BodyLabel, SoftLabel, PlainLabel])
def test_no_label_takes_text_for_markup(qtbot: QtBot, kind: type[PlainLabel]) -> None:
    label = kind("<img src='x'>")
    qtbot.addWidget(label)
    assert label.textFormat() == Qt.TextFormat.PlainText


def test_a_caution_says_its_title_and_its_text(qtbot: QtBot) -> None:
    box = CautionBox("Write it down first.", "They may notice")
    qtbot.addWidget(box)
    box.show()
    labels = box.findChildren(QLabel)
    assert [each.text() for each in labels] == ["They may notice", "Write it down first."]
    assert box.accessibleName() == "They may notice"
    box.say("Only this.")
    assert [each.text() for each in labels if each.isVisible()] == ["Only this."]
    assert box.accessibleName() == "Only this."


def test_an_empty_place_offers_the_first_step(qtbot: QtBot) -> None:
    place = EmptyState("lock", "Nothing here", _LONG, "Write a note")
    qtbot.addWidget(place)
    place.show()
    with qtbot.waitSignal(place.chosen):
        QTest.mouseClick(place.button, Qt.MouseButton.LeftButton)


@pytest.mark.parametrize("percent", [100, 200])
def test_an_empty_place_is_never_cut(qtbot: QtBot, look: ThemeKeeper, percent: int) -> None:
    look.apply(Preferences(text_percent=percent))
    place = EmptyState("lock", "Nothing here", _LONG)
    qtbot.addWidget(place)
    place.resize(300, 200)
    place.show()
    words = next(each for each in place.findChildren(QLabel) if each.text() == _LONG)
    qtbot.waitUntil(lambda: words.height() >= words.heightForWidth(words.width()))
    column = words.parentWidget()
    assert isinstance(column, QWidget)
    assert column.height() >= words.geometry().bottom()


def test_a_path_is_shortened_in_the_middle_and_read_from_left_to_right(qtbot: QtBot) -> None:
    label = ElidedLabel("/home/somebody/a/very/long/way/to/the/vault")
    qtbot.addWidget(label)
    label.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    label.resize(label.minimumSizeHint())
    label.show()
    assert label.width() < label.sizeHint().width()
    assert label.toolTip() == label.text
    image = label.grab().toImage()
    ground = image.pixel(0, 0)
    assert any(
        image.pixel(x, y) != ground for x in range(image.width()) for y in range(image.height())
    )


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
@pytest.mark.parametrize("make", [partial(PlainButton, "Go on"), partial(IconButton, "x", "Go on")])
def test_a_button_is_pressed_by_the_keys_that_people_try(
    qtbot: QtBot, make: Callable[[], QAbstractButton], key: Qt.Key
) -> None:
    button = make()
    qtbot.addWidget(button)
    pressed = QSignalSpy(button.clicked)
    QTest.keyClick(button, key)
    QTest.keyClick(button, Qt.Key.Key_A)
    assert pressed.count() == 1


def test_what_is_said_at_the_end_of_a_long_page_is_scrolled_to(qtbot: QtBot) -> None:
    page, said = ReadingPage(), CautionBox(_LONG)
    qtbot.addWidget(page)
    page.column.addWidget(PlainLabel(_LONG * 20))
    page.column.addWidget(said)
    said.hide()
    page.resize(400, 300)
    page.show()
    said.show()
    page.bring_into_sight(said)
    qtbot.waitUntil(lambda: said.visibleRegion().boundingRect().height() == said.height())
