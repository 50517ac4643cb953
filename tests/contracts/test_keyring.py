"""What every key store does: the one in memory, and gnome-keyring."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from core.vault.keyring import Keyring
from storage.system_keyring import SystemKeyring
from tests.fakes.keyring import MemoryKeyring
from tests.storage.key_store import gnome_keyring

ONE, OTHER = "0f" * 16, "f0" * 16


@pytest.fixture(params=["memory", "gnome"])
def keyring(
    request: pytest.FixtureRequest, home: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Keyring]:
    if request.param == "memory":
        yield MemoryKeyring()
        return
    with gnome_keyring(home) as store:
        for name, value in store.environment.items():
            monkeypatch.setenv(name, value)
        yield SystemKeyring()


def test_a_secret_is_kept_under_its_name_until_it_is_removed(keyring: Keyring) -> None:
    assert keyring.get(ONE) is None
    keyring.put(ONE, bytes(range(32)))
    keyring.put(OTHER, bytes(32))
    assert (keyring.get(ONE), keyring.get(OTHER)) == (bytes(range(32)), bytes(32))
    keyring.put(ONE, b"\xff" * 32)
    assert keyring.get(ONE) == b"\xff" * 32
    keyring.stop_waiting()  # nobody waits
    keyring.remove(ONE)
    keyring.remove(ONE)
    assert (keyring.get(ONE), keyring.get(OTHER)) == (None, bytes(32))
