"""A stream that tarfile can read from: it only ever goes forward, and never reads much at once."""

from collections.abc import Iterator
from typing import BinaryIO

from core.errors import BackupDamaged

_MAX_READ_BYTES = 4 * 1024 * 1024
"""tarfile reads long names and the like whole, at whatever length the file claims."""
_SKIP_BYTES = 64 * 1024
_PIECE_BYTES = 1024 * 1024


class ForwardFile:
    """Has what `tarfile.TarFile` asks of a file opened for reading."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._position = 0

    def tell(self) -> int:
        """Return how many bytes went by."""
        return self._position

    def seek(self, position: int) -> None:
        """Go forward; the end may come first. Raises BackupDamaged for going back."""
        if position < self._position:
            raise BackupDamaged
        while self._position < position:
            if not self.read(min(_SKIP_BYTES, position - self._position)):
                return

    def read(self, length: int) -> bytes:
        """Read `length` bytes, fewer only at the end. Raises BackupDamaged for too many."""
        if not 0 <= length <= _MAX_READ_BYTES:
            raise BackupDamaged
        data = self._stream.read(length)
        self._position += len(data)
        return data

    def pieces(self, length: int) -> Iterator[bytes]:
        """Go through so many bytes, a piece at a time; fewer when the file ends."""
        while length and (data := self.read(min(_PIECE_BYTES, length))):
            length -= len(data)
            yield data

    def has_only_zeros_left(self) -> bool:
        """Read to the end and tell whether everything there was zero: a tar file's filling."""
        while data := self.read(_SKIP_BYTES):
            if any(data):
                return False
        return True
