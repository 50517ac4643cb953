"""A vault of 20 GiB to a drive, back, and into a portable file: flat memory, and 45 GiB of disk.

HOLLYHOCK_SOAK_GIB sets another size.
"""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

PROJECT = Path(__file__).resolve().parents[2]
PROCESS = Path(__file__).with_name("large_vault_process.py")
GIB = int(os.environ.get("HOLLYHOCK_SOAK_GIB", "20"))
FILES = 2
SPARE_BYTES = 64 << 20


@pytest.mark.soak
def test_a_large_vault_goes_to_a_drive_and_back_with_flat_memory(tmp_path: Path) -> None:
    arguments = [PROJECT, tmp_path, FILES, GIB // FILES]
    command = [sys.executable, str(PROCESS), *map(str, arguments)]
    try:
        done = subprocess.run(command, capture_output=True, check=True, text=True)
    finally:
        (tmp_path / "file.age").unlink(missing_ok=True)
        for name in ("vault", "drive", "restored"):
            shutil.rmtree(tmp_path / name, ignore_errors=True)
    found = json.loads(done.stdout)
    print(found)  # noqa: T201  the figures, for whoever runs it
    assert found["is_whole"]
    assert (found["lost"], found["files"]) == (0, FILES)
    assert min(found["copied_bytes"], found["packed_bytes"]) > (GIB // FILES * FILES) << 30
    assert found["after"] - found["before"] < SPARE_BYTES
