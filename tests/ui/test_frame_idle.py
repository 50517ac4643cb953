"""Locking when nobody is there, the strip of long work, the message bar."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QProgressBar
from pytestqt.qtbot import QtBot

from core.errors import Cancelled
from ui.frame.work_strip import WorkStrip
from ui.idle_lock import IdleLock
from ui.jobs import WatchedProgress
from ui.shared.message_bar import MessageBar


@dataclass
class Seconds:
    """A clock that the test moves."""

    now: float = 1_000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def seconds() -> Seconds:
    return Seconds()


@pytest.fixture
def idle(qapp: QApplication, seconds: Seconds) -> Iterator[IdleLock]:
    lock = IdleLock(None, seconds)
    lock.set_minutes(5)
    lock.watch(qapp)
    yield lock
    lock.set_minutes(0)


@pytest.fixture
def field(idle: IdleLock, qtbot: QtBot) -> QLineEdit:
    """A field in a window of its own, made after the watch began."""
    del idle
    made = QLineEdit()
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.hasFocus)
    return made


def _press(field: QLineEdit) -> None:
    QTest.keyClick(field.windowHandle(), Qt.Key.Key_A)


def _move(field: QLineEdit) -> None:
    QTest.mouseMove(field.windowHandle(), QPoint(3, 3))
    QTest.mouseMove(field.windowHandle(), QPoint(5, 5))


def test_when_time_is_up_it_says_so(idle: IdleLock, qtbot: QtBot) -> None:
    idle._timer.setInterval(1)  # five minutes are too long for a test
    with qtbot.waitSignal(idle.idle):
        idle._touch()


@pytest.mark.parametrize("touch", [_press, _move])
def test_a_touch_begins_the_time_anew(
    idle: IdleLock,
    qtbot: QtBot,
    seconds: Seconds,
    field: QLineEdit,
    touch: Callable[[QLineEdit], None],
) -> None:
    with qtbot.assertNotEmitted(idle.idle):
        for _ in range(3):
            seconds.now += 299
            touch(field)


def test_the_first_touch_after_the_computer_slept_locks_and_reaches_nothing(
    idle: IdleLock, qtbot: QtBot, seconds: Seconds, field: QLineEdit
) -> None:
    seconds.now += 300
    with qtbot.waitSignal(idle.idle):
        _press(field)
    assert field.text() == ""
    _press(field)
    assert field.text() == "a"


def test_never_means_never(
    idle: IdleLock, qtbot: QtBot, seconds: Seconds, field: QLineEdit
) -> None:
    idle.set_minutes(0)
    seconds.now += 1_000_000
    with qtbot.assertNotEmitted(idle.idle):
        _press(field)
    assert field.text() == "a"
    assert not idle._timer.isActive()


def test_windows_that_were_there_before_are_watched_too(
    qapp: QApplication, qtbot: QtBot, seconds: Seconds, field: QLineEdit
) -> None:
    late = IdleLock(None, seconds)
    late.set_minutes(5)
    late.watch(qapp)
    seconds.now += 300
    with qtbot.waitSignal(late.idle):
        _press(field)
    late.set_minutes(0)


@pytest.fixture
def strip(qtbot: QtBot, seconds: Seconds) -> WorkStrip:
    made = WorkStrip(None, seconds)
    qtbot.addWidget(made)
    return made


def _says(strip: WorkStrip, name: str) -> str:
    label = strip.findChild(QLabel, name)
    assert isinstance(label, QLabel)
    return label.text()


def test_work_that_ends_within_a_blink_is_never_seen(strip: WorkStrip, seconds: Seconds) -> None:
    job = WatchedProgress("Looking")
    strip.begin(job)
    seconds.now += 0.3
    strip.look()
    assert strip.isHidden()
    strip.end(job)
    seconds.now += 10
    strip.look()
    assert strip.isHidden()


def test_long_work_says_what_how_far_and_how_long(strip: WorkStrip, seconds: Seconds) -> None:
    job = WatchedProgress("Writing the backup")
    strip.begin(job)
    seconds.now += 1
    strip.look()
    assert not strip.isHidden()
    assert _says(strip, "work-title") == "Writing the backup"
    assert _says(strip, "work-how-far") == "Under way…"
    bar = strip.findChild(QProgressBar, "work-bar")
    assert isinstance(bar, QProgressBar)
    assert bar.isHidden()
    job.report(25, 100)
    strip.look()
    assert _says(strip, "work-how-far") == "25 %"
    assert not bar.isHidden()
    assert bar.value() * 4 == bar.maximum()
    seconds.now += 59
    strip.look()
    assert _says(strip, "work-how-far") == "25 % · about 3 minutes left"
    job.report(90, 100)
    strip.look()
    assert _says(strip, "work-how-far") == "90 % · less than a minute left"
    strip.end(job)
    assert strip.isHidden()
    assert _says(strip, "work-title") == ""


def test_work_on_bytes_says_how_fast_it_is(strip: WorkStrip, seconds: Seconds) -> None:
    progress = WatchedProgress("Copying")
    strip.begin(progress)
    seconds.now += 10
    progress.report(50_000_000, 200_000_000)
    strip.look()
    assert _says(strip, "work-how-far") == "25 % · 5.0 MB a second · less than a minute left"


def test_a_second_job_is_counted_and_takes_the_place_of_the_first(
    strip: WorkStrip, seconds: Seconds
) -> None:
    first, second = WatchedProgress("First"), WatchedProgress("Second")
    strip.begin(first)
    strip.begin(second)
    seconds.now += 1
    strip.look()
    assert _says(strip, "work-title") == "First · and 1 more"
    strip.end(first)
    assert _says(strip, "work-title") == "Second"


def test_cancel_stops_what_is_shown(strip: WorkStrip, seconds: Seconds) -> None:
    quick, slow = WatchedProgress("Quick"), WatchedProgress("Slow")
    strip.begin(slow)
    seconds.now += 1
    strip.begin(quick)
    strip.look()
    QTest.mouseClick(strip.cancel_button, Qt.MouseButton.LeftButton)
    assert slow.is_cancelled
    assert not quick.is_cancelled
    assert _says(strip, "work-how-far") == "Stopping…"
    assert not strip.cancel_button.isEnabled()
    with pytest.raises(Cancelled):
        slow.report(1, 2)


def test_good_news_goes_by_itself_and_trouble_stays(qtbot: QtBot) -> None:
    bar = MessageBar()
    qtbot.addWidget(bar)
    bar.say("Note kept.")
    assert bar.text == "Note kept."
    assert bar._timer.isActive()
    bar.warn("The disk is full.", "Make room.")
    assert bar.text == "The disk is full. Make room."
    assert not bar._timer.isActive()
    QTest.mouseClick(bar.dismiss_button, Qt.MouseButton.LeftButton)
    assert bar.isHidden()
    assert bar.text == ""


def test_a_message_is_never_markup(qtbot: QtBot) -> None:
    bar = MessageBar()
    qtbot.addWidget(bar)
    bar.say("<b>x</b>")
    label = bar.findChild(QLabel, "message-what")
    assert isinstance(label, QLabel)
    assert label.textFormat() == Qt.TextFormat.PlainText
