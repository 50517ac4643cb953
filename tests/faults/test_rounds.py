"""Unlocking and locking again and again leaves nothing behind."""

import json
import os
import subprocess
import sys
import threading
from pathlib import Path

import psutil
import pytest
from pytestqt.qtbot import QtBot

from core.vault.credentials import Passphrase
from core.vault.session import Session, Vaults
from tests.faults.doomed import PROJECT
from tests.ui.visitor import PASSPHRASE
from ui.vault_runner import VaultRunner


@pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")
@pytest.mark.parametrize("times", [4, pytest.param(100, marks=pytest.mark.soak)])
def test_no_process_file_or_thread_is_left(
    vaults: Vaults, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, times: int
) -> None:
    folder, temporary, note = (tmp_path / name for name in ("vault", "tmp", "note"))
    temporary.mkdir()
    monkeypatch.setenv("TMPDIR", str(temporary))
    vaults.create(folder, PASSPHRASE).session.lock()
    before = sorted(folder.rglob("*"))
    program = ("-m", "tests.driven.session", "tests.faults.rounds_script")
    done = subprocess.run(
        [sys.executable, *program, folder, str(times), note],
        cwd=PROJECT,
        capture_output=True,
        text=True,
        timeout=60 + 30 * times,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    said = [json.loads(line) for line in done.stdout.splitlines()]
    assert len({fact["pid"] for fact in said}) == times + 1
    assert [fact["supervisor"] for fact in said] == [said[0]["supervisor"]] * (times + 1)
    assert said[0]["supervisor"]["processes"] == 1
    assert not any(psutil.pid_exists(int(pid)) for pid in note.read_text().split())
    assert list(temporary.iterdir()) == []
    assert sorted(folder.rglob("*")) == before


class Opener:
    """Somebody who opens a vault and locks it, with a runner that stays."""

    def __init__(self, vaults: Vaults, folder: Path, qtbot: QtBot) -> None:
        self._vaults, self._folder, self._qtbot = vaults, folder, qtbot
        self.runner = VaultRunner()

    def one_round(self) -> None:
        self.runner.open(self._open, self._opened, self._opened)
        self._qtbot.waitUntil(lambda: self.runner.is_unlocked)
        self.runner.lock()

    def _open(self) -> Session:
        return self._vaults.unlock(self._folder, Passphrase(PASSPHRASE))

    def _opened(self, _outcome: object) -> None:
        """Seen by `is_unlocked`."""


def _here() -> tuple[int, int, int]:
    process = psutil.Process(os.getpid())
    return process.num_fds(), threading.active_count(), len(process.children(recursive=True))


def test_a_process_that_goes_on_has_nothing_left_after_a_hundred_rounds(
    vaults: Vaults, tmp_path: Path, qtbot: QtBot
) -> None:
    folder = tmp_path / "vault"
    vaults.create(folder, PASSPHRASE).session.lock()
    opener = Opener(vaults, folder, qtbot)
    opener.one_round()
    first = _here()
    for _ in range(100):
        opener.one_round()
    assert _here() == first
    opener.runner.stop()
