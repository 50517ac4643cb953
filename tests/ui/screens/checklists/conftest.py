"""The checklists' screen on an unlocked vault."""

import pytest

from tests.ui.screens.checklists.hands import Hands
from tests.ui.screens.conftest import Desk


@pytest.fixture
def hands(desk: Desk) -> Hands:
    return Hands(desk)
