"""What lists need from whoever reads and writes files. `storage` implements it."""

from pathlib import Path
from typing import Protocol


class ListFiles(Protocol):
    """Reads and writes the person's own files, whole. Any thread."""

    def read(self, path: Path, most_bytes: int) -> bytes:
        """Return all of a file, read once.

        Raises NotReadable, ReadingRefused, ListTooLarge, SourceChanged.
        """
        ...

    def write(self, path: Path, data: bytes) -> None:
        """Write a new file: it is wholly there under its name, or nothing is.

        Raises AlreadyExists (nothing is ever written over), NotWritable, DiskFull.
        """
        ...
