"""What comes back of a portable backup that is damaged where its notes are."""

import io
import re
import tarfile
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from core.backups.rest import RestReport
from core.errors import NothingLeftInBackup, VaultTooNew, WrongPassphrase
from core.incidents.evidence import PastedSource
from core.incidents.sealing import Sealing
from core.vault.credentials import Passphrase
from storage.backup_archive import AgeBackupFiles
from storage.backup_format import DATABASE, EVERYTHING, INDEX, member_start
from storage.crypto.age_payload import PIECE_BYTES, Tally
from storage.crypto.costs import Argon2Costs, Costs
from storage.crypto.sqlcipher_pages import PAGE_BYTES
from storage.forward_file import ForwardFile
from storage.json_remains import JsonRemains
from storage.tar_remains import TarRemains
from storage.vault_keeper import FolderVaultKeeper
from tests.contracts.examples import incident
from tests.fakes.clock import FixedClock
from tests.storage.age_pieces import measured, plain_of
from tests.storage.backups import BACKUP_PASSPHRASE, PASSPHRASE, UNWATCHED, encrypt
from tests.storage.harmed_file import (
    FILES,
    NOTES,
    File,
    Made,
    content_of,
    describe,
    fill,
    notes_with_text,
    records_of,
)
from tests.storage.old_vaults import Old


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Made:
    """Make one backup for all tests here: each harms a copy."""
    folder = tmp_path_factory.mktemp("rest")
    clock = FixedClock(datetime(2026, 3, 3, 20, 5, tzinfo=UTC))
    costs = Costs(Argon2Costs(memory_kib=64, iterations=1, lanes=1), scrypt_log_n=4)
    keeper = FolderVaultKeeper(costs, clock)
    vault, _ = keeper.create(folder / "notes", PASSPHRASE)
    fill(vault, clock)
    snapshot, path = vault.backups.snapshot(), folder / "copy.age"
    files = AgeBackupFiles(keeper, costs, clock)
    files.write(snapshot, path, BACKUP_PASSPHRASE, UNWATCHED)
    snapshot.close()
    records = records_of(vault._parts.database)
    vault.close()
    return Made(measured(path, BACKUP_PASSPHRASE), records, keeper, files, clock)


@pytest.fixture
def file(made: Made, tmp_path: Path) -> File:
    return File(made, tmp_path / "copy.age", tmp_path / "restored")


def test_of_a_gap_in_the_notes_nothing_is_lost(file: File, tmp_path: Path) -> None:
    """The same records stand in the file a second time."""
    document = file.pieces_of(EVERYTHING)
    gaps = [each for each in file.pieces_of(DATABASE) if each not in document]
    for number, piece in enumerate((gaps[0], gaps[1], *gaps[2::5])):
        file.harm(piece)
        file.target = tmp_path / f"restored {number}"
        restored = file.restored()
        assert restored.lost == ()
        assert restored.rest is not None
        known = None if piece == 0 else NOTES
        assert restored.rest == RestReport(
            NOTES,
            known,
            is_complete=True,
            do_seals_fit=True,
            files=FILES,
            files_without_note=0,
            lost=(),
        )
        with file.opened() as vault:
            assert file.assert_nothing_made_up(vault) == NOTES
            assert len(list(vault.evidence._folder.blobs.glob("*/*"))) == FILES


def test_what_one_copy_of_the_notes_lacks_the_other_gives(file: File) -> None:
    notes, document = file.pieces_of(DATABASE), file.pieces_of(EVERYTHING)
    file.harm(notes[-3], document[2])
    rest = file.restored().rest
    assert rest is not None
    assert (rest.notes, rest.files, rest.do_seals_fit) == (NOTES, FILES, True)
    with file.opened() as vault:
        assert file.assert_nothing_made_up(vault) == NOTES


def test_notes_that_are_in_neither_copy_are_told_of_and_leave_their_files(file: File) -> None:
    file.harm(0, file.pieces_of(EVERYTHING)[3])
    restored = file.restored()
    rest = restored.rest
    assert rest is not None
    assert 0 < rest.notes < NOTES
    assert (rest.notes_before, rest.is_complete, rest.do_seals_fit) == (None, False, False)
    assert (rest.files, restored.lost) == (FILES, ())
    assert 0 < rest.files_without_note < FILES
    with file.opened() as vault:
        assert file.assert_nothing_made_up(vault) == rest.notes + 1
        (telling,) = notes_with_text(vault, describe(rest))
        names = {each.evidence.name for each in vault.incidents.get(telling).exhibits}
        assert len(names) == rest.files_without_note
        assert all(re.match("file [0-9]+", name) for name in names)
        # A note that came back can be sealed, though some that were sealed are gone.
        (free,) = notes_with_text(vault, "Note 1. ")
        Sealing(vault.incidents, file.made.clock).seal([free])


def test_when_no_note_is_left_the_files_come_back_without(file: File) -> None:
    file.harm(*file.pieces_of(DATABASE, INDEX, EVERYTHING)[:-1])
    rest = file.restored().rest
    assert rest is not None
    assert (rest.notes, rest.files, rest.files_without_note) == (0, FILES, FILES)
    with file.opened() as vault:
        (telling,) = notes_with_text(vault, describe(rest))
        found = {
            each.evidence.name: vault.evidence.open_plain(each.evidence)
            for each in vault.incidents.get(telling).exhibits
        }
        assert len(found) == FILES
        for name, opened in found.items():
            with opened as plain:
                data = plain.read()
            assert data == content_of(name)


@pytest.mark.parametrize(("part", "least"), [(0.3, 0), (0.6, 1), (0.9, NOTES), (0.999, NOTES)])
def test_a_file_cut_in_its_notes_gives_those_before_the_cut(
    file: File, part: float, least: int
) -> None:
    start, end = file.made.pieces.members[DATABASE]
    file.cut(round(start + part * (end - start)))
    restored = file.restored()
    rest = restored.rest
    assert rest is not None
    assert (rest.notes_before, rest.files) == (NOTES, 0)
    assert rest.notes >= least
    assert len(restored.lost) == len(set(restored.lost)) == FILES
    with closing(file.made.keeper.unlock(file.target, Passphrase(PASSPHRASE))) as vault:
        vault.check_database()
        telling = len(notes_with_text(vault, describe(rest)))
        assert file.assert_nothing_made_up(vault) == rest.notes + telling
        assert telling == (not rest.is_complete)


def test_nothing_is_made_of_nothing(file: File) -> None:
    for place in (0, 700, file.made.pieces.members[DATABASE][0] + PAGE_BYTES):
        file.cut(place)
        with pytest.raises(NothingLeftInBackup):
            file.restored()
        assert not file.target.exists()


def test_damage_hides_no_wrong_passphrase(file: File) -> None:
    file.harm(0, 2)
    with pytest.raises(WrongPassphrase):
        file.restored("another passphrase")
    assert not file.target.exists()


def test_a_file_without_its_note_is_lost_when_a_gap_is_in_it(file: File) -> None:
    inside = file.pieces_of("originals/000010 file 54.txt")[1]
    file.harm(*file.pieces_of(DATABASE, INDEX, EVERYTHING)[:-1], inside)
    restored = file.restored()
    rest = restored.rest
    assert rest is not None
    assert rest.files == FILES - 1
    assert restored.lost == ("file 54.txt",)


def test_what_the_app_never_writes_is_passed_over(file: File) -> None:
    tar = plain_of(file.made.pieces.good, BACKUP_PASSPHRASE)
    end = max(end for _, end in file.made.pieces.members.values())
    end += -end % tarfile.BLOCKSIZE
    more = member_start("surprise.txt", 3, file.made.clock.now()) + b"boo".ljust(512, b"\0")
    half = member_start("x" * 200, 3, file.made.clock.now())[:1024]
    encrypt(tar[:end] + more + bytes(1024), file.path)
    whole = measured(file.path, BACKUP_PASSPHRASE)
    encrypt(tar[:end] + more + half, file.path)
    good = file.path.read_bytes()
    file.made = replace(file.made, pieces=replace(whole, good=good))
    file.harm(3)
    rest = file.restored().rest
    assert rest is not None
    assert (rest.files, rest.files_without_note) == (FILES, 0)


def test_only_starts_as_the_app_writes_them_are_starts() -> None:
    of_others, endless = tarfile.TarInfo("other"), tarfile.TarInfo("long")
    endless.type, endless.size = tarfile.XHDTYPE, 1 << 30
    ours = member_start("ours", 3, datetime(2026, 3, 3, tzinfo=UTC))
    found = []
    for start in (of_others.tobuf(), endless.tobuf(tarfile.USTAR_FORMAT), ours):
        plain = ForwardFile(io.BytesIO(start.ljust(4096, b"\0")))
        found.append(TarRemains(plain, Tally()).next())
    assert found[:2] == [None, None]
    assert found[2] is not None
    assert (found[2].name, found[2].size_bytes) == ("ours", 3)


def test_no_original_passes_for_members_of_the_backup(made: Made, tmp_path: Path) -> None:
    """One holds a tar file of the app's own kind; the way to it in the backup is damaged."""
    vault, _ = made.keeper.create(tmp_path / "notes", PASSPHRASE)
    earlier = made.clock.now() - timedelta(seconds=1)
    inner = member_start("originals/000002 forged.txt", 5, earlier) + b"forge".ljust(512, b"\0")
    source = PastedSource("evil.tar", bytes(8 * PIECE_BYTES) + inner + bytes(PIECE_BYTES))
    evil = vault.evidence.seal(source, UNWATCHED)
    last = vault.evidence.seal(PastedSource("last.txt", b"last"), UNWATCHED)
    vault.incidents.add(incident("Two files"), [evil, last])
    snapshot, path = vault.backups.snapshot(), tmp_path / "copy.age"
    made.files.write(snapshot, path, BACKUP_PASSPHRASE, UNWATCHED)
    snapshot.close()
    vault.close()
    file = File(
        replace(made, pieces=measured(path, BACKUP_PASSPHRASE)), path, tmp_path / "restored"
    )
    beginning = file.pieces_of("originals/000001 evil.tar")[0]
    file.harm(*file.pieces_of(DATABASE)[1:], *file.pieces_of(EVERYTHING), beginning)
    assert file.restored().lost == ()  # nothing tells its name any more
    with file.opened() as vault:
        (telling,) = notes_with_text(vault, "0 of 1")
        names = [each.evidence.name for each in vault.incidents.get(telling).exhibits]
        assert names == ["last.txt"]


def test_a_later_version_is_told_apart(file: File) -> None:
    """Even when only its records say so."""
    tar = plain_of(file.made.pieces.good, BACKUP_PASSPHRASE)
    encrypt(tar.replace(b'"0001_first"', b'"9999_later"'), file.path)
    file.made = replace(file.made, pieces=measured(file.path, BACKUP_PASSPHRASE))
    file.harm(0)
    with pytest.raises(VaultTooNew):
        file.restored()
    assert not file.target.exists()


def test_after_a_line_that_is_none_of_ours_nobody_knows_which_table_it_is() -> None:
    lines = b'{\n"a": [\n  {"x": 1},\n  5,\n  {"x": 2}],\n"b": [],\n"c" [\n  {"x": 3}]\n}\n'
    remains = JsonRemains(io.BytesIO(lines))
    assert list(remains.records()) == [("a", {"x": 1}), (None, {"x": 2}), (None, {"x": 3})]
    assert not remains.is_whole


@pytest.mark.parametrize("version", ["schema1", "schema2", "schema6"])
def test_backups_of_earlier_versions_give_what_is_left(
    made: Made, tmp_path: Path, version: str
) -> None:
    """Those before format 2 hold their notes once."""
    old = Old(version)
    file = File(
        replace(made, pieces=measured(old.backup, BACKUP_PASSPHRASE)),
        tmp_path / "b.age",
        tmp_path / "new",
    )
    file.harm(file.pieces_of(DATABASE)[-1])
    rest = file.restored().rest
    assert rest is not None
    assert rest.notes > 0
    with closing(made.keeper.unlock(file.target, Passphrase(PASSPHRASE))) as vault:
        vault.check_database()
        assert vault.incidents.count_all() == rest.notes + (not rest.is_complete)
