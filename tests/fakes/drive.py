"""Backup drives in memory: the folder on disk stands only for where they are."""

from __future__ import annotations

from collections.abc import Sequence
from copy import deepcopy
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from core.backups.drive import Drilled, DriveId, DriveReport, DriveState, DriveWritten
from core.backups.ports import Restored, RestoreOrder, Snapshot
from core.errors import (
    HollyhockError,
    NoBackupsThere,
    UnknownRecord,
    WrongPassphrase,
    WrongRecoveryWords,
)
from core.ids import BlobId, new_id
from core.incidents.incident import IncidentRow
from core.incidents.search import IncidentQuery
from core.progress import Progress
from core.vault.credentials import Credential, Passphrase, RecoveryWords
from tests.fakes.backup_record_store import MemorySnapshot
from tests.fakes.incident_store import MemoryIncidentStore
from tests.fakes.tables import Tables

if TYPE_CHECKING:
    from tests.fakes.vault_keeper import MemoryVault, MemoryVaultKeeper


@dataclass
class Kept:
    """One state: what the vault held, and what opened it then."""

    state: DriveState
    tables: Tables
    passphrase: str
    words: RecoveryWords


@dataclass
class Held:
    """What is on one drive."""

    drive_id: DriveId = field(default_factory=lambda: DriveId(new_id()))
    vault_id: str = ""
    kept: list[Kept] = field(default_factory=list)
    blobs: dict[BlobId, int] = field(default_factory=dict)
    vault: MemoryVault | None = None


class MemoryDrive:
    """Implements `core.backups.ports.Drive`."""

    def __init__(self, vault: MemoryVault, held: Held, place: Path) -> None:
        self._vault, self._held, self._place = vault, held, place

    def states(self) -> tuple[DriveState, ...]:
        return tuple(each.state for each in reversed(self._held.kept))

    def drive_id(self) -> DriveId | None:
        return self._held.drive_id if self._held.kept else None

    def notes(self, state: str | None) -> tuple[IncidentRow, ...]:
        for kept in reversed(self._held.kept):
            if state in {None, kept.state.name}:
                return notes_in(kept.tables)
        raise NoBackupsThere(self._place)

    def write(
        self, snapshot: Snapshot, progress: Progress, *, recheck: bool = False
    ) -> DriveWritten:
        del recheck
        assert isinstance(snapshot, MemorySnapshot)
        assert snapshot.tables is not None
        tables = deepcopy(snapshot.tables)
        progress.report(0, 1)
        named = [exhibit.evidence for _, exhibit in tables.exhibits.values()]
        there = [each for each in named if each.blob_id in tables.blobs]
        lost = tuple(each.name for each in named if each.blob_id not in tables.blobs)
        new = {each.blob_id: each.size_bytes for each in there}
        copied = sum(size for blob, size in new.items() if blob not in self._held.blobs)
        self._held.blobs |= new
        state = DriveState(
            new_id(),
            self._vault.clock.now(),
            self._vault.generation,
            len(tables.incidents),
            len(named),
            len(lost),
            sum(new.values()) + 1,
        )
        self._held.vault = self._vault
        kept = Kept(state, tables, self._vault.passphrase, self._vault.words)
        self._held.kept.append(kept)
        return DriveWritten(self._held.drive_id, state, copied + 1, lost)

    def verify(self, progress: Progress) -> DriveReport:
        if not self._held.kept:
            raise NoBackupsThere(self._place)
        progress.report(0, 1)
        return DriveReport(self.states(), sum(each.size_bytes for each in self.states()), ())

    def freed_bytes(self, goners: Sequence[DriveState]) -> int:
        return len(goners)

    def prune(self, goners: Sequence[DriveState], progress: Progress) -> None:
        kept = [each for each in self._held.kept if each.state not in goners]
        if not kept:
            raise ValueError
        progress.report(0, 1)
        self._held.kept = kept

    def restore(self, order: RestoreOrder, progress: Progress) -> Restored:
        for kept in reversed(self._held.kept):
            if order.state in {None, kept.state.name}:
                progress.report(0, 1)
                tables = chosen(kept.tables, order)
                assert self._vault.build is not None
                return Restored(self._vault.build(order.folder, order.new_passphrase, tables))
        raise NoBackupsThere(self._place)

    def drill(self, scratch: Path, progress: Progress) -> Drilled:
        del scratch
        if not self._held.kept:
            raise NoBackupsThere(self._place)
        progress.report(0, 1)
        state = self._held.kept[-1].state
        return Drilled(state.made_at, state.incident_count, state.exhibit_count, ())

    def close(self) -> None:
        """Nothing to forget."""


class MemoryDrives:
    """Implements `core.backups.ports.Drives`."""

    def __init__(self, keeper: MemoryVaultKeeper) -> None:
        self._keeper = keeper

    def open(self, place: Path, credential: Credential) -> MemoryDrive:
        held = self._keeper.drives.get(place)
        if held is None or held.vault is None:
            raise NoBackupsThere(place)
        fits = any(credential in (Passphrase(e.passphrase), e.words) for e in held.kept)
        if not fits:
            is_passphrase = isinstance(credential, Passphrase)
            error: HollyhockError = WrongPassphrase() if is_passphrase else WrongRecoveryWords()
            raise error
        return MemoryDrive(held.vault, held, place)


def notes_in(tables: Tables) -> tuple[IncidentRow, ...]:
    store = MemoryIncidentStore(tables)
    return tuple(store.page(IncidentQuery(), below=None, limit=len(tables.incidents)))


def chosen(tables: Tables, order: RestoreOrder) -> Tables:
    made = deepcopy(tables)
    if order.only is None:
        return made
    for incident_id in order.only:
        if incident_id not in made.incidents:
            raise UnknownRecord(incident_id)
    made.incidents = {k: v for k, v in made.incidents.items() if k in order.only}
    made.exhibits = {k: v for k, v in made.exhibits.items() if v[0] in order.only}
    return made
