"""Notices of the desktop, over a real bus."""

import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from core.errors import NoDesktopNotice
from main import RESOURCES
from tests.ui.session_bus import Desktop, session_bus
from ui.notifications import can_notify, notify

ADDRESS = "DBUS_SESSION_BUS_ADDRESS"
CONFINED = """
import sys
from storage.confinement.own_process import confine
held = confine()
from ui.notifications import notify
assert "jeepney" not in sys.modules
notify("Reminder", "Water the plants")
print(held.no_network)
"""


@pytest.fixture
def bus(home: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    with session_bus(home) as address:
        monkeypatch.setenv(ADDRESS, address)
        yield address


def test_the_desktop_gets_the_persons_words_and_nothing_else(bus: str) -> None:
    assert can_notify()
    desktop = Desktop(bus)
    notify("Reminder", "Water the plants")
    desktop.stop()
    hints = {"transient": ("b", True), "suppress-sound": ("b", True)}
    assert desktop.shown == [
        ("Reminder", 0, "appointment-soon", "Water the plants", "", [], hints, -1)
    ]


def test_a_process_that_gave_up_the_network_still_can(bus: str) -> None:
    desktop = Desktop(bus)
    done = subprocess.run(
        [sys.executable, "-c", CONFINED],
        cwd=RESOURCES.parent,
        env=dict(os.environ),
        text=True,
        capture_output=True,
        timeout=60,
        check=False,
    )
    desktop.stop()
    assert (done.stdout.strip(), done.stderr) == ("True", "")
    assert [each[3] for each in desktop.shown] == ["Water the plants"]


def test_a_desktop_that_says_no_is_told(bus: str) -> None:
    desktop = Desktop(bus, refuses=True)
    with pytest.raises(NoDesktopNotice):
        notify("Reminder", "x")
    desktop.stop()


@pytest.mark.parametrize(
    "address",
    [
        "",
        "autolaunch:",
        "tcp:host=localhost,port=1",
        "unix:",
        "unix:path=/nowhere/bus",
        "tcp:host=localhost,port=1;unix:dir=/",
    ],
)
def test_without_a_bus_of_this_computer_there_is_none(
    address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(ADDRESS, address)
    assert can_notify() is address.endswith(("unix:", "/bus", "unix:dir=/"))
    with pytest.raises(NoDesktopNotice):
        notify("Reminder", "x")


def test_a_bus_without_a_desktop_is_told(bus: str) -> None:
    assert bus
    with pytest.raises(NoDesktopNotice):
        notify("Reminder", "x")


def test_a_bus_that_falls_silent_holds_nothing_up(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ui.notifications._SECONDS", 0.05)
    with socket.socket(socket.AF_UNIX) as silent:
        silent.bind(str(home / "bus"))
        silent.listen()
        monkeypatch.setenv(ADDRESS, f"unix:path={home / 'bus'}")
        with pytest.raises(NoDesktopNotice):
            notify("Reminder", "x")
