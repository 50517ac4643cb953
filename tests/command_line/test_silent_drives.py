"""Commands whose drive says nothing from the start: the person and programs hear of it."""

import io
import itertools
import json
import os
import threading
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from core.vault.session import Vaults
from tests.command_line.program import PASSPHRASE, Run
from ui.command_line.commands import run_command
from ui.command_line.streams import Passing, Streams

WORDS = "does not answer. Do not pull it yet"
MOST_SECONDS = 60
"""Until a test gives up on words that never come."""


class Listener(io.StringIO):
    """Somebody who reads what is said beside the result."""

    def __init__(self) -> None:
        super().__init__()
        self.has_heard = threading.Event()

    def write(self, text: str) -> int:
        if WORDS in text:
            self.has_heard.set()
        return super().write(text)


@dataclass
class StuckDrive:
    """A place that answers a call only when the person was told that it does not answer."""

    listener: Listener = field(default_factory=Listener)
    place: Path | None = None
    was_told: bool | None = None

    def listen_to(self, call: str, monkeypatch: pytest.MonkeyPatch) -> None:
        """Stand in the way of a call of the module `os`, from now to the end of the test.

        Not by an audit hook: it stays in the process for ever, and while there is one, two threads
        that coverage looks into cannot start at the same time.
        """
        answer = getattr(os, call)

        def asked(path: object, *arguments: object, **named: object) -> object:
            if self.was_told is None and self._is_about(path):
                self.was_told = False
                self.was_told = self.listener.has_heard.wait(MOST_SECONDS)
            return answer(path, *arguments, **named)

        monkeypatch.setattr(os, call, asked)

    def _is_about(self, path: object) -> bool:
        return self.place is not None and str(path).startswith(str(self.place))


@pytest.fixture
def drive() -> StuckDrive:
    return StuckDrive()


@pytest.fixture
def room(run: Run, vault: Path, tmp_path: Path) -> Path:
    """A folder with a vault that has a file, and its backups on a stick and in a file."""
    letter = tmp_path / "letter.txt"
    letter.write_text("Dear")
    for name in ("stick", "out"):
        (tmp_path / name).mkdir()
    run("add", vault, "--text", "He wrote.", "--attach", letter)
    run("backup", vault, "--drive", tmp_path / "stick")
    run("backup", vault, tmp_path / "b.age")
    return tmp_path


@pytest.mark.parametrize(
    ("command", "place", "call"),
    [
        ("verify {room}/vault", "vault/blobs", "open"),
        ("verify {room}/vault", "vault", "listdir"),
        ("verify {room}/b.age", "b.age", "open"),
        ("verify {room}/stick", "stick", "open"),
        ("verify {room}/stick", "stick", "listdir"),
        ("drill {room}/vault {room}/b.age", "b.age", "open"),
        ("drill {room}/vault {room}/stick", "stick", "open"),
        ("restore {room}/b.age {room}/new", "b.age", "open"),
        ("restore {room}/b.age {room}/new --what-is-left", "b.age", "open"),
        ("restore {room}/stick {room}/new", "stick", "open"),
        ("restore {room}/stick {room}/new", "new", "mkdir"),
        ("backup {room}/vault {room}/out/c.age", "out", "open"),
        ("backup {room}/vault --drive {room}/stick", "stick", "listdir"),
        ("salvage {room}/vault {room}/new --backup {room}/b.age", "b.age", "open"),
    ],
)
def test_a_drive_that_is_silent_from_the_start_is_told_of(
    vaults: Vaults,
    room: Path,
    drive: StuckDrive,
    monkeypatch: pytest.MonkeyPatch,
    *,
    command: str,
    place: str,
    call: str,
) -> None:
    words = [word.format(room=room) for word in command.split()]
    out, err = io.StringIO(), drive.listener
    seconds = itertools.count(step=31)
    passing = Passing(lambda: next(seconds), lambda event, _: event.wait(0.001))
    stdin = io.StringIO(f"{PASSPHRASE}\n{PASSPHRASE}\n")
    streams = Streams(stdin, out, err, lambda _: "", passing)
    drive.place = room / place
    drive.listen_to(call, monkeypatch)
    status = run_command([*words, "--json", "--passphrase-stdin"], vaults, streams)
    assert drive.was_told
    assert status == 0, err.getvalue()
    events = [json.loads(line) for line in out.getvalue().splitlines()]
    told = [each for each in events if each["event"] == "drive"]
    assert told[0] == {"event": "drive", "answers": "not", "seconds_left": None}
    assert "press Ctrl+C" in err.getvalue()
