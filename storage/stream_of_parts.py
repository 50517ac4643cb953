"""A file to read from, made of parts that come one after the other."""

import io
from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer


class StreamOfParts(io.RawIOBase):
    """Reads through an iterator of byte strings; empty ones are passed over.

    A part is let go of before the next is asked for. What the iterator raises, `read` raises.
    """

    def __init__(self, parts: Iterator[bytes | memoryview]) -> None:
        self._parts = parts
        self._rest = memoryview(b"")

    def readable(self) -> bool:
        """Return True: it can only be read."""
        return True

    def readinto(self, buffer: "WriteableBuffer") -> int:
        """Read at most what `buffer` holds; 0 at the end."""
        while not self._rest:
            part = next(self._parts, None)
            if part is None:
                return 0
            self._rest = memoryview(part)
        target = memoryview(buffer).cast("B")
        count = min(len(target), len(self._rest))
        target[:count] = self._rest[:count]
        self._rest = self._rest[count:]
        return count
