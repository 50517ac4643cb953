"""Somebody who unlocks and locks, again and again, and leaves in the end.

Arguments: how many times, and NOTE, a file in which each process says that it began.
"""

import os
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt

from tests.driven.somebody import drive, say
from tests.journeys.at_the_window import AtTheWindow, ScriptedDialogs
from tests.ui.visitor import PASSPHRASE
from ui.main_window import MainWindow


def sit_down(_vault: Path, times: str, note: str) -> None:
    """Every process does one round."""
    with Path(note).open("a") as file:
        file.write(f"{os.getpid()}\n")
    begun = len(Path(note).read_text().split())
    drive(partial(_one_round, is_last=begun > int(times)))


def _one_round(window: MainWindow, *, is_last: bool) -> None:
    person = AtTheWindow(window, ScriptedDialogs())
    person.see("passphrase")
    say(pid=os.getpid(), supervisor=_belongings(os.getppid()))
    if is_last:
        person.leave()
        return
    person.unlock(PASSPHRASE)
    assert window.locking.next_process is not None
    window.locking.next_process._prepare()
    person.press(Qt.Key.Key_L)


def _belongings(pid: int) -> dict[str, int]:
    """Count what a process has: files and pipes, threads, processes."""
    process = Path(f"/proc/{pid}")
    children = (process / "task" / str(pid) / "children").read_text().split()
    return {
        "files": len(list((process / "fd").iterdir())),
        "threads": len(list((process / "task").iterdir())),
        "processes": len(children),
    }
