"""Opens what the person chose, in front of where the app was.

Started by the supervisor: a program that the app itself started would have no network either.
"""

import os
import signal
import sys
from pathlib import Path


def open_in_front(thing: Path) -> None:
    """Start a program, or whatever the system opens a document with. Waits for nothing.

    Nobody hears of it when that fails: whoever leaves is not to be held up.
    """
    try:
        if sys.platform == "win32":
            os.startfile(thing)  # noqa: S606  what the person chose, and nobody else
        else:
            _start(command(thing))
    except OSError:
        return


def command(thing: Path) -> list[str]:
    """Return the program and its arguments that open a thing."""
    if sys.platform == "darwin":
        return ["open", "--", str(thing)]
    if thing.suffix == ".desktop":
        return ["gio", "launch", str(thing)]
    if thing.is_file() and os.access(thing, os.X_OK):
        return [str(thing)]
    return ["xdg-open", str(thing)]


def _start(words: list[str]) -> None:
    """In a session of its own, so that it outlives the app; it writes to no terminal of ours."""
    os.posix_spawnp(
        words[0],
        words,
        os.environ,
        file_actions=[
            (os.POSIX_SPAWN_OPEN, 0, os.devnull, os.O_RDONLY, 0),
            (os.POSIX_SPAWN_OPEN, 1, os.devnull, os.O_WRONLY, 0),
            (os.POSIX_SPAWN_DUP2, 1, 2),
        ],
        setsid=True,
        setsigdef=[signal.SIGPIPE],  # Python ignores it, and what is started would inherit that
    )
