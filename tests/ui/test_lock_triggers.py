"""What locks: signals of a real bus, and the window made small. Each only when it is wanted."""

import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from queue import Empty, SimpleQueue

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox

from core.preferences import LockTrigger, Preferences
from main import Settings
from storage.preferences_file import PreferencesFile
from tests.ui.computer_bus import Computer, computer
from tests.ui.visitor import Visitor
from ui.lock_triggers.source import NoSource, TriggerSource, source_here

_PATIENCE_SECONDS = 30


@pytest.fixture
def machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Computer]:
    with computer(tmp_path / "bus") as (made, environment):
        for name, value in environment.items():
            monkeypatch.setenv(name, value)
        yield made


class Listening:
    """Somebody who hears what happens, with everything subscribed to."""

    def __init__(self, machine: Computer) -> None:
        self.heard: SimpleQueue[LockTrigger] = SimpleQueue()
        self.source: TriggerSource = source_here("linux")
        self.source.begin(self.heard.put, holds_up_sleep=True)
        assert machine.logind.is_asked.wait(_PATIENCE_SECONDS)
        # The session's bus has no such moment: what is heard of it shows that it is listened to.
        while not self.next_within(0.05):
            machine.saver()
        while self.next_within(0.2):
            pass

    def next_within(self, seconds: float = _PATIENCE_SECONDS) -> LockTrigger | None:
        try:
            return self.heard.get(timeout=seconds)
        except Empty:
            return None


@pytest.fixture
def listening(machine: Computer) -> Iterator[Listening]:
    made = Listening(machine)
    yield made
    made.source.end()


HAPPENINGS: dict[LockTrigger, list[Callable[[Computer], None]]] = {
    LockTrigger.SUSPEND: [Computer.sleep],
    LockTrigger.SESSION_LOCK: [Computer.lock, Computer.hint_locked],
    LockTrigger.LID: [Computer.lid],
    LockTrigger.SCREEN_SAVER: [
        Computer.saver,
        lambda machine: machine.saver(of="freedesktop"),
        lambda machine: machine.saver(of="xfce"),
    ],
}


def test_everything_that_happens_is_heard_for_what_it_is(
    machine: Computer, listening: Listening
) -> None:
    assert set(HAPPENINGS) == source_here("linux").tells
    for trigger, ways in HAPPENINGS.items():
        for happen in ways:
            happen(machine)
            assert listening.next_within() is trigger


def test_what_ends_or_concerns_others_is_not_heard(machine: Computer, listening: Listening) -> None:
    machine.sleep(begins=False)
    machine.hint_locked(is_locked=False)
    machine.lid(is_closed=False)
    machine.lock("/org/freedesktop/login1/session/of_somebody_else")
    machine.saver(is_active=False)
    machine.nonsense()
    machine.sleep()
    machine.saver()
    heard = {listening.next_within(), listening.next_within()}
    assert heard == {LockTrigger.SUSPEND, LockTrigger.SCREEN_SAVER}
    assert listening.heard.empty()


def test_sleep_waits_for_the_end_and_no_longer(machine: Computer, listening: Listening) -> None:
    ((what, who, why, mode),) = machine.logind.asked
    assert (what, mode) == ("sleep", "delay")
    assert "hollyhock" not in f"{who} {why}".lower()
    assert machine.logind.holds()
    listening.source.end()
    machine.logind.wait_for_release()


def test_sleep_is_not_held_up_for_who_does_not_want_it(
    machine: Computer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("XDG_SESSION_ID")
    heard: SimpleQueue[LockTrigger] = SimpleQueue()
    source = source_here("linux")
    source.begin(heard.put, holds_up_sleep=False)
    while heard.empty():
        machine.lock("/org/freedesktop/login1/session/any")
    source.end()
    assert machine.logind.asked == []


def test_no_bus_is_no_trouble(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv("DBUS_SESSION_BUS_ADDRESS", raising=False)
    monkeypatch.setenv("DBUS_SYSTEM_BUS_ADDRESS", f"unix:path={tmp_path / 'none'}")
    for source in (source_here("linux"), source_here("plan9")):
        source.begin(lambda _trigger: None, holds_up_sleep=True)
        for thread in threading.enumerate():
            if thread.name.startswith("bus"):
                thread.join(_PATIENCE_SECONDS)
                assert not thread.is_alive()
        source.end()
        source.end()
    assert NoSource().tells == frozenset()


@pytest.mark.skipif(sys.platform != "linux", reason="there they would listen")
@pytest.mark.parametrize("system", ["win32", "darwin"])
def test_where_the_system_is_another_after_all_nothing_fails(system: str) -> None:
    source = source_here(system)
    assert LockTrigger.SUSPEND in source.tells
    for _ in range(2):
        source.begin(lambda _trigger: None, holds_up_sleep=True)
        source.end()


def test_the_vault_is_locked_before_the_computer_sleeps(
    machine: Computer, resident: Visitor
) -> None:
    resident.window.get_ready()
    resident.qtbot.waitUntil(machine.logind.is_asked.is_set)
    assert machine.logind.holds()
    machine.sleep()
    with resident.qtbot.waitSignal(resident.window.runner.locked):
        pass
    machine.logind.wait_for_release()
    assert not resident.window.runner.is_unlocked
    machine.logind.is_asked.clear()
    resident.unlock()
    resident.qtbot.waitUntil(machine.logind.is_asked.is_set)


def test_a_small_window_locks_only_on_wish(resident: Visitor, settings: Settings) -> None:
    window = resident.window
    window.setWindowState(Qt.WindowState.WindowMinimized)
    resident.qtbot.wait(20)
    assert window.runner.is_unlocked
    window.setWindowState(Qt.WindowState.WindowNoState)
    resident.click("rail-4")
    box = resident.find(QCheckBox, "lock-when-minimised")
    assert not box.isChecked()
    box.click()
    store = PreferencesFile(settings.preferences_file)
    resident.qtbot.waitUntil(lambda: LockTrigger.MINIMISED in store.load().lock_when)
    with resident.qtbot.waitSignal(window.runner.locked):
        window.setWindowState(Qt.WindowState.WindowMinimized)


def test_what_is_not_wanted_does_not_lock(resident: Visitor) -> None:
    window = resident.window
    window._use(Preferences(lock_when=frozenset({LockTrigger.LID})))
    with resident.qtbot.assertNotEmitted(window.triggers.happened, wait=50):
        window.triggers._heard.emit(LockTrigger.SUSPEND)
    with resident.qtbot.waitSignal(window.runner.locked):
        window.triggers._heard.emit(LockTrigger.LID)
