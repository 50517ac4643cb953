"""Opening files that somebody else named."""

import errno
import os
import stat
from io import FileIO
from pathlib import Path

from core.errors import CouldNotRead, NotReadable, ReadingRefused

_REFUSALS = frozenset({errno.EACCES, errno.EPERM, errno.EMFILE, errno.ENFILE, errno.ENOMEM})
_FLAGS = os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_NONBLOCK", 0)
"""Non-blocking: a FIFO put in a file's place between the look and the open cannot hang us."""


def not_readable(path: Path, error: OSError | ValueError) -> CouldNotRead:
    """Return what an error means that opening a file, or listing a folder, ended with."""
    if isinstance(error, OSError) and error.errno in _REFUSALS:
        return ReadingRefused(_refuser(path))
    return NotReadable(path)


def _refuser(path: Path) -> Path:
    """Return what refuses: a folder that may not be searched does so for everything in it.

    Whether anything is in it is not known then.
    """
    return next((each for each in (path, *path.parents) if _is_seen(each)), path)


def _is_seen(path: Path) -> bool:
    try:
        path.lstat()
    except OSError:
        return False
    return True


def is_there(path: Path) -> bool:
    """Tell whether there is anything of that name. Raises ReadingRefused when nobody may look."""
    try:
        path.lstat()
    except OSError as error:
        found = not_readable(path, error)
        if isinstance(found, ReadingRefused):
            raise found from error
        return False
    return True


def names_in(folder: Path) -> list[str]:
    """Return the names in a folder, sorted; none when it is gone, or was pulled out.

    Raises ReadingRefused. (`Path.glob` would tell then that nothing is in it.)
    """
    try:
        return sorted(path.name for path in folder.iterdir())
    except OSError as error:
        found = not_readable(folder, error)
        if isinstance(found, ReadingRefused):
            raise found from error
        return []


def open_regular(path: Path) -> FileIO:
    """Open a regular file (or a link to one) for unbuffered reading.

    Folders, pipes and devices are refused without being opened. Raises NotReadable,
    ReadingRefused.
    """
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            raise NotReadable(path)
        file = FileIO(os.open(path, _FLAGS), "rb")
    except (OSError, ValueError) as error:  # ValueError: a NUL in the name
        raise not_readable(path, error) from error
    if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
        file.close()
        raise NotReadable(path)
    return file
