"""Lists for and from other programs, as files that the person names."""

from pathlib import Path

from core.errors import ListTooLarge
from core.incidents.evidence import FileSource
from storage.atomic_file import new_file
from storage.evidence_source import open_original


class DiskListFiles:
    """Implements `core.list_files.ListFiles`."""

    def read(self, path: Path, most_bytes: int) -> bytes:
        """Return all of a file. See the port."""
        with open_original(FileSource(path)) as original:
            if original.size_bytes > most_bytes:
                raise ListTooLarge(most_bytes)
            data = bytearray(original.size_bytes)
            if data:
                original.fill(memoryview(data))
            original.finish()
        return bytes(data)

    def write(self, path: Path, data: bytes) -> None:
        """Write a new file. Raises AlreadyExists, NotWritable, DiskFull."""
        with new_file(path) as file:
            file.write(data)
