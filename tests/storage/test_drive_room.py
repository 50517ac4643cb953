"""Backup drives that are full, too small, pulled out, or read-only."""

import shutil
from datetime import timedelta
from pathlib import Path

import pytest

from core.errors import (
    DiskFull,
    DriveGone,
    FileTooLarge,
    NotEnoughRoom,
    NotWritable,
)
from storage import drive_survey, file_limits
from storage.crypto.costs import Costs
from tests.fakes.clock import FixedClock
from tests.storage.backups import UNWATCHED
from tests.storage.drives import Plugged, plugged
from tests.storage.on_disk import fill_up, names_in


def test_too_little_room_is_said_before_anything_is_written(
    room: Plugged, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(drive_survey, "free_bytes", lambda _: 1000)
    with pytest.raises(NotEnoughRoom) as caught:
        room.back_up()
    assert caught.value.free_bytes == 1000
    assert caught.value.needed_bytes > 100_000
    assert names_in(room.place) == []


def test_a_file_that_the_drive_cannot_hold_is_said_before(
    room: Plugged, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(drive_survey, "largest_file_bytes", lambda _: 100_000)
    with pytest.raises(FileTooLarge) as caught:
        room.back_up()
    assert caught.value.name in {"letter.eml", "database"}
    assert names_in(room.place) == []


def test_the_kind_of_the_file_system_is_that_of_the_innermost_mount(tmp_path: Path) -> None:
    stick = tmp_path / "stick"
    mounted = [(Path("/"), "ext4"), (stick, "vfat"), (tmp_path / "other", "ntfs")]
    assert file_limits.file_system_of(stick / "deep" / "er", mounted) == "vfat"
    assert file_limits.file_system_of(tmp_path, mounted) == "ext4"
    assert file_limits.file_system_of(tmp_path, []) == ""


def test_fat_takes_no_file_of_four_gibibytes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert file_limits.largest_file_bytes(tmp_path) is None
    monkeypatch.setattr(file_limits, "file_system_of", lambda *_: "FAT32")
    assert file_limits.largest_file_bytes(tmp_path) == 2**32 - 1

    def refuse(*, all: bool) -> None:  # noqa: A002  the name that psutil gives it
        raise PermissionError(all)

    monkeypatch.setattr("psutil.disk_partitions", refuse)
    assert file_limits.largest_file_bytes(tmp_path) is None


def test_a_full_drive_keeps_its_earlier_states(room: Plugged, tiny_disk: Path) -> None:
    small = Plugged(room.written, tiny_disk, room.costs, room.clock)
    first = small.back_up()
    (tiny_disk / "filler").touch()
    fill_up(tiny_disk)
    room.clock.move(timedelta(days=1))
    snapshot = room.vault.backups.snapshot()
    with pytest.raises((NotEnoughRoom, DiskFull)):
        small.drive.write(snapshot, UNWATCHED)
    snapshot.close()
    assert small.drive.states() == (first.state,)
    assert small.verify().is_whole


class Pulls:
    """Somebody who takes the drive away while it is written to."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def report(self, done: int, total: int) -> None:
        if done and done < total:
            shutil.rmtree(self._folder, ignore_errors=True)


def test_a_pulled_drive_is_told_from_one_that_refuses(room: Plugged) -> None:
    with pytest.raises(DriveGone):
        room.back_up(Pulls(room.place))


def test_a_read_only_drive_is_told(
    tmp_path: Path, clock: FixedClock, cheap_costs: Costs, own_folder_without_rights: Path
) -> None:
    del tmp_path
    room = plugged(own_folder_without_rights, clock, cheap_costs)
    room.place.chmod(0o500)
    with pytest.raises(NotWritable):
        room.back_up()
    room.place.chmod(0o700)
    room.vault.close()
