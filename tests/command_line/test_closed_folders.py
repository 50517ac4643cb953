"""Folders that may not be listed, named on the command line: told as what they are."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from core.errors import ReadingRefused
from core.vault.session import Vaults
from tests.command_line.program import PASSPHRASE, Run
from tests.faults.terminal import sentence
from tests.nobody import being_nobody, closed
from ui.command_line.streams import ExitStatus

COMMANDS = (
    "create {closed}",
    "create {closed}/vault",
    "info {closed}",
    "verify {closed}",
    "verify {closed}/stick",
    "verify {closed}/b.age",
    "backup {vault} --drive {closed}",
    "backup {vault} --drive {closed}/stick",
    "drill {vault} {closed}",
    "drill {vault} {closed}/stick",
    "restore {closed} {new}",
    "restore {closed}/b.age {new}",
    "restore {backup} {closed}",
    "restore {backup} {closed}/vault",
    "salvage {closed} {new}",
    "salvage {vault} {closed}",
    "salvage {vault} {new} --backup {closed}",
    "salvage {vault} {new} --backup {closed}/b.age",
    "mend {closed} --backup {backup}",
    "mend {vault} --backup {closed}",
)


@dataclass(frozen=True)
class Places:
    """What somebody without rights has. The folder `closed` will be."""

    vault: Path
    backup: Path
    closed: Path
    new: Path


@pytest.fixture
def places(run: Run, vaults: Vaults, tmp_path: Path) -> Iterator[Places]:
    vaults.get_ready()
    run("backup", tmp_path / "nowhere", "--drive", tmp_path)  # loads what a command takes
    with being_nobody() as folder:
        made = Places(folder / "vault", folder / "b.age", folder / "closed", folder / "new")
        made.closed.mkdir()
        (made.closed / "letter.txt").write_text("mine")
        assert run("create", made.vault).status == ExitStatus.OK
        assert run("backup", made.vault, made.backup).status == ExitStatus.OK
        yield made


@pytest.mark.parametrize(
    ("mode", "commands"),
    [
        (0, COMMANDS),
        # What is in it can be reached then, if one knows its name.
        (0o300, tuple(each for each in COMMANDS if "/" not in each)),
    ],
)
def test_a_closed_folder_is_told_as_closed_and_nothing_is_made(
    run: Run, places: Places, mode: int, commands: tuple[str, ...]
) -> None:
    told = {}
    for command in commands:
        words = [word.format(**vars(places)) for word in command.split()]
        with closed(places.closed, mode):
            ended = run(*words, stdin=f"{PASSPHRASE}\n{PASSPHRASE}\n")
        told[command] = (ended.status, ended.out, ended.err)
    refusal = (ExitStatus.EXPECTED_ERROR, "", sentence(ReadingRefused(places.closed)))
    assert told == dict.fromkeys(commands, refusal)
    assert [each.name for each in places.closed.iterdir()] == ["letter.txt"]
    assert not places.new.exists()
