"""The small streams that storage reads through."""

import io
import os
import stat
from pathlib import Path, PosixPath

import pytest

from core.errors import BackupDamaged, NotReadable
from storage.forward_file import ForwardFile
from storage.regular_file import open_regular
from storage.stream_of_parts import StreamOfParts


def test_a_forward_file_never_goes_back() -> None:
    file = ForwardFile(io.BytesIO(bytes(range(100))))
    file.seek(10)
    assert file.read(2) == b"\x0a\x0b"
    assert file.tell() == 12
    with pytest.raises(BackupDamaged):
        file.seek(11)


def test_a_forward_file_stops_at_its_end() -> None:
    file = ForwardFile(io.BytesIO(bytes(100)))
    file.seek(1_000_000)
    assert (file.tell(), file.read(1)) == (100, b"")


@pytest.mark.parametrize("length", [-1, 2**23, 2**60])
def test_a_forward_file_never_reads_much_at_once(length: int) -> None:
    with pytest.raises(BackupDamaged):
        ForwardFile(io.BytesIO(b"data")).read(length)


def test_parts_are_read_as_one() -> None:
    parts: list[bytes | memoryview] = [b"", b"one", memoryview(b"two"), b"", b"three"]
    assert io.BufferedReader(StreamOfParts(iter(parts)), 2).read() == b"onetwothree"


class LooksLikeAFile(PosixPath):
    """A path that was a file when it was looked at."""

    def stat(self, *, follow_symlinks: bool = True) -> os.stat_result:  # noqa: ARG002  as its base
        return os.stat_result((stat.S_IFREG | 0o600, *range(9)))


@pytest.mark.skipif(os.name == "nt", reason="no pipes with names there")
def test_a_pipe_put_in_a_files_place_does_not_hang(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(NotReadable):
        open_regular(LooksLikeAFile(tmp_path / "pipe"))
