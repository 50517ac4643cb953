"""What the database remembers of backups."""

from collections.abc import Callable

from core.backups.backup import BackupContents, BackupRecord
from core.backups.ports import Snapshot
from storage.database import Database
from storage.time_text import time_from_text, time_to_text


class SqlBackupRecordStore:
    """Implements `core.backups.ports.BackupRecordStore`.

    `make_snapshot` is called on the vault thread; what it raises comes out of `snapshot`.
    """

    def __init__(self, database: Database, make_snapshot: Callable[[], Snapshot]) -> None:
        self._database = database
        self._make_snapshot = make_snapshot

    def snapshot(self) -> Snapshot:
        """Hold the present state still."""
        return self._make_snapshot()

    def add(self, record: BackupRecord) -> None:
        """Remember a backup."""
        contents = record.contents
        with self._database.transaction():
            self._database.rows(
                "INSERT INTO backup_record (made_at, contents_made_at, incident_count,"
                " exhibit_count, size_bytes) VALUES (?, ?, ?, ?, ?)",
                (
                    time_to_text(record.made_at),
                    time_to_text(contents.made_at),
                    contents.incident_count,
                    contents.exhibit_count,
                    contents.size_bytes,
                ),
            )

    def latest(self, limit: int) -> tuple[BackupRecord, ...]:
        """Return the newest records first."""
        rows = self._database.rows(
            "SELECT made_at, contents_made_at, incident_count, exhibit_count, size_bytes"
            " FROM backup_record ORDER BY made_at DESC, number DESC LIMIT ?",
            (limit,),
        )
        return tuple(
            BackupRecord(
                time_from_text(made_at),
                BackupContents(time_from_text(contents_made_at), *numbers),
            )
            for made_at, contents_made_at, *numbers in rows
        )
