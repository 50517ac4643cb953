"""Each write, flush, rename or open fails once while an incident with a file is added.

strace lets the system call fail without doing it. Whatever happens then: no bug shows, what was
kept before is there, what was acknowledged is there, and the rest can be added again.
"""

import os
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from core.errors import DiskFull
from core.incidents.search import parse_query
from core.vault.credentials import Passphrase
from tests.faults.conftest import Hurt
from tests.faults.doomed import Fact, ForkingParent
from tests.faults.kept import PASSPHRASE, Kept, assert_all_there, digest, made_up
from tests.faults.terminal import sentence
from tests.faults.tracing import SPOILED, Spoiled, calls_about, run_traced
from ui.command_line.streams import ExitStatus

ATTACHMENT_BYTES = 200_000
TEXT = "They wrote again."


@dataclass(frozen=True)
class Traced:
    """Somebody who adds a file by command line, in a process that strace looks at."""

    parent: ForkingParent
    folder: Path
    file: Path

    @property
    def words(self) -> tuple[object, ...]:
        """The command."""
        return ("add", self.folder, "--text", TEXT, "--attach", self.file)

    def add(self, *options: str) -> Fact:
        """Add the file with strace attached to the process; return what the command said."""
        return run_traced(self.parent, self.words, *options)


@pytest.fixture
def traced(hurt: Hurt, parent: ForkingParent, tmp_path: Path) -> Traced:
    file = tmp_path / "attachment.bin"
    file.write_bytes(made_up(5, ATTACHMENT_BYTES))
    return Traced(parent, hurt.folder, file)


@pytest.mark.parametrize("spoiled", SPOILED, ids=str)
def test_no_failing_call_loses_what_was_kept(
    hurt: Hurt, traced: Traced, tmp_path: Path, spoiled: Spoiled
) -> None:
    calls = calls_about(traced.parent, traced.words, traced.folder, tmp_path / "calls.txt")
    numbers = calls.get(spoiled.call)
    if not numbers:
        pytest.skip(f"adding makes no call of {spoiled.call}")
    kept = _with_new_incidents(hurt, traced.file)
    statuses = []
    for number in numbers:
        said = traced.add("-o", os.devnull, *spoiled.inject(number))
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
    return replace(hurt.kept, incidents={**hurt.kept.incidents, **added})
