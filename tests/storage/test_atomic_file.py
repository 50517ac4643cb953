"""Files that are wholly there or not at all."""

import errno
import os
from pathlib import Path

import pytest

from core.errors import AlreadyExists, Cancelled, DiskFull, NotWritable
from storage.atomic_file import (
    is_temporary,
    new_file,
    os_errors,
    sync_folder,
    temporary_name,
    write_atomically,
)
from tests.storage.on_disk import names_in


def test_writing_replaces_the_whole_file(tmp_path: Path) -> None:
    path = tmp_path / "file"
    path.write_bytes(b"a longer content before")
    write_atomically(path, b"after")
    assert path.read_bytes() == b"after"
    assert names_in(tmp_path) == ["file"]


def test_only_the_owner_may_read_what_is_written(tmp_path: Path) -> None:
    write_atomically(tmp_path / "replaced", b"")
    with new_file(tmp_path / "new"):
        pass
    assert {path.stat().st_mode & 0o777 for path in tmp_path.iterdir()} == {0o600}


def test_a_new_file_has_no_name_until_it_is_finished(tmp_path: Path) -> None:
    path = tmp_path / "file"
    with new_file(path) as file:
        file.write(b"content")
        assert not path.exists()
        assert [is_temporary(name) for name in names_in(tmp_path)] == [True]
    assert path.read_bytes() == b"content"
    assert names_in(tmp_path) == ["file"]


def test_a_new_file_can_be_read_back_before_it_gets_its_name(tmp_path: Path) -> None:
    with new_file(tmp_path / "file") as file:
        file.write(b"content")
        file.seek(0)
        assert file.read() == b"content"


def test_a_failed_new_file_leaves_nothing(tmp_path: Path) -> None:
    with pytest.raises(Cancelled), new_file(tmp_path / "file"):
        raise Cancelled
    assert names_in(tmp_path) == []


@pytest.mark.parametrize("appears", ["before", "meanwhile"])
def test_a_new_file_never_replaces_another(tmp_path: Path, appears: str) -> None:
    path = tmp_path / "file"
    if appears == "before":
        path.write_bytes(b"somebody's")
    with pytest.raises(AlreadyExists) as refusal, new_file(path):
        path.write_bytes(b"somebody's")
    assert refusal.value.path == path
    assert path.read_bytes() == b"somebody's"
    assert names_in(tmp_path) == ["file"]


def test_a_dangling_link_is_a_name_that_is_taken(tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(tmp_path / "nowhere")
    with pytest.raises(AlreadyExists), new_file(tmp_path / "link"):
        pass
    assert names_in(tmp_path) == ["link"]


def test_a_name_is_given_back_when_the_finished_file_vanished(tmp_path: Path) -> None:
    with pytest.raises(NotWritable), new_file(tmp_path / "file"):
        (tmp_path / names_in(tmp_path)[0]).unlink()
    assert names_in(tmp_path) == []


def test_a_folder_that_is_not_there_cannot_be_written(tmp_path: Path) -> None:
    path = tmp_path / "missing" / "file"
    with pytest.raises(NotWritable) as refusal:
        write_atomically(path, b"")
    assert refusal.value.path == path
    with pytest.raises(NotWritable), new_file(path):
        pass
    with pytest.raises(NotWritable):
        sync_folder(path.parent)


def test_a_folder_that_cannot_be_flushed_is_no_obstacle() -> None:
    """As on some network folders; Linux's own /proc refuses in the same way."""
    sync_folder(Path("/proc"))


def test_a_folder_that_fails_to_be_flushed_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As on a failing disk."""

    def fail(_descriptor: int) -> None:
        raise OSError(errno.EIO, os.strerror(errno.EIO))

    monkeypatch.setattr("os.fsync", fail)
    with pytest.raises(NotWritable):
        sync_folder(tmp_path)


def test_a_full_disk_takes_back_what_was_written(tiny_disk: Path) -> None:
    path = tiny_disk / "file"
    write_atomically(path, b"kept")
    with pytest.raises(DiskFull):
        write_atomically(path, bytes(10_000_000))
    with pytest.raises(DiskFull), new_file(tiny_disk / "new") as file:
        file.write(bytes(10_000_000))
    assert path.read_bytes() == b"kept"
    assert names_in(tiny_disk) == ["file"]


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        (errno.ENOSPC, DiskFull),
        (errno.EDQUOT, DiskFull),
        (errno.EACCES, NotWritable),
        (errno.EPERM, NotWritable),
        (errno.EROFS, NotWritable),
        (errno.EIO, NotWritable),
    ],
)
def test_the_system_s_refusals_become_ours(number: int, expected: type[Exception]) -> None:
    with pytest.raises(expected), os_errors(Path("file")):
        raise OSError(number, os.strerror(number))


def test_other_errors_pass_unchanged() -> None:
    with pytest.raises(Cancelled), os_errors(Path("file")):
        raise Cancelled


def test_temporary_names_are_told_from_a_person_s_own() -> None:
    assert is_temporary(temporary_name())
    assert temporary_name() != temporary_name()
    assert not is_temporary(".holiday.part")
    assert not is_temporary("0123456789abcdef.part")
