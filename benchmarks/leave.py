"""From the key press to a clear screen, seen by another client of an X server of its own."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from benchmarks.measure import Figure, in_turn
from benchmarks.x_screen import XScreen

_ROUNDS = 11


def leave_figures(vault: Path) -> list[Figure]:
    """Measure whole processes, each on a screen that has nothing else; none without Xvfb."""
    if shutil.which("Xvfb") is None:
        return []
    with _screen() as display:
        os.environ["DISPLAY"] = display
        screen = XScreen()
        ours, empty = in_turn(
            lambda: _gone(screen, 3, "ours", str(vault)),
            lambda: _gone(screen, 1, "empty"),
            rounds=_ROUNDS,
        )
    what = "key press to no window on the screen, from a menu over a file dialog"
    return [
        Figure(what, "the limit", ours * 1000, 200, "ms", "200 ms"),
        Figure(what, "empty PySide6 window", ours * 1000, empty * 1000, "ms", ""),
    ]


def _gone(screen: XScreen, windows: int, *arguments: str) -> float:
    command = [sys.executable, "-m", "benchmarks.leave_process", *arguments]
    environment = dict(os.environ, QT_QPA_PLATFORM="xcb")
    with subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None  # noqa: S101  asked for above
        if process.stdout.readline() != "ready\n":
            raise RuntimeError("the process did not get there")
        seen = screen.windows()
        if len(seen) != windows:
            raise RuntimeError(f"{len(seen)} windows in place of {windows}")
        screen.forget()
        screen.press("F12")
        return screen.seconds_until_unmapped(seen)


@contextmanager
def _screen() -> Iterator[str]:
    before = os.environ.get("DISPLAY")
    command = ["Xvfb", "-displayfd", "1", "-screen", "0", "1600x1000x24", "-nolisten", "tcp"]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    ) as server:
        assert server.stdout is not None  # noqa: S101  asked for above
        try:
            yield f":{server.stdout.readline().strip()}"
        finally:
            os.environ.pop("DISPLAY")
            if before is not None:
                os.environ["DISPLAY"] = before
            server.terminate()
