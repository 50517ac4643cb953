"""Somebody who fills a vault at the window and locks; the next process sits still.

Arguments: SCRIPT, a JSON file with what to type.
"""

import json
import os
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QTimer

from tests.driven.somebody import drive, say
from tests.faults.window_session import TypingAnswers
from tests.journeys.at_the_window import CHECKLISTS, JOURNAL, AtTheWindow
from ui.main_window import MainWindow

_LOOK_MS = 20


def sit_down(vault: Path, script: str) -> None:
    """Only the first process reads the script: whoever comes after must not know it."""
    if vault.exists():
        drive(_sit_still)
    else:
        drive(partial(_fill_and_lock, json.loads(Path(script).read_text(encoding="utf-8"))))


def _fill_and_lock(script: dict[str, Any], window: MainWindow) -> None:
    person = AtTheWindow(window, TypingAnswers())
    words = person.make_vault(script["passphrase"])
    person.write_note(script["text"], [Path(script["file"])])
    person.search(script["search"], "No note found")
    person.add_person(script["name"], script["identifier"], script["notes"])
    person.go(CHECKLISTS)
    person.choose("checklist-list", 1)
    person.choose("checklist-items", 0)
    person.type_into("item-note", script["task note"])
    person.go(JOURNAL)
    person.type_into("journal-text", script["draft"])
    assert window.locking.next_process is not None
    window.locking.next_process._prepare()
    keys = window.runner.session._vault._parts.keys  # type: ignore[attr-defined]  # behind the port
    secrets = {name: bytes(getattr(keys, name)).hex() for name in ("database", "blob")}
    say(pid=os.getpid(), words=words, keys=secrets)
    _lock_when_told(window, Path(script["go"]))


def _lock_when_told(window: MainWindow, word: Path) -> None:
    if word.exists():
        window.lock()
    else:
        QTimer.singleShot(_LOOK_MS, partial(_lock_when_told, window, word))


def _sit_still(window: MainWindow) -> None:
    AtTheWindow(window, TypingAnswers()).see("passphrase")
    say(pid=os.getpid(), locked=True)
