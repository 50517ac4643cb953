"""Hashing beside the reading of what is hashed, which takes about as long."""

import hashlib
from collections.abc import Iterator
from contextlib import AbstractContextManager
from itertools import cycle
from types import TracebackType

from storage.in_order import InOrder

_BUFFERS = 6


def buffers(size_bytes: int) -> Iterator[memoryview]:
    """Give buffers in turn for ever: one to fill, while the others wait to be hashed."""
    return cycle([memoryview(bytearray(size_bytes)) for _ in range(_BUFFERS)])


class HashThread(AbstractContextManager["HashThread"]):
    """SHA-256 in a second thread. What is handed over stays as it is: see `buffers`."""

    def __init__(self) -> None:
        self._sha256 = hashlib.sha256()
        self._thread = InOrder("hash", _BUFFERS - 1)

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self._thread.__exit__(kind, error, traceback)

    def update(self, data: memoryview) -> None:
        """Go on with `data` after what was handed over before."""
        self._thread.do(self._sha256.update, data)

    def hexdigest(self) -> str:
        """Return the digest of everything, 64 lower-case hexadecimal digits."""
        self._thread.finish()
        return self._sha256.hexdigest()
