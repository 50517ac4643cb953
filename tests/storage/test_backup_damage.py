"""Backups that were damaged, or made to harm: all of it is found, and nothing is left behind."""

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
)
from core.vault.credentials import Passphrase
from storage.crypto.costs import Costs
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
    Written,
    restore,
)
from tests.storage.on_disk import names_in


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
