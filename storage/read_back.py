"""Reading a file back while more of it is being written: what is on the disk, and not before."""

import io
import threading
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import AbstractContextManager
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, BinaryIO, Generic, TypeVar

from storage.regular_file import open_regular
from storage.watched_file import watched

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

T = TypeVar("T")


class ReadBack(AbstractContextManager["ReadBack[T]"], Generic[T]):
    """Hands a file to `read`, in a thread of its own, as far as it has reached the disk.

    It has a handle of its own, which is closed at the end of the block: Windows renames no open
    file. What `read` raises is raised by `check` and by `finish`.
    """

    def __init__(self, path: Path, read: Callable[[BinaryIO], T]) -> None:
        self._gate = _Gate()
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="read back")
        self._result: Future[T] = self._thread.submit(self._run, path, read)
        self._result.add_done_callback(lambda _: self._gate.move(0))

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self._gate.stop()
        self._thread.shutdown()

    @property
    def position(self) -> int:
        """How many bytes came back."""
        return self._gate.position

    def is_on_disk(self, end: int) -> None:
        """Let everything before `end` be read. Any thread."""
        self._gate.open_to(end)

    def check(self) -> None:
        """Raise what `read` raised, if it did."""
        if self._result.done():
            self._result.result()

    def finish(self, moved: Callable[[], None]) -> T:
        """The whole file is on the disk: wait for `read`, and return what it returns.

        `moved` is called while `position` goes on, and at the end; it may raise to stop.
        """
        self._gate.open_wide()
        seen = -1
        while not self._result.done():
            seen = self._gate.wait_beyond(seen, self._result.done)
            moved()
        result = self._result.result()
        moved()
        return result

    def _run(self, path: Path, read: Callable[[BinaryIO], T]) -> T:
        with open_regular(path) as file:
            return read(watched(_Followed(file, self._gate), path))


class _Stopped(Exception):
    """Nobody waits for what is read."""


class _Gate:
    """How far may be read, and how far was read: the two threads wait for each other here."""

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self._end: float = 0
        self._is_stopped = False
        self.position = 0

    def open_to(self, end: float) -> None:
        with self._changed:
            self._end = max(self._end, end)
            self._changed.notify_all()

    def open_wide(self) -> None:
        self.open_to(float("inf"))

    def stop(self) -> None:
        with self._changed:
            self._is_stopped = True
            self._changed.notify_all()

    def move(self, count: int) -> None:
        with self._changed:
            self.position += count
            self._changed.notify_all()

    def room(self, wanted: int) -> int:
        """Wait until something may be read; return how much, at most `wanted`. Raises _Stopped."""
        with self._changed:
            self._changed.wait_for(lambda: self._is_stopped or self.position < self._end)
            if self._is_stopped:
                raise _Stopped
            return int(min(wanted, self._end - self.position))

    def wait_beyond(self, position: int, is_done: Callable[[], bool]) -> int:
        """Wait until more than `position` was read, or all is done; return how much was."""
        with self._changed:
            self._changed.wait_for(lambda: self.position > position or is_done())
            return self.position


class _Followed(io.RawIOBase):
    """A file as far as its gate is open."""

    def __init__(self, file: io.FileIO, gate: _Gate) -> None:
        self._file, self._gate = file, gate

    def readable(self) -> bool:
        """Return True: it can only be read."""
        return True

    def readinto(self, buffer: "WriteableBuffer") -> int:
        """Read at most what `buffer` holds; 0 at the end. Raises OSError."""
        target = memoryview(buffer).cast("B")
        count = self._file.readinto(target[: self._gate.room(len(target))]) or 0
        self._gate.move(count)
        return count
