"""Sealing an age file beside the reading of what goes into it."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from types import TracebackType
from typing import BinaryIO

from storage.crypto.age_payload import PayloadWriter
from storage.early_flush import EarlyFlush
from storage.in_order import InOrder

_WAITING = 2
"""Pieces of plaintext in memory, beside the one that is being read."""


class SealThread(AbstractContextManager["SealThread"]):
    """Seals and writes in a thread of its own, and brings the file to the disk on the way.

    `on_disk` is told up to where the file is on the disk. What sealing raises, OSErrors of the
    file, is raised by a later `write` or by `finish`.
    """

    def __init__(
        self, file: BinaryIO, payload: PayloadWriter, on_disk: Callable[[int], None]
    ) -> None:
        self._file, self._payload = file, payload
        self._flush = EarlyFlush(file.fileno(), on_disk=on_disk)
        self._thread = InOrder("seal", _WAITING)

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self._thread.__exit__(kind, error, traceback)
        self._flush.__exit__(kind, error, traceback)

    def write(self, data: bytes) -> None:
        """Have plaintext sealed after what was handed over before."""
        self._thread.do(self._seal, data)

    def finish(self) -> None:
        """Seal the end, and wait until all has been handed to the system."""
        self._thread.do(self._payload.finish)
        self._thread.finish()
        self._file.flush()

    def _seal(self, data: bytes) -> None:
        self._payload.write(data)
        self._file.flush()  # the flush to the disk must not find any of it still in here
        self._flush.wrote(self._file.tell())
