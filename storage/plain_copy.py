"""Copying a file as it is, so that what works on the copy never writes to the file itself."""

import shutil
from pathlib import Path

from storage.atomic_file import new_file
from storage.regular_file import open_regular
from storage.watched_file import watched


def copy_as_it_is(source: Path, target: Path) -> None:
    """Copy a file to where there is none, for its owner only.

    Raises NotReadable and ReadingRefused for the source, AlreadyExists, DiskFull, NotWritable; then
    no copy is left.
    """
    with open_regular(source) as original, new_file(target) as copy:
        shutil.copyfileobj(watched(original, source), copy)
