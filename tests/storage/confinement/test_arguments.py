"""Where the vault lies is not to be read in the list of running programs."""

import subprocess
import sys
import time
from pathlib import Path

import pytest

from main import RESOURCES

CANARY = "quagga-where-the-vault-is"
LIST = Path("/proc")

pytestmark = pytest.mark.skipif(not LIST.joinpath("self", "cmdline").exists(), reason="no /proc")


def _listed(process: "subprocess.Popen[str]") -> str:
    return (LIST / str(process.pid) / "cmdline").read_text().strip("\0")


def test_the_program_takes_its_arguments_out_of_the_list(tmp_path: Path) -> None:
    program = [sys.executable, RESOURCES.parent / "main.py", "info", tmp_path / CANARY]
    with subprocess.Popen(
        [*program, "--passphrase-stdin"],
        stdin=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        shown = {_listed(process)}
        deadline = time.monotonic() + 30
        while CANARY in (now := _listed(process)) and time.monotonic() < deadline:
            shown.add(now)
        _, complaint = process.communicate("a passphrase")
    assert any(CANARY in each for each in shown), "it was there to be hidden"
    assert now == f"{Path(sys.executable).name} main.py"
    assert CANARY in complaint  # the program itself still knows
