"""Bringing data to the disk while more is being written."""

import errno
import os
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from core.errors import NotWritable
from core.incidents.evidence import FileSource
from core.progress import Unwatched
from storage.atomic_file import new_file
from storage.early_flush import FLUSH_BYTES, EarlyFlush
from storage.evidence_store import BlobEvidenceStore
from storage.vault_folder import VaultFolder
from tests.fakes.clock import FixedClock
from tests.storage.on_disk import names_in


def test_a_file_larger_than_several_flushes_comes_back(tmp_path: Path, clock: FixedClock) -> None:
    source = tmp_path / "large"
    with source.open("wb") as file:
        file.truncate(3 * FLUSH_BYTES)
        file.write(b"and an end")
    store = BlobEvidenceStore(VaultFolder(tmp_path / "vault"), bytearray(range(32)), clock)
    evidence = store.seal(FileSource(source), Unwatched())
    store.copy_out(evidence, tmp_path / "copy", Unwatched())
    assert (tmp_path / "copy").read_bytes() == source.read_bytes()


@pytest.fixture
def flush_that_fails(tmp_path: Path) -> Iterator[int]:
    """A descriptor of something that the system cannot flush: a pipe."""
    os.mkfifo(tmp_path / "pipe")
    descriptor = os.open(tmp_path / "pipe", os.O_RDWR)
    yield descriptor
    os.close(descriptor)


def test_a_flush_that_fails_ends_the_writing_and_leaves_nothing(
    flush_that_fails: int, tmp_path: Path
) -> None:
    target = tmp_path / "target"

    def write_endlessly() -> None:
        with new_file(target), EarlyFlush(flush_that_fails) as flush:
            end = 0
            while True:
                end += FLUSH_BYTES
                flush.wrote(end)

    with pytest.raises(NotWritable) as caught:
        write_endlessly()
    assert isinstance(caught.value.__cause__, OSError)
    assert caught.value.__cause__.errno == errno.EINVAL
    assert names_in(tmp_path) == ["pipe"]


def test_the_last_flush_is_heard_of_too(flush_that_fails: int) -> None:
    with pytest.raises(OSError, match="Invalid argument"), EarlyFlush(flush_that_fails) as flush:
        flush.wrote(FLUSH_BYTES)


def test_an_error_of_the_writing_itself_comes_first(flush_that_fails: int) -> None:
    def write() -> None:
        with EarlyFlush(flush_that_fails) as flush:
            flush.wrote(FLUSH_BYTES)
            raise KeyError

    with pytest.raises(KeyError):
        write()


def test_one_flush_is_under_way_at_a_time(tmp_path: Path) -> None:
    may_end = threading.Event()
    begun: list[int] = []

    def slow_flush(descriptor: int) -> None:
        begun.append(descriptor)
        may_end.wait()

    with (tmp_path / "file").open("wb") as file, EarlyFlush(file.fileno(), slow_flush) as flush:
        flush.wrote(FLUSH_BYTES)
        flush.wrote(2 * FLUSH_BYTES)
        flush.wrote(3 * FLUSH_BYTES)
        may_end.set()
    assert len(begun) == 1


def test_it_is_told_up_to_where_the_file_is_on_the_disk(tmp_path: Path) -> None:
    told: list[int] = []
    with (tmp_path / "file").open("wb") as file:
        file.write(b"x" * FLUSH_BYTES)
        file.flush()
        with EarlyFlush(file.fileno(), on_disk=told.append) as flush:
            flush.wrote(FLUSH_BYTES - 1)
            flush.wrote(FLUSH_BYTES)
    assert told == [FLUSH_BYTES]
