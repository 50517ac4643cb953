"""Damaged vaults, saved with a portable backup that is damaged itself."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pytest

from core.backups.salvage import Backup, NotesFrom, SalvageOrder, SalvageReport
from core.errors import NothingLeftInBackup
from core.incidents.evidence import PastedSource
from core.incidents.incident import IncidentContent
from core.incidents.search import IncidentQuery
from core.vault.credentials import Passphrase
from storage.backup_archive import AgeBackupFiles
from storage.backup_format import DATABASE, EVERYTHING, INDEX
from storage.crypto.age_payload import PIECE_BYTES
from storage.crypto.costs import Costs
from storage.open_vault import FolderVault
from storage.salvage import FolderSalvage
from storage.vault_folder import VaultFolder
from storage.vault_keeper import FolderVaultKeeper
from tests.contracts.examples import incident, person
from tests.fakes.clock import FixedClock
from tests.storage.age_pieces import Pieces, measured
from tests.storage.backups import BACKUP_PASSPHRASE, PASSPHRASE, UNWATCHED
from tests.storage.on_disk import contents

NOTES = 40
NAMES = [f"file {number}.txt" for number in range(4)]


@dataclass(frozen=True)
class Ground:
    """A vault and its backup, made once: each test harms copies."""

    vault: Path
    pieces: Pieces
    blobs: dict[str, str]
    """From names of files to their ids."""
    keeper: FolderVaultKeeper
    saver: FolderSalvage


@dataclass(frozen=True)
class Wreck:
    """Copies to harm."""

    ground: Ground
    folder: VaultFolder
    backup: Path
    target: Path

    def harm(self, *pieces: int) -> None:
        self.backup.write_bytes(self.ground.pieces.harmed(*pieces))

    def harm_all_notes(self) -> None:
        self.harm(*self.ground.pieces.of(DATABASE, INDEX, EVERYTHING)[:-1])

    def lose_database(self) -> None:
        self.folder.database.unlink()

    def keep_earlier_copy(self) -> None:
        """Let the vault have a copy of its database as it is now."""
        self.folder.local_copies.mkdir()
        shutil.copyfile(self.folder.database, self.folder.local_copies / "20260101.db")

    def blob(self, name: str) -> Path:
        blob = self.ground.blobs[name]
        return self.folder.blobs / blob[:2] / blob

    def piece_in(self, name: str) -> int:
        """Return a piece of the backup that only this file is in."""
        (member,) = (each for each in self.ground.pieces.members if each.endswith(name))
        return self.ground.pieces.of(member)[1]

    def salvage(self) -> SalvageReport:
        backup = Backup(self.backup, BACKUP_PASSPHRASE)
        opens = Passphrase(PASSPHRASE)
        order = SalvageOrder(self.folder.root, opens, self.target, PASSPHRASE, describe, backup)
        before = contents(self.folder.root), self.backup.read_bytes()
        try:
            return self.ground.saver.run(order, UNWATCHED).report
        finally:
            assert (contents(self.folder.root), self.backup.read_bytes()) == before

    @contextmanager
    def saved(self) -> Iterator[FolderVault]:
        """Open what was saved; its database and all its files are whole."""
        vault = self.ground.keeper.unlock(self.target, Passphrase(PASSPHRASE))
        vault.check_database()
        for exhibit in vault.incidents.exhibits(above=0, limit=99):
            with vault.evidence.open_plain(exhibit.evidence) as plain:
                assert plain.read() == content_of(exhibit.evidence.name)
        yield vault
        vault.close()


def describe(report: SalvageReport) -> str:
    return f"Saved {report.files} files"


def content_of(name: str) -> bytes:
    return name.encode() * 20_000


def names_of_files(vault: FolderVault) -> list[str]:
    return sorted(each.evidence.name for each in vault.incidents.exhibits(above=0, limit=99))


@pytest.fixture(scope="module")
def ground(tmp_path_factory: pytest.TempPathFactory, cheap_costs: Costs) -> Ground:
    folder = tmp_path_factory.mktemp("ground")
    clock = FixedClock(datetime(2026, 3, 3, 20, 5, tzinfo=UTC))
    keeper = FolderVaultKeeper(cheap_costs, clock)
    vault, _ = keeper.create(folder / "notes", PASSPHRASE)
    blobs = {}
    for number in range(NOTES):
        sealed = []
        if number % 10 == 0:
            name = NAMES[number // 10]
            sealed = [vault.evidence.seal(PastedSource(name, content_of(name)), UNWATCHED)]
            blobs[name] = str(sealed[0].blob_id)
        text = f"Note {number}. " + f"{number} more of it. " * 500
        vault.incidents.add(incident(content=IncidentContent(text)), sealed)
    vault.people.add(person("R. Example", "@owl"))
    snapshot, files = vault.backups.snapshot(), AgeBackupFiles(keeper, cheap_costs, clock)
    files.write(snapshot, folder / "copy.age", BACKUP_PASSPHRASE, UNWATCHED)
    snapshot.close()
    vault.close()
    pieces = measured(folder / "copy.age", BACKUP_PASSPHRASE)
    saver = FolderSalvage(cheap_costs, clock, files)
    return Ground(folder / "notes", pieces, blobs, keeper, saver)


@pytest.fixture
def wreck(ground: Ground, tmp_path: Path) -> Wreck:
    shutil.copytree(ground.vault, tmp_path / "notes")
    return Wreck(ground, VaultFolder(tmp_path / "notes"), tmp_path / "copy.age", tmp_path / "new")


def test_notes_that_one_copy_in_the_file_lacks_come_from_the_other(wreck: Wreck) -> None:
    wreck.lose_database()
    pieces = wreck.ground.pieces
    for number, piece in enumerate(pieces.of(DATABASE)[1:-1:7]):
        wreck.harm(piece)
        report = wreck.salvage()
        assert (report.notes_from, report.notes) == (NotesFrom.BACKUP, NOTES + 1)
        assert (report.files, report.files_from_backup, report.lost) == (len(NAMES), 0, ())
        assert report.backup_rest is not None
        assert report.backup_rest.is_complete
        assert not report.is_lacking
        with wreck.saved() as vault:
            assert vault.incidents.count(IncidentQuery()) == NOTES + 1
            assert vault.info().person_count == 1
            assert len(list(vault.evidence._folder.blobs.glob("*/*"))) == len(NAMES)
        wreck.target.rename(wreck.target.with_name(f"new {number}"))


def test_files_of_lost_notes_come_from_the_vault_and_only_once(wreck: Wreck) -> None:
    wreck.lose_database()
    wreck.harm(0, wreck.ground.pieces.of(EVERYTHING)[2])
    report = wreck.salvage()
    rest = report.backup_rest
    assert rest is not None
    assert 0 < rest.notes < NOTES
    assert (report.notes_from, report.notes) == (NotesFrom.BACKUP, rest.notes + 1)
    assert report.files == len(NAMES)
    assert report.is_lacking
    with wreck.saved() as vault:
        assert names_of_files(vault) == NAMES


def test_files_come_from_either_side_and_what_neither_has_is_named(wreck: Wreck) -> None:
    first, second, third, _ = NAMES
    wreck.blob(first).unlink()
    wreck.blob(third).unlink()
    wreck.harm(wreck.piece_in(second), wreck.piece_in(third))
    report = wreck.salvage()
    assert (report.notes_from, report.notes) == (NotesFrom.VAULT, NOTES + 1)
    assert (report.files, report.files_from_backup) == (len(NAMES) - 1, 1)
    assert report.lost == (third,)
    rest = report.backup_rest
    assert rest is not None
    assert (rest.notes, rest.notes_before, rest.is_complete) == (NOTES, NOTES, True)
    assert (rest.files, rest.lost) == (len(NAMES) - 2, (second, third))
    assert report.is_lacking
    for path in (wreck.target, wreck.blob(second)):
        assert path.exists()


def test_a_file_that_was_cut_short_helps_with_what_is_before_the_cut(wreck: Wreck) -> None:
    wreck.lose_database()
    pieces = wreck.ground.pieces
    (member,) = (each for each in pieces.members if each.endswith(NAMES[1]))
    wreck.backup.write_bytes(pieces.cut(pieces.members[member][1] + PIECE_BYTES))
    for name in NAMES[:3]:
        wreck.blob(name).unlink()
    report = wreck.salvage()
    assert (report.notes_from, report.notes) == (NotesFrom.BACKUP, NOTES + 1)
    assert (report.files, report.lost) == (3, (NAMES[2],))
    assert report.backup_rest is not None
    assert report.backup_rest.lost == tuple(NAMES[2:])


def test_without_any_note_the_files_come_back_by_their_names(wreck: Wreck) -> None:
    wreck.lose_database()
    wreck.harm_all_notes()
    for name in NAMES[:2]:
        wreck.blob(name).unlink()
    report = wreck.salvage()
    assert (report.notes, report.files, report.files_without_note) == (1, len(NAMES), len(NAMES))
    assert report.files_from_backup == 2
    with wreck.saved() as vault:
        (row,) = vault.incidents.page(IncidentQuery(), below=None, limit=9)
        assert row.excerpt == f"Saved {len(NAMES)} files"
        assert names_of_files(vault) == NAMES


def test_notes_that_the_file_lost_come_from_an_earlier_copy(wreck: Wreck) -> None:
    wreck.keep_earlier_copy()
    wreck.lose_database()
    wreck.harm(0, wreck.ground.pieces.of(EVERYTHING)[2])
    report = wreck.salvage()
    rest = report.backup_rest
    assert rest is not None
    assert report.notes_from is NotesFrom.BACKUP
    assert (report.notes_from_earlier, report.notes) == (NOTES - rest.notes, NOTES + 1)
    assert (report.files, report.files_without_note) == (len(NAMES), 0)
    with wreck.saved() as vault:
        assert vault.incidents.count(IncidentQuery()) == NOTES + 1
        assert names_of_files(vault) == NAMES


def test_an_earlier_copy_is_better_than_a_file_without_notes(wreck: Wreck) -> None:
    wreck.keep_earlier_copy()
    wreck.lose_database()
    wreck.harm_all_notes()
    report = wreck.salvage()
    assert (report.notes_from, report.notes_from_earlier) == (NotesFrom.EARLIER, 0)
    assert report.notes == NOTES + 1
    with wreck.saved() as vault:
        assert vault.info().person_count == 1


def test_of_any_single_gap_in_the_file_no_note_and_no_file_is_lost(wreck: Wreck) -> None:
    wreck.lose_database()
    for number, piece in enumerate(wreck.ground.pieces.all()[::9]):
        wreck.harm(piece)
        report = wreck.salvage()
        assert (report.notes, report.files) == (NOTES + 1, len(NAMES)), piece
        assert report.backup_rest is None or report.backup_rest.is_complete
        wreck.target.rename(wreck.target.with_name(f"new {number}"))


def test_a_file_that_gives_nothing_is_told_and_nothing_is_made(wreck: Wreck) -> None:
    wreck.backup.write_bytes(wreck.ground.pieces.cut(700))
    with pytest.raises(NothingLeftInBackup):
        wreck.salvage()
    assert not wreck.target.exists()
