"""From starting the process to the page that unlocks, against an empty PySide6 window."""

import os
import subprocess
import sys
import time
from pathlib import Path

from benchmarks.measure import Figure, in_turn

_ROUNDS = 15


def start_figure(vault: Path) -> Figure:
    """Measure whole processes, on the screen there is, else on Qt's offscreen platform."""
    environment = _as_at_second_start(vault.parent / "byte-code")

    def started(*arguments: str) -> float:
        command = [sys.executable, "-m", "benchmarks.start_process", *arguments]
        start = time.monotonic()
        process = subprocess.run(
            command, check=True, env=environment, capture_output=True, text=True
        )
        return float(process.stdout) - start

    ours, empty = in_turn(lambda: started("ours", str(vault)), lambda: started("empty"), _ROUNDS)
    return Figure("start to unlock page", "empty PySide6 window", ours, empty, "s", "1.5")


def _as_at_second_start(byte_code: Path) -> dict[str, str]:
    """Return an environment in which Python finds what it compiled in the round before."""
    environment = dict(os.environ, PYTHONPYCACHEPREFIX=str(byte_code))
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    if "DISPLAY" not in environment and "WAYLAND_DISPLAY" not in environment:
        environment["QT_QPA_PLATFORM"] = "offscreen"
    return environment
