"""Fixtures for tests of the window. Everything runs on a real vault in the test's own folder."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from core.preferences import Preferences
from ui.shared.theme import ThemeKeeper, theme_keeper

RESOURCES = Path(__file__).resolve().parents[2] / "resources"


@pytest.fixture(autouse=True)
def look(qapp: QApplication) -> ThemeKeeper:
    """The look that people get, at its defaults; icons are found."""
    keeper = theme_keeper() or ThemeKeeper(qapp, RESOURCES)
    keeper.apply(Preferences())
    return keeper
