"""Saying when: in one's own words, exactly, elsewhere, about, until, and found out later."""

from collections.abc import Iterator
from datetime import datetime

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLineEdit, QSpinBox

from core.incidents.incident import IncidentContent
from core.moment import moment_from_local
from tests.ui.journal.hands import ZONE, Hands


def _say(hands: Hands, words: str) -> list[str]:
    """Type a phrase; return what is suggested."""
    phrase = hands.screen.editor.when.phrase
    phrase.line.setFocus()
    phrase.line.clear()
    before = phrase.buttons
    QTest.keyClicks(phrase.line, words)
    hands.qtbot.waitUntil(lambda: phrase.buttons is not before)
    hands.rest()
    return [button.accessibleName() for button in phrase.buttons]


def _wall(*parts: int) -> datetime:
    return datetime(*parts)  # type: ignore[arg-type]  # noqa: DTZ001  a wall-clock time


def test_a_phrase_is_confirmed_with_enter_and_its_words_are_kept(hands: Hands) -> None:
    screen = hands.sit_down()
    hands.type("Messages all evening.")
    (said,) = _say(hands, "last Tuesday around 9pm")
    assert "24 February 2026" in said
    assert "give or take 30 minutes" in said
    QTest.keyClick(screen.editor.when.phrase.line, Qt.Key.Key_Return)
    hands.keep()
    content = hands.only().content
    words = "last Tuesday around 9pm"
    assert content.occurred == moment_from_local(_wall(2026, 2, 24, 21), ZONE, written=words)
    assert content.details.approximate_minutes == 30
    assert hands.label("when-words").replace("\u2068", "").replace("\u2069", "") == (
        "In your words: last Tuesday around 9pm"
    )


def test_nothing_is_taken_before_it_is_confirmed(hands: Hands) -> None:
    screen = hands.sit_down()
    hands.type("A call.")
    _say(hands, "yesterday evening")
    hands.keep()
    assert hands.only().content == IncidentContent("A call.")
    assert screen.editor.when.is_given is False


@pytest.fixture(autouse=True)
def _british() -> Iterator[None]:
    """Day before month, and dates that read the same everywhere."""
    before = QLocale()
    QLocale.setDefault(QLocale("en_GB"))
    yield
    QLocale.setDefault(before)


def test_the_order_of_day_and_month_is_asked_in_the_regions_order(hands: Hands) -> None:
    screen = hands.sit_down()
    hands.type("A call.")
    said = _say(hands, "12/3/2024 21:05")
    assert [each.split("\n")[1] for each in said] == [
        "read as day, then month",
        "read as month, then day",
    ]
    line = screen.editor.when.phrase.line
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert screen.editor.when.phrase.buttons[0].hasFocus()
    hands.press("when-suggestion-1")
    assert screen.editor.when.start.local() == _wall(2024, 12, 3, 21, 5)


def test_what_is_not_understood_is_said(hands: Hands) -> None:
    screen = hands.sit_down()
    phrase = screen.editor.when.phrase
    QTest.keyClicks(phrase.line, "when the moon")
    hands.qtbot.waitUntil(lambda: hands.label("when-phrase-hint").startswith("Not understood"))
    assert phrase.buttons == []


def test_a_doubled_time_is_asked_about_and_a_skipped_one_is_said(hands: Hands) -> None:
    screen = hands.sit_down()
    (twice,) = _say(hands, "2025-10-26 02:30")
    assert "twice" in twice
    QTest.keyClick(screen.editor.when.phrase.line, Qt.Key.Key_Return)
    assert screen.editor.when.start.which.isVisible()
    assert screen.editor.when.start.which.hasFocus()
    hands.press("when-unsure")
    (skipped,) = _say(hands, "2025-03-30 02:30")
    assert "skipped" in skipped
    hands.press("when-suggestion-0")
    assert screen.editor.when.caution.isVisible()


def test_the_same_hour_can_be_in_another_zone(hands: Hands) -> None:
    screen = hands.sit_down()
    hands.type("On the journey.")
    hands.press("when-now")
    hands.rest()
    hands.press("when-zone")
    search = screen.findChild(QLineEdit, "when-zone-search")
    assert search is not None
    QTest.keyClicks(search, "new york")
    QTest.keyClick(search, Qt.Key.Key_Return)
    hands.keep()
    occurred = hands.only().content.occurred
    assert occurred == moment_from_local(_wall(2026, 3, 3, 21, 5), "America/New_York")
    hands.press("when-zone")
    assert search.isVisible()
    QTest.keyClick(search, Qt.Key.Key_Escape)
    assert not search.isVisible()


def test_about_until_and_found_out_are_kept(hands: Hands) -> None:
    screen = hands.sit_down()
    hands.type("All night.")
    hands.press("when-now")
    hands.rest()
    about = screen.findChild(QComboBox, "when-about")
    give = screen.findChild(QSpinBox, "when-give")
    unit = screen.findChild(QComboBox, "when-give-unit")
    assert about is not None
    assert give is not None
    assert unit is not None
    about.setFocus()
    QTest.keyClick(about, Qt.Key.Key_Down)
    unit.setFocus()
    QTest.keyClick(unit, Qt.Key.Key_Down)
    give.setValue(2)
    for name in ("ended", "discovered"):
        hands.press(f"{name}-add")
    ended = screen.editor.when.ended.edit.edit
    ended.setDateTime(ended.dateTime().addSecs(3600))
    hands.keep()
    details = hands.only().content.details
    assert details.approximate_minutes == 120
    assert details.ended == moment_from_local(_wall(2026, 3, 3, 22, 5), ZONE)
    assert details.discovered == moment_from_local(_wall(2026, 3, 3, 21, 5), ZONE)
    hands.press("ended-remove")
    hands.keep()
    assert hands.only().content.details.ended is None


def test_an_unsure_time_takes_how_exact_it_was_with_it(hands: Hands) -> None:
    screen = hands.sit_down()
    hands.type("Some time.")
    _say(hands, "around noon")
    hands.press("when-suggestion-0")
    hands.press("when-unsure")
    assert screen.editor.when.phrase.line.hasFocus()
    hands.keep()
    assert hands.only().content == IncidentContent("Some time.")


def test_every_suggestion_is_a_button_with_a_name(hands: Hands) -> None:
    hands.sit_down()
    assert len(_say(hands, "Monday at 20:00")) == 2
    button = hands.screen.findChild(QAbstractButton, "when-suggestion-1")
    assert button is not None
    assert button.accessibleName().startswith("It was Monday")
