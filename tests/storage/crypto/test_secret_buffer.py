"""Buffers for keys are held in memory, as far as the system lets."""

import resource
import subprocess
import sys

import pytest

from storage.crypto.vault_keys import KEY_BYTES, VaultKeys

# A process of its own: what one holds stays held until it ends.
_HELD = """
import resource, sys
from pathlib import Path
from storage.crypto.vault_keys import VaultKeys

most = int(sys.argv[1])
resource.setrlimit(resource.RLIMIT_MEMLOCK, (most, most))
keys = VaultKeys(bytes(range(32)), bytes(16))
(line,) = [each for each in Path("/proc/self/status").read_text().splitlines() if "VmLck" in each]
print(line.split()[1], sum(any(getattr(keys, name)) for name in keys.__slots__))
"""


def _held_kib(most_bytes: int) -> list[int]:
    found = subprocess.run(
        [sys.executable, "-c", _HELD, str(most_bytes)], check=True, capture_output=True, text=True
    )
    return [int(each) for each in found.stdout.split()]


@pytest.mark.skipif(sys.platform != "linux", reason="Linux tells how much a process holds")
def test_the_keys_of_an_open_vault_are_held_in_memory() -> None:
    held_kib, keys = _held_kib(resource.getrlimit(resource.RLIMIT_MEMLOCK)[1])
    assert keys == 6
    assert held_kib >= 4


@pytest.mark.skipif(sys.platform != "linux", reason="Linux tells how much a process holds")
def test_where_nothing_may_be_held_keys_work_all_the_same() -> None:
    _, keys = _held_kib(0)
    assert keys == 6


def test_a_held_key_can_be_overwritten() -> None:
    keys = VaultKeys(bytes(range(KEY_BYTES)), bytes(16))
    assert any(keys.blob)
    keys.wipe()
    assert not any(keys.blob)
