"""Reading a file back while it is written, and jobs that are done in order."""

import queue
import threading
from pathlib import Path
from typing import BinaryIO

import pytest

from core.errors import BackupDamaged, NotReadable
from storage.in_order import InOrder
from storage.read_back import ReadBack


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "file"
    path.write_bytes(b"first, then second")
    return path


def test_nothing_is_read_that_is_not_on_the_disk_yet(file: Path) -> None:
    seen: queue.Queue[bytes] = queue.Queue()

    def read(stream: BinaryIO) -> int:
        total = 0
        while data := stream.read(5):
            seen.put(data)
            total += len(data)
        return total

    moves: list[int] = []
    with ReadBack(file, read) as back:
        back.is_on_disk(5)
        assert seen.get() == b"first"
        back.is_on_disk(10)
        assert seen.get() == b", the"
        assert (back.position, seen.empty()) == (10, True)
        back.check()
        assert back.finish(lambda: moves.append(back.position)) == 18
    assert moves[-1] == 18


def test_who_waits_for_more_is_let_go_at_the_end_of_the_block(file: Path) -> None:
    ended = threading.Event()

    def read(stream: BinaryIO) -> None:
        try:
            stream.read(100)
        finally:
            ended.set()

    with ReadBack(file, read) as back:
        back.is_on_disk(5)
    assert ended.is_set()


def test_damage_is_heard_of_while_more_is_written(file: Path) -> None:
    failed = threading.Event()

    def read(stream: BinaryIO) -> None:
        stream.read(5)
        failed.set()
        raise BackupDamaged

    with ReadBack(file, read) as back:
        back.is_on_disk(5)
        failed.wait()
        with pytest.raises(BackupDamaged):
            back.finish(lambda: None)
        with pytest.raises(BackupDamaged):
            back.check()


def test_a_file_that_is_gone_cannot_be_read_back(tmp_path: Path) -> None:
    back = ReadBack(tmp_path / "gone", lambda stream: stream.read())
    with back, pytest.raises(NotReadable):
        back.finish(lambda: None)


def test_jobs_are_done_in_their_order() -> None:
    done: list[int] = []
    with InOrder("jobs", 3) as jobs:
        for number in range(50):
            jobs.do(done.append, number)
        jobs.finish()
        assert done == list(range(50))


def test_a_job_that_fails_is_heard_of() -> None:
    def fail() -> None:
        raise KeyError

    with InOrder("jobs", 0) as jobs, pytest.raises(KeyError):
        jobs.do(fail)
    with InOrder("jobs", 1) as jobs:
        jobs.do(fail)
        with pytest.raises(KeyError):
            jobs.finish()
