"""What is remembered of backups, and snapshots, in memory."""

from copy import deepcopy

from core.backups.backup import BackupRecord
from tests.fakes.tables import Tables


class MemorySnapshot:
    """Implements `core.backups.ports.Snapshot`: a copy of everything until it is closed."""

    def __init__(self, tables: Tables) -> None:
        self.tables: Tables | None = deepcopy(tables)

    def close(self) -> None:
        self.tables = None


class MemoryBackupRecordStore:
    """Implements `core.backups.ports.BackupRecordStore`."""

    def __init__(self, tables: Tables) -> None:
        self._tables = tables

    def snapshot(self) -> MemorySnapshot:
        return MemorySnapshot(self._tables)

    def add(self, record: BackupRecord) -> None:
        self._tables.backups.append(record)

    def latest(self, limit: int) -> tuple[BackupRecord, ...]:
        newest_last = sorted(self._tables.backups, key=lambda record: record.made_at)
        return tuple(reversed(newest_last))[:limit]
