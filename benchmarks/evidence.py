"""Adding a large file as evidence and writing it out again, against `age`.

`age` neither waits for the disk nor reads back what it wrote; adding evidence does both. So the
same `age` is also measured followed by `sync` of its file.
"""

import os
import subprocess
import sys
from pathlib import Path

from benchmarks.measure import Figure, in_turn, seconds
from benchmarks.vaults import CHEAP, PASSPHRASE, composed

_ROUNDS = 3
_MIB = 1 << 20


def evidence_figures(folder: Path, size_mib: int) -> list[Figure]:
    """Measure a file of random bytes, which no disk can shrink."""
    original = folder / "original.bin"
    with original.open("wb") as file:
        for _ in range(size_mib):
            file.write(os.urandom(_MIB))
    vault = folder / "vault"
    composed(CHEAP, folder).create(vault, PASSPHRASE).session.lock()
    identity, recipient = _age_key(folder)
    sealed = folder / "sealed.age"
    peaks: list[float] = []

    def ours(verb: str, file: Path) -> float:
        command = [sys.executable, "-m", "benchmarks.evidence_process", verb, str(vault), str(file)]
        printed = subprocess.run(command, check=True, capture_output=True, text=True).stdout.split()
        peaks.append(float(printed[1]))
        return float(printed[0])

    def add() -> float:
        return ours("add", original)

    def read() -> float:
        copy = folder / "copy.bin"
        taken = ours("read", copy)
        copy.unlink()
        return taken

    encrypt = ["age", "-r", recipient, "-o", str(sealed), str(original)]
    decrypt = ["age", "-d", "-i", str(identity), "-o", str(folder / "age-copy.bin"), str(sealed)]
    age_add = in_turn(add, lambda: _run(encrypt), _ROUNDS)
    age_add_synced = in_turn(add, lambda: _run(encrypt) + _run(["sync", str(sealed)]), _ROUNDS)
    age_read = in_turn(read, lambda: _run(decrypt), _ROUNDS)
    size = f"{size_mib} MiB"
    return [
        Figure(f"add {size} of evidence", "age -r", *age_add, "s", "0.9"),
        Figure(f"add {size} of evidence", "age -r, then sync", *age_add_synced, "s", "0.9"),
        Figure(f"write {size} of evidence out", "age -d", *age_read, "s", "0.9"),
        Figure("peak memory above idle", "the limit", max(peaks), 64, "MiB", "64 MiB"),
    ]


def _age_key(folder: Path) -> tuple[Path, str]:
    identity = folder / "age.key"
    subprocess.run(["age-keygen", "-o", str(identity)], check=True, capture_output=True)
    made = subprocess.run(
        ["age-keygen", "-y", str(identity)], check=True, capture_output=True, text=True
    )
    return identity, made.stdout.strip()


def _run(command: list[str]) -> float:
    return seconds(lambda: subprocess.run(command, check=True, capture_output=True))
