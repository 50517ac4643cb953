"""Backup drives on a real disk: what lies there, what is trusted, what is found."""

import shutil
from datetime import timedelta
from pathlib import Path

import pytest

from core.backups.ports import RestoreOrder
from core.errors import (
    DriveOfOtherVault,
    NoBackupsThere,
    WrongPassphrase,
)
from core.incidents.evidence import PastedSource
from core.vault.credentials import Passphrase
from storage.crypto.costs import Costs
from storage.drive_folder import DriveFolder, read_mark
from storage.folder_drive import FolderDrives
from storage.vault_keeper import FolderVaultKeeper
from tests.contracts.examples import incident
from tests.contracts.watching import Watcher
from tests.fakes.clock import FixedClock
from tests.storage.backups import CANARY, PASSPHRASE, UNWATCHED
from tests.storage.drives import NEW, Plugged, restored, spoil
from tests.storage.on_disk import names_in


def test_nothing_on_the_drive_can_be_read_or_tells_what_it_is(room: Plugged) -> None:
    room.back_up()
    for path in room.files():
        data = path.read_bytes()
        assert CANARY.encode() not in data
        assert b"letter.eml" not in data
        assert b"SQLite" not in data
    (folder,) = names_in(room.place)
    assert folder.startswith("copies-")
    assert "hollyhock" not in " ".join(str(each) for each in room.files()).partition("drive/")[2]


def test_a_second_backup_changes_no_file_that_is_there(room: Plugged) -> None:
    room.back_up()
    before = {path: (path.read_bytes(), path.stat().st_mtime_ns) for path in room.files()}
    room.clock.move(timedelta(days=1))
    room.back_up()
    for path, (data, time) in before.items():
        assert (path.read_bytes(), path.stat().st_mtime_ns) == (data, time)
    assert len(room.files()) == len(before) + 3


def test_the_person_may_name_the_drive_or_the_folder_on_it(room: Plugged, tmp_path: Path) -> None:
    written = room.back_up()
    inside = room.folder.root
    assert room.vault.drive(inside).states() == (written.state,)
    moved = tmp_path / "moved"
    shutil.copytree(inside, moved)
    assert room.vault.drive(moved).states() == (written.state,)
    (moved / "copies.id").unlink()
    assert room.vault.drive(moved).states() == (written.state,)


def test_a_lost_mark_is_made_anew_from_the_lists(room: Plugged) -> None:
    first = room.back_up()
    room.folder.mark.write_bytes(b"something else entirely")
    room.clock.move(timedelta(hours=1))
    assert room.back_up().drive == first.drive
    mark = read_mark(room.folder)
    assert mark is not None
    assert mark.drive_id == first.drive


def read_own(folder: Path, room: Plugged) -> bool:
    mark = read_mark(DriveFolder(folder))
    return mark is not None and mark.vault_id.hex() == room.vault.info().vault_id


def test_two_vaults_share_a_drive_in_folders_of_their_own(
    room: Plugged, tmp_path: Path, cheap_costs: Costs, clock: FixedClock
) -> None:
    room.back_up()
    theirs, _ = FolderVaultKeeper(cheap_costs, clock).create(tmp_path / "theirs", "a wholly other")
    snapshot = theirs.backups.snapshot()
    theirs.drive(room.place).write(snapshot, UNWATCHED)
    snapshot.close()
    with pytest.raises(DriveOfOtherVault):
        theirs.drive(next(each for each in room.place.iterdir() if read_own(each, room)))
    theirs.close()
    assert len(room.elsewhere().states()) == 1
    assert len(names_in(room.place)) == 2


def test_what_the_vault_cannot_read_is_named_and_the_rest_is_backed_up(
    room: Plugged, tmp_path: Path
) -> None:
    damaged, missing = room.written.evidence[:2]
    vault = room.written.folder
    spoil(vault.blobs / damaged.blob_id[:2] / damaged.blob_id)
    (vault.blobs / missing.blob_id[:2] / missing.blob_id).unlink()
    written = room.back_up()
    assert sorted(written.unreadable) == sorted((damaged.name, missing.name))
    assert written.state.unreadable_count == 2
    assert room.verify().is_whole
    result = room.elsewhere().restore(RestoreOrder(tmp_path / "new", NEW), UNWATCHED)
    assert sorted(result.lost) == sorted(written.unreadable)


def test_what_the_drive_still_has_is_no_loss(room: Plugged) -> None:
    room.back_up()
    damaged = room.written.evidence[0]
    spoil(room.written.folder.blobs / damaged.blob_id[:2] / damaged.blob_id)
    assert room.back_up().unreadable == ()
    assert room.back_up(recheck=True).unreadable == ()
    assert room.verify().is_whole


def test_pruning_removes_what_no_state_names_and_nothing_else(
    room: Plugged, tmp_path: Path
) -> None:
    file = room.vault.evidence.seal(PastedSource("mistake.txt", b"a mistake"), UNWATCHED)
    mistake = room.vault.incidents.add(incident("a mistake"), [file])
    first = room.back_up()
    room.vault.incidents.set_trashed([mistake.id], room.clock.now())
    room.vault.incidents.delete([mistake.id])
    room.clock.move(timedelta(days=1))
    room.back_up()
    blob = room.folder.blob(file.blob_id)
    (room.folder.blobs / "notes of mine.txt").write_text("mine")
    expected = room.drive.freed_bytes([first.state])
    before = sum(path.stat().st_size for path in room.files())
    lists = room.folder.state(first.state.name).list.stat().st_size
    room.drive.prune([first.state], UNWATCHED)
    assert not blob.exists()
    assert before - sum(path.stat().st_size for path in room.files()) == expected + lists
    assert room.verify().is_whole
    assert (room.folder.blobs / "notes of mine.txt").exists()
    restored(room, tmp_path / "new").close()


def test_leftovers_of_an_interrupted_backup_are_swept_by_the_next(room: Plugged) -> None:
    room.back_up()
    before = set(room.files())
    states = room.folder.states
    for name in ("20260101T000000Z-00000000.db", "20260101T000000Z-00000000.hdr"):
        (states / name).write_bytes(b"half")
    (states / ".0123456789abcdef.part").write_bytes(b"half")
    (next(room.folder.blobs.iterdir()) / ".0123456789abcdef.part").write_bytes(b"half")
    (states / "holiday.db").write_bytes(b"mine")
    room.clock.move(timedelta(days=1))
    room.back_up()
    left = set(room.files()) - before
    assert len(left) == 4
    assert states / "holiday.db" in left


def test_progress_goes_up_to_its_total(room: Plugged) -> None:
    watcher = Watcher()
    room.back_up(watcher)
    room.drive.verify(verifying := Watcher())
    room.elsewhere().restore(RestoreOrder(room.place.parent / "new", NEW), restoring := Watcher())
    for seen in (watcher.seen, verifying.seen, restoring.seen):
        assert [done for done, _ in seen] == sorted(done for done, _ in seen)
        assert len({total for _, total in seen if total}) == 1
        assert seen[-1][0] == seen[-1][1]


def test_a_passphrase_that_opens_nothing_is_refused(room: Plugged, tmp_path: Path) -> None:
    room.back_up()
    drives = FolderDrives(room.costs, room.clock)
    with pytest.raises(WrongPassphrase):
        drives.open(room.place, Passphrase("not this one"))
    with pytest.raises(NoBackupsThere):
        drives.open(tmp_path / "notes", Passphrase(PASSPHRASE))
