"""Adding a large file as evidence and writing it out again, against `age`.

`age` neither waits for the disk nor reads back what it wrote; adding evidence does both, and
writing it out waits for the disk too. So `age` is measured alone and with `sync` of its file. That
also leaves nothing to be written to the disk while ours is measured.
"""

import os
import subprocess
import sys
from pathlib import Path

from benchmarks.measure import Figure, in_turn, seconds
from benchmarks.vaults import CHEAP, PASSPHRASE, composed

_ROUNDS = 5
_MIB = 1 << 20


def evidence_figures(folder: Path, size_mib: int) -> list[Figure]:
    """Measure a file of random bytes, which no disk can shrink."""
    original, copy = folder / "original.bin", folder / "copy.bin"
    with original.open("wb") as file:
        for _ in range(size_mib):
            file.write(os.urandom(_MIB))
    composed(CHEAP, folder).create(folder / "vault", PASSPHRASE).session.lock()
    identity, recipient = age_key(folder)
    os.sync()  # nothing of all this is to be written to the disk while something is measured
    sealed = folder / "sealed.age"
    peaks: list[float] = []

    def ours(verb: str, file: Path) -> float:
        command = [sys.executable, "-m", "benchmarks.evidence_process", verb]
        command += [str(folder / "vault"), str(file)]
        printed = subprocess.run(command, check=True, capture_output=True, text=True).stdout.split()
        peaks.append(float(printed[1]))
        return float(printed[0])

    def add() -> float:
        return ours("add", original)

    def read() -> float:
        copy.unlink(missing_ok=True)
        return ours("read", copy)

    def age(target: Path, *arguments: str) -> float:
        target.unlink(missing_ok=True)
        return run_for(["age", "-o", str(target), *arguments])

    added = in_turn(
        add,
        lambda: age(sealed, "-r", recipient, str(original)),
        lambda: run_for(["sync", str(sealed)]),
        rounds=_ROUNDS,
    )
    written = in_turn(
        read,
        lambda: age(copy, "-d", "-i", str(identity), str(sealed)),
        lambda: run_for(["sync", str(copy)]),
        rounds=_ROUNDS,
    )
    size = f"{size_mib} MiB"
    return [
        *_against_age(f"add {size} of evidence", "age -r", *added),
        *_against_age(f"write {size} of evidence out", "age -d", *written),
        Figure("peak memory above idle, adding or writing", "the limit", max(peaks), 64, "MiB", ""),
    ]


def _against_age(what: str, age: str, ours: float, theirs: float, sync: float) -> list[Figure]:
    return [
        Figure(what, age, ours, theirs, "s", "0.9"),
        Figure(what, f"{age}, then sync", ours, theirs + sync, "s", "0.9"),
    ]


def age_key(folder: Path) -> tuple[Path, str]:
    """Make a key in a folder; return its file and the recipient that belongs to it."""
    identity = folder / "age.key"
    subprocess.run(["age-keygen", "-o", str(identity)], check=True, capture_output=True)
    made = subprocess.run(
        ["age-keygen", "-y", str(identity)], check=True, capture_output=True, text=True
    )
    return identity, made.stdout.strip()


def run_for(command: list[str]) -> float:
    """Run a program and return its wall time in seconds."""
    return seconds(lambda: subprocess.run(command, check=True, capture_output=True))
