"""Each write, flush, rename or open fails once while an incident with a file is added.

strace lets the system call fail without doing it. Whatever happens then: no bug shows, what was
kept before is there, what was acknowledged is there, and the rest can be added again.
"""

import os
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from core.errors import DiskFull
from core.incidents.search import parse_query
from core.vault.credentials import Passphrase
from tests.faults.conftest import Hurt
from tests.faults.doomed import Fact, ForkingParent
from tests.faults.kept import PASSPHRASE, Kept, assert_all_there, digest, made_up
from tests.faults.terminal import sentence
from ui.command_line.streams import ExitStatus

STRACE = shutil.which("strace")

ATTACHMENT_BYTES = 200_000
TEXT = "They wrote again."


@dataclass(frozen=True)
class Spoiled:
    """A kind of system call and the error that it fails with."""

    call: str
    error: str

    def __str__(self) -> str:
        return f"{self.call} {self.error}"


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


@dataclass(frozen=True)
class Traced:
    """Somebody who adds a file by command line, in a process that strace looks at."""

    parent: ForkingParent
    folder: Path
    file: Path

    def add(self, *options: str) -> Fact:
        """Add the file with strace attached to the process; return what the command said."""
        order = {"folder": str(self.folder), "file": str(self.file), "passphrase": PASSPHRASE}
        self.parent.start(task="add_by_command", text=TEXT, **order)
        self.parent.wait_for("waiting")
        strace = [str(STRACE), "--follow-forks", "--attach", str(self.parent.child), *options]
        with subprocess.Popen(strace, stderr=subprocess.PIPE, text=True) as tracing:
            assert tracing.stderr is not None
            if "attached" not in (complaint := tracing.stderr.readline()):
                self.parent.kill()
                pytest.skip(f"nothing may be traced here: {complaint}")
            (_, said) = self.parent.finish()
        return said


@pytest.fixture
def traced(hurt: Hurt, tmp_path: Path) -> Iterator[Traced]:
    if STRACE is None:
        pytest.skip("there is no strace")
    file = tmp_path / "attachment.bin"
    file.write_bytes(made_up(5, ATTACHMENT_BYTES))
    with ForkingParent(tmp_path / "errors.txt") as parent:
        yield Traced(parent, hurt.folder, file)


def calls_in_the_vault(traced: Traced, log: Path) -> dict[str, list[int]]:
    """Return, for each kind of call, which ones are about the vault, counted from 1.

    Python opens files of its own in between; those are none of our business. Other threads have
    counts of their own.
    """
    kinds = ",".join(dict.fromkeys(spoiled.call for spoiled in SPOILED))
    said = traced.add("-y", "-s", "512", "-o", str(log), "-e", f"trace={kinds}")
    assert said["status"] == ExitStatus.OK
    made: dict[str, list[str]] = {}
    for line in log.read_text().splitlines():
        thread, _, call = line.partition(" ")
        if int(thread) == said["pid"]:
            made.setdefault(call.strip().partition("(")[0], []).append(call)
    return {
        kind: [number for number, call in enumerate(calls, 1) if str(traced.folder) in call]
        for kind, calls in made.items()
    }


@pytest.mark.parametrize("spoiled", SPOILED, ids=str)
def test_no_failing_call_loses_what_was_kept(
    hurt: Hurt, traced: Traced, tmp_path: Path, spoiled: Spoiled
) -> None:
    numbers = calls_in_the_vault(traced, tmp_path / "calls.txt").get(spoiled.call)
    if not numbers:
        pytest.skip(f"adding makes no call of {spoiled.call}")
    kept = _with_new_incidents(hurt, traced.file)
    statuses = []
    for number in numbers:
        until = "+" if spoiled.error == "ENOSPC" else ""  # a full disk stays full
        inject = f"inject={spoiled.call}:error={spoiled.error}:when={number}{until}"
        said = traced.add("-o", os.devnull, "-e", f"trace={spoiled.call}", "-e", inject)
        statuses.append(said["status"])
        _assert_expected(said, spoiled, number)
        before = kept
        kept = _with_new_incidents(hurt, traced.file)
        if said["status"] == ExitStatus.OK:
            assert said["out"].strip() in kept.incidents, number
        assert kept.incidents.keys() >= before.incidents.keys(), number
        assert_all_there(hurt.vaults, kept, hurt.folder)
    # Only tidying up unlinks: that it failed need not be said.
    assert ExitStatus.EXPECTED_ERROR in statuses or spoiled.call == "unlink"
    assert traced.add("-o", os.devnull)["status"] == ExitStatus.OK


def _assert_expected(said: Fact, spoiled: Spoiled, number: int) -> None:
    """See that it worked all the same, or that it was refused in one sentence on one line."""
    if said["status"] == ExitStatus.OK:
        return
    assert said["status"] == ExitStatus.EXPECTED_ERROR, (number, said)
    assert said["out"] == ""
    assert said["err"].count("\n") == 1, (number, said)
    if spoiled.error == "ENOSPC":
        assert said["err"] == sentence(DiskFull()), (number, said)


def _with_new_incidents(hurt: Hurt, file: Path) -> Kept:
    """Return what was kept at first, and what has to be in each incident added since."""
    session = hurt.vaults.unlock(hurt.folder, Passphrase(PASSPHRASE))
    rows = session.journal.page(parse_query("wrote"), limit=1000)
    session.lock()
    added = {row.id: (TEXT, (digest(file.read_bytes()),)) for row in rows}
    return Kept({**hurt.kept.incidents, **added}, hurt.kept.person)
