"""Runs `refusing_disks.py`, and its tests of the window, where small disks may be mounted."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

HERE = Path(__file__).resolve().parent
PROJECT = HERE.parents[1]

OWN_MOUNTS = ["unshare", "--mount", "--map-root-user", "--propagation", "private"]


def _refusal_of_mounts() -> str:
    """Return why this computer lets nobody mount in a namespace of their own; empty if it does."""
    if shutil.which(OWN_MOUNTS[0]) is None:
        return "there is no unshare"
    mount = [*OWN_MOUNTS, "mount", "-t", "tmpfs", "none", "/mnt"]
    tried = subprocess.run(mount, capture_output=True, text=True, check=False)
    return tried.stderr.strip() if tried.returncode else ""


@pytest.mark.parametrize("file", ["refusing_disks.py", "refusing_disks_in_the_window.py"])
def test_disks_that_refuse_lose_nothing(file: str, tmp_path: Path) -> None:
    if refusal := _refusal_of_mounts():
        pytest.skip(f"no small disks here: {refusal}")
    pytest_itself: list[str | Path] = [
        sys.executable,
        "-m",
        "pytest",
        "-q",
        "-p",
        "no:cacheprovider",
    ]
    tests = [*pytest_itself, "--basetemp", tmp_path / "tests", HERE / file]
    ran = subprocess.run(
        [*OWN_MOUNTS, *tests], cwd=PROJECT, capture_output=True, text=True, check=False
    )
    assert ran.returncode == pytest.ExitCode.OK, ran.stdout + ran.stderr
    assert "skipped" not in ran.stdout
