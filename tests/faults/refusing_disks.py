"""Full and read-only disks, real ones: small memory disks in a mount namespace of their own.

pytest does not collect this file by itself: `test_refusing_disks.py` runs it under `unshare`.
"""

import os
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from core.errors import DiskFull, ExpectedError, HollyhockError, NotWritable
from core.incidents.evidence import PastedSource
from core.incidents.incident import IncidentContent
from core.incidents.search import IncidentQuery
from core.progress import Unwatched
from core.vault.credentials import Passphrase
from core.vault.ports import FolderState
from core.vault.session import Vaults
from tests.faults.kept import PASSPHRASE, Kept, assert_all_there, fill, made_up, picture
from tests.faults.terminal import run, sentence
from ui.command_line.streams import ExitStatus

DISK_KIB = 8 * 1024
LARGE = made_up(8, 4 * 1024 * 1024)


@dataclass(frozen=True)
class Disk:
    """A small disk with a vault on it, and another folder that has room."""

    vaults: Vaults
    root: Path
    elsewhere: Path
    kept: Kept

    @property
    def vault(self) -> Path:
        return self.root / "vault"

    @contextmanager
    def full(self, but_kib: int = 0) -> Iterator[None]:
        """Leave no room on the disk, or little, for as long as the block lasts."""
        filler = self.root / "filler"
        with filler.open("wb", buffering=0) as file:
            room = os.statvfs(self.root)
            file.write(bytes(room.f_bavail * room.f_frsize - but_kib * 1024))
        assert self.free_kib() == but_kib
        try:
            yield
        finally:
            filler.unlink()

    @contextmanager
    def read_only(self) -> Iterator[None]:
        """Refuse every write, also root's, for as long as the block lasts."""
        self._remount("ro")
        try:
            yield
        finally:
            self._remount("rw")

    def free_kib(self) -> int:
        room = os.statvfs(self.root)
        return room.f_bavail * room.f_frsize // 1024

    def assert_nothing_lost(self) -> None:
        assert_all_there(self.vaults, self.kept, self.vault)

    def _remount(self, how: str) -> None:
        subprocess.run(["mount", "-o", f"remount,{how}", self.root], check=True)


@pytest.fixture
def disk(vaults: Vaults, tmp_path: Path) -> Iterator[Disk]:
    root, elsewhere = tmp_path / "disk", tmp_path / "elsewhere"
    root.mkdir()
    elsewhere.mkdir()
    options = f"size={DISK_KIB}k,mode=700"
    subprocess.run(["mount", "-t", "tmpfs", "-o", options, "none", root], check=True)
    yield Disk(vaults, root, elsewhere, fill(vaults, root / "vault", elsewhere))
    subprocess.run(["umount", "--lazy", root], check=True)


def refusal(disk: Disk, job: Callable[[], object], error: type[ExpectedError]) -> HollyhockError:
    """Do what must be refused; nothing on the disk is different afterwards."""
    before, free_before = picture(disk.root), disk.free_kib()
    with pytest.raises(error) as caught:
        job()
    assert picture(disk.root) == before
    assert disk.free_kib() == free_before
    return caught.value


def test_no_unlocking_on_a_read_only_disk(disk: Disk) -> None:
    with disk.read_only():
        error = refusal(
            disk, lambda: disk.vaults.unlock(disk.vault, Passphrase(PASSPHRASE)), NotWritable
        )
        ran = run(disk.vaults, "list", disk.vault)
        assert (ran.status, ran.out, ran.err) == (ExitStatus.EXPECTED_ERROR, "", sentence(error))
    disk.assert_nothing_lost()


def test_no_vault_on_a_read_only_disk(disk: Disk) -> None:
    new = disk.root / "new"
    with disk.read_only():
        error = refusal(disk, lambda: disk.vaults.create(new, PASSPHRASE), NotWritable)
        ran = run(disk.vaults, "create", new)
        assert (ran.status, ran.out, ran.err) == (ExitStatus.EXPECTED_ERROR, "", sentence(error))
    disk.assert_nothing_lost()


def test_a_backup_or_a_copy_does_not_go_onto_a_read_only_disk(disk: Disk) -> None:
    vault = disk.elsewhere / "vault"
    workplace = disk.elsewhere / "originals"
    workplace.mkdir()
    kept = fill(disk.vaults, vault, workplace)
    target = disk.root / "target"
    with disk.read_only():
        for command in (("backup", vault, target), ("export", vault, "1", target)):
            ran = run(disk.vaults, *command)
            assert (ran.status, ran.out) == (ExitStatus.EXPECTED_ERROR, "")
            assert ran.err == sentence(NotWritable(target))
    assert_all_there(disk.vaults, kept, vault)


@pytest.mark.parametrize("but_kib", [0, 4, 8, 12])
def test_unlocking_on_a_full_disk_works_or_changes_nothing(disk: Disk, but_kib: int) -> None:
    with disk.full(but_kib):
        before = picture(disk.vault)
        ran = run(disk.vaults, "info", disk.vault)
        if ran.status != ExitStatus.OK:
            assert (ran.status, ran.out) == (ExitStatus.EXPECTED_ERROR, "")
            assert ran.err == sentence(DiskFull())
            assert picture(disk.vault).keys() == before.keys()
        assert but_kib or ran.status != ExitStatus.OK
    disk.assert_nothing_lost()


def test_no_vault_on_a_full_disk(disk: Disk) -> None:
    new = disk.root / "new"
    for but_kib in (0, 16, 64):
        with disk.full(but_kib):
            refusal(disk, lambda: disk.vaults.create(new, PASSPHRASE), DiskFull)
            ran = run(disk.vaults, "create", new)
            assert (ran.status, ran.out) == (ExitStatus.EXPECTED_ERROR, "")
            assert ran.err == sentence(DiskFull())
            assert not new.exists()
    disk.assert_nothing_lost()


def test_a_large_file_that_does_not_fit_is_taken_back(disk: Disk) -> None:
    original = disk.elsewhere / "large.bin"
    original.write_bytes(LARGE)
    with disk.full(but_kib=2048):
        session = disk.vaults.unlock(disk.vault, Passphrase(PASSPHRASE))
        source = PastedSource("large.bin", LARGE)
        refusal(disk, lambda: session.journal.seal(source, Unwatched()), DiskFull)
        session.lock()
        ran = run(disk.vaults, "add", disk.vault, "--text", "x", "--attach", original)
        assert (ran.status, ran.out, ran.err) == (
            ExitStatus.EXPECTED_ERROR,
            "",
            sentence(DiskFull()),
        )
    disk.assert_nothing_lost()


def test_a_note_that_does_not_fit_is_taken_back_and_fits_later(disk: Disk) -> None:
    session = disk.vaults.unlock(disk.vault, Passphrase(PASSPHRASE))
    note = IncidentContent("word " * 100_000)
    with disk.full(but_kib=100):
        with pytest.raises(DiskFull):
            session.journal.record(note)
        assert session.journal.count(IncidentQuery()) == len(disk.kept.incidents)
    kept = session.journal.record(note).value
    session.lock()
    incidents = {**disk.kept.incidents, kept.id: (note.text, ())}
    assert_all_there(disk.vaults, replace(disk.kept, incidents=incidents), disk.vault)


def test_a_passphrase_is_not_changed_by_half_on_a_full_disk(disk: Disk) -> None:
    session = disk.vaults.unlock(disk.vault, Passphrase(PASSPHRASE))
    with disk.full():
        with pytest.raises(DiskFull):
            session.change_passphrase("another quiet harbour evening")
        session.lock()
    disk.assert_nothing_lost()


def test_backups_and_copies_that_do_not_fit_leave_nothing(disk: Disk) -> None:
    with disk.full(but_kib=200):
        before = {path.name for path in disk.root.iterdir()}
        for command in ("backup", disk.vault), ("export", disk.vault, "7"):
            ran = run(disk.vaults, *command, disk.root / "target")
            assert (ran.status, ran.out) == (ExitStatus.EXPECTED_ERROR, "")
            assert ran.err == sentence(DiskFull())
            assert {path.name for path in disk.root.iterdir()} == before
    disk.assert_nothing_lost()


def test_a_restore_that_does_not_fit_leaves_nothing(disk: Disk) -> None:
    backup, new = disk.elsewhere / "backup.age", disk.root / "new"
    assert run(disk.vaults, "backup", disk.vault, backup).status == ExitStatus.OK
    with disk.full(but_kib=300):
        ran = run(disk.vaults, "restore", backup, new)
        assert (ran.status, ran.out, ran.err) == (
            ExitStatus.EXPECTED_ERROR,
            "",
            sentence(DiskFull()),
        )
        assert not new.exists()
    assert disk.vaults.look_at(new) is FolderState.FREE
    assert run(disk.vaults, "restore", backup, new).status == ExitStatus.OK
    assert_all_there(disk.vaults, disk.kept, new)
