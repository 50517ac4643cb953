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
    environment = _as_at_second_start(vault.parent)

    def started(*arguments: str) -> float:
        command = [sys.executable, "-m", "benchmarks.start_process", *arguments]
        start = time.monotonic()
        process = subprocess.run(
            command, check=True, env=environment, capture_output=True, text=True
        )
        return float(process.stdout) - start

    ours, empty = in_turn(
        lambda: started("ours", str(vault)), lambda: started("empty"), rounds=_ROUNDS
    )
    return Figure("start to unlock page", "empty PySide6 window", ours, empty, "s", "1.5")


def _as_at_second_start(scratch: Path) -> dict[str, str]:
    """Return an environment in which Python finds what it compiled in the round before.

    The settings of whoever measures are out of reach.
    """
    environment = dict(
        os.environ,
        HOME=str(scratch / "home"),
        XDG_CONFIG_HOME=str(scratch / "home"),
        PYTHONPYCACHEPREFIX=str(scratch / "byte-code"),
    )
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    if "DISPLAY" not in environment and "WAYLAND_DISPLAY" not in environment:
        environment["QT_QPA_PLATFORM"] = "offscreen"
    return environment
