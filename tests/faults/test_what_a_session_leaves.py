"""A day at the window of a real screen and a real session bus: what it shows there, and leaves."""

import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from jeepney.bus_messages import message_bus  # type: ignore[import-untyped]  # it ships no types
from jeepney.io.blocking import open_dbus_connection  # type: ignore[import-untyped]  # as above

from tests.faults.test_canaries import (
    FILE_NAME,
    FOLDERS,
    LAST_STEP,
    SCRIPT,
    Place,
    follow,
    place,
    script,
    session_at_the_window,
)
from tests.ui.session_bus import session_bus

__all__ = ["place", "script"]

PROGRAMS = ("Xvfb", "xwininfo", "dbus-daemon")
CACHES = ("fontconfig", "mesa_shader_cache", "mesa_shader_cache_db", "qtshadercache")
"""What libraries below Qt keep of fonts and of the graphics card."""

pytestmark = pytest.mark.skipif(
    not all(map(shutil.which, PROGRAMS)), reason=f"needs {', '.join(PROGRAMS)}"
)


@pytest.fixture
def screen() -> Iterator[str]:
    """A screen that nobody looks at; its name."""
    program = ["Xvfb", "-displayfd", "1", "-screen", "0", "1280x1024x24", "-nolisten", "tcp"]
    with subprocess.Popen(
        program, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    ) as server:
        assert server.stdout
        yield f":{server.stdout.readline().strip()}"
        server.terminate()


def _names_on(bus: str) -> set[str]:
    with open_dbus_connection(bus=bus) as connection:
        (names,) = connection.send_and_get_reply(message_bus.ListNames()).body
        return set(names)


def _windows_on(screen: str) -> str:
    program = ["xwininfo", "-display", screen, "-root", "-tree"]
    return subprocess.run(program, capture_output=True, text=True, check=True).stdout


def _arguments(process: int) -> str:
    return Path(f"/proc/{process}/cmdline").read_text()


@contextmanager
def _bus(folder: Path) -> Iterator[str]:
    folder.mkdir()
    with session_bus(folder) as address:
        yield address


def test_a_day_shows_a_name_and_leaves_nothing(
    place: Place, script: Path, screen: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with _bus(tmp_path / "bus") as bus:
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", bus)
        monkeypatch.setenv("DISPLAY", screen)
        monkeypatch.setenv("QT_QPA_PLATFORM", "xcb")
        with session_at_the_window(place, script, "nothing") as session:
            said = []
            for fact in follow(session):
                said.append(fact)
                windows, names = _windows_on(screen), _names_on(bus)
                assert '"Hollyhock"' in windows
                shown = windows + _arguments(session.pid) + _arguments(int(fact["pid"]))
                canaries = (*SCRIPT.values(), *FOLDERS, FILE_NAME)
                assert [each for each in canaries if each in shown] == []
                own = {each for each in names if not each.startswith(":")}
                assert own == {"org.freedesktop.DBus"}
            assert session.stderr is not None
            assert (session.wait(), session.stderr.read()) == (0, "")
    assert LAST_STEP in said[-1]
    home = place.root / "home"
    left = [each.relative_to(home) for each in home.rglob("*") if each.is_file()]
    ours = [each for each in left if each.parts[0] != "cache_home" or each.parts[1] not in CACHES]
    assert ours == []
    assert list((place.root / "tmp").rglob("*")) == []
    assert list((place.root / "cwd").rglob("*")) == []
