"""A journal screen on a real vault."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from core.vault.session import Vaults
from tests.made_vaults import MadeVaults
from tests.ui.journal.hands import PASSPHRASE, Hands


@pytest.fixture
def hands(qtbot: QtBot, vaults: Vaults, made_vaults: MadeVaults, tmp_path: Path) -> Iterator[Hands]:
    """A person at an unlocked vault, before the journal is shown."""
    made_vaults.put_into(tmp_path / "vault", PASSPHRASE)
    person = Hands(qtbot, vaults, tmp_path / "vault")
    yield person
    person.go_home()
    assert not person.errors
