"""A file of the person's being read through, with progress."""

import io
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from core.errors import NotReadable

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

BUFFER_BYTES = 64 * 1024
"""What is asked for at once beyond this goes past the buffer, and is not copied."""


def watched(
    file: io.RawIOBase, path: Path, report: Callable[[int], None] = lambda _: None
) -> BinaryIO:
    """Read an open file through a buffer; `report` gets the position after every read of the disk.

    `path` is what the file is called in errors. Reading raises NotReadable when the disk fails.
    """
    return io.BufferedReader(_WatchedFile(file, path, report), BUFFER_BYTES)


class _WatchedFile(io.RawIOBase):
    def __init__(self, file: io.RawIOBase, path: Path, report: Callable[[int], None]) -> None:
        self._file = file
        self._path = path
        self._report = report
        self._position = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: "WriteableBuffer") -> int:
        try:
            count = self._file.readinto(buffer) or 0
        except OSError as error:
            raise NotReadable(self._path) from error
        self._position += count
        self._report(self._position)
        return count
