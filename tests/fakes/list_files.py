"""Files with lists, in memory."""

from pathlib import Path

from core.errors import AlreadyExists, NotReadable


class MemoryListFiles:
    """Implements `core.checklists.ports.ListFiles`."""

    def __init__(self) -> None:
        self._files: dict[Path, bytes] = {}

    def read(self, path: Path, max_bytes: int) -> bytes:
        if path not in self._files:
            raise NotReadable(path)
        return self._files[path][:max_bytes]

    def write(self, path: Path, data: bytes) -> None:
        if path in self._files:
            raise AlreadyExists(path)
        self._files[path] = data
