"""What every BackupRecordStore does."""

from datetime import timedelta

from core.backups.backup import BackupContents, BackupRecord
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
