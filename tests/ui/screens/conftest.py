"""An unlocked vault and what a screen is given, for the people, the checklists and the backups."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar, cast

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from core.errors import HollyhockError
from core.preferences import Preferences
from core.vault.credentials import Passphrase, RecoveryWords
from core.vault.session import Session, Vaults
from tests.made_vaults import MadeVaults
from tests.ui.dressed import dress
from ui.screen import ScreenContext
from ui.vault_runner import VaultRunner

PASSPHRASE = "seven quiet harbour lanterns"
T = TypeVar("T")


@dataclass
class ScriptedDialogs:
    """Implements `ui.dialogs.FileDialogs`: answers with the next path, or with nothing."""

    answers: list[Path] = field(default_factory=list)
    suggested: str = ""

    def open_files(self, parent: QWidget, title: str) -> list[Path]:
        del parent, title
        return self.answers

    def open_file(self, parent: QWidget, title: str) -> Path | None:
        del parent, title
        return self._next()

    def save_file(self, parent: QWidget, title: str, suggested_name: str) -> Path | None:
        del parent, title
        self.suggested = suggested_name
        return self._next()

    def choose_folder(self, parent: QWidget, title: str) -> Path | None:
        del parent, title
        return self._next()

    def _next(self) -> Path | None:
        return self.answers.pop(0) if self.answers else None


class StillPreferences:
    """Implements `core.preferences.PreferenceStore`: the defaults."""

    def load(self) -> Preferences:
        return Preferences()

    def save(self, preferences: Preferences) -> None:
        del preferences


class Desk(QObject):
    """An unlocked vault with everything a screen is given."""

    def __init__(self, qtbot: QtBot, vaults: Vaults, folder: Path, words: RecoveryWords) -> None:
        """`folder`: holds a vault with PASSPHRASE and these words."""
        super().__init__()
        self.qtbot = qtbot
        self.folder = folder
        self.runner = VaultRunner()
        self.dialogs = ScriptedDialogs()
        self.errors: list[HollyhockError] = []
        self.words = words
        self.context = ScreenContext(
            vaults, self.runner, self.dialogs, StillPreferences(), "Europe/Berlin"
        )
        self._answers: list[object] = []
        self.runner.failed.connect(self.errors.append)
        passphrase = Passphrase(PASSPHRASE)
        self.runner.open(lambda: vaults.unlock(folder, passphrase), self._opened, self._broken)
        qtbot.waitUntil(self._is_unlocked, timeout=30_000)  # the first loads everything

    def host(self, screen: QWidget) -> None:
        """Let a screen look as in the window, and end with the test."""
        self.qtbot.addWidget(screen)
        dress(screen)

    def ask(self, job: Callable[[Session], T]) -> T:
        """Look into the vault, behind everything the screens sent there before."""
        self._answers.clear()
        self.runner.query(job, self._answered)
        self.qtbot.waitUntil(self._has_answer)
        return cast("T", self._answers[0])

    def _is_unlocked(self) -> bool:
        return self.runner.is_unlocked

    def _has_answer(self) -> bool:
        return bool(self._answers)

    def _answered(self, answer: object) -> None:
        self._answers.append(answer)

    def _opened(self, vault: Session) -> None:
        """The runner keeps the session."""

    def _broken(self, error: HollyhockError) -> None:
        raise error


@pytest.fixture
def desk(qtbot: QtBot, vaults: Vaults, made_vaults: MadeVaults, tmp_path: Path) -> Iterator[Desk]:
    """Return an unlocked vault; it is locked again after the test."""
    words = made_vaults.put_into(tmp_path / "vault", PASSPHRASE)
    desk = Desk(qtbot, vaults, tmp_path / "vault", words)
    yield desk
    desk.runner.stop()
