"""Being reminded: the mark on the rail, and a notice of the desktop for those who want one."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QCheckBox, QLineEdit

from core.changes import Changed
from core.checklists.choices import Choices
from core.errors import NoDesktopNotice
from core.vault.session import Session
from tests.fakes.clock import FixedClock
from tests.ui.screens.checklists.hands import Hands
from tests.ui.screens.checklists.test_checklists_screen import ITEM, TITLE
from tests.ui.session_bus import Desktop, session_bus

ADDRESS = "DBUS_SESSION_BUS_ADDRESS"


@pytest.fixture
def desktop(home: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Desktop]:
    with session_bus(home) as address:
        monkeypatch.setenv(ADDRESS, address)
        desktop = Desktop(address)
        yield desktop
        desktop.stop()


@pytest.fixture
def no_desktop(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(ADDRESS, raising=False)


def _unfold(hands: Hands) -> None:
    hands.click("fold-reminders-header")


def _choices(session: Session) -> Choices:
    return session.checklists.overview().choices


def _due_tomorrow(session: Session) -> None:
    session.checklists.plan(ITEM, session.checklists.today() + timedelta(1), None)


def _plan_today(session: Session) -> Changed[object]:
    planned = session.checklists.plan(ITEM, session.checklists.today(), None)
    return Changed(planned.value, planned.kinds)


def test_a_notice_is_turned_on_worded_tried_and_turned_off(desktop: Desktop, hands: Hands) -> None:
    assert not hands.sees("reminders-desktop"), "folded away at first"
    _unfold(hands)
    assert not hands.sees("reminders-words")
    with hands.change():
        hands.click("reminders-desktop")
    assert hands.desk.ask(_choices).reminder == "Something for today"
    with hands.change():
        hands.type("reminders-words", " Water  the plants ")
        QTest.keyClick(hands.find(QLineEdit, "reminders-words"), Qt.Key.Key_Return)
    said = QSignalSpy(hands.screen.said)
    hands.click("reminders-trial")
    hands.until(lambda: said.count() == 1)
    assert [each[3] for each in desktop.shown] == ["Water the plants"]
    with hands.change():
        words = hands.find(QLineEdit, "reminders-words")
        words.selectAll()
        words.insert("\u202e")
        hands.screen.leave()
    assert hands.desk.ask(_choices).reminder == "Something for today", "nothing would be seen"
    with hands.change():
        hands.click("reminders-desktop")
    assert hands.desk.ask(_choices).reminder == ""
    assert not hands.sees("reminders-words")


def test_when_the_day_changes_the_rail_and_the_desktop_say_it_once(
    desktop: Desktop, hands: Hands, clock: FixedClock
) -> None:
    marked = QSignalSpy(hands.screen.marked)
    hands.desk.ask(_due_tomorrow)
    hands.desk.ask(lambda session: session.checklists.choose(Choices(reminder="Plants")))
    hands.screen.shown()
    hands.until(lambda: hands.rows("next-soon") == [TITLE])
    assert marked.count() == 0
    assert hands.screen.due_watch.timer.interval() == 3_601_000, "in an hour at the latest"
    clock.move(timedelta(days=1))
    hands.screen.due_watch.timer.timeout.emit()
    hands.until(lambda: len(desktop.shown) == 1)
    assert hands.rows("next-due") == [TITLE]
    assert marked.at(0) == ["today", "something is due again"]
    hands.screen.shown()
    hands.open("Start here", TITLE)
    hands.click("item-done")
    hands.until(lambda: marked.count() == 2)
    assert marked.at(1) == ["", ""]
    assert [each[3] for each in desktop.shown] == ["Plants"]


@pytest.mark.usefixtures("no_desktop")
def test_where_no_notice_can_be_shown_it_says_so(hands: Hands) -> None:
    _unfold(hands)
    assert hands.sees("reminders-none")
    assert not hands.find(QCheckBox, "reminders-desktop").isEnabled()
    hands.desk.ask(lambda session: session.checklists.choose(Choices(reminder="Plants")))
    hands.desk.runner.command(_plan_today)
    hands.until(lambda: hands.sees("reminders-trial") and hands.sees("next-due"))
    assert hands.desk.errors == [], "what is shown by itself fails by itself"
    hands.click("reminders-trial")
    hands.until(lambda: bool(hands.desk.errors))
    assert isinstance(hands.desk.errors[0], NoDesktopNotice)
