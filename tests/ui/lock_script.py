"""Somebody who unlocks, moves the window and locks; and in the next process unlocks and leaves."""

import os
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QApplication, QLabel, QMenu

from tests.driven.somebody import drive, say
from tests.journeys.at_the_window import AtTheWindow, ScriptedDialogs
from tests.ui.visitor import PASSPHRASE
from ui.main_window import MainWindow

_PLACE = (17, 41, 775, 610)


def sit_down(vault: Path, script: str) -> None:
    """Be there; the note beside the vault tells the second process of the first."""
    note = vault.with_name("first-process")
    if note.exists():
        drive(partial(_second, int(note.read_text())))
    else:
        note.write_text(str(os.getpid()))
        drive(partial(_first, script == "prepare_and_lock"))


def _first(is_prepared: bool, window: MainWindow) -> None:
    person = AtTheWindow(window, ScriptedDialogs())
    window.setGeometry(*_PLACE)
    person.unlock(PASSPHRASE)
    _tell(window, page="journal")
    assert window.locking.next_process is not None
    if is_prepared:
        window.locking.next_process._prepare()
    menu = QMenu(window)
    menu.addAction("Something")
    menu.popup(window.pos())
    window.ending.connect(partial(_tell_when_covered, window))
    window.idle_lock.idle.emit()  # a menu is open, where no key but the one that leaves works


def _tell_when_covered(window: MainWindow) -> None:
    seen = [each for each in QApplication.topLevelWidgets() if each.isVisible()]
    current = window.sides.currentWidget()
    assert current is not None
    is_cover = bool(current.findChildren(QLabel, "locking"))
    _tell(window, page="locking" if is_cover else "other", visible_windows=len(seen))


def _second(predecessor: int, window: MainWindow) -> None:
    lives = os.path.lexists(f"/proc/{predecessor}")
    person = AtTheWindow(window, ScriptedDialogs())
    person.see("passphrase")
    focus = QApplication.focusWidget()
    assert window.locked_side is not None
    page = window.locked_side.unlock_page
    _tell(
        window,
        page="unlock" if page.isVisible() else "other",
        folder=str(page._folder),
        focus=focus.accessibleName().lower() if focus else None,
        predecessor_lives=lives,
    )
    person.unlock(PASSPHRASE)
    _tell(window, page="journal")
    person.leave()


def _tell(window: MainWindow, **facts: object) -> None:
    say(pid=os.getpid(), place=list(window.geometry().getRect()), **facts)  # type: ignore[call-overload]  # Qt's stub
