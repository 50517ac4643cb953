"""What every ListFiles does."""

from pathlib import Path

import pytest

from core.checklists.ports import ListFiles
from core.errors import AlreadyExists, NotReadable
from storage.list_files import DiskListFiles
from tests.fakes.list_files import MemoryListFiles


@pytest.fixture(params=[MemoryListFiles, DiskListFiles])
def files(request: pytest.FixtureRequest) -> ListFiles:
    made: ListFiles = request.param()
    return made


def test_what_is_written_can_be_read(files: ListFiles, tmp_path: Path) -> None:
    files.write(tmp_path / "list.toml", b"content")
    assert files.read(tmp_path / "list.toml", 100) == b"content"
    assert files.read(tmp_path / "list.toml", 3) == b"con"


def test_nothing_is_written_over(files: ListFiles, tmp_path: Path) -> None:
    files.write(tmp_path / "list.toml", b"content")
    with pytest.raises(AlreadyExists):
        files.write(tmp_path / "list.toml", b"other")
    assert files.read(tmp_path / "list.toml", 100) == b"content"


def test_what_is_not_there_cannot_be_read(files: ListFiles, tmp_path: Path) -> None:
    with pytest.raises(NotReadable):
        files.read(tmp_path / "nothing.toml", 100)


def test_a_folder_is_no_list(tmp_path: Path) -> None:
    with pytest.raises(NotReadable):
        DiskListFiles().read(tmp_path, 100)
