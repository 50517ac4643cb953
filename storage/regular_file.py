"""Opening files that somebody else named."""

import os
import stat
from io import FileIO
from pathlib import Path

from core.errors import NotReadable

_FLAGS = os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_NONBLOCK", 0)
"""Non-blocking: a FIFO put in a file's place between the look and the open cannot hang us."""


def open_regular(path: Path) -> FileIO:
    """Open a regular file (or a link to one) for unbuffered reading.

    Folders, pipes and devices are refused without being opened. Raises NotReadable.
    """
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            raise NotReadable(path)
        file = FileIO(os.open(path, _FLAGS), "rb")
    except (OSError, ValueError) as error:  # ValueError: a NUL in the name
        raise NotReadable(path) from error
    if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
        file.close()
        raise NotReadable(path)
    return file
