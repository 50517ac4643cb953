"""Recovery words and backup files by command line: written, verified, drilled, restored, saved."""

import json
from pathlib import Path
from typing import Any

import pytest

from core.incidents.search import IncidentQuery
from core.vault.credentials import Passphrase
from core.vault.session import Vaults
from tests.command_line.program import PASSPHRASE, Ended, Run

OF_FILE = "a quite different sentence"
NEW = "amber kettle on the windowsill"


@pytest.fixture
def words(vaults: Vaults, tmp_path: Path) -> str:
    """Make a vault with one note in tmp_path/mine; return its recovery words in one line."""
    made = vaults.create(tmp_path / "mine", PASSPHRASE)
    made.session.lock()
    return " ".join(made.words.words)


def last_event(ended: Ended) -> Any:
    return json.loads(ended.out.splitlines()[-1])


def test_words_open_a_backup_file_on_its_whole_way(
    run: Run, words: str, vaults: Vaults, tmp_path: Path
) -> None:
    vault, file = tmp_path / "mine", tmp_path / "b.age"
    run("add", vault, "--text", "He called.")
    told = run("backup", vault, file, "--json", stdin=f"{PASSPHRASE}\n{OF_FILE}\n")
    assert told.status == 0, told.err
    written = last_event(told)
    assert (written["file"], written["words_file"]) == (str(file), f"{file}.words")
    assert written["words_problem"] is None
    verified = run("verify", file, "--recovery-words", stdin=words)
    assert "1 incident, 0 exhibits" in verified.out
    drilled = run("drill", vault, file, "--recovery-words", stdin=words)
    assert drilled.status == 0, drilled.err
    restored = run("restore", file, tmp_path / "new", "--recovery-words", stdin=f"{words}\n{NEW}")
    assert restored.status == 0, restored.err
    session = vaults.unlock(tmp_path / "new", Passphrase(NEW))
    assert session.journal.count(IncidentQuery()) == 1
    session.lock()


def test_what_is_missing_and_what_does_not_fit_is_said(
    run: Run, words: str, tmp_path: Path
) -> None:
    vault, file, small = tmp_path / "mine", tmp_path / "b.age", tmp_path / "b.age.words"
    assert "“b.age.words” beside it" in run("backup", vault, file).out
    other = "legal winner thank year wave sausage worth useful legal winner thank yellow"
    assert "do not open" in run("verify", file, "--recovery-words", stdin=other).err
    whole = small.read_bytes()
    small.write_bytes(whole[:-1])
    damaged = run("verify", file, "--recovery-words", stdin=words)
    assert (damaged.status, "“b.age.words” was altered" in damaged.err) == (3, True)
    small.rename(tmp_path / "kept")
    missing = run("restore", file, tmp_path / "new", "--recovery-words", stdin=f"{words}\n{NEW}")
    assert (missing.status, "“b.age.words”" in missing.err) == (1, True)
    assert not (tmp_path / "new").exists()
    assert run("verify", file).status == 0


def test_no_small_file_is_made_without_leave_or_without_words(
    run: Run, words: str, tmp_path: Path
) -> None:
    vault = tmp_path / "mine"
    left_out = run("backup", vault, tmp_path / "a.age", "--no-words", "--json")
    assert (last_event(left_out)["words_file"], left_out.err) == (None, "")
    assert run("remove-way", vault, "recovery-words").status == 0
    told = run("backup", vault, tmp_path / "b.age", "--json")
    assert told.status == 0
    assert last_event(told)["words_problem"] == "NoRecoveryWords"
    assert "has no recovery words" in told.err
    assert not list(tmp_path.glob("*.words"))
    assert run("verify", tmp_path / "b.age", "--recovery-words", stdin=words).status == 1


def test_a_backup_whose_small_file_fails_is_kept_and_said(
    run: Run, words: str, tmp_path: Path
) -> None:
    del words
    file = tmp_path / ("x" * 251 + ".age")
    ended = run("backup", tmp_path / "mine", file)
    assert ended.status == 1
    assert "The backup is whole" in ended.out
    assert "small file for your recovery words was not written" in ended.err
    assert run("verify", file).status == 0


def test_words_and_a_backup_file_help_a_damaged_vault(
    run: Run, words: str, vaults: Vaults, tmp_path: Path
) -> None:
    vault, file = tmp_path / "mine", tmp_path / "b.age"
    run("add", vault, "--text", "He called.")
    run("backup", vault, file, stdin=f"{PASSPHRASE}\n{OF_FILE}\n")
    for name in ("vault.hdr", "vault.hdr.copy"):
        (vault / name).unlink()
    options = ("--backup", file, "--recovery-words")
    saved = run("salvage", vault, tmp_path / "new", *options, stdin=f"{words}\n{NEW}\n")
    assert saved.status == 0, saved.err
    mended = run("mend", vault, *options, stdin=words)
    assert mended.status == 0, mended.err
    session = vaults.unlock(vault, Passphrase(PASSPHRASE))
    assert session.journal.count(IncidentQuery()) == 1
    session.lock()


def test_the_small_file_is_made_again(run: Run, words: str, tmp_path: Path) -> None:
    vault, file, small = tmp_path / "mine", tmp_path / "b.age", tmp_path / "b.age.words"
    both = f"{PASSPHRASE}\n{OF_FILE}\n"
    run("backup", vault, file, "--no-words", stdin=both)
    made = run("words-file", vault, file, stdin=both)
    assert (made.status, made.err) == (0, "")
    assert "“b.age.words” beside it" in made.out
    assert run("verify", file, "--recovery-words", stdin=words).status == 0
    small.unlink()
    answers = [words, OF_FILE]
    told = run("words-file", vault, file, "--json", "--recovery-words", typed=answers)
    assert told.status == 0, told.err
    assert last_event(told) == {"event": "words_file", "file": str(file), "words_file": str(small)}
    small.unlink()
    run("backup", vault, tmp_path / "own.age", "--no-words")
    assert run("words-file", vault, tmp_path / "own.age").status == 0
    typed = run("words-file", vault, file, "--separate-passphrase", typed=[PASSPHRASE, OF_FILE])
    assert typed.status == 0, typed.err


def test_why_no_small_file_was_made_is_said_and_nothing_is_left(
    run: Run, words: str, vault: Path, tmp_path: Path
) -> None:
    mine, file, small = tmp_path / "mine", tmp_path / "b.age", tmp_path / "b.age.words"
    run("backup", mine, file)
    theirs = small.read_bytes()
    refused = run("words-file", mine, file, "--json")
    assert (refused.status, last_event(refused)["kind"]) == (1, "WordsFileThere")
    assert small.read_bytes() == theirs
    small.unlink()
    refusals = {
        "WrongPassphrase": (mine, file, f"{PASSPHRASE}\nnot this one"),
        "BackupOfOtherVault": (vault, file, PASSPHRASE),
        "NotReadable": (mine, tmp_path / "none.age", PASSPHRASE),
    }
    for kind, (of_vault, of_file, stdin) in refusals.items():
        refused = run("words-file", of_vault, of_file, "--json", stdin=f"{stdin}\n")
        assert (refused.status, last_event(refused)["kind"]) == (1, kind)
    # Words open the vault, but no file that has no small one: its passphrase is still needed.
    unclear = run("words-file", mine, file, "--recovery-words", stdin=f"{words}\n")
    assert (unclear.status, small.exists()) == (2, False)
    run("remove-way", mine, "recovery-words")
    assert last_event(run("words-file", mine, file, "--json"))["kind"] == "NoRecoveryWords"
    assert not list(tmp_path.glob("*.words"))
