"""After lock no process of the app has in its memory what was written, typed, or the keys."""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.faults.canaries import forms, in_a_row
from tests.faults.doomed import PROJECT
from tests.faults.process_memory import family, find

MARK = "qx7vk-canary"
"""Begins everything that is written or typed: one search finds it all."""
SCRIPT = {
    key: f"{MARK} {key} they came back"
    for key in ("passphrase", "text", "search", "name", "notes", "task note", "draft")
} | {"identifier": f"{MARK}-identifier@example.org"}


def wanted(words: list[str], keys: Mapping[str, str]) -> dict[str, bytes]:
    """Return all that must not be there, by name."""
    found = {f"{MARK} as {form}": data for form, data in forms(MARK).items()}
    for row in in_a_row(words)[::5]:
        found |= {
            f"words in {encoding}": row.encode(encoding) for encoding in ("utf-8", "utf-16-le")
        }
    for name, key in keys.items():
        found |= {f"{name} key": bytes.fromhex(key), f"{name} key in hex": key.encode()}
        found |= {f"{name} key in HEX": key.upper().encode()}
    return found


@pytest.fixture
def script(tmp_path: Path) -> Path:
    original = tmp_path / "original" / f"{MARK}-file-name.txt"
    original.parent.mkdir()
    original.write_text(f"{MARK} in a file")
    path = tmp_path / "script.json"
    path.write_text(json.dumps(SCRIPT | {"file": str(original), "go": str(tmp_path / "go")}))
    return path


@pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")
def test_nothing_is_left_in_any_process_after_lock(tmp_path: Path, script: Path) -> None:
    if os.geteuid() != 0:
        pytest.skip("only root can read the memory of a process that hides it")
    day = ("-m", "tests.driven.session", "tests.faults.memory_script")
    with subprocess.Popen(
        [sys.executable, *day, tmp_path / "vault", script],
        cwd=PROJECT,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    ) as supervisor:
        assert supervisor.stdout
        filled = json.loads(supervisor.stdout.readline())
        patterns = wanted(filled["words"], filled["keys"])
        while_open = find(filled["pid"], patterns)
        assert {f"{MARK} as UTF-8", f"{MARK} as UTF-16LE", "database key", "blob key"} <= while_open
        (tmp_path / "go").touch()
        locked = json.loads(supervisor.stdout.readline())
        processes = family(supervisor.pid)
        assert locked["pid"] in {each.pid for each in processes}
        assert filled["pid"] not in {each.pid for each in processes}
        left = {each.pid: find(each.pid, patterns) for each in processes}
        supervisor.send_signal(signal.SIGTERM)
    assert not any(left.values()), left
