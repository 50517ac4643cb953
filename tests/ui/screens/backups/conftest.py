"""The backup screen on an unlocked vault, and a backup file of it."""

from pathlib import Path

import pytest

from tests.ui.screens.backups_room import (
    shown_screen,
    wait_for,
    write,
)
from tests.ui.screens.conftest import Desk
from ui.backups.screen import BackupScreen


@pytest.fixture
def screen(desk: Desk) -> BackupScreen:
    return shown_screen(desk)


@pytest.fixture
def backup(desk: Desk, screen: BackupScreen, tmp_path: Path) -> Path:
    """A backup file written through the window."""
    target = tmp_path / "elsewhere.age"
    write(desk, screen, target)
    assert "read back" in wait_for(desk, screen.write_page)
    return target
