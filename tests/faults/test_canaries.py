"""What is written in a session is found in no file afterwards, in no encoding: only ciphertext."""

import json
import os
import random
import secrets
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psutil
import pytest

from core.vault.credentials import words_from_text
from storage.vault_folder import VaultFolder
from tests.faults.canaries import files_under, find, forms, in_a_row
from tests.faults.doomed import PROJECT
from tests.faults.process_memory import family

SCRIPT = {
    "passphrase": "quagga-passphrase under 7 bridges",
    "wrong passphrase": "quagga-wrong-passphrase 8 bridges",
    "backup passphrase": "quagga-backup four quiet rivers",
    "text": "quagga-text They stood at the door.",
    "search": "quagga-search",
    "name": "Quagga-Name Somebody",
    "identifier": "quagga-identifier@example.org",
    "notes": "quagga-notes Seen twice.",
    "task note": "quagga-task-note Asked the provider.",
    "draft": "quagga-draft Not finished y",
    "unfinished": "quagga-unfinished and gone",
}
FILE_NAME = "quagga-file-name.eml"
FILE_CONTENTS = "quagga-contents ☂ in a mail"
FOLDERS = ("quagga-where-the-vault-is", "quagga-where-the-file-is")
"""These two exist as names; no file may tell of them."""

NO_SCREEN = "This plugin does not support "
"""What Qt says when there is no screen."""

LAST_STEP = "unlocked again"
STEPS = ("noted", "person", "backed up", "draft", "locked", LAST_STEP)
LONGEST_DELAY_SECONDS = 2.0


@dataclass(frozen=True)
class Place:
    """A computer of one's own: everything that the app may write to lies within `root`."""

    root: Path
    original: Path

    @property
    def vault(self) -> Path:
        return self.root / FOLDERS[0] / "vault"

    @property
    def backup(self) -> Path:
        return self.root / "stick" / "copy.age"

    def start(self, *program: str | Path) -> "subprocess.Popen[str]":
        return subprocess.Popen(
            [sys.executable, *program],
            cwd=self.root / "cwd",
            env=os.environ | {"PYTHONPATH": _path(), "TMPDIR": str(self.root / "tmp")},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )

    def search(self, words: list[str]) -> list[str]:
        """Look for everything that was written, everywhere."""
        canaries = [*SCRIPT.values(), FILE_NAME, FILE_CONTENTS, *in_a_row(words)]
        found = [*find(canaries, [self.root])]
        elsewhere = [path for path in self.root.iterdir() if path.name != FOLDERS[0]]
        return [*found, *find(FOLDERS, elsewhere)]


def _path() -> str:
    return os.pathsep.join(filter(None, (str(PROJECT), os.environ.get("PYTHONPATH"))))


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Place:
    root = tmp_path / "computer"
    for name in ("cwd", "tmp", "stick", "home", FOLDERS[0]):
        (root / name).mkdir(parents=True)
    for variable in ("CONFIG_HOME", "DATA_HOME", "STATE_HOME", "CACHE_HOME", "RUNTIME_DIR"):
        folder = root / "home" / variable.lower()
        folder.mkdir(mode=0o700)
        monkeypatch.setenv(f"XDG_{variable}", str(folder))
    monkeypatch.setenv("HOME", str(root / "home"))
    original = tmp_path / FOLDERS[1] / FILE_NAME
    original.parent.mkdir()
    original.write_text(FILE_CONTENTS, encoding="utf-8")
    return Place(root, original)


@pytest.fixture
def script(place: Place, tmp_path: Path) -> Path:
    path = tmp_path / "script.json"
    paths = {"file": str(place.original), "backup": str(place.backup)}
    path.write_text(json.dumps(SCRIPT | paths), encoding="utf-8")
    return path


def follow(session: "subprocess.Popen[str]") -> Iterator[dict[str, Any]]:
    """Yield what the session says it did, until it ends."""
    assert session.stdout is not None
    for line in session.stdout:
        yield json.loads(line)


def session_at_the_window(place: Place, script: Path, until: str) -> "subprocess.Popen[str]":
    day = ("-m", "tests.driven.session", "tests.faults.window_session")
    return place.start(*day, place.vault, script, until)


def assert_something_was_written(place: Place) -> None:
    """See that the search had something to search: a database and a sealed file."""
    named = VaultFolder(place.vault)
    assert named.database.stat().st_size > 10_000
    assert list(files_under([named.blobs]))


def test_a_day_at_the_window_leaves_no_trace(place: Place, script: Path) -> None:
    with session_at_the_window(place, script, "nothing") as session:
        said = list(follow(session))
        assert session.stderr is not None
        complaints = [line for line in session.stderr if not line.startswith(NO_SCREEN)]
    assert complaints == []
    assert session.returncode == 0
    assert LAST_STEP in said[-1]
    assert_something_was_written(place)
    assert place.backup.stat().st_size > 10_000
    words = said[0]["made"]
    assert isinstance(words, list)
    assert place.search(words) == []


@pytest.mark.parametrize("step", ["noted", "backed up", "draft", "locked", LAST_STEP])
def test_kill_9_in_the_middle_leaves_no_trace(place: Place, script: Path, step: str) -> None:
    with session_at_the_window(place, script, step) as session:
        said = []
        for fact in follow(session):
            said.append(fact)
            if step in fact:
                os.kill(int(fact["pid"]), signal.SIGKILL)
    assert session.returncode == -signal.SIGKILL
    assert step in said[-1]
    assert_something_was_written(place)
    words = said[0]["made"]
    assert isinstance(words, list)
    assert place.search(words) == []


@pytest.mark.parametrize("times", [1, pytest.param(30, marks=pytest.mark.soak)])
def test_kill_9_of_all_processes_at_random_moments_leaves_no_trace(
    place: Place, script: Path, times: int
) -> None:
    seed = os.environ.get("HOLLYHOCK_KILL_SEED", secrets.token_hex(4))
    chance = random.Random(seed)  # noqa: S311  no secret
    for number in range(times):
        moment = chance.choice(STEPS), chance.uniform(0, LONGEST_DELAY_SECONDS)
        words = kill_all_at(*moment, place, script)
        assert place.search(words) == [], f"seed {seed}, kill {number} at {moment}"
        shutil.rmtree(place.vault)
        place.backup.unlink(missing_ok=True)


def kill_all_at(step: str, delay_seconds: float, place: Place, script: Path) -> list[str]:
    """Let somebody live until some time after a step; return the vault's recovery words."""
    with session_at_the_window(place, script, "nothing") as session:
        said = follow(session)
        words = next(said)["made"]
        while step not in next(said):
            pass
        with suppress(subprocess.TimeoutExpired):
            session.wait(delay_seconds)
        with suppress(psutil.NoSuchProcess):  # it may have come to its end
            for process in family(session.pid):
                process.kill()
    assert isinstance(words, list)
    return words


def test_a_day_by_command_line_leaves_no_trace(place: Place) -> None:
    def run(*arguments: str | Path, typed: str = SCRIPT["passphrase"]) -> str:
        program = [PROJECT / "main.py", *arguments, "--passphrase-stdin"]
        with place.start(*program) as process:
            out, err = process.communicate(typed)
        assert (process.returncode, err) == (0, "")
        return out

    told = run("create", place.vault)
    text = f"{SCRIPT['passphrase']}\n{SCRIPT['text']}"
    run("add", place.vault, "--attach", place.original, typed=text)
    assert SCRIPT["text"] in run("list", place.vault)
    run("list", place.vault, "--search", SCRIPT["search"], "--json")
    run("verify", place.vault)
    both = f"{SCRIPT['passphrase']}\n{SCRIPT['backup passphrase']}"
    run("backup", place.vault, place.backup, typed=both)
    run("restore", place.backup, place.root / "again", typed=SCRIPT["backup passphrase"])

    assert_something_was_written(place)
    numbered = " ".join(line for line in told.splitlines() if line.strip()[:1].isdigit())
    assert place.search(list(words_from_text(numbered).words)) == []


@pytest.mark.parametrize("form", forms("x"))
def test_the_search_finds_what_is_there(place: Place, form: str) -> None:
    canary = SCRIPT["text"]
    data = forms(canary)[form]
    (place.root / "tmp" / "trace").write_bytes(b"\x00a" + data + b"z\xff")
    (found,) = place.search(["one", "two", "three"])
    assert found.startswith(f"{canary!r} as {form}")


def test_the_search_finds_names_and_words(place: Place) -> None:
    (place.root / "cwd" / FILE_NAME).write_text("one two three", encoding="utf-8")
    found = place.search(["one", "two", "three"])
    assert [each.split(" as ")[0] for each in found] == [
        repr(FILE_NAME),
        repr("one two three"),
        repr("one two three"),
    ]
