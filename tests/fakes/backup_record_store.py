"""What is remembered of backups, and snapshots, in memory."""

from collections.abc import Callable
from copy import deepcopy

from core.backups.backup import BackupRecord
from core.backups.standing import BackupChoices, BackupProof, KnownDrive
from core.vault.credentials import RecoveryWords
from tests.fakes.tables import Tables


class MemorySnapshot:
    """Implements `core.backups.ports.Snapshot`: a copy of everything until it is closed."""

    def __init__(self, tables: Tables, words: RecoveryWords | None = None) -> None:
        self.tables: Tables | None = deepcopy(tables)
        self.words = words
        self.vault = id(tables)
        """Which vault it is of: its tables live as long as it does."""

    def close(self) -> None:
        self.tables = None


class MemoryBackupRecordStore:
    """Implements `core.backups.ports.BackupRecordStore`."""

    def __init__(
        self, tables: Tables, words: Callable[[], RecoveryWords | None] = lambda: None
    ) -> None:
        self._tables, self._words = tables, words

    def snapshot(self) -> MemorySnapshot:
        return MemorySnapshot(self._tables, self._words())

    def add(self, record: BackupRecord) -> None:
        self._tables.backups.append(record)

    def latest(self, limit: int) -> tuple[BackupRecord, ...]:
        newest_last = sorted(self._tables.backups, key=lambda record: record.made_at)
        return tuple(reversed(newest_last))[:limit]

    def drives(self) -> tuple[KnownDrive, ...]:
        return tuple(sorted(self._tables.drives.values(), key=lambda drive: drive.added_at))

    def remember_drive(self, drive: KnownDrive) -> None:
        known = self._tables.drives.get(drive.id)
        added_at = known.added_at if known else drive.added_at
        self._tables.drives[drive.id] = KnownDrive(drive.id, drive.name, added_at)

    def add_proof(self, proof: BackupProof) -> None:
        self._tables.proofs.append(proof)

    def last_proof(self) -> BackupProof | None:
        return max(self._tables.proofs, key=lambda proof: proof.proven_at, default=None)

    def choices(self) -> BackupChoices:
        return self._tables.backup_choices

    def keep_choices(self, choices: BackupChoices) -> None:
        self._tables.backup_choices = choices
