"""Saving a damaged vault with a backup file that is damaged itself, by command line."""

import json
from pathlib import Path

import pytest

from tests.command_line.program import PASSPHRASE, Run
from tests.storage.age_pieces import measured
from ui.command_line.streams import ExitStatus

OF_FILE = "a quite different sentence"
BOTH = f"{PASSPHRASE}\n{OF_FILE}\n"


@pytest.fixture
def backup(run: Run, vault: Path, tmp_path: Path) -> Path:
    """A backup file in which the only original is not whole any more."""
    letter, file = tmp_path / "letter.txt", tmp_path / "b.age"
    letter.write_text("Dear " * 60_000)
    run("add", vault, "--text", "He wrote.", "--attach", letter)
    run("backup", vault, file, "--no-words", stdin=BOTH)
    pieces = measured(file, OF_FILE)
    (member,) = (each for each in pieces.members if each.endswith("letter.txt"))
    file.write_bytes(pieces.harmed(pieces.of(member)[2]))
    return file


def test_what_a_damaged_backup_file_lacks_is_told(
    run: Run, vault: Path, backup: Path, tmp_path: Path
) -> None:
    answers = [PASSPHRASE, OF_FILE]
    words = ("salvage", vault, tmp_path / "new", "--backup", backup, "--separate-passphrase")
    saved = run(*words, typed=answers)
    assert (saved.status, saved.err) == (ExitStatus.OK, "")
    assert "No file that a note names is missing." in saved.out
    assert "The backup file is damaged, too. All notes in it could be read." in saved.out
    assert "In the backup file, these are not whole:\n- letter.txt\n" in saved.out
    listed = run("list", tmp_path / "new")
    assert "The backup file is damaged, too" in listed.out


def test_what_is_whole_on_neither_side_is_missing(
    run: Run, vault: Path, backup: Path, tmp_path: Path
) -> None:
    (blob,) = vault.glob("blobs/*/*")
    blob.unlink()
    words = ("salvage", vault, tmp_path / "new", "--backup", backup, "--separate-passphrase")
    lacking = run(*words, "--json", typed=[PASSPHRASE, OF_FILE])
    assert lacking.status == ExitStatus.INTEGRITY_ERROR
    events = [json.loads(line) for line in lacking.out.splitlines()]
    (report,) = (each for each in events if each["event"] == "salvaged")
    assert (report["lost"], report["notes_from"]) == (["letter.txt"], "vault")
    rest = report["backup_rest"]
    assert (rest["lost"], rest["notes"], rest["is_complete"]) == (["letter.txt"], 1, True)
