"""Backup drives with damage: what is found, what is named, what the rest still gives."""

import random
from datetime import timedelta
from pathlib import Path

import pytest

from core.backups.drive import BackupPart, Flaw
from core.backups.ports import RestoreOrder
from core.errors import (
    BackupDamaged,
    Cancelled,
    DriveUnreliable,
    HeaderDamaged,
    NotReadable,
)
from core.incidents.evidence import PastedSource
from core.incidents.search import IncidentQuery
from core.vault.credentials import Passphrase
from storage.drive_copy import digest_of
from storage.vault_keeper import FolderVaultKeeper
from tests.contracts.examples import incident
from tests.storage.backups import UNWATCHED
from tests.storage.drives import NEW, Plugged, restored, spoil
from tests.storage.on_disk import names_in

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


def test_a_failing_disk_cannot_be_read() -> None:
    with pytest.raises(NotReadable):
        digest_of(Path("/proc/self/mem"), lambda _: None)
