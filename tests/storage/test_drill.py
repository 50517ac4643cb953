"""Restoring on trial: what comes back is compared, and the trial is gone afterwards."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from core.backups.drive import BackupPart
from core.errors import BackupDamaged, Cancelled, WrongPassphrase
from core.incidents.evidence import PastedSource
from core.incidents.incident import IncidentContent, JournalDraft
from core.vault.credentials import Passphrase
from storage import folder_drive
from storage.crypto.costs import Costs
from storage.drill import TrialVault
from storage.drive_drill import compare_with_drive
from tests.contracts.watching import Watcher
from tests.fakes.clock import FixedClock
from tests.storage.backups import CANARY, OPENS, UNWATCHED
from tests.storage.drives import Plugged, plugged
from tests.storage.on_disk import names_in


@pytest.fixture
def room(tmp_path: Path, clock: FixedClock, cheap_costs: Costs) -> Iterator[Plugged]:
    made = plugged(tmp_path, clock, cheap_costs)
    file = made.vault.evidence.seal(PastedSource("a.txt", b"of a draft"), UNWATCHED)
    draft = JournalDraft(IncidentContent("half a"), None, clock.now(), (file,))
    made.vault.incidents.keep_draft(draft)
    made.back_up()
    made.written.write()
    yield made
    made.vault.close()


def assert_nothing_left(room: Plugged) -> None:
    assert names_in(room.vault.scratch) == []


def test_a_drive_is_proven(room: Plugged) -> None:
    watcher = Watcher()
    drilled = room.drive.drill(room.vault.scratch, watcher)
    assert drilled.is_proven
    assert (drilled.incident_count, drilled.exhibit_count) == (1, 4)
    assert [done for done, _ in watcher.seen] == sorted(done for done, _ in watcher.seen)
    assert watcher.seen[-1][0] == watcher.seen[-1][1]
    assert_nothing_left(room)


def test_a_file_is_proven(room: Plugged) -> None:
    files, target = room.written.files, room.written.target
    drilled = files.drill(target, OPENS, room.vault.scratch, UNWATCHED)
    assert drilled.is_proven
    assert drilled.made_at == room.clock.now()
    with pytest.raises(WrongPassphrase):
        files.drill(target, Passphrase("not this one"), room.vault.scratch, UNWATCHED)
    assert_nothing_left(room)


def test_an_original_that_does_not_come_back_is_named(room: Plugged) -> None:
    blob = room.folder.blob(room.written.evidence[0].blob_id)
    data = bytearray(blob.read_bytes())
    data[-1] ^= 1
    blob.write_bytes(data)
    (flaw,) = room.drive.drill(room.vault.scratch, UNWATCHED).flaws
    assert (flaw.part, flaw.name) == (BackupPart.ORIGINAL, "letter.eml")
    blob.unlink()
    (flaw,) = room.drive.drill(room.vault.scratch, UNWATCHED).flaws
    assert flaw.is_missing
    assert_nothing_left(room)


def test_a_damaged_database_is_refused(room: Plugged) -> None:
    (database,) = room.folder.states.glob("*.db")
    data = bytearray(database.read_bytes())
    data[9000] ^= 1
    database.write_bytes(data)
    with pytest.raises(BackupDamaged):
        room.drive.drill(room.vault.scratch, UNWATCHED)
    assert_nothing_left(room)


HARMS = {
    "incident": "UPDATE incident SET text = text || '.'",
    "custody_event": "DELETE FROM custody_event WHERE number = 1",
    "incident_tag": "INSERT INTO incident_tag (folded, incident_id, tag)"
    " SELECT 'x', id, 'x' FROM incident",
    "saved_search": "DROP TABLE saved_search",
}


@pytest.mark.parametrize("table", HARMS)
def test_one_record_that_differs_is_found(
    room: Plugged, monkeypatch: pytest.MonkeyPatch, table: str
) -> None:
    compare = compare_with_drive

    def harm_first(trial: TrialVault, *rest: object) -> None:
        trial.database.rows(HARMS[table])
        compare(trial, *rest)  # type: ignore[arg-type]  # whatever it takes

    monkeypatch.setattr(folder_drive, "compare_with_drive", harm_first)
    flaws = room.drive.drill(room.vault.scratch, UNWATCHED).flaws
    assert [(each.part, each.name) for each in flaws] == [(BackupPart.DATABASE, table)]


class StopsLate:
    """Somebody who cancels while the comparing goes on, after a look around for plain words."""

    def __init__(self, scratch: Path) -> None:
        self._scratch = scratch

    def report(self, done: int, total: int) -> None:
        for path in self._scratch.rglob("*"):
            assert not path.is_file() or CANARY.encode() not in path.read_bytes()
        if done * 2 > total:
            raise Cancelled


def test_a_cancelled_trial_leaves_nothing(room: Plugged) -> None:
    scratch = room.vault.scratch
    with pytest.raises(Cancelled):
        room.drive.drill(scratch, StopsLate(scratch))
    target = room.written.target
    with pytest.raises(Cancelled):
        room.written.files.drill(target, OPENS, scratch, StopsLate(scratch))
    assert_nothing_left(room)
