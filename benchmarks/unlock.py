"""Unlocking a full vault against the key derivation alone, which cannot be faster."""

import os
from pathlib import Path

from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

from benchmarks.measure import Figure, in_turn, seconds
from benchmarks.vaults import DEFAULT, PASSPHRASE
from core.vault.credentials import Passphrase
from core.vault.session import Vaults

_ROUNDS = 7


def unlock_figure(vaults: Vaults, vault: Path, incident_count: int) -> Figure:
    """Return the time from passphrase to open session; `vault` was made with DEFAULT costs."""

    def ours() -> float:
        sessions = []
        taken = seconds(lambda: sessions.append(vaults.unlock(vault, Passphrase(PASSPHRASE))))
        sessions[0].lock()
        return taken

    ours_median, bare_median = in_turn(ours, _bare_derivation, rounds=_ROUNDS)
    return Figure(
        f"unlock, {incident_count:,} incidents",
        "bare Argon2id, same parameters",
        ours_median * 1000,
        bare_median * 1000,
        "ms",
        "KDF + 30 ms",
    )


def _bare_derivation() -> float:
    costs = DEFAULT.argon2
    assert costs is not None  # noqa: S101  set in vaults.py
    derivation = Argon2id(
        salt=os.urandom(16),
        length=32,
        iterations=costs.iterations,
        lanes=costs.lanes,
        memory_cost=costs.memory_kib,
    )
    return seconds(lambda: derivation.derive(PASSPHRASE.encode()))
