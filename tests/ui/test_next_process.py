"""Locking ends the process that held the key; a fresh one stands in its place."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from core.preferences import Preferences
from core.succession import Beginning
from core.vault.session import Vaults
from main import RESOURCES
from tests.ui.visitor import PASSPHRASE, Visitor

Facts = list[dict[str, Any]]


def live(vaults: Vaults, folder: Path, *, script: str) -> Facts:
    """Let somebody at the app live by a script of `lock_script`; return what was said."""
    vaults.create(folder, PASSPHRASE).session.lock()
    module = "tests.ui.lock_script"
    done = subprocess.run(
        [sys.executable, "-m", "tests.driven.session", module, str(folder), script],
        cwd=RESOURCES.parent,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    complaints = [each for each in done.stderr.splitlines() if "plugin does not" not in each]
    assert (done.returncode, complaints) == (0, [])
    return [json.loads(line) for line in done.stdout.splitlines()]


@pytest.mark.parametrize("script", ["lock", "prepare_and_lock"])
def test_a_fresh_process_shows_the_window_where_it_was(
    vaults: Vaults, tmp_path: Path, script: str
) -> None:
    folder = tmp_path / "somewhere" / "vault"
    folder.parent.mkdir()
    unlocked, locking, locked, again = live(vaults, folder, script=script)
    assert unlocked["page"] == "journal"
    assert locking["page"] == "locking"
    assert locking["visible_windows"] == 1
    assert (locked["page"], locked["folder"]) == ("unlock", str(folder))
    assert locked["focus"] == "passphrase"
    assert locked["place"] == unlocked["place"]
    assert locked["pid"] != unlocked["pid"]
    assert not locked["predecessor_lives"]
    assert again["page"] == "journal"
    assert not os.path.lexists(f"/proc/{again['pid']}")


@pytest.mark.usefixtures("words")
def test_a_fresh_window_says_that_the_vault_has_another_key(visitor: Visitor, folder: Path) -> None:
    visitor.qtbot.waitUntil(lambda: visitor.sees("unlock-page"))
    assert not visitor.sees("page-caution")
    visitor.window.start(Preferences(), Beginning(folder, has_new_key=True))
    assert "new key" in visitor.reads("page-caution")
