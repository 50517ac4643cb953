"""Backups that were damaged, or made to harm: all of it is found, and nothing is left behind."""

import json
import tarfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from core.backups.ports import RestoreOrder
from core.errors import (
    BackupDamaged,
    Cancelled,
    DatabaseDamaged,
    DiskFull,
    EvidenceDamaged,
    HollyhockError,
    NothingLeftInBackup,
    NotReadable,
    VaultTooNew,
)
from core.vault.credentials import Passphrase
from storage.crypto.costs import Costs
from storage.crypto.sqlcipher_pages import PAGE_BYTES, decrypt_pages
from storage.database import Database
from storage.snapshot import VaultSnapshot
from storage.vault_keeper import FolderVaultKeeper
from tests.contracts.watching import Watcher
from tests.fakes.clock import FixedClock
from tests.storage.backups import (
    BACKUP_PASSPHRASE,
    CANARY,
    OPENS,
    PASSPHRASE,
    UNWATCHED,
    Member,
    Written,
    encrypt,
    take_apart,
    tar_of,
    written_vault,
)
from tests.storage.on_disk import names_in

Change = Callable[[list[Member]], None]


@pytest.fixture
def written(tmp_path: Path, clock: FixedClock, cheap_costs: Costs) -> Iterator[Written]:
    made = written_vault(tmp_path, clock, cheap_costs)
    yield made
    made.vault.close()


@pytest.fixture
def scratch(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder for temporary files."""
    folder = tmp_path / "scratch"
    folder.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(folder))
    return folder


def restore(written: Written, folder: Path) -> None:
    written.files.restore(written.target, OPENS, RestoreOrder(folder, PASSPHRASE), UNWATCHED)


def test_flipped_bytes_are_found_wherever_they_are(written: Written, scratch: Path) -> None:
    written.write()
    good = written.target.read_bytes()
    positions = [*range(0, 200, 7), *range(200, len(good), 4001), len(good) - 1]
    for position in positions:
        bad = bytearray(good)
        bad[position] ^= 1
        written.target.write_bytes(bad)
        with pytest.raises(HollyhockError):
            written.verify()
    assert names_in(scratch) == []
    written.target.write_bytes(good)
    written.verify()


def test_a_cut_backup_is_found_and_nothing_of_it_is_restored(
    written: Written, tmp_path: Path, scratch: Path
) -> None:
    written.write()
    good = written.target.read_bytes()
    for length in (0, 10, 150, 300, len(good) // 3, len(good) // 2, len(good) - 1):
        written.target.write_bytes(good[:length])
        with pytest.raises(HollyhockError):
            restore(written, tmp_path / "restored")
        assert not (tmp_path / "restored").exists()
    written.target.write_bytes(good + b"more")
    with pytest.raises(BackupDamaged):
        restore(written, tmp_path / "restored")
    assert not (tmp_path / "restored").exists()
    assert names_in(scratch) == []


def test_nothing_plain_is_on_disk_at_any_time(
    written: Written, tmp_path: Path, scratch: Path
) -> None:
    class LooksAround(Watcher):
        def report(self, done: int, total: int) -> None:
            super().report(done, total)
            for path in tmp_path.rglob("*"):
                assert not path.is_file() or CANARY.encode() not in path.read_bytes()

    looks = LooksAround()
    snapshot = written.vault.backups.snapshot()
    written.files.write(snapshot, written.target, BACKUP_PASSPHRASE, looks)
    written.files.verify(written.target, OPENS, looks)
    written.files.restore(written.target, OPENS, RestoreOrder(tmp_path / "new", PASSPHRASE), looks)
    assert len(looks.seen) > 8
    snapshot.close()
    assert names_in(scratch) == names_in(written.folder.scratch) == []


def test_progress_goes_up_to_its_total(written: Written) -> None:
    watcher = Watcher()
    snapshot = written.vault.backups.snapshot()
    written.files.write(snapshot, written.target, BACKUP_PASSPHRASE, watcher)
    snapshot.close()
    for job in (watcher.seen, _seen_by_verify(written)):
        assert [done for done, _ in job] == sorted(done for done, _ in job)
        assert len({total for _, total in job}) == 1
        assert job[-1][0] == job[-1][1]


def _seen_by_verify(written: Written) -> list[tuple[int, int]]:
    watcher = Watcher()
    written.files.verify(written.target, OPENS, watcher)
    return watcher.seen


def drop(index: int) -> Change:
    def change(members: list[Member]) -> None:
        del members[index]

    return change


def _swap(members: list[Member]) -> None:
    members[6], members[7] = members[7], members[6]


def _double(members: list[Member]) -> None:
    members.insert(7, members[6])


def _change_original(members: list[Member]) -> None:
    members[6].data = members[6].data[:-1] + b"!"


def _lengthen_original(members: list[Member]) -> None:
    members[7].data += b"!"


def _oversize_readme(members: list[Member]) -> None:
    members[0].data = b" " * 70_000


def _make_sparse(members: list[Member]) -> None:
    size = len(members[6].data)
    members[6].notes = {"GNU.sparse.map": f"0,{size}", "GNU.sparse.size": f"{size}"}


def _empty_a_page(members: list[Member]) -> None:
    members[3].data = members[3].data[:-PAGE_BYTES] + bytes(PAGE_BYTES)


def rename(index: int, name: str) -> Change:
    return lambda members: setattr(members[index], "name", name)


def retype(index: int, kind: bytes) -> Change:
    def change(members: list[Member]) -> None:
        members[index].kind = kind
        members[index].data = b""

    return change


def facts(**changes: object) -> Change:
    def change(members: list[Member]) -> None:
        members[1].data = json.dumps(json.loads(members[1].data) | changes).encode()

    return change


def content(index: int, data: bytes) -> Change:
    return lambda members: setattr(members[index], "data", data)


_LESS = {name: {"size_bytes": -1, "sha256": ""} for name in ("index.html", "everything.json")}

DAMAGE: dict[str, Change] = {
    "no readme": drop(0),
    "no facts": drop(1),
    "no header": drop(2),
    "no database": drop(3),
    "no page": drop(4),
    "no JSON": drop(5),
    "another page": content(4, b"<html>"),
    "another JSON": content(5, b"{}"),
    "no word of the documents": facts(documents={}),
    "a document of less than nothing": facts(documents=_LESS),
    "no first original": drop(6),
    "no last original": drop(-1),
    "swapped originals": _swap,
    "an original twice": _double,
    "one too many": lambda members: members.append(Member("originals/000005 more", b"more")),
    "an original changed": _change_original,
    "an original too long": _lengthen_original,
    "a readme too long": _oversize_readme,
    "a path upwards": rename(6, "originals/../000001 a"),
    "a path from the root": rename(6, "/originals/000001 a"),
    "a path deeper": rename(6, "originals/000001 a/b"),
    "a Windows path": rename(6, "originals/000001 a\\b"),
    "no number": rename(6, "originals/letter.eml"),
    "another number": rename(6, "originals/000007 letter.eml"),
    "a huge number": rename(6, f"originals/{10**17} letter.eml"),
    "a link": retype(7, tarfile.SYMTYPE),
    "a folder": retype(7, tarfile.DIRTYPE),
    "a device": retype(7, tarfile.CHRTYPE),
    "a file with holes": _make_sparse,
    "facts that are no JSON": content(1, b"{"),
    "facts that are no table": content(1, b"[]"),
    "facts too deep": content(1, b"[" * 60_000),
    "facts without a number": facts(format=None),
    "a time without a zone": facts(made_at="2026-03-03T20:05:00"),
    "a time that is none": facts(made_at="yesterday"),
    "too many incidents said": facts(incident_count=2),
    "too few exhibits said": facts(exhibit_count=3),
    "an older schema said": facts(schema=0),
    "a database that is none": content(3, b"SQLite format 3\0" * 256),
    "an empty database": content(3, b""),
    "a page of zeros": _empty_a_page,
    "half a page": lambda members: setattr(members[3], "data", members[3].data[:-100]),
    "a page lost": lambda members: setattr(members[3], "data", members[3].data[:-4096]),
}


@pytest.mark.parametrize("kind", DAMAGE)
def test_a_backup_that_does_not_fit_together_is_damaged(
    written: Written, tmp_path: Path, scratch: Path, kind: str
) -> None:
    written.write()
    members = take_apart(written.target)
    DAMAGE[kind](members)
    encrypt(tar_of(members), written.target)
    with pytest.raises(BackupDamaged):
        written.verify()
    with pytest.raises(BackupDamaged):
        restore(written, tmp_path / "restored")
    assert not (tmp_path / "restored").exists()
    assert names_in(scratch) == []


def test_a_backup_put_together_unchanged_is_whole(written: Written, scratch: Path) -> None:
    written.write()
    encrypt(tar_of(take_apart(written.target)), written.target)
    written.verify()
    assert names_in(scratch) == []


@pytest.mark.parametrize(("change", "found"), [({"format": 3}, 3), ({"schema": 99}, 99)])
def test_a_later_backup_is_said_to_be_too_new(
    written: Written, change: dict[str, object], found: int
) -> None:
    written.write()
    members = take_apart(written.target)
    facts(**change)(members)
    encrypt(tar_of(members), written.target)
    with pytest.raises(VaultTooNew) as caught:
        written.verify()
    assert caught.value.found == found


def _long_header(kind: bytes, size: int) -> bytes:
    info = tarfile.TarInfo("long")
    info.type, info.size = kind, size
    return info.tobuf(tarfile.GNU_FORMAT)


@pytest.mark.parametrize(
    "tar",
    [
        b"",
        b"\0" * 10_240,
        b"no tar at all" * 1000,
        _long_header(tarfile.XHDTYPE, 2**35),
        _long_header(tarfile.GNUTYPE_LONGNAME, 2**35),
        _long_header(tarfile.GNUTYPE_SPARSE, 10),
        _long_header(tarfile.REGTYPE, 2**40),
        _long_header(tarfile.XHDTYPE, 10) + b"99999 x=y\n".ljust(512, b"\0"),
    ],
    ids=range(8),
)
def test_a_tar_made_to_harm_is_damaged(written: Written, tar: bytes) -> None:
    encrypt(tar, written.target)
    with pytest.raises(BackupDamaged):
        written.verify()


def test_filling_that_is_not_zero_is_damage(written: Written) -> None:
    written.write()
    tar = tar_of(take_apart(written.target))
    encrypt(tar + b"\0" * 10_000, written.target)
    written.verify()
    encrypt(tar + b"hidden", written.target)
    with pytest.raises(BackupDamaged):
        written.verify()


@pytest.mark.parametrize(
    "statement",
    [
        "DELETE FROM migration",
        "DROP TABLE custody_event; DROP TABLE exhibit",
        "UPDATE exhibit SET blob_id = 'nowhere' WHERE number = 1",
    ],
)
def test_a_database_made_to_harm_is_damage(
    written: Written, tmp_path: Path, statement: str
) -> None:
    written.write()
    members = take_apart(written.target)
    members[3].data = _edited(written, tmp_path, statement)
    encrypt(tar_of(members), written.target)
    with pytest.raises(BackupDamaged):
        restore(written, tmp_path / "restored")
    assert not (tmp_path / "restored").exists()


def _edited(written: Written, folder: Path, statement: str) -> bytes:
    """Return the plain bytes of the vault's database after a change that the app never makes."""
    keys = written.vault._parts.keys
    copy = folder / "edited.db"
    written.vault._parts.database.copy_to(copy)
    database = Database.open(copy, keys.database, copy.read_bytes()[:16])
    database.rows("PRAGMA ignore_check_constraints = ON")
    database.rows("PRAGMA foreign_keys = OFF")
    for each in statement.split(";"):
        database.rows(each)
    database.close()
    with copy.open("rb") as file:
        return b"".join(decrypt_pages(file, keys.database))


class HarmsWhatIsWritten:
    """Progress that harms the unfinished file until all of it is written."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def report(self, done: int, total: int) -> None:
        if done * 2 <= total:
            (part,) = self._folder.iterdir()
            with part.open("r+b") as file:
                file.seek(5000)
                file.write(bytes(16))


def test_what_does_not_read_back_gets_no_name(written: Written) -> None:
    snapshot = written.vault.backups.snapshot()
    harm = HarmsWhatIsWritten(written.target.parent)
    with pytest.raises(BackupDamaged):
        written.files.write(snapshot, written.target, BACKUP_PASSPHRASE, harm)
    snapshot.close()
    assert names_in(written.target.parent) == []
    assert names_in(written.folder.scratch) == []


class CancelsLate:
    """Somebody who cancels while the backup is being read back."""

    def report(self, done: int, total: int) -> None:
        if done * 2 > total:
            raise Cancelled


def test_cancelling_the_reading_back_leaves_nothing(written: Written) -> None:
    snapshot = written.vault.backups.snapshot()
    with pytest.raises(Cancelled):
        written.files.write(snapshot, written.target, BACKUP_PASSPHRASE, CancelsLate())
    assert names_in(written.target.parent) == []
    snapshot.close()
    snapshot.close()
    assert names_in(written.folder.scratch) == []


def test_damaged_evidence_stops_a_backup(written: Written) -> None:
    evidence = written.evidence[0]
    blob = written.folder.blobs / evidence.blob_id[:2] / evidence.blob_id
    bad = bytearray(blob.read_bytes())
    bad[-1] ^= 1
    blob.write_bytes(bad)
    with pytest.raises(EvidenceDamaged):
        written.write()
    assert names_in(written.target.parent) == []


def test_a_damaged_copy_of_the_database_stops_a_backup(written: Written) -> None:
    snapshot = written.vault.backups.snapshot()
    assert isinstance(snapshot, VaultSnapshot)
    data = bytearray(snapshot.database_copy.read_bytes())
    data[-1] ^= 1
    snapshot.database_copy.write_bytes(data)
    with pytest.raises(DatabaseDamaged):
        written.files.write(snapshot, written.target, BACKUP_PASSPHRASE, UNWATCHED)
    assert names_in(written.target.parent) == []
    snapshot.close()


def test_a_full_disk_leaves_nothing_of_a_backup(written: Written, tiny_disk: Path) -> None:
    snapshot = written.vault.backups.snapshot()
    (tiny_disk / "filler").write_bytes(bytes(900 * 1024))
    with pytest.raises(DiskFull):
        written.files.write(snapshot, tiny_disk / "b.age", BACKUP_PASSPHRASE, UNWATCHED)
    assert names_in(tiny_disk) == ["filler"]
    snapshot.close()


def test_a_full_disk_for_temporary_files_is_said_to_be_full(
    written: Written, tiny_disk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    written.write()
    monkeypatch.setattr("tempfile.tempdir", str(tiny_disk))
    (tiny_disk / "filler").write_bytes(bytes(1000 * 1024))
    with pytest.raises(DiskFull):
        written.verify()
    assert names_in(tiny_disk) == ["filler"]


def test_a_backup_on_a_failing_disk_cannot_be_read(written: Written) -> None:
    # Reading a process's own memory at address 0 fails with EIO, as a failing disk does.
    with pytest.raises(NotReadable):
        written.files.verify(Path("/proc/self/mem"), OPENS, UNWATCHED)


def test_only_snapshots_of_folders_are_written(written: Written) -> None:
    class Other:
        def close(self) -> None:
            """Hold nothing."""

    with pytest.raises(TypeError):
        written.files.write(Other(), written.target, BACKUP_PASSPHRASE, UNWATCHED)


def rest_of(written: Written, folder: Path) -> tuple[str, ...]:
    order = RestoreOrder(folder, PASSPHRASE)
    return written.files.restore_rest(written.target, OPENS, order, UNWATCHED).lost


def test_of_a_damaged_backup_all_that_is_whole_is_restored(
    written: Written, tmp_path: Path, clock: FixedClock, cheap_costs: Costs
) -> None:
    written.write()
    assert rest_of(written, tmp_path / "whole") == ()
    good = written.target.read_bytes()
    letter = max(written.evidence, key=lambda each: each.size_bytes)
    later = [each for each in written.evidence if each.size_bytes and each is not letter]
    near_its_middle = len(good) - sum(each.size_bytes for each in later) - 10_000 - 40_000
    bad = bytearray(good)
    bad[near_its_middle] ^= 1
    written.target.write_bytes(bad)
    assert rest_of(written, tmp_path / "flipped") == (letter.name,)
    written.target.write_bytes(good[:near_its_middle])
    lost = rest_of(written, tmp_path / "cut")
    assert letter.name in lost
    keeper = FolderVaultKeeper(cheap_costs, clock)
    for name, gone in (("whole", ()), ("flipped", (letter.name,)), ("cut", lost)):
        vault = keeper.unlock(tmp_path / name, Passphrase(PASSPHRASE))
        vault.check_database()
        for evidence in written.evidence:
            if evidence.name not in gone:
                vault.evidence.verify(evidence, UNWATCHED)
        vault.close()


def test_a_backup_of_which_little_is_there_gives_nothing(written: Written, tmp_path: Path) -> None:
    written.write()
    good = written.target.read_bytes()
    for length in (300, 190):
        written.target.write_bytes(good[:length])
        with pytest.raises(NothingLeftInBackup):
            rest_of(written, tmp_path / "new")
        assert not (tmp_path / "new").exists()
