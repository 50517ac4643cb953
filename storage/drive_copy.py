"""Copying sealed files to a backup drive, so that what has its name there was read back.

Nothing is decrypted on the way: a sealed file goes as it is. What came back is opened, piece by
piece, and thrown away: that proves that the copy is whole, and that it was whole before.
"""

import os
from collections.abc import Callable
from io import FileIO
from pathlib import Path

from core.errors import NotReadable
from core.ids import BlobId
from storage.atomic_file import new_file
from storage.drive_list import SealedFile
from storage.early_flush import EarlyFlush, bring_to_disk
from storage.evidence_blob import BlobReader
from storage.hash_thread import HashThread, buffers
from storage.regular_file import open_regular

_READ_BYTES = 1024 * 1024

Report = Callable[[int], None]
"""Told how many bytes of the file are done; may raise to stop."""
Prove = Callable[[FileIO], None]
"""Reads a copy from its beginning; raises when it is not what it should be."""


def copy_sealed(source: Path, target: Path, prove: Prove, report: Report) -> SealedFile:
    """Copy a file; it gets its name when it is on the disk and `prove` liked what came back.

    Raises NotReadable and ReadingRefused for the source, DiskFull, NotWritable, AlreadyExists, what
    `prove` and `report` raise; then no copy is left.
    """
    with open_regular(source) as original, new_file(target) as file:
        with EarlyFlush(file.fileno()) as flush:

            def write(data: memoryview, end: int) -> None:
                file.write(data)
                flush.wrote(end)
                report(end)

            copied = _read_through(original, source, write)
        file.flush()
        bring_to_disk(file.fileno())
        with FileIO(file.fileno(), closefd=False) as written:
            written.seek(0)
            prove(written)
    return copied


def digest_of(path: Path, report: Report) -> SealedFile:
    """Read a file to its end. Raises NotReadable, ReadingRefused, what `report` raises."""
    with open_regular(path) as file:
        return _read_through(file, path, lambda _, end: report(end))


def digest_of_open(file: FileIO, path: Path, beat: Callable[[], None]) -> SealedFile:
    """Read an open file to its end. `path` is what it is called in errors.

    `beat` is called now and then, as by `open_whole_blob`. Raises NotReadable, what `beat` raises.
    """
    return _read_through(file, path, lambda *_: beat())


def open_whole_blob(
    file: FileIO, key: bytes | bytearray, blob_id: BlobId, beat: Callable[[], None]
) -> None:
    """Open every piece of a sealed file. Raises BlobDamaged, and what `beat` raises.

    `beat` is called now and then: the drive answers, and the person may want to stop.
    """
    for _ in BlobReader(file, key, blob_id).batches():
        beat()


def _read_through(file: FileIO, path: Path, take: Callable[[memoryview, int], None]) -> SealedFile:
    """Hand over piece after piece with where it ends. A read that fails is tried once more."""
    done = 0
    size_bytes = min(_READ_BYTES, os.fstat(file.fileno()).st_size + 1)
    with HashThread() as digest:
        for buffer in buffers(size_bytes):
            count = _fill(file, path, buffer, done)
            if not count:
                break
            done += count
            digest.update(buffer[:count])
            take(buffer[:count], done)
        return SealedFile(done, digest.hexdigest())


def _fill(file: FileIO, path: Path, buffer: memoryview, position: int) -> int:
    try:
        try:
            return file.readinto(buffer) or 0
        except OSError:
            file.seek(position)
            return file.readinto(buffer) or 0
    except OSError as error:
        raise NotReadable(path) from error
