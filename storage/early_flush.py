"""Brings a large file to the disk while more of it is being written.

The system would keep hundreds of megabytes in memory and write them all when asked to flush at the
end. Flushing beside the writing takes no longer than the writing; then what is on the disk is given
up from memory, so that a large file does not push out what other programs hold there.
"""

import os
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import AbstractContextManager
from types import TracebackType

FLUSH_BYTES = 32 * 1024 * 1024

_flush = getattr(os, "fdatasync", os.fsync)
_advise = getattr(os, "posix_fadvise", lambda *_: None)
"""Linux only. A hint: what other systems keep in memory does no harm."""
_NOT_NEEDED = getattr(os, "POSIX_FADV_DONTNEED", 0)
_SOON_NEEDED = getattr(os, "POSIX_FADV_WILLNEED", 0)


def bring_to_disk(descriptor: int) -> None:
    """Flush an open file, so that reading it back reads the disk and not what the system remembers.

    Raises OSError.
    """
    os.fsync(descriptor)
    _advise(descriptor, 0, 0, _NOT_NEEDED)


class EarlyFlush(AbstractContextManager["EarlyFlush"]):
    """Flushes an open file every FLUSH_BYTES, in a thread of its own, one flush at a time.

    Not in place of the flush at the end. A flush that fails is told once by the system: it is
    raised here, by the next `wrote` or at the end of the block, as the OSError of the write it was.
    The file has to stay open for as long as the block. `flush` is what brings a file to the disk;
    `on_disk` is told, in that thread, up to where the file is there: whoever wants to hear of it
    reads it back, and the system begins at once to fetch it from there.
    """

    def __init__(
        self,
        descriptor: int,
        flush: Callable[[int], None] = _flush,
        on_disk: Callable[[int], None] | None = None,
    ) -> None:
        self._descriptor, self._flush, self._on_disk = descriptor, flush, on_disk
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="flush")
        self._running: Future[None] | None = None
        self._flushed_bytes = 0

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self._thread.shutdown()
        if error is None and self._running is not None:
            self._running.result()

    def wrote(self, end: int) -> None:
        """Tell that everything before `end`, in bytes, has been handed to the system."""
        if end - self._flushed_bytes < FLUSH_BYTES:
            return
        if self._running is not None:
            if not self._running.done():
                return
            self._running.result()
        self._running = self._thread.submit(self._bring, self._flushed_bytes, end)
        self._flushed_bytes = end

    def _bring(self, start: int, end: int) -> None:
        self._flush(self._descriptor)
        _advise(self._descriptor, start, end - start, _NOT_NEEDED)
        if self._on_disk is not None:
            _advise(self._descriptor, start, end - start, _SOON_NEEDED)
            self._on_disk(end)
