"""The `age` program, which asks for its passphrase on a terminal only."""

import shlex
import shutil
import subprocess
from pathlib import Path

import pytest


def _run(command: list[str], answers: str) -> None:
    if not (shutil.which("age") and shutil.which("script")):
        pytest.skip("needs the programs age and script")
    subprocess.run(
        ["script", "-qec", shlex.join(command), "/dev/null"],
        input=answers.encode(),
        stdout=subprocess.DEVNULL,
        check=True,
        timeout=60,
    )


def age_encrypt(source: Path, target: Path, passphrase: str) -> None:
    """Encrypt as `age -p` does."""
    _run(["age", "-p", "-o", str(target), str(source)], f"{passphrase}\n{passphrase}\n")


def age_decrypt(source: Path, target: Path, passphrase: str) -> None:
    """Decrypt as `age -d` does. Raises CalledProcessError when it refuses."""
    _run(["age", "-d", "-o", str(target), str(source)], f"{passphrase}\n")
