"""What the database remembers of backups."""

from collections.abc import Callable

from core.backups.backup import BackupContents, BackupRecord
from core.backups.drive import DriveId
from core.backups.ports import Snapshot
from core.backups.retention import Retention
from core.backups.standing import BackupChoices, BackupProof, KnownDrive
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
                " exhibit_count, size_bytes, drive_id) VALUES (?, ?, ?, ?, ?, ?)",
                (
                    time_to_text(record.made_at),
                    time_to_text(contents.made_at),
                    contents.incident_count,
                    contents.exhibit_count,
                    contents.size_bytes,
                    record.drive,
                ),
            )

    def latest(self, limit: int) -> tuple[BackupRecord, ...]:
        """Return the newest records first."""
        rows = self._database.rows(
            "SELECT made_at, contents_made_at, incident_count, exhibit_count, size_bytes, drive_id"
            " FROM backup_record ORDER BY made_at DESC, number DESC LIMIT ?",
            (limit,),
        )
        return tuple(
            BackupRecord(
                time_from_text(made_at),
                BackupContents(time_from_text(contents_made_at), *numbers),
                None if drive is None else DriveId(drive),
            )
            for made_at, contents_made_at, *numbers, drive in rows
        )

    def drives(self) -> tuple[KnownDrive, ...]:
        """Return the drives that backups went to, first used first."""
        rows = self._database.rows("SELECT id, name, added_at FROM backup_drive ORDER BY added_at")
        return tuple(KnownDrive(DriveId(i), name, time_from_text(at)) for i, name, at in rows)

    def remember_drive(self, drive: KnownDrive) -> None:
        """Remember a drive, or its new name."""
        with self._database.transaction():
            self._database.rows(
                "INSERT INTO backup_drive (id, name, added_at) VALUES (?, ?, ?)"
                " ON CONFLICT (id) DO UPDATE SET name = excluded.name",
                (drive.id, drive.name, time_to_text(drive.added_at)),
            )

    def add_proof(self, proof: BackupProof) -> None:
        """Remember that a backup was proven to restore."""
        with self._database.transaction():
            self._database.rows(
                "INSERT INTO backup_proof (proven_at, backup_made_at) VALUES (?, ?)",
                (time_to_text(proof.proven_at), time_to_text(proof.backup_made_at)),
            )

    def last_proof(self) -> BackupProof | None:
        """Return the newest proof."""
        row = self._database.row(
            "SELECT proven_at, backup_made_at FROM backup_proof"
            " ORDER BY proven_at DESC, number DESC LIMIT 1"
        )
        return None if row is None else BackupProof(*map(time_from_text, row))

    def choices(self) -> BackupChoices:
        """Return what the person chose, or the defaults."""
        row = self._database.row("SELECT daily, weekly, monthly, remind_days FROM backup_choices")
        return BackupChoices() if row is None else BackupChoices(Retention(*row[:3]), row[3])

    def keep_choices(self, choices: BackupChoices) -> None:
        """Keep what the person chose."""
        rule = choices.retention
        with self._database.transaction():
            self._database.rows(
                "INSERT OR REPLACE INTO backup_choices"
                " (only_row, daily, weekly, monthly, remind_days) VALUES (1, ?, ?, ?, ?)",
                (rule.daily, rule.weekly, rule.monthly, choices.remind_days),
            )
