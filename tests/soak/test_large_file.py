"""A file of 5 GiB, larger than any 32-bit count, on its whole way: minutes, and 11 GiB of disk."""

import hashlib
import json
import subprocess
import sys
from pathlib import Path

import pytest

PROJECT = Path(__file__).resolve().parents[2]
PROCESS = Path(__file__).with_name("large_file_process.py")
SIZE = 5 << 30
SPARE_BYTES = 64 << 20
"""What a process may take for a file of any size (docs/benchmarks.md)."""


def sparse_film(path: Path) -> None:
    """A file with something at its beginning, beyond 4 GiB, and at its end."""
    with path.open("wb") as file:
        file.write(b"\0\0\0\x18ftypmp42\0\0\0\0isommp42")
        file.seek((4 << 30) + 12_345)
        file.write(b"beyond four")
        file.seek(SIZE - 3)
        file.write(b"end")


def digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


@pytest.mark.soak
def test_five_gib_go_in_and_come_out_with_flat_memory(tmp_path: Path) -> None:
    source = tmp_path / "film.mp4"
    sparse_film(source)
    command = [sys.executable, str(PROCESS), str(PROJECT), str(tmp_path), str(source)]
    done = subprocess.run(command, capture_output=True, check=True, text=True)
    found = json.loads(done.stdout)
    print(found)  # noqa: T201  the figures, for whoever runs it
    assert (found["size_bytes"], found["is_whole"]) == (SIZE, True)
    assert found["why"] == "unknown type"
    assert found["sha256"] == digest(source) == digest(tmp_path / "copy")
    assert (tmp_path / "copy").stat().st_size == SIZE
    assert found["after"] - found["before"] < SPARE_BYTES
    for path in (source, tmp_path / "copy"):
        path.unlink()
    for blob in (tmp_path / "vault" / "blobs").rglob("*"):
        if blob.is_file():
            blob.unlink()
