"""Reading the person's file once, and noticing when it changes meanwhile."""

import io
import mimetypes
import os
from collections.abc import Iterator
from contextlib import contextmanager
from io import FileIO
from pathlib import Path
from typing import Protocol

from core.errors import NotReadable, SourceChanged
from core.incidents.evidence import EvidenceSource, FileSource
from storage.regular_file import open_regular

_TYPE_OF_COMPRESSION = {"gzip": "application/gzip"}


class Original(Protocol):
    """The bytes that become a blob: exactly `size_bytes` of them, or an error."""

    @property
    def name(self) -> str:
        """What the file is called, storable."""
        ...

    @property
    def size_bytes(self) -> int:
        """How many bytes there are."""
        ...

    def fill(self, buffer: memoryview) -> None:
        """Read the next bytes, as many as `buffer` holds. Raises when there are fewer."""
        ...

    def finish(self) -> None:
        """Check that there was nothing more, and that nothing changed since the beginning."""
        ...


class StreamOriginal:
    """An original of known size from any reader. Raises SourceChanged when the size is wrong."""

    def __init__(
        self, name: str, stream: io.RawIOBase | io.BufferedIOBase, size_bytes: int
    ) -> None:
        self.name = name
        self._stream = stream
        self.size_bytes = size_bytes

    def fill(self, buffer: memoryview) -> None:
        """Read the next bytes, as many as `buffer` holds."""
        filled = 0
        while filled < len(buffer):
            count = self._stream.readinto(buffer[filled:])
            if not count:
                raise SourceChanged(self.name)
            filled += count

    def finish(self) -> None:
        """Check that there was nothing more."""
        if self._stream.read(1):
            raise SourceChanged(self.name)


class FileOriginal:
    """A file on disk. Also raises SourceChanged when it was written to, NotReadable on failure."""

    def __init__(self, name: str, path: Path, file: FileIO) -> None:
        self._path = path
        self.name = name
        self._file = file
        self._state = self._look()
        self.size_bytes = self._state[0]
        self._bytes = StreamOriginal(name, file, self.size_bytes)

    def fill(self, buffer: memoryview) -> None:
        """Read the next bytes, as many as `buffer` holds."""
        with self._reading():
            self._bytes.fill(buffer)

    def finish(self) -> None:
        """Check that there was nothing more and that the file was not written to."""
        with self._reading():
            self._bytes.finish()
            if self._look() != self._state:
                raise SourceChanged(self.name)

    def _look(self) -> tuple[int, int]:
        status = os.fstat(self._file.fileno())
        return status.st_size, status.st_mtime_ns

    @contextmanager
    def _reading(self) -> Iterator[None]:
        try:
            yield
        except OSError as error:
            raise NotReadable(self._path) from error


@contextmanager
def open_original(source: EvidenceSource) -> Iterator[Original]:
    """Open what the person named or pasted. Raises NotReadable, ReadingRefused."""
    name = _storable(source.name)
    if isinstance(source, FileSource):
        with open_regular(source.path) as file:
            yield FileOriginal(name, source.path, file)
    else:
        yield StreamOriginal(name, io.BytesIO(source.data), len(source.data))


def _storable(name: str) -> str:
    r"""Return a name as Unicode text that can be stored anywhere.

    Names are kept exactly as they are. Only bytes that are no UTF-8 (Python holds them as lone
    surrogates) become `\udcXX`, where XX is the byte: visible, and it can be turned back.
    """
    return name.encode("utf-8", "backslashreplace").decode("utf-8")


def media_type_of(name: str) -> str:
    """Return the media type that the name's ending stands for."""
    media_type, compression = mimetypes.guess_type(name)
    if compression:
        return _TYPE_OF_COMPRESSION.get(compression, f"application/x-{compression}")
    return media_type or "application/octet-stream"
