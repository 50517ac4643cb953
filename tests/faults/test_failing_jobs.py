"""One write, flush, rename or opening fails in a backup, pruning, a restore or a change of the key.

Whatever happens: no bug shows, the vault is whole, and what was made is whole or not there. Of each
kind one call, by chance, fails in a usual run; HOLLYHOCK_EVERY_CALL=1 lets every one fail, in more
ways; HOLLYHOCK_FAIL_SEED repeats a run.
"""

import os
import random
import secrets
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest

from core.progress import Unwatched
from core.vault.credentials import Passphrase, Typed
from core.vault.ports import FolderState
from tests.faults.conftest import Hurt
from tests.faults.doomed import ForkingParent
from tests.faults.kept import PASSPHRASE, assert_all_there
from tests.faults.terminal import run
from tests.faults.tracing import SPOILED, Spoiled, calls_about, run_traced
from ui.command_line.streams import ExitStatus

EVERY_CALL = bool(os.environ.get("HOLLYHOCK_EVERY_CALL"))
USUAL = {"write ENOSPC", "pwrite64 ENOSPC", "fsync ENOSPC", "rename EACCES", "openat EACCES"}
KINDS = [each for each in SPOILED if EVERY_CALL or str(each) in USUAL]


@dataclass
class Stage:
    """A vault with backups of both kinds, and a folder in which jobs do their work."""

    hurt: Hurt
    parent: ForkingParent
    place: Path
    count: int = 0

    @property
    def drive(self) -> Path:
        return self.place / "drive"

    @property
    def file(self) -> Path:
        return self.place / "file.age"

    def fresh(self) -> Path:
        """Return a path at which nothing is."""
        self.count += 1
        return self.place / f"made {self.count}"

    def assert_whole_or_not_there(self, folder: Path, status: int) -> None:
        vaults = self.hurt.vaults
        if vaults.look_at(folder) is FolderState.FREE:
            assert status != ExitStatus.OK
        else:
            assert_all_there(vaults, self.hurt.kept, folder)


@pytest.fixture
def stage(hurt: Hurt, parent: ForkingParent, tmp_path: Path) -> Stage:
    place = tmp_path / "place"
    (place / "drive").mkdir(parents=True)
    for words in (("--drive", place / "drive"), (place / "file.age",)):
        assert run(hurt.vaults, "backup", hurt.folder, *words).status == ExitStatus.OK
    return Stage(hurt, parent, place)


Check = Callable[[int], None]
"""Sees that all is well, given how the command ended."""
Attempt = tuple[Sequence[object], Check]


def backing_up(stage: Stage) -> Attempt:
    target = stage.fresh()

    def check(status: int) -> None:
        small = target.with_name(f"{target.name}.words")
        opens: dict[Path, Typed] = {target: Passphrase(PASSPHRASE), small: stage.hurt.kept.words}
        assert target.exists() or not small.exists()
        for file, credential in opens.items():
            if file.exists():
                stage.hurt.vaults.verify_backup(target, credential, Unwatched())
            else:
                assert status != ExitStatus.OK
        assert not list(stage.place.glob(".*"))

    return ("backup", stage.hurt.folder, target), check


def pruning(stage: Stage) -> Attempt:
    """The state of a moment ago may go: another of the same day takes its place."""

    def check(_: int) -> None:
        drive = stage.hurt.vaults.open_drive(stage.drive, Passphrase(PASSPHRASE))
        assert drive.verify(Unwatched()).is_whole
        assert drive.states()
        drive.close()

    return ("backup", stage.hurt.folder, "--drive", stage.drive, "--prune"), check


def restoring(stage: Stage) -> Attempt:
    folder = stage.fresh()
    words = ("restore", stage.file, folder)
    return words, lambda status: stage.assert_whole_or_not_there(folder, status)


def restoring_a_drive(stage: Stage) -> Attempt:
    folder = stage.fresh()
    words = ("restore", stage.drive, folder)
    return words, lambda status: stage.assert_whole_or_not_there(folder, status)


def changing_the_key(stage: Stage) -> Attempt:
    """The passphrase stays the same, so that it opens the vault whatever came of it."""
    return ("renew", stage.hurt.folder), lambda _: stage.hurt.assert_nothing_lost()


JOBS = (backing_up, pruning, restoring, restoring_a_drive, changing_the_key)


@pytest.mark.parametrize("spoiled", KINDS, ids=str)
@pytest.mark.parametrize("job", JOBS, ids=lambda job: job.__name__)
def test_a_job_in_which_a_call_fails_leaves_everything_whole(
    stage: Stage, tmp_path: Path, job: Callable[[Stage], Attempt], spoiled: Spoiled
) -> None:
    seed = os.environ.get("HOLLYHOCK_FAIL_SEED", secrets.token_hex(4))
    print(f"HOLLYHOCK_FAIL_SEED={seed}")  # noqa: T201  pytest shows it when the test fails
    chance = random.Random(f"{seed} {job.__name__} {spoiled}")  # noqa: S311  repeatable on purpose
    words, check = job(stage)
    calls = calls_about(stage.parent, words, tmp_path, tmp_path / "calls.txt")
    check(ExitStatus.OK)
    numbers = calls.get(spoiled.call, [])
    if not numbers:
        pytest.skip(f"no call of {spoiled.call}")
    for number in numbers if EVERY_CALL else [chance.choice(numbers)]:
        words, check = job(stage)
        said = run_traced(stage.parent, words, "-o", os.devnull, *spoiled.inject(number))
        assert said["status"] in {ExitStatus.OK, ExitStatus.EXPECTED_ERROR}, (number, said)
        if said["status"] != ExitStatus.OK:
            assert "Traceback" not in said["err"], (number, said)
        check(said["status"])
    stage.hurt.assert_nothing_lost()
