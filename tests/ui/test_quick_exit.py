"""Leaving from the middle of things: nothing is seen, and nothing that was kept is lost."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from core.incidents.evidence import FileSource
from core.incidents.incident import IncidentContent
from core.incidents.search import IncidentQuery
from core.progress import Unwatched
from core.vault.credentials import Passphrase, RecoveryWords
from core.vault.session import Vaults
from main import RESOURCES
from storage.vault_folder import VaultFolder
from tests.faults.canaries import files_under
from tests.journeys.at_the_window import BACKUP, AtTheWindow
from tests.journeys.at_the_window import ScriptedDialogs as Answers
from tests.ui.visitor import PASSPHRASE, ScriptedDialogs, Visitor
from tests.waiting import wait_until
from ui.jobs import WatchedProgress

_CONTROL = Qt.KeyboardModifier.ControlModifier
_FILM_BYTES = 512 << 20


@pytest.fixture
def film(tmp_path: Path) -> Path:
    """A file that takes a while."""
    path = tmp_path / "film.mp4"
    with path.open("wb") as file:
        file.truncate(_FILM_BYTES)
    return path


class Work:
    """What takes long, as the strip hears of it."""

    def __init__(self, visitor: Visitor) -> None:
        self._begun: list[WatchedProgress] = []
        visitor.window.runner.work_started.connect(self._begun.append)

    def is_under_way(self) -> bool:
        return any(0 < each.done < each.total for each in self._begun)


def _leave_in_the_middle(visitor: Visitor, work: Work) -> None:
    visitor.qtbot.waitUntil(work.is_under_way, timeout=30_000)
    with visitor.qtbot.waitSignal(visitor.window.quick_exit.left):
        visitor.press(Qt.Key.Key_F12)
    assert visitor.window.isHidden()
    assert not visitor.window.runner.is_unlocked


def _texts(vaults: Vaults, folder: Path) -> list[str]:
    session = vaults.unlock(folder, Passphrase(PASSPHRASE))
    rows = session.journal.page(IncidentQuery())
    texts = [session.journal.incident(each.id).content.text for each in rows]
    session.lock()
    return texts


def test_an_import_stops_and_what_was_kept_is_kept(
    resident: Visitor, dialogs: ScriptedDialogs, vaults: Vaults, folder: Path, film: Path
) -> None:
    resident.type("journal-text", "Kept before")
    resident.press(Qt.Key.Key_Return, _CONTROL)
    resident.qtbot.waitUntil(lambda: resident.find(QLabel, "journal-state").text() == "Kept")
    work = Work(resident)
    resident.press(Qt.Key.Key_N, _CONTROL)
    resident.type("journal-text", "With a film")
    dialogs.files = [film]
    resident.click("evidence-add")
    resident.qtbot.waitUntil(lambda: resident.sees("evidence-remove"))
    resident.press(Qt.Key.Key_Return, _CONTROL)
    _leave_in_the_middle(resident, work)

    assert _texts(vaults, folder) == ["Kept before"]
    named = VaultFolder(folder)
    assert list(files_under([named.blobs, named.scratch])) == []


def test_a_backup_stops_and_leaves_no_half_file(
    words: RecoveryWords,
    visitor: Visitor,
    dialogs: ScriptedDialogs,
    vaults: Vaults,
    folder: Path,
    film: Path,
) -> None:
    del words
    session = vaults.unlock(folder, Passphrase(PASSPHRASE))
    sealed = session.journal.seal(FileSource(film), Unwatched())
    session.journal.record(IncidentContent("With a film"), [sealed])
    session.lock()
    visitor.unlock()
    stick = film.with_name("stick")
    stick.mkdir()
    work = Work(visitor)
    person = AtTheWindow(visitor.window, Answers())
    person.go(BACKUP)
    person.choose("backup-choices", 1)
    for name in ("new-passphrase", "new-passphrase-again"):
        person.type_into(name, "four quiet rivers under glass")
    person.type_into("backup-own-passphrase", PASSPHRASE)
    dialogs.target = stick / "copy.age"
    person.click("backup-write")
    _leave_in_the_middle(visitor, work)

    assert list(files_under([stick])) == []
    assert _texts(vaults, folder) == ["With a film"]


def test_something_harmless_opens_in_front_with_all_its_rights(
    vaults: Vaults, tmp_path: Path
) -> None:
    folder, chosen, seen = (tmp_path / name for name in ("vault", "chosen", "seen"))
    vaults.create(folder, PASSPHRASE).session.lock()
    chosen.write_text(
        f"#!/bin/sh\ngrep Seccomp: /proc/self/status > {seen}.new; mv {seen}.new {seen}\n"
    )
    chosen.chmod(0o700)
    program = ("-m", "tests.driven.session", "tests.ui.leave_script")
    done = subprocess.run(
        [sys.executable, *program, folder, chosen],
        cwd=RESOURCES.parent,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    (gone,) = (json.loads(line) for line in done.stdout.splitlines())
    assert gone == {"windows_before": 3, "windows_after": 0}
    wait_until(seen.exists)
    assert seen.read_text().split() == ["Seccomp:", "0"]
