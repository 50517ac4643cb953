"""Somebody at the window of the real app, who follows a script (`tests.faults.window_session`)."""

import faulthandler
import json
import os
import sys
import traceback
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType
from typing import Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialogButtonBox, QFileDialog, QLineEdit

import ui.application
from tests.faults.forking_child import say
from tests.journeys.at_the_window import CHECKLISTS, JOURNAL, AtTheWindow
from ui.main_window import MainWindow

_LOOK_MS = 10
_PATIENCE_SECONDS = 180


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


class DrivenApplication(QApplication):
    """The application; somebody sits down as soon as its events run."""

    script: dict[str, Any]
    until: str
    vault: Path

    def exec(self) -> int:  # type: ignore[override]  # a static method in Qt
        QTimer.singleShot(0, self._live)
        return super().exec()

    def _live(self) -> None:
        (window,) = [each for each in self.topLevelWidgets() if isinstance(each, MainWindow)]
        live = steps_after_lock if self.vault.exists() else steps
        for step in live(AtTheWindow(window, TypingAnswers()), self.script):
            say(pid=os.getpid(), **step)
            if self.until in step:
                return


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


def sit_down(until: str, script: Path, vault: Path) -> None:
    """Be there when the application comes. Before it does."""
    DrivenApplication.until, DrivenApplication.vault = until, vault
    DrivenApplication.script = json.loads(script.read_text(encoding="utf-8"))
    vars(ui.application)["QApplication"] = DrivenApplication  # the one seam
    sys.excepthook = _end
    faulthandler.dump_traceback_later(_PATIENCE_SECONDS, exit=True)


def _end(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    """What goes wrong in a slot would else leave a window that nobody closes."""
    traceback.print_exception(kind, error, trace)
    sys.stderr.flush()
    os._exit(1)
