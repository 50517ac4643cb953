"""Argon2id (RFC 9106) with limits that are checked before anything is derived."""

from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

from core.errors import UnsupportedSettings
from storage.crypto.costs import Argon2Costs
from storage.crypto.secret_buffer import secret_buffer

_MOST_MEMORY_KIB = 1024 * 1024
_MOST_ITERATIONS = 256
_MOST_LANES = 16
_MOST_WORK_KIB = 16 * _MOST_MEMORY_KIB
"""Memory times passes: about half a minute on a slow computer."""


def check_costs(untrusted_costs: Argon2Costs) -> None:
    """Raise UnsupportedSettings for costs from a file that this app does not grant.

    At most 1 GiB, 256 passes, 16 lanes, and 16 GiB filled in all (memory times passes). At least
    what RFC 9106, section 3.1 demands: one pass, one lane, 8 KiB for each lane. There is no floor
    beyond that: a weak slot that exists must open.
    """
    memory, iterations, lanes = (
        untrusted_costs.memory_kib,
        untrusted_costs.iterations,
        untrusted_costs.lanes,
    )
    granted = (
        1 <= lanes <= _MOST_LANES
        and 1 <= iterations <= _MOST_ITERATIONS
        and 8 * lanes <= memory <= _MOST_MEMORY_KIB
        and memory * iterations <= _MOST_WORK_KIB
    )
    if not granted:
        raise UnsupportedSettings


def derive_argon2id(secret: bytes, salt: bytes, costs: Argon2Costs, length: int) -> bytearray:
    """Derive `length` bytes. Raises UnsupportedSettings, also when memory runs out."""
    check_costs(costs)
    key = secret_buffer(length)
    function = Argon2id(
        salt=salt,
        length=length,
        iterations=costs.iterations,
        lanes=costs.lanes,
        memory_cost=costs.memory_kib,
    )
    try:
        function.derive_into(secret, key)
    except MemoryError:
        raise UnsupportedSettings from None
    return key
