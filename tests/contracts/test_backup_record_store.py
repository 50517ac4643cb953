"""What every BackupRecordStore does."""

from dataclasses import replace
from datetime import timedelta

from core.backups.backup import BackupContents, BackupRecord
from core.backups.drive import DriveId
from core.backups.retention import Retention
from core.backups.standing import BackupChoices, BackupProof, KnownDrive
from tests.contracts.conftest import Stores
from tests.contracts.examples import NOON


def record(days: int) -> BackupRecord:
    made_at = NOON + timedelta(days=days)
    return BackupRecord(made_at, BackupContents(made_at - timedelta(seconds=1), 3, 4, 2**40))


def test_records_come_back_newest_first(stores: Stores) -> None:
    assert stores.backups.latest(9) == ()
    for days in (2, 1, 3):
        stores.backups.add(record(days))
    assert stores.backups.latest(9) == (record(3), record(2), record(1))
    assert stores.backups.latest(2) == (record(3), record(2))


def test_a_snapshot_can_be_closed_twice(stores: Stores) -> None:
    snapshot = stores.backups.snapshot()
    snapshot.close()
    snapshot.close()


def test_drives_keep_their_first_time_and_their_last_name(stores: Stores) -> None:
    first, second = (KnownDrive(DriveId(letter * 32), "", NOON) for letter in "ab")
    later = replace(second, added_at=NOON + timedelta(days=1))
    stores.backups.remember_drive(later)
    stores.backups.remember_drive(first)
    assert stores.backups.drives() == (first, later)
    stores.backups.remember_drive(replace(first, name="the blue one", added_at=later.added_at))
    assert stores.backups.drives() == (replace(first, name="the blue one"), later)
    on_drive = replace(record(4), drive=first.id)
    stores.backups.add(on_drive)
    assert stores.backups.latest(9) == (on_drive,)


def test_the_newest_proof_is_told(stores: Stores) -> None:
    assert stores.backups.last_proof() is None
    proofs = [BackupProof(NOON + timedelta(days=days), NOON) for days in (2, 3, 1)]
    for proof in proofs:
        stores.backups.add_proof(proof)
    assert stores.backups.last_proof() == proofs[1]


def test_choices_are_kept(stores: Stores) -> None:
    assert stores.backups.choices() == BackupChoices()
    for choices in (
        BackupChoices(Retention(0, None, 12), None),
        BackupChoices(Retention(3, 2, 1), 7),
    ):
        stores.backups.keep_choices(choices)
        assert stores.backups.choices() == choices
