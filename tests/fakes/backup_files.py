"""Backup files of vaults in memory: the file on disk is a number that says which backup it is."""

import secrets
from copy import deepcopy
from dataclasses import replace
from pathlib import Path

from core.backups.backup import BackupContents
from core.backups.drive import Drilled
from core.backups.ports import Restored, RestoreOrder, Snapshot
from core.clock import Clock
from core.errors import (
    AlreadyExists,
    BackupDamaged,
    FolderNotEmpty,
    NotABackup,
    NotReadable,
    NotWritable,
    WrongPassphrase,
)
from core.incidents.incident import IncidentRow
from core.progress import Progress
from core.vault.credentials import RecoveryWords
from core.vault.ports import FolderState
from tests.fakes.backup_record_store import MemorySnapshot
from tests.fakes.drive import chosen, notes_in
from tests.fakes.evidence_store import MemoryEvidenceStore
from tests.fakes.tables import Tables
from tests.fakes.vault_keeper import MemoryVaultKeeper

_BEGINNING = b"age-encryption.org/v1\n"
_NUMBER_BYTES = 4096


class MemoryBackupFiles:
    """Implements `core.backups.ports.BackupFiles` for vaults of a MemoryVaultKeeper."""

    def __init__(self, keeper: MemoryVaultKeeper, clock: Clock) -> None:
        self._keeper = keeper
        self._clock = clock
        self._backups: dict[bytes, tuple[str, Tables, BackupContents]] = {}

    def write(
        self, snapshot: Snapshot, target: Path, passphrase: str, progress: Progress
    ) -> BackupContents:
        assert isinstance(snapshot, MemorySnapshot)
        assert snapshot.tables is not None
        tables = deepcopy(snapshot.tables)
        store = MemoryEvidenceStore(tables, self._clock)
        for _, exhibit in tables.exhibits.values():
            store.plain(exhibit.evidence)
        progress.report(0, 0)
        data = _BEGINNING + secrets.token_bytes(_NUMBER_BYTES)
        try:
            with target.open("xb") as file:
                file.write(data)
        except FileExistsError:
            raise AlreadyExists(target) from None
        except OSError:
            raise NotWritable(target) from None
        contents = BackupContents(
            self._clock.now(), len(tables.incidents), len(tables.exhibits), len(data)
        )
        self._backups[data] = (passphrase, tables, contents)
        return contents

    def verify(self, file: Path, passphrase: str, progress: Progress) -> BackupContents:
        contents, _ = self._read(file, passphrase, progress)
        return contents

    def notes(self, file: Path, passphrase: str, progress: Progress) -> tuple[IncidentRow, ...]:
        return notes_in(self._read(file, passphrase, progress)[1])

    def restore(
        self, file: Path, passphrase: str, order: RestoreOrder, progress: Progress
    ) -> RecoveryWords:
        _, tables = self._read(file, passphrase, progress)
        if self._keeper.look_at(order.folder) is not FolderState.FREE:
            raise FolderNotEmpty(order.folder)
        return self._keeper.build(order.folder, order.new_passphrase, chosen(tables, order))

    def restore_rest(
        self, file: Path, passphrase: str, order: RestoreOrder, progress: Progress
    ) -> Restored:
        return Restored(self.restore(file, passphrase, order, progress))

    def drill(self, file: Path, passphrase: str, scratch: Path, progress: Progress) -> Drilled:
        del scratch
        contents, _ = self._read(file, passphrase, progress)
        return Drilled(contents.made_at, contents.incident_count, contents.exhibit_count, ())

    def _read(
        self, file: Path, passphrase: str, progress: Progress
    ) -> tuple[BackupContents, Tables]:
        try:
            data = file.read_bytes()
        except OSError:
            raise NotReadable(file) from None
        progress.report(0, len(data))
        if not data.startswith(_BEGINNING):
            raise NotABackup
        if data not in self._backups:
            raise BackupDamaged
        right_passphrase, tables, contents = self._backups[data]
        if passphrase != right_passphrase:
            raise WrongPassphrase
        return replace(contents, size_bytes=len(data)), tables
