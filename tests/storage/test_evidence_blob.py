"""Blobs on disks and in memory that fail."""

import errno
import hashlib
from collections.abc import Callable
from dataclasses import replace
from io import FileIO
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from core.incidents.evidence import PastedSource, SealedEvidence
from storage.evidence_blob import BATCH_BYTES, BlobDamaged, BlobReader, BlobWriter
from storage.evidence_source import open_original
from tests.storage.test_evidence_frame import BLOB_ID, EVIDENCE

if TYPE_CHECKING:
    from _typeshed import ReadableBuffer, WriteableBuffer

KEY = bytes(range(32))
DATA = bytes(range(256)) * (BATCH_BYTES // 128)


def describe(sha256: str) -> SealedEvidence:
    return replace(EVIDENCE, size_bytes=len(DATA), sha256=sha256)


def write(file: FileIO, describe: Callable[[str], SealedEvidence] = describe) -> None:
    with open_original(PastedSource("Brief.pdf", DATA)) as original:
        BlobWriter(file, KEY, BLOB_ID).write(original, describe, lambda _: None)


def read(file: FileIO) -> bytes:
    file.seek(0)
    return b"".join(bytes(part) for part in BlobReader(file, KEY, BLOB_ID).batches())


class FlippingDisk(FileIO):
    """Flips a bit at `position`."""

    position = 0

    def write(self, data: "ReadableBuffer") -> int:
        kept = bytearray(data)
        if 0 <= (within := self.position - self.tell()) < len(kept):
            kept[within] ^= 1
        return super().write(kept)


class LazyDisk(FileIO):
    """Takes and gives at most 100,000 bytes at a time."""

    def write(self, data: "ReadableBuffer") -> int:
        return super().write(memoryview(data)[:100_000])

    def readinto(self, buffer: "WriteableBuffer") -> int:
        return super().readinto(memoryview(buffer)[:100_000])


class FailingDisk(FileIO):
    """Fails the first `failures` large reads, half-way."""

    failures = 0

    def readinto(self, buffer: "WriteableBuffer") -> int:
        if self.failures and memoryview(buffer).nbytes > 100_000:
            self.failures -= 1
            super().readinto(memoryview(buffer)[:1000])
            raise OSError(errno.EIO, "a failing disk")
        return super().readinto(buffer)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "blob"


@pytest.mark.parametrize("position", [0, 30, 60, 16_471, 16_472, 1_000_000])
def test_what_the_disk_changes_is_found_while_sealing(path: Path, position: int) -> None:
    with FlippingDisk(path, "w+") as file:
        file.position = position
        with pytest.raises(BlobDamaged):
            write(file)


def test_memory_that_changes_under_the_seal_is_found(path: Path) -> None:
    class FlippingMemory(FileIO):
        """Flips a bit of the plaintext while its ciphertext is being written."""

        plain = memoryview(b"")

        def write(self, data: "ReadableBuffer") -> int:
            if self.plain:
                self.plain[5000] ^= 1
            return super().write(data)

    with FlippingMemory(path, "w+") as file, open_original(PastedSource("a", DATA)) as original:
        fill = original.fill

        def remember(buffer: memoryview) -> None:
            fill(buffer)
            file.plain = buffer

        original.fill = remember  # type: ignore[method-assign]  # to get at the memory
        with pytest.raises(BlobDamaged):
            BlobWriter(file, KEY, BLOB_ID).write(original, describe, lambda _: None)


def test_a_disk_that_takes_little_at_a_time_gets_everything(path: Path) -> None:
    with LazyDisk(path, "w+") as file:
        write(file)
        assert read(file) == DATA
    with FileIO(path) as file:
        assert read(file) == DATA


def test_one_failed_read_is_tried_again(path: Path) -> None:
    with FileIO(path, "w+") as file:
        write(file)
    with FailingDisk(path) as file:
        file.failures = 1
        assert read(file) == DATA
        file.failures = 2
        with pytest.raises(BlobDamaged):
            read(file)


def test_an_original_that_is_not_what_the_frame_says_is_found(path: Path) -> None:
    with FileIO(path, "w+") as file:
        write(file, lambda _: describe(hashlib.sha256(b"another").hexdigest()))
        with pytest.raises(BlobDamaged):
            read(file)
