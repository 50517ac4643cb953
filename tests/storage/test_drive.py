"""Backup drives on a real disk: what lies there, what is trusted, what is found."""

import json
import random
import shutil
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from core.backups.drive import BackupPart, Flaw
from core.backups.ports import RestoreOrder
from core.errors import (
    BackupDamaged,
    Cancelled,
    DiskFull,
    DriveGone,
    DriveOfOtherVault,
    DriveUnreliable,
    FileTooLarge,
    HeaderDamaged,
    NoBackupsThere,
    NotEnoughRoom,
    NotReadable,
    NotWritable,
    VaultTooNew,
    WrongPassphrase,
)
from core.incidents.evidence import PastedSource
from core.incidents.search import IncidentQuery
from core.vault.credentials import Passphrase
from core.vault.ports import OpenVault
from storage import drive_states, drive_survey, file_limits
from storage.crypto.chunked import new_cipher, sealed_length
from storage.crypto.costs import Costs
from storage.drive_copy import digest_of
from storage.drive_folder import DriveFolder, new_state_name, read_mark
from storage.drive_list import open_list, seal_list
from storage.folder_drive import FolderDrives
from storage.vault_keeper import FolderVaultKeeper
from tests.contracts.examples import incident
from tests.contracts.watching import Watcher
from tests.fakes.clock import FixedClock
from tests.storage.backups import CANARY, PASSPHRASE, UNWATCHED
from tests.storage.drives import Plugged, plugged
from tests.storage.on_disk import contents, fill_up, names_in
from ui.error_messages import message_for

NEW = "five badgers in the hedge"


@pytest.fixture
def room(tmp_path: Path, clock: FixedClock, cheap_costs: Costs) -> Iterator[Plugged]:
    made = plugged(tmp_path, clock, cheap_costs)
    yield made
    made.vault.close()


def restored(room: Plugged, folder: Path, *, state: str | None = None) -> OpenVault:
    room.elsewhere().restore(RestoreOrder(folder, NEW, state), UNWATCHED)
    return FolderVaultKeeper(room.costs, room.clock).unlock(folder, Passphrase(NEW))


def spoil(path: Path, position: int = -1) -> None:
    data = bytearray(path.read_bytes())
    data[position] ^= 1
    path.write_bytes(data)


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


def read_own(folder: Path, room: Plugged) -> bool:
    mark = read_mark(DriveFolder(folder))
    return mark is not None and mark.vault_id.hex() == room.vault.info().vault_id


FLIPS = 600


def test_every_flipped_byte_is_found_and_named(room: Plugged) -> None:
    room.back_up()
    files = room.files()
    chance = random.Random(6)  # noqa: S311  the same every time
    weights = [path.stat().st_size for path in files]
    for number in range(FLIPS):
        path = files[number % len(files)] if number % 2 else chance.choices(files, weights)[0]
        whole = path.read_bytes()
        position = chance.randrange(len(whole))
        spoil(path, position)
        report = room.verify()
        assert len(report.flaws) == 1, (path, position)
        assert not report.flaws[0].is_missing
        path.write_bytes(whole)
    assert room.verify().is_whole


@pytest.mark.parametrize("harm", ["cut", "longer", "gone", "empty"])
def test_files_cut_short_or_gone_are_found_and_the_rest_is_restored(
    room: Plugged, tmp_path: Path, harm: str
) -> None:
    room.back_up()
    evidence = room.written.evidence[0]
    victims = {
        BackupPart.ORIGINAL: room.folder.blob(evidence.blob_id),
        BackupPart.HEADER: next(room.folder.states.glob("*.hdr")),
        BackupPart.DATABASE: next(room.folder.states.glob("*.db")),
    }
    for part, path in victims.items():
        whole = path.read_bytes()
        harmed = {"cut": whole[:-1], "longer": whole + b"!", "empty": b""}.get(harm)
        path.unlink()
        if harmed is not None:
            path.write_bytes(harmed)
        (flaw,) = room.verify().flaws
        assert (flaw.part, flaw.is_missing) == (part, harm == "gone")
        if part is BackupPart.ORIGINAL:
            assert_only_one_lost(room, tmp_path / "rest")
        path.write_bytes(whole)


def assert_only_one_lost(room: Plugged, folder: Path) -> None:
    result = room.elsewhere().restore(RestoreOrder(folder, NEW), UNWATCHED)
    assert result.lost == ("letter.eml",)
    vault = FolderVaultKeeper(room.costs, room.clock).unlock(folder, Passphrase(NEW))
    for evidence in room.written.evidence[1:]:
        vault.evidence.verify(evidence, UNWATCHED)
    assert vault.incidents.count(IncidentQuery()) == 1
    vault.close()


def test_a_damaged_list_leaves_the_other_states(room: Plugged, tmp_path: Path) -> None:
    first = room.back_up()
    room.clock.move(timedelta(days=1))
    second = room.back_up()
    spoil(room.folder.state(second.state.name).list)
    assert room.drive.states() == (first.state,)
    assert room.verify().flaws == (Flaw(BackupPart.LIST, second.state.name, is_missing=False),)
    restored(room, tmp_path / "new").close()
    with pytest.raises(BackupDamaged):
        room.drive.prune([], UNWATCHED)


def test_a_damaged_database_is_refused_and_an_older_state_restores(
    room: Plugged, tmp_path: Path
) -> None:
    first = room.back_up()
    room.clock.move(timedelta(days=1))
    second = room.back_up()
    spoil(room.folder.state(second.state.name).database, 5000)
    with pytest.raises(BackupDamaged):
        restored(room, tmp_path / "new")
    assert not (tmp_path / "new").exists()
    restored(room, tmp_path / "new", state=first.state.name).close()


def test_all_headers_gone_is_said(room: Plugged) -> None:
    room.back_up()
    for path in room.folder.states.glob("*.hdr"):
        path.unlink()
    with pytest.raises(HeaderDamaged):
        room.elsewhere()


def test_any_header_opens_all_states(room: Plugged, tmp_path: Path) -> None:
    room.back_up()
    room.clock.move(timedelta(days=1))
    second = room.back_up()
    spoil(room.folder.state(second.state.name).header)
    restored(room, tmp_path / "new").close()


def test_damage_on_the_drive_is_mended_when_all_is_read_again(room: Plugged) -> None:
    room.back_up()
    blob = room.folder.blob(room.written.evidence[0].blob_id)
    whole = blob.read_bytes()
    spoil(blob)
    room.clock.move(timedelta(days=1))
    room.back_up()
    assert not room.verify().is_whole, "a usual backup trusts what it read back once"
    room.clock.move(timedelta(days=1))
    room.back_up(recheck=True)
    assert blob.read_bytes() == whole
    assert room.verify().is_whole
    assert not list(room.folder.root.rglob("*.part"))


def test_a_file_removed_from_the_drive_is_copied_again(room: Plugged) -> None:
    room.back_up()
    room.folder.blob(room.written.evidence[0].blob_id).unlink()
    room.back_up()
    assert room.verify().is_whole


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


class SpoilsCopies:
    """A drive that keeps something else than what was written to it."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def report(self, done: int, total: int) -> None:
        del done, total
        for path in self._folder.rglob("*.part"):
            spoil(path, 0)


def test_a_drive_that_does_not_keep_what_is_written_is_told(room: Plugged) -> None:
    first = room.back_up()
    big = room.vault.evidence.seal(PastedSource("more.bin", bytes(300_000)), UNWATCHED)
    room.vault.incidents.add(incident("more"), [big])
    with pytest.raises(DriveUnreliable):
        room.back_up(SpoilsCopies(room.place))
    assert room.drive.states() == (first.state,)
    assert room.verify().is_whole
    room.back_up()
    assert room.verify().is_whole


def test_a_drive_that_does_not_keep_the_database_is_told(room: Plugged) -> None:
    first = room.back_up()
    with pytest.raises(DriveUnreliable):
        room.back_up(SpoilsCopies(room.folder.states))
    assert room.drive.states() == (first.state,)
    assert room.verify().is_whole


class GivesUpAmidACopy:
    """Somebody who cancels while a file is copied into a folder."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def report(self, done: int, total: int) -> None:
        del done, total
        if any(self._folder.glob("*.part")):
            raise Cancelled


def test_a_damaged_file_stays_as_it_is_when_none_can_take_its_place(room: Plugged) -> None:
    """What is left of it may be all that is left."""
    big = room.vault.evidence.seal(PastedSource("more.bin", bytes(300_000)), UNWATCHED)
    room.vault.incidents.add(incident("more"), [big])
    room.back_up()
    blob = room.folder.blob(big.blob_id)
    spoil(blob)
    damaged = blob.read_bytes()
    with pytest.raises(Cancelled):
        room.back_up(GivesUpAmidACopy(blob.parent), recheck=True)
    assert names_in(blob.parent) == [blob.name]
    assert blob.read_bytes() == damaged
    room.back_up(recheck=True)
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


def test_a_wiped_key_seals_no_list(room: Plugged) -> None:
    name = room.back_up().state.name
    key = room.vault._parts.keys.manifest_mac
    sealed = room.folder.state(name).list.read_bytes()
    state = open_list(sealed, name, key)
    assert open_list(seal_list(state, name, key), name, key) == state
    with pytest.raises(RuntimeError):
        seal_list(state, name, bytearray(32))
    for wrong in ("another name", name[:-1]):
        with pytest.raises(BackupDamaged):
            open_list(sealed, wrong, key)


_LIST_FACTS = {
    "format": 1,
    "drive": "0" * 32,
    "made_at": "2026-03-03T12:00:00+00:00",
    "generation": 3,
    "schema": 6,
    "incident_count": 0,
    "exhibit_count": 0,
    "chain": [0, "0" * 64],
    "database": [4096, "0" * 64],
    "header": [2048, "0" * 64],
    "unreadable": [],
}


def listed(*lines: str, **changed: object) -> bytes:
    return "\n".join([json.dumps(_LIST_FACTS | changed), *lines]).encode()


HARMED_LISTS = {
    "no JSON": b"{",
    "no table": b"[]",
    "no facts": b"{}",
    "too deep": b"[" * 60_000,
    "no line of a blob": b'{"format": 1}\nblob',
    "no text": b"\xff",
    "a time nowhere": listed(made_at="2026-03-03T12:00:00"),
    "no digest": listed(header=[2048, "0" * 63]),
    "a blob without a size": listed("0" * 32),
}


@pytest.mark.parametrize("kind", HARMED_LISTS)
def test_a_list_that_makes_no_sense_is_damage_though_it_was_sealed(kind: str) -> None:
    key = bytearray(range(32))
    with pytest.raises(BackupDamaged):
        open_list(sealed_as_list(HARMED_LISTS[kind], "state", key), "state", key)


def test_a_list_by_hand_is_read_as_it_stands() -> None:
    key = bytearray(range(32))
    blob = f"{'0' * 32} 17 {'a' * 64}"
    state = open_list(sealed_as_list(listed(blob), "state", key), "state", key)
    assert (state.generation, state.blobs["0" * 32].size_bytes) == (3, 17)


def test_a_list_of_a_later_version_is_too_new() -> None:
    key = bytearray(range(32))
    with pytest.raises(VaultTooNew):
        open_list(sealed_as_list(b'{"format": 2}', "state", key), "state", key)


def test_a_drive_that_a_later_version_wrote_to_is_refused_in_words_and_left_alone(
    room: Plugged, tmp_path: Path
) -> None:
    room.back_up()
    name = new_state_name(room.clock.now() + timedelta(days=1))
    key = room.vault._parts.keys.manifest_mac
    room.folder.state(name).list.write_bytes(sealed_as_list(b'{"format": 2}', name, key))
    before = contents(room.place)
    order = RestoreOrder(tmp_path / "restored", NEW)
    for attempt in (
        room.back_up,
        room.verify,
        room.drive.states,
        lambda: room.drive.prune((), UNWATCHED),
        lambda: room.elsewhere().restore(order, UNWATCHED),
    ):
        with pytest.raises(VaultTooNew) as caught:
            attempt()
        assert "A newer version of this app" in message_for(caught.value).what
        assert contents(room.place) == before


def sealed_as_list(plain: bytes, name: str, key: bytearray) -> bytes:
    context = b"hollyhock/1/drive-list/" + name.encode()
    cipher, header = new_cipher(key, context, bytes(range(24)))
    sealed = bytearray(sealed_length(len(plain)) - len(header))
    cipher.seal(0, memoryview(plain), memoryview(sealed), is_end=True)
    return header + bytes(sealed)


def test_a_list_that_cannot_be_read_is_a_flaw(
    room: Plugged, monkeypatch: pytest.MonkeyPatch
) -> None:
    name = room.back_up().state.name
    path = room.folder.state(name).list
    flaw = Flaw(BackupPart.LIST, name, is_missing=False)
    with monkeypatch.context() as patched:
        patched.setattr(drive_states, "MAX_LIST_BYTES", 10)
        assert room.verify().flaws == (flaw,)
    path.unlink()
    # Reading a process's own memory at address 0 fails with EIO, as a failing disk does.
    path.symlink_to("/proc/self/mem")
    assert room.verify().flaws == (flaw,)


def test_a_failing_disk_cannot_be_read() -> None:
    with pytest.raises(NotReadable):
        digest_of(Path("/proc/self/mem"), lambda _: None)
