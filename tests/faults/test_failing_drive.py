"""Each write, flush, rename or open on a backup drive fails once while it is backed up to.

Whatever happens: no bug shows, every earlier state is whole, the next backup works. Of each kind
a few calls fail in a usual run; HOLLYHOCK_EVERY_CALL=1 lets every one fail.
"""

import os
from pathlib import Path

import pytest

from core.progress import Unwatched
from core.vault.credentials import Passphrase
from tests.faults.conftest import Hurt
from tests.faults.doomed import ForkingParent
from tests.faults.kept import PASSPHRASE
from tests.faults.terminal import run
from tests.faults.tracing import SPOILED, Spoiled, calls_about, run_traced
from ui.command_line.streams import ExitStatus

EVERY_CALL = bool(os.environ.get("HOLLYHOCK_EVERY_CALL"))
FEW = 3


def chosen(numbers: list[int]) -> list[int]:
    """Return the first, the last, and one between them; or all."""
    if EVERY_CALL or len(numbers) <= FEW:
        return numbers
    return [numbers[0], numbers[len(numbers) // 2], numbers[-1]]


@pytest.mark.parametrize("spoiled", SPOILED, ids=str)
def test_no_failing_call_harms_what_is_on_the_drive(
    hurt: Hurt, parent: ForkingParent, tmp_path: Path, spoiled: Spoiled
) -> None:
    drive = tmp_path / "drive"
    drive.mkdir()
    words = ("backup", hurt.folder, "--drive", drive)
    calls = calls_about(parent, words, drive, tmp_path / "calls.txt")
    for blob in list(drive.glob("copies-*/blobs/*/*"))[:2]:
        blob.unlink()  # so that there is something to copy again
    statuses = []
    for number in chosen(calls.get(spoiled.call, [])):
        said = run_traced(parent, words, "-o", os.devnull, *spoiled.inject(number))
        statuses.append(said["status"])
        assert said["status"] in {ExitStatus.OK, ExitStatus.EXPECTED_ERROR}, (number, said)
        if said["status"] != ExitStatus.OK:
            assert said["err"].count("\n") == 1, (number, said)
        assert_only_blobs_are_missing(hurt, drive)
    if not statuses:
        pytest.skip(f"backing up makes no call of {spoiled.call} on the drive")
    assert run(hurt.vaults, *words).status == ExitStatus.OK
    assert run(hurt.vaults, "verify", drive).status == ExitStatus.OK
    hurt.assert_nothing_lost()


def assert_only_blobs_are_missing(hurt: Hurt, drive: Path) -> None:
    """See that every state that has a list has the rest too, but for what the test removed."""
    opened = hurt.vaults.open_drive(drive, Passphrase(PASSPHRASE))
    try:
        report = opened.verify(Unwatched())
    finally:
        opened.close()
    assert report.states
    assert all(flaw.is_missing and flaw.part.value == "original" for flaw in report.flaws)
