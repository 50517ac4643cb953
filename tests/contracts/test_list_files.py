"""What every ListFiles does."""

from pathlib import Path

import pytest

from core.errors import AlreadyExists, ListTooLarge, NotReadable
from core.list_files import ListFiles
from storage.list_files import DiskListFiles
from tests.fakes.list_files import MemoryListFiles


@pytest.fixture(params=[MemoryListFiles, DiskListFiles])
def files(request: pytest.FixtureRequest) -> ListFiles:
    made: ListFiles = request.param()
    return made


@pytest.mark.parametrize("data", [b"", b"one\r\ntwo \xff"])
def test_a_file_is_read_as_it_was_written(files: ListFiles, tmp_path: Path, data: bytes) -> None:
    files.write(tmp_path / "list.txt", data)
    assert files.read(tmp_path / "list.txt", len(data)) == data


def test_nothing_is_written_over(files: ListFiles, tmp_path: Path) -> None:
    files.write(tmp_path / "list.txt", b"first")
    with pytest.raises(AlreadyExists):
        files.write(tmp_path / "list.txt", b"second")
    assert files.read(tmp_path / "list.txt", 100) == b"first"


def test_a_file_that_is_too_large_is_not_read(files: ListFiles, tmp_path: Path) -> None:
    files.write(tmp_path / "list.txt", b"12345")
    with pytest.raises(ListTooLarge) as caught:
        files.read(tmp_path / "list.txt", 4)
    assert caught.value.most_bytes == 4


def test_a_file_that_is_not_there_is_said_to_be_unreadable(
    files: ListFiles, tmp_path: Path
) -> None:
    with pytest.raises(NotReadable):
        files.read(tmp_path / "list.txt", 4)
