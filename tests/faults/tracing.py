"""Commands in a process that strace looks at, and in which it lets system calls fail."""

import shutil
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.faults.doomed import Fact, ForkingParent
from tests.faults.kept import PASSPHRASE
from ui.command_line.streams import ExitStatus

STRACE = shutil.which("strace")


@dataclass(frozen=True)
class Spoiled:
    """A kind of system call and the error that it fails with."""

    call: str
    error: str

    def __str__(self) -> str:
        return f"{self.call} {self.error}"

    def inject(self, number: int) -> list[str]:
        """Return the options that let the call of this number fail; a full disk stays full."""
        until = "+" if self.error == "ENOSPC" else ""
        return [
            "-e",
            f"trace={self.call}",
            "-e",
            f"inject={self.call}:error={self.error}:when={number}{until}",
        ]


SPOILED = [
    Spoiled(call, error)
    for call, errors in {
        "write": ("ENOSPC", "EIO"),
        "pwrite64": ("ENOSPC", "EIO"),
        "fsync": ("EIO", "ENOSPC"),
        "fdatasync": ("EIO", "ENOSPC"),
        "rename": ("ENOSPC", "EACCES"),
        "openat": ("EACCES", "EMFILE"),
        "unlink": ("EACCES",),
    }.items()
    for error in errors
]


def run_traced(parent: ForkingParent, words: Sequence[object], *options: str) -> Fact:
    """Run a command with strace attached to its process; return what the command said.

    Skips the test where nothing may be traced.
    """
    if STRACE is None:
        pytest.skip("there is no strace")
    typed = "\n".join([PASSPHRASE] * (2 if words[0] == "renew" else 1))
    order = {"words": [str(each) for each in words], "passphrase": PASSPHRASE, "typed": typed}
    parent.start(task="by_command", **order)
    parent.wait_for("waiting")
    strace = [str(STRACE), "--follow-forks", "--attach", str(parent.child), *options]
    with subprocess.Popen(strace, stderr=subprocess.PIPE, text=True) as tracing:
        assert tracing.stderr is not None
        if "attached" not in (complaint := tracing.stderr.readline()):
            parent.kill()
            pytest.skip(f"nothing may be traced here: {complaint}")
        (_, said) = parent.finish()
    return said


def calls_about(
    parent: ForkingParent, words: Sequence[object], place: Path, log: Path
) -> dict[str, list[int]]:
    """Run a command; return, for each kind of call, which ones are about a place, from 1.

    Python opens files of its own in between; those are none of our business. Other threads have
    counts of their own.
    """
    kinds = ",".join(dict.fromkeys(spoiled.call for spoiled in SPOILED))
    said = run_traced(parent, words, "-y", "-s", "512", "-o", str(log), "-e", f"trace={kinds}")
    assert said["status"] == ExitStatus.OK, said
    made: dict[str, list[str]] = {}
    for line in log.read_text().splitlines():
        thread, _, call = line.partition(" ")
        if int(thread) == said["pid"]:
            made.setdefault(call.strip().partition("(")[0], []).append(call)
    return {
        kind: [number for number, call in enumerate(calls, 1) if str(place) in call]
        for kind, calls in made.items()
    }
