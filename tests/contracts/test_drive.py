"""What every backup drive does."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path

import pytest

from core.backups.drive import DriveWritten
from core.backups.ports import RestoreOrder
from core.blocklists.person import About
from core.blocklists.queries import PeopleQuery
from core.errors import (
    Cancelled,
    DriveOfOtherVault,
    FolderNotEmpty,
    NoBackupsThere,
    NotWritable,
    UnknownRecord,
    WrongPassphrase,
    WrongRecoveryWords,
)
from core.ids import IncidentId, new_id
from core.incidents.evidence import PastedSource
from core.incidents.incident import Incident
from core.incidents.search import IncidentQuery
from core.progress import Unwatched
from core.vault.credentials import Credential, Passphrase, RecoveryWords
from core.vault.ports import OpenVault
from tests.contracts.conftest import VaultRoom
from tests.contracts.examples import incident, person
from tests.contracts.watching import Canceller
from tests.fakes.clock import FixedClock

PASSPHRASE = "three otters under the bridge"
NEW = "five badgers in the hedge"
UNWATCHED = Unwatched()


@dataclass(frozen=True)
class Kept:
    """An open vault with two incidents, and an empty drive."""

    room: VaultRoom
    vault: OpenVault
    words: RecoveryWords
    incidents: tuple[Incident, Incident]
    place: Path

    def write(self) -> DriveWritten:
        snapshot = self.vault.backups.snapshot()
        try:
            return self.vault.drive(self.place).write(snapshot, UNWATCHED)
        finally:
            snapshot.close()

    def reopened(self, folder: Path, credential: Credential | None = None) -> OpenVault:
        return self.room.keeper.unlock(folder, credential or Passphrase(NEW))


@pytest.fixture
def kept(vault_room: VaultRoom, tmp_path: Path) -> Iterator[Kept]:
    vault, words = vault_room.keeper.create(tmp_path / "notes", PASSPHRASE)
    first = add(vault, "He wrote a letter.", b"Dear" * 50_000)
    second = add(vault, "And a note.", b"")
    face = vault.evidence.seal(PastedSource("face.png", b"a face"), UNWATCHED)
    vault.people.add(replace(person("R. Example", "@owl"), about=About(photo=face)))
    (tmp_path / "stick").mkdir()
    yield Kept(vault_room, vault, words, (first, second), tmp_path / "stick")
    vault.close()


def add(vault: OpenVault, text: str, data: bytes) -> Incident:
    evidence = vault.evidence.seal(PastedSource("letter.eml", data), UNWATCHED)
    return vault.incidents.add(incident(text), [evidence])


def test_a_new_drive_holds_nothing(kept: Kept) -> None:
    assert kept.vault.drive(kept.place).states() == ()
    with pytest.raises(NoBackupsThere):
        kept.vault.drive(kept.place).verify(UNWATCHED)


def test_a_state_says_what_is_in_it(kept: Kept, clock: FixedClock) -> None:
    written = kept.write()
    assert (written.state.incident_count, written.state.exhibit_count) == (2, 2)
    assert written.state.made_at == clock.now()
    assert written.state.generation == kept.vault.info().generation
    assert written.unreadable == ()
    assert kept.vault.drive(kept.place).states() == (written.state,)
    report = kept.vault.drive(kept.place).verify(UNWATCHED)
    assert report.is_whole
    assert report.states == (written.state,)


def test_the_second_state_copies_only_what_is_new(kept: Kept, clock: FixedClock) -> None:
    first = kept.write()
    add(kept.vault, "A third.", b"x" * 100)
    clock.move(timedelta(minutes=1))
    second = kept.write()
    assert second.drive == first.drive
    assert second.copied_bytes < first.copied_bytes
    assert kept.vault.drive(kept.place).states() == (second.state, first.state)


def test_restoring_brings_everything_back_under_a_key_of_its_own(
    kept: Kept, tmp_path: Path
) -> None:
    kept.write()
    for credential in (Passphrase(PASSPHRASE), kept.words):
        folder = tmp_path / new_id()
        drive = kept.room.drives.open(kept.place, credential)
        restored = drive.restore(RestoreOrder(folder, NEW), UNWATCHED)
        drive.close()
        drive.close()
        assert restored.lost == ()
        vault = kept.reopened(folder, restored.words)
        assert [vault.incidents.get(each.id) for each in kept.incidents] == list(kept.incidents)
        (row,) = vault.people.page(PeopleQuery("owl"), limit=9)
        photo = vault.people.get(row.id).about.photo
        assert photo is not None
        with vault.evidence.open_plain(photo) as face:
            assert face.read() == b"a face"
        for each in kept.incidents:
            out = tmp_path / new_id()
            vault.evidence.copy_out(each.exhibits[0].evidence, out, UNWATCHED)
            assert out.stat().st_size == each.exhibits[0].evidence.size_bytes
        assert vault.info().vault_id != kept.vault.info().vault_id
        vault.check_database()
        vault.close()


def test_any_state_can_be_restored(kept: Kept, tmp_path: Path, clock: FixedClock) -> None:
    first = kept.write()
    add(kept.vault, "A third.", b"3")
    clock.move(timedelta(minutes=1))
    kept.write()
    drive = kept.room.drives.open(kept.place, Passphrase(PASSPHRASE))
    assert drive.drive_id() == first.drive
    for state, count in ((None, 3), (first.state.name, 2)):
        assert len(drive.notes(state)) == count
        drive.restore(RestoreOrder(tmp_path / f"to {count}", NEW, state), UNWATCHED)
        vault = kept.reopened(tmp_path / f"to {count}")
        assert vault.incidents.count(IncidentQuery()) == count
        vault.close()
    with pytest.raises(NoBackupsThere):
        drive.notes("no such state")
    with pytest.raises(NoBackupsThere):
        drive.restore(RestoreOrder(tmp_path / "none", NEW, "no such state"), UNWATCHED)
    assert not (tmp_path / "none").exists()


def test_only_chosen_incidents_can_be_restored(kept: Kept, tmp_path: Path) -> None:
    kept.write()
    drive = kept.room.drives.open(kept.place, Passphrase(PASSPHRASE))
    chosen = kept.incidents[1]
    assert chosen.content.text in [each.excerpt for each in drive.notes(None)]
    drive.restore(RestoreOrder(tmp_path / "one", NEW, only={chosen.id}), UNWATCHED)
    vault = kept.reopened(tmp_path / "one")
    assert vault.incidents.get(chosen.id) == chosen
    assert vault.incidents.count(IncidentQuery()) == 1
    assert vault.info().exhibit_count == 1
    vault.close()
    unknown = {IncidentId(new_id())}
    with pytest.raises(UnknownRecord):
        drive.restore(RestoreOrder(tmp_path / "two", NEW, only=unknown), UNWATCHED)
    assert not (tmp_path / "two").exists()


def test_a_drive_opens_with_what_opened_the_vault_then(kept: Kept, tmp_path: Path) -> None:
    kept.write()
    kept.vault.change_passphrase(NEW)
    kept.write()
    for passphrase in (PASSPHRASE, NEW):
        kept.room.drives.open(kept.place, Passphrase(passphrase)).close()
    with pytest.raises(WrongPassphrase):
        kept.room.drives.open(kept.place, Passphrase("another one entirely"))
    other, words = kept.room.keeper.create(tmp_path / "other", PASSPHRASE)
    other.close()
    with pytest.raises(WrongRecoveryWords):
        kept.room.drives.open(kept.place, words)


def test_removed_states_are_gone_and_the_others_whole(
    kept: Kept, tmp_path: Path, clock: FixedClock
) -> None:
    first = kept.write()
    clock.move(timedelta(minutes=1))
    second = kept.write()
    drive = kept.vault.drive(kept.place)
    assert drive.freed_bytes([first.state]) > 0
    drive.prune([first.state], UNWATCHED)
    assert drive.states() == (second.state,)
    assert drive.verify(UNWATCHED).is_whole
    drive.restore(RestoreOrder(tmp_path / "new", NEW), UNWATCHED)
    kept.reopened(tmp_path / "new").close()
    with pytest.raises(ValueError):  # noqa: PT011  a mistake of ours, without words
        drive.prune([second.state], UNWATCHED)


def test_cancelling_leaves_what_was_there(kept: Kept, tmp_path: Path) -> None:
    first = kept.write()
    snapshot = kept.vault.backups.snapshot()
    drive = kept.vault.drive(kept.place)
    with pytest.raises(Cancelled):
        drive.write(snapshot, Canceller())
    snapshot.close()
    with pytest.raises(Cancelled):
        drive.restore(RestoreOrder(tmp_path / "new", NEW), Canceller())
    assert not (tmp_path / "new").exists()
    assert drive.states() == (first.state,)
    assert drive.verify(UNWATCHED).is_whole


def test_restoring_wants_a_folder_of_its_own(kept: Kept, tmp_path: Path) -> None:
    kept.write()
    with pytest.raises(FolderNotEmpty):
        kept.vault.drive(kept.place).restore(RestoreOrder(tmp_path / "notes", NEW), UNWATCHED)


def test_places_without_backups_are_told_apart(kept: Kept, tmp_path: Path) -> None:
    with pytest.raises(NoBackupsThere):
        kept.room.drives.open(tmp_path, Passphrase(PASSPHRASE))
    with pytest.raises(NotWritable):
        kept.vault.drive(tmp_path / "nowhere")


def test_another_vaults_folder_is_left_alone(kept: Kept, tmp_path: Path) -> None:
    kept.write()
    other, _ = kept.room.keeper.create(tmp_path / "other", PASSPHRASE)
    with pytest.raises(DriveOfOtherVault):
        other.drive(kept.room.own_folder(kept.place))
    other.close()
