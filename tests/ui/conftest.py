"""Fixtures for tests of the window. Everything runs on a real vault in the test's own folder."""

import gc
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from core.preferences import Preferences
from core.vault.credentials import RecoveryWords
from core.vault.session import Vaults
from main import RESOURCES, Settings
from storage.preferences_file import PreferencesFile
from tests.made_vaults import MadeVaults
from tests.ui.patient import PatientBot
from tests.ui.visitor import PASSPHRASE, ScriptedDialogs, Visitor
from ui.application import build_window
from ui.main_window import MainWindow
from ui.shared.theme import ThemeKeeper, theme_keeper


def pytest_configure(config: pytest.Config) -> None:
    """Every window with a smallest size makes the offscreen platform say that it has no hints."""
    config.addinivalue_line("qt_log_ignore", "propagateSizeHints")


@pytest.fixture
def qtbot(qapp: QApplication, request: pytest.FixtureRequest) -> QtBot:  # noqa: ARG001  has to be there
    """In place of pytest-qt's own, which gives up too soon for a busy machine."""
    return PatientBot(request)


@pytest.fixture(autouse=True)
def look(qapp: QApplication) -> ThemeKeeper:
    """The look that people get, at its defaults; icons are found."""
    keeper = theme_keeper() or ThemeKeeper(qapp, RESOURCES)
    keeper.apply(Preferences())
    return keeper


@pytest.fixture
def dialogs() -> ScriptedDialogs:
    """File dialogs that answer at once with what the test puts in."""
    return ScriptedDialogs()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Where the window looks for a vault; nothing is there yet."""
    return tmp_path / "vault"


@pytest.fixture
def words(made_vaults: MadeVaults, folder: Path) -> RecoveryWords:
    """Put a vault into `folder`, locked; return its recovery words."""
    return made_vaults.put_into(folder, PASSPHRASE)


@pytest.fixture
def preferred() -> Preferences:
    """How the window looks and locks from its start."""
    return Preferences()


@pytest.fixture
def window(
    qtbot: QtBot,
    look: ThemeKeeper,  # noqa: ARG001  comes before any window
    *,
    vaults: Vaults,
    settings: Settings,
    folder: Path,
    dialogs: ScriptedDialogs,
    preferred: Preferences,
) -> Iterator[MainWindow]:
    """The app's window on `folder`, started and shown; its threads end with the test."""
    preferences = PreferencesFile(settings.preferences_file)
    made = build_window(vaults, preferences, RESOURCES, folder, dialogs)
    qtbot.addWidget(made)
    made.start(preferred)
    with qtbot.waitExposed(made):
        made.show()
    yield made
    made.runner.stop()
    gc.collect()  # here, and not in the middle of something that the next window does


@pytest.fixture
def visitor(qtbot: QtBot, window: MainWindow) -> Visitor:
    """Somebody at the window."""
    return Visitor(qtbot, window)


@pytest.fixture
def resident(words: RecoveryWords, visitor: Visitor) -> Visitor:  # noqa: ARG001  the vault is there
    """Somebody who has unlocked a real vault and sees the journal."""
    visitor.unlock()
    return visitor
