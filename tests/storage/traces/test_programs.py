"""Programs are recognised by name, in every way in which they can be there."""

import re
import subprocess
import sys
import tomllib

import pytest

from core.progress import Unwatched
from core.traces.finding import Finding, Manner, Sight, Subject, Trace
from main import RESOURCES
from storage.traces.known import load_known_programs
from storage.traces.linux import LinuxTraces
from storage.traces.other_system import ProcessTraces, process_names
from storage.traces.this_system import trace_looker
from tests.storage.traces.computer import Computer

REMOTE, CAPTURE = Subject.REMOTE_ACCESS, Subject.CAPTURE


def _running(name: str) -> tuple[Trace, ...]:
    return (Trace(name, Manner.RUNNING),)


@pytest.mark.parametrize(
    ("comm", "arguments", "subject", "name"),
    [
        ("teamviewerd", ["/opt/teamviewer/tv_bin/teamviewerd", "-d"], REMOTE, "TeamViewer"),
        ("AnyDesk", ["/usr/bin/anydesk", "--tray"], REMOTE, "AnyDesk"),
        ("sshd", ["sshd: me [priv]"], REMOTE, "OpenSSH server"),
        ("gnome-remote-de", [], REMOTE, "GNOME Remote Desktop"),
        ("python3", ["/usr/bin/python3", "-u", "/usr/bin/kazam"], CAPTURE, "Kazam"),
        ("python3", ["python3", "/usr/bin/orca"], Subject.READERS, "Orca"),
        ("ffmpeg", ["ffmpeg", "-f", "x11grab"], CAPTURE, "FFmpeg recording the screen"),
        ("wine64", ["wine64", "C:/kidlogger.exe"], Subject.MONITORING, "KidLogger"),
        ("logkeys", ["logkeys", "-s"], Subject.MONITORING, "logkeys"),
        ("copyq", ["/usr/bin/copyq"], Subject.CLIPBOARD, "CopyQ"),
    ],
)
def test_what_runs_is_seen(
    computer: Computer, comm: str, arguments: list[str], subject: Subject, name: str
) -> None:
    computer.run(700, comm, *arguments)
    assert computer.sees(subject) == Finding(subject, Sight.SEEN, _running(name))


@pytest.mark.parametrize(
    ("comm", "arguments"),
    [
        ("ffmpeg", ["ffmpeg", "-i", "film.mkv"]),
        ("vim", ["vim", "teamviewer"]),
        ("anydesktop-note", ["anydesktop-notes"]),
        ("sh", ["sh", "-c"]),
        ("", [""]),
    ],
)
def test_what_only_resembles_it_is_not(computer: Computer, comm: str, arguments: list[str]) -> None:
    computer.run(700, comm, *arguments)
    seen = {each.subject for each in computer.look().findings if each.sight is Sight.SEEN}
    assert seen == set()


def test_what_starts_by_itself_or_lies_ready_is_seen(computer: Computer) -> None:
    computer.write("usr/bin/x11vnc", "")
    computer.write("opt/google/chrome-remote-desktop/x", "")
    computer.at_home(".local/share/flatpak/app/com.rustdesk.RustDesk/current", "")
    computer.write("etc/systemd/system/multi-user.target.wants/ssh.service", "")
    computer.write("etc/systemd/system/multi-user.target.wants/teamviewerd.service", "")
    computer.at_home(".config/autostart/odd.desktop", 'Exec="/opt/any desk/anydesk" --tray\n')
    computer.write("etc/xdg/autostart/krfb.desktop", "Exec=krfb\nHidden = true\n")
    computer.write("etc/xdg/autostart/broken.desktop", "Exec='sunshine\nExec=\n")
    computer.write("usr/bin/obs", "")
    assert set(computer.sees(REMOTE).traces) == {
        Trace("x11vnc", Manner.INSTALLED),
        Trace("Chrome Remote Desktop", Manner.INSTALLED),
        Trace("RustDesk", Manner.INSTALLED),
        Trace("TeamViewer", Manner.STARTS_BY_ITSELF),
        Trace("AnyDesk", Manner.STARTS_BY_ITSELF),
    }
    assert computer.sees(CAPTURE).sight is Sight.NOT_SEEN


def test_a_system_that_hides_other_peoples_programs_says_so(computer: Computer) -> None:
    computer.root.joinpath("proc", "1", "comm").unlink()
    assert computer.sees(REMOTE) == Finding(REMOTE, Sight.PARTLY)


def test_elsewhere_only_names_of_processes_are_looked_at(computer: Computer) -> None:
    programs = load_known_programs(RESOURCES)
    looker = ProcessTraces(programs, lambda: ["TeamViewer.exe", "explorer.exe"])
    told = {each.subject: each for each in looker.look(computer.vault, Unwatched()).findings}
    assert set(told) == set(Subject)
    assert told[REMOTE].traces == _running("TeamViewer")
    assert told[CAPTURE].sight is Sight.PARTLY
    assert told[Subject.SYNCHRONISED].sight is Sight.NOT_SEEN
    assert told[Subject.SWAP].sight is Sight.CANNOT_LOOK


def test_names_of_processes_are_found_on_this_computer_too() -> None:
    waiting = [sys.executable, "-c", "input()"]
    with subprocess.Popen(waiting, stdin=subprocess.PIPE):
        assert any(re.match("python", each) for each in process_names())


def test_this_computer_gets_its_own_look(monkeypatch: pytest.MonkeyPatch) -> None:
    assert isinstance(trace_looker(RESOURCES), LinuxTraces)
    monkeypatch.setattr("sys.platform", "win32")
    assert isinstance(trace_looker(RESOURCES), ProcessTraces)


def test_each_program_names_a_source_and_no_two_share_a_name() -> None:
    shipped = tomllib.loads((RESOURCES / "known_programs.toml").read_text(encoding="utf-8"))
    programs = shipped["program"]
    assert {each["source"] for each in programs} <= set(shipped["sources"])
    executables = [name for each in programs for name in each["executables"]]
    assert len(executables) == len({each.casefold() for each in executables})
    assert all(name == name.casefold() and not name.endswith(".exe") for name in executables)
    assert {each["subject"] for each in programs} == {
        *("remote_access", "monitoring", "capture", "readers", "clipboard")
    }
