"""The Nth write, flush, rename or open fails while an incident with a file is added.

strace lets the system call fail without doing it. Whatever happens then: no bug shows, what was
kept before is there, what was acknowledged is there, and the rest can be added again.
"""

import json
import os
import re
import shutil
import subprocess
import sys
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from core.errors import DiskFull
from core.incidents.search import parse_query
from core.vault.credentials import Passphrase
from tests.faults.conftest import Hurt
from tests.faults.doomed import PROJECT
from tests.faults.kept import PASSPHRASE, Kept, assert_all_there, digest, made_up
from tests.faults.terminal import run, sentence
from ui.command_line.streams import ExitStatus

STRACE = shutil.which("strace")

SAMPLES = int(os.environ.get("HOLLYHOCK_FAILING_CALLS", "3"))
"""How many of the calls of each kind are spoiled, one in each run; all when there are fewer."""

ATTACHMENT_BYTES = 200_000


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


def traced(hurt: Hurt, file: Path, *options: str) -> dict[str, Any]:
    """Add the file under strace; return what the command said."""
    strace = [STRACE, "--follow-forks", "-qq", "--seccomp-bpf", *options]
    child = [sys.executable, "-m", "tests.faults.failing_child", hurt.folder, file]
    ran = subprocess.run(
        [*map(str, strace), *map(str, child)],
        env=os.environ | {"PYTHONPATH": str(PROJECT)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (ran.returncode, ran.stderr) == (0, "")
    said: dict[str, Any] = json.loads(ran.stdout)
    return said


@pytest.fixture
def file(tmp_path: Path) -> Path:
    _skip_without_strace(tmp_path)
    path = tmp_path / "attachment.bin"
    path.write_bytes(made_up(5, ATTACHMENT_BYTES))
    return path


def _skip_without_strace(tmp_path: Path) -> None:
    if STRACE is None:
        pytest.skip("there is no strace")
    quiet = [STRACE, "--seccomp-bpf", "-f", "-o", str(tmp_path / "trial.txt"), "true"]
    if subprocess.run(quiet, capture_output=True, check=False).returncode:
        pytest.skip("nothing may be traced here")


def how_often(hurt: Hurt, file: Path, log: Path) -> Counter[str]:
    """Return how many calls of each kind the process makes that adds the file."""
    calls = ",".join(dict.fromkeys(spoiled.call for spoiled in SPOILED))
    said = traced(hurt, file, "-o", str(log), "-e", f"trace={calls}")
    assert said["status"] == ExitStatus.OK
    return Counter(re.findall(rf"^{said['pid']} +(\w+)\(", log.read_text(), re.MULTILINE))


def spread(count: int) -> list[int]:
    """Return SAMPLES numbers from 1 to `count`, first and last among them, evenly apart."""
    steps = max(SAMPLES - 1, 1)
    return sorted({1 + round(step * (count - 1) / steps) for step in range(SAMPLES)})


@pytest.mark.parametrize("spoiled", SPOILED, ids=str)
def test_no_failing_call_loses_what_was_kept(
    hurt: Hurt, file: Path, tmp_path: Path, spoiled: Spoiled
) -> None:
    count = how_often(hurt, file, tmp_path / "calls.txt")[spoiled.call]
    if not count:
        pytest.skip(f"adding makes no call of {spoiled.call}")
    kept = _with_new_incidents(hurt, file)
    statuses = []
    for number in spread(count):
        until = "+" if spoiled.error == "ENOSPC" else ""  # a full disk stays full
        inject = f"inject={spoiled.call}:error={spoiled.error}:when={number}{until}"
        said = traced(hurt, file, "-o", os.devnull, "-e", f"trace={spoiled.call}", "-e", inject)
        statuses.append(said["status"])
        _assert_expected(said, spoiled, number)
        before = kept
        kept = _with_new_incidents(hurt, file)
        if said["status"] == ExitStatus.OK:
            assert said["out"].strip() in kept.incidents, number
        assert kept.incidents.keys() >= before.incidents.keys(), number
        assert_all_there(hurt.vaults, kept, hurt.folder)
    # Only tidying up unlinks: that it failed need not be said.
    assert ExitStatus.EXPECTED_ERROR in statuses or spoiled.call == "unlink"
    assert run(hurt.vaults, "add", hurt.folder, "--text", "x", "--attach", file).status == 0


def _assert_expected(said: dict[str, Any], spoiled: Spoiled, number: int) -> None:
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
    added = {row.id: ("They wrote again.", (digest(file.read_bytes()),)) for row in rows}
    return Kept({**hurt.kept.incidents, **added}, hurt.kept.person)
