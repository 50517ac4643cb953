"""Another key for a vault: whatever stops it, the old vault or the new one is whole."""

from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import pytest

from core.errors import (
    BackupDamaged,
    DatabaseDamaged,
    EvidenceDamaged,
    EvidenceMissing,
    NotEnoughRoom,
    NotWritable,
    WrongPassphrase,
)
from core.incidents.evidence import SealedEvidence
from core.incidents.search import IncidentQuery
from core.vault.credentials import Passphrase
from storage import renewal, renewal_place
from storage.atomic_file import sync_folder
from storage.credential_opener import opener_for
from storage.crypto.costs import Costs
from storage.crypto.vault_keys import VaultKeys
from storage.database import Database
from storage.evidence_store import BlobEvidenceStore
from storage.header_copies import open_header, read_copies
from storage.no_keyring import NO_KEYRING
from storage.open_vault import FolderVault
from storage.vault_folder import VaultFolder
from storage.vault_keeper import FolderVaultKeeper
from tests.fakes.clock import FixedClock
from tests.storage.backups import ORIGINALS, PASSPHRASE, UNWATCHED, Written, written_vault
from tests.storage.on_disk import names_in

NEW = "five badgers in the hedge"
WHOLE = ["blobs", "vault.db", "vault.hdr", "vault.hdr.copy", "vault.lock"]


@dataclass(frozen=True)
class Room:
    """An open vault, and the means to open it again."""

    written: Written
    keeper: FolderVaultKeeper
    clock: FixedClock

    @property
    def vault(self) -> FolderVault:
        return self.written.vault

    @property
    def folder(self) -> VaultFolder:
        return self.written.folder

    def renew(self) -> tuple[str, ...]:
        snapshot = self.vault.backups.snapshot()
        try:
            return self.vault.renew(snapshot, NEW, UNWATCHED).lost
        finally:
            snapshot.close()

    def blob(self, number: int) -> Path:
        blob_id = self.written.evidence[number].blob_id
        return self.folder.blobs / blob_id[:2] / blob_id

    def assert_holds_everything(
        self, passphrase: str, but_for: tuple[SealedEvidence, ...] = ()
    ) -> None:
        with closing(self.keeper.unlock(self.folder.root, Passphrase(passphrase))) as vault:
            vault.check_database()
            assert vault.incidents.count(IncidentQuery()) == 1
            for evidence in self.written.evidence:
                if evidence not in but_for:
                    vault.evidence.verify(evidence, UNWATCHED)

    def assert_as_before(self) -> None:
        """See that the vault is still open, and the old one, with nothing left behind."""
        assert self.vault.incidents.count(IncidentQuery()) == 1
        self.vault.close()
        self.assert_holds_everything(PASSPHRASE)
        assert names_in(self.folder.root) == WHOLE


@pytest.fixture
def room(tmp_path: Path, clock: FixedClock, cheap_costs: Costs) -> Iterator[Room]:
    written = written_vault(tmp_path, clock, cheap_costs)
    yield Room(written, FolderVaultKeeper(cheap_costs, clock), clock)
    written.vault.close()


def keys_of(folder: VaultFolder, passphrase: str) -> VaultKeys:
    return open_header(read_copies(folder), opener_for(Passphrase(passphrase), NO_KEYRING)).keys


def flip_last(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[-1] ^= 1
    path.write_bytes(data)


def test_nothing_that_the_old_key_opens_is_left(room: Room) -> None:
    old = keys_of(room.folder, PASSPHRASE)
    room.renew()
    room.vault.take_new_key()
    assert names_in(room.folder.root) == sorted([*WHOLE, "before-migration"])
    room.assert_holds_everything(NEW)
    store = BlobEvidenceStore(room.folder, old.blob, room.clock)
    for evidence in room.written.evidence:
        with pytest.raises(EvidenceDamaged):
            store.verify(evidence, UNWATCHED)
    for path in (room.folder.database, *room.folder.local_copies.iterdir()):
        with pytest.raises(DatabaseDamaged):
            Database.open(path, old.database, path.read_bytes()[:16])
    with pytest.raises(WrongPassphrase):
        room.keeper.unlock(room.folder.root, Passphrase(PASSPHRASE))


def test_local_copies_come_along_under_the_new_key(room: Room) -> None:
    copies = room.folder.local_copies
    copies.mkdir()
    snapshot = room.vault._snapshot()
    for day in range(1, 5):
        (copies / f"2020010{day}T000000000000Z_before_x.db").write_bytes(
            snapshot.database_copy.read_bytes()
        )
    flip_last(copies / "20200103T000000000000Z_before_x.db")
    snapshot.close()
    room.renew()
    room.vault.take_new_key()
    newest, older = names_in(copies)[::-1]
    assert newest.endswith("_before_renewal.db")
    assert older == "20200104T000000000000Z_before_x.db"
    keys = keys_of(room.folder, NEW)
    for name in (newest, older):
        path = copies / name
        with closing(Database.open(path, keys.database, path.read_bytes()[:16])) as database:
            database.check()
            assert database.value("SELECT count(*) FROM incident") == 1


@pytest.mark.parametrize("steps", range(13))
def test_a_change_that_was_cut_short_is_finished_by_the_next_unlock(
    room: Room, monkeypatch: pytest.MonkeyPatch, steps: int
) -> None:
    """The disk fails after so many flushes of a folder, which stand between the renames."""
    left = iter(range(steps))

    def failing(folder: Path) -> None:
        if next(left, None) is None:
            raise NotWritable(folder)
        sync_folder(folder)

    room.renew()
    room.folder.local_copies.mkdir()
    with monkeypatch.context() as patched:
        patched.setattr(renewal_place, "sync_folder", failing)
        room.vault.take_new_key()
    is_finished = not room.folder.renewed.root.exists()
    assert is_finished == (steps >= 11)
    # A journal of the old database must not be played back into the new one.
    if room.folder.renewed.database.exists():
        (room.folder.root / "vault.db-journal").write_bytes(b"of the old database")
    # One of the new database, over and done with, that could not be removed.
    if room.folder.renewed.header.exists():
        (room.folder.renewed.root / "vault.db-journal").write_bytes(bytes(512))
    room.assert_holds_everything(NEW)
    assert names_in(room.folder.root) == sorted([*WHOLE, "before-migration"])


def test_a_file_that_cannot_be_read_is_named_and_does_not_come_along(room: Room) -> None:
    flip_last(room.blob(0))
    gone = room.written.evidence[0]
    assert room.renew() == (gone.name,)
    room.vault.take_new_key()
    room.assert_holds_everything(NEW, but_for=(gone,))
    vault = room.keeper.unlock(room.folder.root, Passphrase(NEW))
    with closing(vault), pytest.raises(EvidenceMissing):
        vault.evidence.verify(gone, UNWATCHED)


def test_a_file_that_came_later_and_cannot_be_read_stops_it(room: Room) -> None:
    room.renew()
    workplace = next(room.folder.root.glob(".*.part"))
    blob = room.blob(0)
    (workplace / "blobs" / blob.parent.name / blob.name).unlink()  # as if it were new
    flip_last(blob)
    with pytest.raises(EvidenceDamaged):
        room.vault.take_new_key()
    flip_last(blob)
    room.assert_as_before()


def test_records_that_differ_stop_it(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    room.renew()
    with monkeypatch.context() as patched:
        patched.setattr(renewal, "same_records", lambda *_: False)
        with pytest.raises(BackupDamaged):
            room.vault.take_new_key()
    room.assert_as_before()


def test_a_name_that_cannot_be_given_stops_it(room: Room) -> None:
    room.renew()
    room.folder.renewed.root.write_bytes(b"in the way")
    with pytest.raises(NotWritable):
        room.vault.take_new_key()
    room.folder.renewed.root.unlink()
    room.assert_as_before()


def test_too_little_room_is_said_before_anything_is_written(
    room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(renewal, "free_bytes", lambda _: 10_000)
    with pytest.raises(NotEnoughRoom) as caught:
        room.renew()
    assert caught.value.needed_bytes > sum(map(len, ORIGINALS.values()))
    room.assert_as_before()


def test_what_is_unfinished_goes_at_the_next_unlock(room: Room, tmp_path: Path) -> None:
    room.renew()
    (unfinished,) = room.folder.root.glob(".*.part")
    unfinished.rename(tmp_path / "aside")
    room.vault.close()
    (tmp_path / "aside").rename(unfinished)  # as a crash would have left it
    room.assert_holds_everything(PASSPHRASE)
    assert names_in(room.folder.root) == WHOLE


def test_a_folder_of_somebody_elses_is_left_alone(room: Room) -> None:
    folder = room.folder.renewed.root
    folder.mkdir()
    (folder / "vault.db").write_bytes(b"of the person")
    room.vault.close()
    room.assert_holds_everything(PASSPHRASE)
    assert (folder / "vault.db").read_bytes() == b"of the person"
