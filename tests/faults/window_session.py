"""A day at the window of the real app, by a script (`tests.driven.session`).

Arguments: SCRIPT, a JSON file with what to type and which file to attach, and UNTIL. Every step is
said with the `pid` of the process that is the app. UNTIL names the step after which nothing more is
done; the process then waits to be killed. After the last step it leaves.
"""

import json
import os
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialogButtonBox, QFileDialog, QLineEdit

from tests.driven.somebody import drive, say
from tests.journeys.at_the_window import CHECKLISTS, JOURNAL, AtTheWindow
from ui.main_window import MainWindow

_LOOK_MS = 10


class TypingAnswers:
    """Puts paths into the real file dialog when it opens."""

    def __init__(self) -> None:
        self._path = Path()

    def lay_ready(self, *paths: Path) -> None:
        """Wait for the dialog, also while it holds up whoever opened it."""
        (self._path,) = paths
        QTimer.singleShot(_LOOK_MS, self._answer)

    def _answer(self) -> None:
        dialog = QApplication.activeModalWidget()
        if not isinstance(dialog, QFileDialog):
            QTimer.singleShot(_LOOK_MS, self._answer)
            return
        name = dialog.findChild(QLineEdit, "fileNameEdit")
        assert isinstance(name, QLineEdit)
        dialog.setDirectory(str(self._path.parent))  # Qt would remember where it was
        name.setText(self._path.name)  # as pasted; typed, the list of suggestions takes Return
        (accept,) = [
            button
            for box in dialog.findChildren(QDialogButtonBox)
            for button in box.buttons()
            if box.buttonRole(button) == QDialogButtonBox.ButtonRole.AcceptRole
        ]
        QTest.mouseClick(accept, Qt.MouseButton.LeftButton)


def steps(person: AtTheWindow, script: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Do one thing after the other; yield after each what was done. Locking ends the process."""
    yield {"made": person.make_vault(script["passphrase"])}
    person.write_note(script["text"], [Path(script["file"])])
    yield {"noted": True}
    person.search(script["search"], "No note found")
    person.add_person(script["name"], script["identifier"], script["notes"])
    yield {"person": True}
    person.go(CHECKLISTS)
    person.choose("checklist-list", 1)
    person.choose("checklist-items", 0)
    person.type_into("item-note", script["task note"])
    person.write_backup(Path(script["backup"]), script["backup passphrase"])
    yield {"backed up": True}
    person.go(JOURNAL)
    person.press(Qt.Key.Key_N)
    person.type_into("journal-text", script["draft"])
    person.wait_until(lambda: person.text("journal-state").startswith("Draft kept"), "the draft")
    yield {"draft": True}
    person.press(Qt.Key.Key_L)


def steps_after_lock(person: AtTheWindow, script: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Go on in the process that comes after."""
    person.see("passphrase")
    yield {"locked": True}
    person.type_into("passphrase", script["wrong passphrase"])
    person.click("unlock")
    person.see("page-caution")
    person.unlock(script["passphrase"])
    yield {"unlocked again": True}
    person.type_into("journal-text", script["unfinished"])
    person.leave()


def sit_down(vault: Path, script: str, until: str) -> None:
    """Live the first part of the day while there is no vault, then the second."""
    live = steps_after_lock if vault.exists() else steps
    drive(partial(_live, live, json.loads(Path(script).read_text(encoding="utf-8")), until))


def _live(
    live: Callable[[AtTheWindow, dict[str, Any]], Iterator[dict[str, Any]]],
    script: dict[str, Any],
    until: str,
    window: MainWindow,
) -> None:
    for step in live(AtTheWindow(window, TypingAnswers()), script):
        say(pid=os.getpid(), **step)
        if until in step:
            return
