"""What a harasser wrote or named a file cannot act on the terminal of whoever lists it."""

import json
import os
import unicodedata
from pathlib import Path

import pytest

from tests.command_line.program import Run

EVIL_TEXT = "hello\x1b]0;owned\x07\x1b[2J\r\x9b31m\u202etxt.exe\u2066"
EVIL_NAMES = ["photo\u202egpj.exe", "\x1b[31mred.txt", "two\nlines.txt"]


def _acting(text: str) -> set[str]:
    return {each for each in text if each != "\n" and unicodedata.category(each)[0] == "C"}


@pytest.fixture
def evil_vault(run: Run, vault: Path, tmp_path: Path) -> Path:
    files = [tmp_path / name for name in EVIL_NAMES]
    for file in files:
        file.write_text("content")
    attached = [option for file in files for option in ("--attach", file)]
    assert run("add", vault, "--text", EVIL_TEXT, *attached).status == 0
    return vault


def test_list_shows_what_would_act(run: Run, evil_vault: Path) -> None:
    listed = run("list", evil_vault).out
    assert _acting(listed) == set()
    assert "hello␛]0;owned␇␛[2J␍⟨U+009B⟩31m⟨U+202E⟩txt.exe⟨U+2066⟩" in listed
    assert "photo⟨U+202E⟩gpj.exe" in listed
    assert "two␊lines.txt" in listed


def test_json_is_exact_and_plain_ascii(run: Run, evil_vault: Path) -> None:
    printed = run("list", evil_vault, "--json").out
    assert printed.isascii()
    assert _acting(printed) == set()
    (incident,) = json.loads(printed)["incidents"]
    assert incident["text"] == EVIL_TEXT
    assert [each["name"] for each in incident["exhibits"]] == EVIL_NAMES


def test_damage_is_told_harmlessly(run: Run, evil_vault: Path) -> None:
    for blob in evil_vault.joinpath("blobs").rglob("*"):
        if blob.is_file():
            blob.unlink()
    ended = run("verify", evil_vault)
    assert ended.status == 3
    assert _acting(ended.err) == set()
    assert "␛[31mred.txt" in ended.err


def test_errors_and_progress_are_harmless(run: Run, vault: Path, tmp_path: Path) -> None:
    file = tmp_path / "\x1b[31mred.txt"
    file.write_text("content")
    progress = run("add", vault, "--text", "x", "--attach", file, terminal=True).err
    assert _acting(progress) <= {"\r"}
    assert _acting(run("info", tmp_path / "\x1b[31m\u202e").err) == set()
    assert _acting(run("list", vault, "\x1b[31m").err) == set()


def test_a_file_name_that_is_no_text_is_kept_and_shown(
    run: Run, vault: Path, tmp_path: Path
) -> None:
    file = Path(os.fsdecode(os.fsencode(tmp_path) + b"/caf\xe9.txt"))
    file.write_text("content")
    assert run("add", vault, "--text", "x", "--attach", file).status == 0
    listed = run("list", vault)
    assert listed.status == 0
    listed.out.encode()
    assert "caf" in listed.out
