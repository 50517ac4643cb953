"""Lists that are handed over, as files that the person named."""

import io
from pathlib import Path

from core.errors import NotReadable
from storage.atomic_file import new_file
from storage.regular_file import open_regular


class DiskListFiles:
    """Implements `core.checklists.ports.ListFiles`."""

    def read(self, path: Path, max_bytes: int) -> bytes:
        """Return the beginning of a file. Raises NotReadable."""
        with io.BufferedReader(open_regular(path)) as file:
            try:
                return file.read(max_bytes)
            except OSError as error:
                raise NotReadable(path) from error

    def write(self, path: Path, data: bytes) -> None:
        """Write a new file. Raises AlreadyExists, DiskFull, NotWritable."""
        with new_file(path) as file:
            file.write(data)
