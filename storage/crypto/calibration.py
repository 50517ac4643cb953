"""Choosing how hard a new passphrase slot is to try, for the computer it is made on."""

import os
import time
from collections.abc import Callable

from storage.crypto.argon2 import derive_argon2id
from storage.crypto.costs import Argon2Costs, Costs
from storage.crypto.vault_keys import KEY_BYTES

TARGET_SECONDS = 1.0
DEFAULT = Argon2Costs(memory_kib=256 * 1024, iterations=3, lanes=4)

_FLOOR_KIB = 64 * 1024
_CEILING_KIB = 1024 * 1024
_MOST_ITERATIONS = 16
_MIB_IN_KIB = 1024
_ASSUMED_MEMORY_BYTES = 2 << 30
"""Where the system does not say how much it has (Windows)."""


def calibrate(
    measure_seconds: Callable[[Argon2Costs], float], total_memory_bytes: int
) -> Argon2Costs:
    """Return costs that take about a second, by measuring once.

    Memory grows or shrinks first, in whole MiB: from 64 MiB to 1 GiB, but not over a quarter of
    the computer's memory, so that the vault also opens on a weaker one. Passes are never under 3;
    they grow when memory may not. The floor of 64 MiB holds on any computer.
    """
    ceiling = max(_FLOOR_KIB, min(_CEILING_KIB, total_memory_bytes // 4 // 1024))
    tried = Argon2Costs(min(DEFAULT.memory_kib, ceiling), DEFAULT.iterations, DEFAULT.lanes)
    factor = TARGET_SECONDS / max(measure_seconds(tried), 1e-3)
    wanted = int(tried.memory_kib * factor)
    memory = max(_FLOOR_KIB, min(wanted, ceiling)) // _MIB_IN_KIB * _MIB_IN_KIB
    iterations = int(tried.iterations * wanted / memory)
    return Argon2Costs(
        memory, max(DEFAULT.iterations, min(iterations, _MOST_ITERATIONS)), DEFAULT.lanes
    )


def costs_for_new_slot(costs: Costs) -> Argon2Costs:
    """Return the costs that are set, or measure here and now, which takes about half a second."""
    return costs.argon2 or calibrate(_measure_seconds, _total_memory_bytes())


def _measure_seconds(costs: Argon2Costs) -> float:
    before = time.perf_counter()
    derive_argon2id(b"a passphrase", bytes(16), costs, KEY_BYTES)
    return time.perf_counter() - before


def _total_memory_bytes() -> int:
    if not hasattr(os, "sysconf"):
        return _ASSUMED_MEMORY_BYTES
    return os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")
