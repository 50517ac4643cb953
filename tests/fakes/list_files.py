"""Files of lists in memory."""

from pathlib import Path

from core.errors import AlreadyExists, ListTooLarge, NotReadable


class MemoryListFiles:
    """Implements `core.list_files.ListFiles`."""

    def __init__(self) -> None:
        self.files: dict[Path, bytes] = {}

    def read(self, path: Path, most_bytes: int) -> bytes:
        if path not in self.files:
            raise NotReadable(path)
        if len(self.files[path]) > most_bytes:
            raise ListTooLarge(most_bytes)
        return self.files[path]

    def write(self, path: Path, data: bytes) -> None:
        if path in self.files:
            raise AlreadyExists(path)
        self.files[path] = data
