"""From starting the process to the unlock window on screen, against an empty PySide6 window."""

import os
import subprocess
import sys
from pathlib import Path

from benchmarks.measure import Figure, in_turn, seconds

_ROUNDS = 7


def start_figure(vault: Path) -> Figure:
    """Measure whole processes, on the screen there is, else on Qt's offscreen platform."""
    ours, empty = in_turn(lambda: _started("ours", str(vault)), lambda: _started("empty"), _ROUNDS)
    return Figure("start to unlock window", "empty PySide6 window", ours, empty, "s", "1.5")


def _started(*arguments: str) -> float:
    command = [sys.executable, "-m", "benchmarks.start_process", *arguments]
    environment = dict(os.environ)
    if "DISPLAY" not in environment and "WAYLAND_DISPLAY" not in environment:
        environment["QT_QPA_PLATFORM"] = "offscreen"
    return seconds(lambda: subprocess.run(command, check=True, env=environment))
