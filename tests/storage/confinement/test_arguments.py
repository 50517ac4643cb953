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
    program = str(RESOURCES.parent / "main.py")
    with subprocess.Popen(
        [sys.executable, program, "info", str(tmp_path / CANARY), "--passphrase-stdin"],
        stdin=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        shown = [_listed(process)]
        deadline = time.monotonic() + 30
        # Its beginning may be missed on a slow machine, and is empty while the kernel makes it.
        while "main.py" not in shown[-1] or CANARY in shown[-1]:
            assert time.monotonic() < deadline
            shown.append(_listed(process))
        _, complaint = process.communicate("a passphrase")
    assert shown[-1] == f"{Path(sys.executable).name} main.py"
    assert CANARY in complaint  # the program itself still knows
