"""A whole day at the window on a computer without a network, while strace looks for attempts.

Not that they fail is seen here (`tests/storage/confinement` sees that), but that there are none.
"""

import json
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.faults.doomed import PROJECT

STRACE, UNSHARE = shutil.which("strace"), shutil.which("unshare")
SCRIPT = {
    "passphrase": "quiet harbour under 7 bridges",
    "wrong passphrase": "quiet harbour under 8 bridges",
    "backup passphrase": "four quiet rivers under glass",
    "text": "They stood at the door. http://192.0.2.1/here",
    "search": "no-such-word",
    "name": "Somebody",
    "identifier": "somebody@example.org",
    "notes": "Seen twice: https://example.org/a.png",
    "task note": "Asked the provider.",
    "draft": "Not finished y",
    "unfinished": "and gone",
}
LETTER = """\
From: a@example.org
Subject: x
Content-Type: text/html

<img src="http://192.0.2.1/pixel.png"><link rel=stylesheet href="//192.0.2.1/a.css"><p>Words.
"""


@dataclass(frozen=True)
class Watch:
    """Starts programs without a network, and writes down which sockets they ask for."""

    without_network: list[str]
    log: Path

    def run(
        self, *arguments: str | Path, timeout: float = 240
    ) -> "subprocess.CompletedProcess[str]":
        """Run Python with these arguments."""
        strace = [str(STRACE), "-f", "--seccomp-bpf", "-qq", "-e", "trace=%network"]
        done = subprocess.run(
            [*self.without_network, *strace, "-o", self.log, sys.executable, *arguments],
            cwd=PROJECT,
            capture_output=True,
            text=True,
            timeout=timeout,
            check=False,
        )
        if "ptrace" in done.stderr:
            pytest.skip("processes may not be watched here")
        return done

    def families(self) -> set[str]:
        """Return the address families of all sockets that anybody asked for."""
        return set(re.findall(r"\bsocket(?:pair)?\((\w+),", self.log.read_text()))


@pytest.fixture
def watch(tmp_path: Path) -> Watch:
    if STRACE is None:
        pytest.skip("there is no strace")
    for options in (["--net"], ["--net", "--map-root-user"]):
        command = [str(UNSHARE), *options]
        if UNSHARE and subprocess.run([*command, "true"], check=False).returncode == 0:
            return Watch(command, tmp_path / "calls")
    pytest.skip("no program may be started without a network here")


def test_a_day_at_the_window_asks_for_no_network(tmp_path: Path, watch: Watch) -> None:
    original, script = tmp_path / "letter.eml", tmp_path / "script.json"
    original.write_text(LETTER)
    paths = {"file": str(original), "backup": str(tmp_path / "copy.age")}
    script.write_text(json.dumps(SCRIPT | paths))
    program = ("-m", "tests.driven.session", "tests.faults.window_session")
    done = watch.run(*program, tmp_path / "vault", script, "nothing")
    assert done.returncode == 0, done.stderr
    assert "unlocked again" in done.stdout.splitlines()[-1]
    assert watch.families() <= {"AF_UNIX"}
    assert "AF_INET" not in watch.log.read_text()


@pytest.mark.soak
def test_all_journeys_ask_for_no_network(watch: Watch) -> None:
    done = watch.run("-m", "pytest", "-q", "-p", "no:xdist", "tests/journeys", timeout=3600)
    assert done.returncode == 0, done.stdout
    assert watch.families() <= {"AF_UNIX"}


def test_the_watch_sees_an_attempt(watch: Watch) -> None:
    code = "import socket; socket.socketpair(); socket.socket(socket.AF_INET6, socket.SOCK_DGRAM)"
    watch.run("-c", code)
    assert watch.families() == {"AF_UNIX", "AF_INET6"}
