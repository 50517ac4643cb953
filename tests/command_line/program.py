"""The program as a person starts it, and how it ended."""

import io
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PASSPHRASE = "seven quiet rivers under glass"


@dataclass(frozen=True)
class Ended:
    """How a command ended and what it printed."""

    status: int
    out: str
    err: str


Run = Callable[..., Ended]


class Terminal(io.StringIO):
    """A stream that a person looks at."""

    def isatty(self) -> bool:
        return True


def start(*arguments: str | Path, stdin: str = f"{PASSPHRASE}\n") -> Ended:
    """Run `python main.py` as a person would, from another folder."""
    ended = subprocess.run(
        [sys.executable, ROOT / "main.py", *arguments],
        input=stdin,
        capture_output=True,
        text=True,
        check=False,
        cwd=ROOT.parent,
    )
    return Ended(ended.returncode, ended.stdout, ended.stderr)
