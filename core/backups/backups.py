"""Backups of the unlocked vault."""

from pathlib import Path

from core.backups.backup import BackupContents, BackupRecord
from core.backups.ports import BackupFiles, BackupRecordStore, Snapshot
from core.changes import Changed, Kind
from core.progress import Progress
from core.vault.passphrase import check_passphrase

_REMEMBERED = 20


class Backups:
    """Makes backups in three steps, so that a long one never holds up the rest of the app.

    `snapshot` on the vault thread, `write` on any thread, `remember` on the vault thread.
    """

    def __init__(self, records: BackupRecordStore, files: BackupFiles) -> None:
        self._records = records
        self._files = files

    def snapshot(self) -> Snapshot:
        """Hold the present state of the vault still; close it when the backup is written."""
        return self._records.snapshot()

    def write(
        self, snapshot: Snapshot, target: Path, passphrase: str, progress: Progress
    ) -> BackupContents:
        """Write a backup file and read it back. Raises PassphraseTooWeak, and as `BackupFiles`."""
        check_passphrase(passphrase)
        return self._files.write(snapshot, target, passphrase, progress)

    def remember(self, contents: BackupContents) -> Changed[BackupRecord]:
        """Remember that a backup was made and read back."""
        record = BackupRecord(contents.made_at, contents)
        self._records.add(record)
        return Changed(record, frozenset({Kind.BACKUPS}))

    def latest(self) -> tuple[BackupRecord, ...]:
        """Return what is remembered, newest first."""
        return self._records.latest(_REMEMBERED)
