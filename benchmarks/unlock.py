"""Unlocking a full vault against the key derivation alone, which cannot be faster."""

import os
from pathlib import Path

from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

from benchmarks.measure import Figure, in_turn, seconds
from benchmarks.vaults import CHEAP, DEFAULT, PASSPHRASE, composed
from core.vault.credentials import Passphrase
from core.vault.session import Vaults

_ROUNDS = 11


def unlock_figures(vaults: Vaults, vault: Path, incident_count: int) -> list[Figure]:
    """Return the time from passphrase to open session; `vault` was made with DEFAULT costs.

    Then again with a derivation that takes no time: on a derivation of half a second the rest is
    hard to see. Leaves the vault with that one.
    """

    def ours() -> float:
        sessions = []
        taken = seconds(lambda: sessions.append(vaults.unlock(vault, Passphrase(PASSPHRASE))))
        sessions[0].lock()
        return taken

    whole, derivation = in_turn(ours, _bare_derivation, rounds=_ROUNDS)
    session = composed(CHEAP, vault.parent).unlock(vault, Passphrase(PASSPHRASE))
    session.change_passphrase(PASSPHRASE)
    session.lock()
    (rest,) = in_turn(ours, rounds=_ROUNDS)
    what = f"unlock, {incident_count:,} incidents"
    bare = "bare Argon2id, same parameters"
    return [
        Figure(what, bare, whole * 1000, derivation * 1000, "ms", "KDF + 30 ms"),
        Figure(f"{what}, without the KDF", "the limit", rest * 1000, 30, "ms", "30 ms"),
    ]


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
