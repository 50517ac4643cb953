"""Copying a file as it is, so that what works on the copy never writes to the file itself."""

import shutil
from collections.abc import Callable
from pathlib import Path

from storage.atomic_file import new_file
from storage.regular_file import open_regular
from storage.watched_file import watched


def copy_as_it_is(source: Path, target: Path, beat: Callable[[], None]) -> None:
    """Copy a file to where there is none, for its owner only.

    `beat` is called now and then: the disk answers; what it raises is passed on. Raises NotReadable
    and ReadingRefused for the source, AlreadyExists, DiskFull, NotWritable; then no copy is left.
    """
    with open_regular(source) as original, new_file(target) as copy:
        shutil.copyfileobj(watched(original, source, lambda _: beat()), copy)
