"""What comes back of damaged vaults, with a backup drive and without."""

import shutil
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from core.backups.salvage import Backup, NotesFrom, SalvageOrder, SalvageReport
from core.blocklists.person import About
from core.errors import (
    Cancelled,
    DatabaseDamaged,
    HeaderDamaged,
    NoBackupsThere,
    NotAVault,
    WrongPassphrase,
)
from core.incidents.evidence import PastedSource, SealedEvidence
from core.incidents.search import IncidentQuery
from core.vault.credentials import Passphrase, RecoveryWords
from storage.backup_archive import AgeBackupFiles
from storage.crypto.costs import Costs
from storage.open_vault import FolderVault
from storage.salvage import FolderSalvage
from storage.vault_folder import VaultFolder
from storage.vault_keeper import FolderVaultKeeper
from tests.contracts.examples import incident, person
from tests.contracts.watching import Canceller
from tests.fakes.clock import FixedClock
from tests.storage.backups import UNWATCHED
from tests.storage.on_disk import contents

PASSPHRASE = "three otters under the bridge"
OF_FILE = "four herons on the roof"
NEW = "five badgers in the hedge"
NOTES = 40
NAMES = ["face.png", "file 0.txt", "file 1.txt", "file 2.txt"]
FILES = len(NAMES)


@dataclass
class Wreck:
    """A locked vault about to be damaged, and a drive with its backup."""

    folder: VaultFolder
    drive: Path
    words: RecoveryWords
    costs: Costs
    clock: FixedClock
    blobs: tuple[str, ...]

    @property
    def saver(self) -> FolderSalvage:
        keeper = FolderVaultKeeper(self.costs, self.clock)
        files = AgeBackupFiles(keeper, self.costs, self.clock)
        return FolderSalvage(self.costs, self.clock, files)

    def salvage(
        self,
        target: Path,
        *,
        with_drive: bool = False,
        passphrase: str = PASSPHRASE,
        backup: Backup | None = None,
    ) -> SalvageReport:
        order = SalvageOrder(
            self.folder.root,
            Passphrase(passphrase),
            target,
            NEW,
            lambda report: f"Saved {report.files} files",
            Backup(self.drive) if with_drive else backup,
        )
        before = contents(self.folder.root), contents(self.drive)
        try:
            return self.saver.run(order, UNWATCHED).report
        finally:
            assert (contents(self.folder.root), contents(self.drive)) == before

    def opened(self, target: Path) -> FolderVault:
        return FolderVaultKeeper(self.costs, self.clock).unlock(target, Passphrase(NEW))

    def blob(self, number: int) -> Path:
        name = self.blobs[number]
        return self.folder.blobs / name[:2] / name


@pytest.fixture
def wreck(tmp_path: Path, clock: FixedClock, cheap_costs: Costs) -> Wreck:
    vault, words = FolderVaultKeeper(cheap_costs, clock).create(tmp_path / "notes", PASSPHRASE)
    blobs = []
    for number in range(NOTES):
        sealed: tuple[SealedEvidence, ...] = ()
        if number < 3:
            source = PastedSource(f"file {number}.txt", b"Dear " * (number + 1) * 1000)
            sealed = (vault.evidence.seal(source, UNWATCHED),)
            blobs.append(str(sealed[0].blob_id))
        vault.incidents.add(incident(f"Note {number}. " + "More of it. " * 200), sealed)
    face = vault.evidence.seal(PastedSource("face.png", b"face"), UNWATCHED)
    vault.people.add(replace(person("R. Example", "@owl"), about=About(photo=face)))
    (tmp_path / "drive").mkdir()
    snapshot = vault.backups.snapshot()
    vault.drive(tmp_path / "drive").write(snapshot, UNWATCHED)
    files = AgeBackupFiles(FolderVaultKeeper(cheap_costs, clock), cheap_costs, clock)
    files.write(snapshot, tmp_path / "copy.age", OF_FILE, UNWATCHED)
    snapshot.close()
    vault.incidents.add(incident("After the backup."), ())
    vault.close()
    folder = VaultFolder(tmp_path / "notes")
    return Wreck(folder, tmp_path / "drive", words, cheap_costs, clock, tuple(blobs))


def flip(path: Path, *positions: int) -> None:
    data = bytearray(path.read_bytes())
    for position in positions:
        data[position] ^= 1
    path.write_bytes(data)


def test_a_whole_vault_comes_back_whole(wreck: Wreck, tmp_path: Path) -> None:
    report = wreck.salvage(tmp_path / "new")
    assert report.notes_from is NotesFrom.VAULT
    assert (report.files, report.files_without_note, report.lost) == (FILES, 0, ())
    vault = wreck.opened(tmp_path / "new")
    assert vault.incidents.count(IncidentQuery()) == NOTES + 2 == report.notes
    assert vault.info().person_count == 1
    vault.check_database()
    vault.close()


def test_without_its_database_the_files_come_back_by_their_names(
    wreck: Wreck, tmp_path: Path
) -> None:
    wreck.folder.database.unlink()
    report = wreck.salvage(tmp_path / "new")
    assert report.notes_from is NotesFrom.NOWHERE
    assert (report.files, report.files_without_note) == (FILES, FILES)
    vault = wreck.opened(tmp_path / "new")
    (row,) = vault.incidents.page(IncidentQuery(), below=None, limit=9)
    note = vault.incidents.get(row.id)
    assert note.content.text == f"Saved {FILES} files"
    assert sorted(each.evidence.name for each in note.exhibits) == NAMES
    for exhibit in note.exhibits:
        vault.evidence.verify(exhibit.evidence, UNWATCHED)
    vault.close()


def test_without_its_database_only_whole_files_come_back(wreck: Wreck, tmp_path: Path) -> None:
    wreck.folder.database.unlink()
    flip(wreck.blob(0), 60)
    wreck.blob(1).with_name("notes of mine.txt").write_text("no file of the app")
    report = wreck.salvage(tmp_path / "new")
    assert (report.files, report.files_without_note) == (FILES - 1, FILES - 1)
    assert report.lost == ()


def test_without_its_database_the_backups_notes_come_back(wreck: Wreck, tmp_path: Path) -> None:
    wreck.folder.database.unlink()
    report = wreck.salvage(tmp_path / "new", with_drive=True)
    assert report.notes_from is NotesFrom.BACKUP
    assert (report.notes, report.files, report.lost) == (NOTES + 1, FILES, ())


def test_notes_are_read_one_by_one_from_a_damaged_database(wreck: Wreck, tmp_path: Path) -> None:
    size = wreck.folder.database.stat().st_size
    flip(wreck.folder.database, size // 2)
    alone = wreck.salvage(tmp_path / "alone")
    assert alone.notes_from is NotesFrom.NOWHERE
    assert 1 < alone.notes <= NOTES + 2
    assert alone.notes_read_singly == alone.notes - 1
    together = wreck.salvage(tmp_path / "together", with_drive=True)
    assert together.notes_from is NotesFrom.BACKUP
    assert together.notes >= NOTES + 1
    for folder in ("alone", "together"):
        vault = wreck.opened(tmp_path / folder)
        vault.check_database()
        vault.close()


def test_notes_before_a_cut_are_read_one_by_one(wreck: Wreck, tmp_path: Path) -> None:
    whole = wreck.folder.database.read_bytes()
    found = []
    for part in (0.7, 0.9):
        wreck.folder.database.write_bytes(whole[: round(len(whole) * part)])
        report = wreck.salvage(tmp_path / f"new {part}")
        assert report.notes_from is NotesFrom.NOWHERE
        assert (report.files, report.lost) == (FILES, ())
        found.append(report.notes_read_singly)
    assert 0 < found[0] <= found[1]


def test_a_header_on_the_drive_opens_a_vault_that_has_none(wreck: Wreck, tmp_path: Path) -> None:
    for path in (wreck.folder.header, wreck.folder.header_copy):
        path.write_bytes(b"")
    with pytest.raises(HeaderDamaged):
        wreck.salvage(tmp_path / "new")
    assert not (tmp_path / "new").exists()
    report = wreck.salvage(tmp_path / "new", with_drive=True)
    assert report.header_from_backup
    assert report.notes_from is NotesFrom.VAULT
    assert report.notes == NOTES + 2


def test_damaged_files_come_from_the_drive_or_are_named(wreck: Wreck, tmp_path: Path) -> None:
    flip(wreck.blob(0), -1)
    wreck.blob(1).unlink()
    report = wreck.salvage(tmp_path / "alone")
    assert sorted(report.lost) == ["file 0.txt", "file 1.txt"]
    assert report.files == FILES - 2
    report = wreck.salvage(tmp_path / "together", with_drive=True)
    assert (report.lost, report.files, report.files_from_backup) == ((), FILES, 2)
    vault = wreck.opened(tmp_path / "together")
    for exhibit in vault.incidents.exhibits(above=0, limit=9):
        vault.evidence.verify(exhibit.evidence, UNWATCHED)
    vault.close()


def test_a_copy_from_before_a_migration_is_better_than_nothing(
    wreck: Wreck, tmp_path: Path
) -> None:
    wreck.folder.local_copies.mkdir()
    shutil.copyfile(wreck.folder.database, wreck.folder.local_copies / "20260101.db")
    flip(wreck.folder.database, *range(50, wreck.folder.database.stat().st_size, 4096))
    report = wreck.salvage(tmp_path / "new")
    assert report.notes_from is NotesFrom.EARLIER
    assert report.notes == NOTES + 2


def test_a_passphrase_that_opens_nothing_is_refused(wreck: Wreck, tmp_path: Path) -> None:
    for with_drive in (False, True):
        with pytest.raises(WrongPassphrase):
            wreck.salvage(tmp_path / "new", with_drive=with_drive, passphrase="not this one")
    one = next(wreck.drive.glob("copies-*"))
    shutil.copytree(one, wreck.drive / "copies-00000000")
    with pytest.raises(NoBackupsThere):  # nobody knows which of the two is meant
        wreck.salvage(tmp_path / "new", with_drive=True)
    wreck.drive = tmp_path / "empty"
    wreck.drive.mkdir()
    with pytest.raises(NoBackupsThere):
        wreck.salvage(tmp_path / "new", with_drive=True)
    assert not (tmp_path / "new").exists()


def test_cancelling_leaves_nothing(wreck: Wreck, tmp_path: Path) -> None:
    order = SalvageOrder(
        wreck.folder.root, wreck.words, tmp_path / "new", NEW, lambda _: "", Backup(wreck.drive)
    )
    with pytest.raises(Cancelled):
        wreck.saver.run(order, Canceller())
    assert not (tmp_path / "new").exists()


def test_a_backup_file_helps_as_a_drive_does(wreck: Wreck, tmp_path: Path) -> None:
    backup = Backup(tmp_path / "copy.age", OF_FILE)
    flip(wreck.blob(0), -1)
    wreck.blob(1).unlink()
    report = wreck.salvage(tmp_path / "files", backup=backup)
    assert (report.lost, report.files, report.files_from_backup) == ((), FILES, 2)
    wreck.folder.database.unlink()
    report = wreck.salvage(tmp_path / "texts", backup=backup)
    assert report.notes_from is NotesFrom.BACKUP
    assert (report.notes, report.files, report.lost) == (NOTES + 1, FILES, ())
    for path in (wreck.folder.header, wreck.folder.header_copy):
        path.unlink()
    report = wreck.salvage(tmp_path / "header", backup=backup)
    assert report.header_from_backup
    for name in ("files", "texts", "header"):
        vault = wreck.opened(tmp_path / name)
        vault.check_database()
        for exhibit in vault.incidents.exhibits(above=0, limit=9):
            vault.evidence.verify(exhibit.evidence, UNWATCHED)
        vault.close()
    with pytest.raises(WrongPassphrase):
        wreck.salvage(tmp_path / "wrong", backup=Backup(tmp_path / "copy.age"))
    assert not (tmp_path / "wrong").exists()


def test_what_was_deleted_for_good_does_not_come_back_from_a_drive(
    wreck: Wreck, tmp_path: Path
) -> None:
    vault = FolderVaultKeeper(wreck.costs, wreck.clock).unlock(wreck.folder.root, wreck.words)
    notes = vault.incidents.page(IncidentQuery(), below=None, limit=NOTES + 1)
    with_file = [each.id for each in notes if each.exhibit_count][:1]
    vault.incidents.set_trashed(with_file, wreck.clock.now())
    vault.evidence.remove(vault.incidents.delete(with_file))
    vault.close()
    report = wreck.salvage(tmp_path / "new", with_drive=True)
    assert (report.files, report.files_without_note) == (FILES - 1, 0)


@pytest.mark.parametrize("name", ["drive", "copy.age"])
def test_a_damaged_header_is_put_back_and_the_vault_opens(
    wreck: Wreck, tmp_path: Path, name: str
) -> None:
    backup = Backup(tmp_path / name, OF_FILE)
    whole = contents(wreck.folder.root)
    assert not wreck.saver.put_header_back(wreck.folder.root, backup, wreck.words)
    assert contents(wreck.folder.root) == whole
    for path in (wreck.folder.header, wreck.folder.header_copy):
        path.write_bytes(b"")
    with pytest.raises(WrongPassphrase):
        wreck.saver.put_header_back(wreck.folder.root, backup, Passphrase("not this one"))
    assert wreck.saver.put_header_back(wreck.folder.root, backup, wreck.words)
    keeper = FolderVaultKeeper(wreck.costs, wreck.clock)
    vault = keeper.unlock(wreck.folder.root, Passphrase(PASSPHRASE))
    assert vault.incidents.count(IncidentQuery()) == NOTES + 1
    vault.close()


def test_a_header_of_another_vault_is_not_put_into_this_one(wreck: Wreck, tmp_path: Path) -> None:
    keeper = FolderVaultKeeper(wreck.costs, wreck.clock)
    keeper.create(tmp_path / "other", PASSPHRASE)[0].close()
    other = VaultFolder(tmp_path / "other")
    for path in (other.header, other.header_copy):
        path.unlink()
    before = contents(other.root)
    with pytest.raises(DatabaseDamaged):
        wreck.saver.put_header_back(other.root, Backup(wreck.drive), Passphrase(PASSPHRASE))
    assert contents(other.root) == before
    with pytest.raises(NotAVault):
        wreck.saver.put_header_back(tmp_path / "none", Backup(wreck.drive), wreck.words)
