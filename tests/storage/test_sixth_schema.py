"""A vault, a backup file and a backup drive that the sixth schema wrote (tests/vectors/schema6)."""

import shutil
from datetime import timedelta
from pathlib import Path

import pytest

from core.backups.ports import RestoreOrder
from core.checklists.choices import Choices
from core.incidents.incident import IncidentContent
from core.incidents.search import IncidentQuery
from core.vault.session import Vaults
from tests.fakes.clock import FixedClock
from tests.storage.old_vaults import PASSPHRASE, UNWATCHED, Old, amend_with_the_draft
from tests.storage.sixth_schema import (
    ADDRESS,
    HANDLE,
    HEAD,
    check_everything,
    check_people,
    check_the_door,
    look_alikes,
)

OLD = Old("schema6")
FIRST_STATE, NEWEST_STATE = "20260303T203000Z-b0fef837", "20260303T210400Z-115e31ca"


@pytest.fixture
def old_vault(tmp_path: Path) -> Path:
    return OLD.vault_in(tmp_path)


@pytest.fixture
def old_drive(tmp_path: Path) -> Path:
    return Path(shutil.copytree(OLD.folder / "drive", tmp_path / "drive"))


def test_the_vault_is_opened_and_used(vaults: Vaults, old_vault: Path) -> None:
    session = vaults.unlock(old_vault, PASSPHRASE)
    check_everything(session)
    amend_with_the_draft(session)
    session.lock()
    session = vaults.unlock(old_vault, PASSPHRASE)
    assert session.sealing.check(UNWATCHED, HEAD).is_whole
    session.lock()


def test_the_file_is_verified_and_restored(vaults: Vaults, tmp_path: Path) -> None:
    contents = OLD.verified(vaults)
    assert (contents.incident_count, contents.exhibit_count) == (4, 2)
    session = OLD.restored(vaults, tmp_path / "restored")
    check_everything(session, of_file=True)
    session.lock()


def test_the_drive_is_verified_and_restored(
    vaults: Vaults, old_drive: Path, tmp_path: Path
) -> None:
    drive = vaults.open_drive(old_drive, PASSPHRASE)
    report = drive.verify(UNWATCHED)
    assert report.is_whole
    assert [each.name for each in report.states] == [NEWEST_STATE, FIRST_STATE]
    folder = tmp_path / "restored"
    restored = vaults.restore_from_drive(drive, RestoreOrder(folder, PASSPHRASE.text), UNWATCHED)
    assert restored.lost == ()
    drive.close()
    session = vaults.unlock(folder, PASSPHRASE)
    check_everything(session)
    session.lock()


def test_an_older_state_of_the_drive_is_as_it_was_then(
    vaults: Vaults, old_drive: Path, tmp_path: Path
) -> None:
    drive = vaults.open_drive(old_drive, PASSPHRASE)
    folder = tmp_path / "restored"
    order = RestoreOrder(folder, PASSPHRASE.text, FIRST_STATE)
    assert vaults.restore_from_drive(drive, order, UNWATCHED).lost == ()
    drive.close()
    session = vaults.unlock(folder, PASSPHRASE)
    check_the_door(session, 1, "Er stand vor der Tür.")
    check_people(session)
    assert session.matching.count_open() == 2
    assert look_alikes(session) == {ADDRESS.written, HANDLE.written}
    assert session.journal.count(IncidentQuery()) == 4
    assert (session.journal.tags(), session.journal.draft()) == ((), None)
    assert session.checklists.overview().choices == Choices()
    assert not [each for each in session.checklists.all() if each.is_own]
    assert (session.backups.drives(), session.backups.latest()) == ((), ())
    session.lock()


def test_the_vault_goes_on_writing_to_its_drive(
    vaults: Vaults, clock: FixedClock, old_vault: Path, old_drive: Path
) -> None:
    clock.move(timedelta(days=1))
    session = vaults.unlock(old_vault, PASSPHRASE)
    session.journal.record(IncidentContent("He wrote again."))
    snapshot = session.backups.snapshot()
    drive = session.backups.open_drive(old_drive)
    written = drive.write(snapshot, UNWATCHED)
    snapshot.close()
    assert written.drive == session.backups.drives()[0].id
    assert [each.name for each in drive.states()] == [written.state.name, NEWEST_STATE, FIRST_STATE]
    assert drive.verify(UNWATCHED).is_whole
    assert session.backups.drill_drive(old_drive, UNWATCHED).is_proven
    session.lock()
