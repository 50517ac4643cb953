"""Copying a file as it is, so that what works on the copy never writes to the file itself."""

import io
import shutil
from collections.abc import Callable
from pathlib import Path

from storage.atomic_file import new_file
from storage.regular_file import open_regular
from storage.watched_file import BUFFER_BYTES, WatchedFile


def copy_as_it_is(source: Path, target: Path, beat: Callable[[], None]) -> None:
    """Copy a file to where there is none, for its owner only.

    `beat` is called now and then: the disk answers; what it raises is passed on.
    Raises NotReadable for the source, AlreadyExists, DiskFull, NotWritable; then no copy is left.
    """
    with open_regular(source) as original, new_file(target) as copy:
        watched = WatchedFile(original, source, lambda _: beat())
        shutil.copyfileobj(io.BufferedReader(watched, BUFFER_BYTES), copy, BUFFER_BYTES)
