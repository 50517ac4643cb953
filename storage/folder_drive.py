"""The backups of one vault on one drive. Implements `core.backups.ports.Drive` and `Drives`."""

import errno
import tempfile
from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from core.backups.drive import Drilled, DriveId, DriveReport, DriveState, DriveWritten
from core.backups.ports import Restored, RestoreOrder, Snapshot
from core.clock import Clock
from core.errors import (
    BackupDamaged,
    DatabaseDamaged,
    DriveGone,
    HeaderDamaged,
    HollyhockError,
    NoBackupsThere,
    NotWritable,
    ReadingRefused,
)
from core.incidents.incident import IncidentRow
from core.progress import Progress, Scaled
from core.vault.credentials import Credential
from core.vault.keyring import Keyring
from storage import drive_pruning
from storage.crypto.calibration import costs_for_new_slot
from storage.crypto.costs import Costs
from storage.crypto.vault_keys import VaultKeys, overwrite
from storage.drill import on_trial
from storage.drive_check import DriveCheck
from storage.drive_drill import compare_with_drive, copy_of_database
from storage.drive_folder import DriveFolder, folder_for, folders_at, read_mark
from storage.drive_header import open_drive_header
from storage.drive_states import StoredState, StoredStates, read_states
from storage.drive_writer import Target, write_state
from storage.evidence_store import BlobEvidenceStore
from storage.folder_state import look_at
from storage.header_copies import OpenedHeader
from storage.new_vault import make_vault
from storage.no_keyring import NO_KEYRING
from storage.rebuild import Rebuild, Source
from storage.snapshot import vault_snapshot
from storage.vault_folder import VaultFolder

_PULLED = frozenset({errno.ENODEV, errno.ENXIO, errno.EIO, errno.ENOENT, errno.ESTALE})


@dataclass(frozen=True, slots=True)
class Means:
    """What a drive is used with: keys by reference, good while their vault is unlocked."""

    keys: VaultKeys = field(repr=False)
    costs: Costs
    clock: Clock


class FolderDrive:
    """Implements `core.backups.ports.Drive`. `opened` is given when the keys are its own."""

    def __init__(
        self, place: Path, folder: DriveFolder, means: Means, opened: OpenedHeader | None = None
    ) -> None:
        self._place, self._folder, self._means, self._opened = place, folder, means, opened

    @classmethod
    def of_open_vault(cls, place: Path, vault_id: bytes, means: Means) -> "FolderDrive":
        """Return where backups of a vault go on a drive.

        Raises DriveOfOtherVault, NotWritable (it is gone, or no folder), ReadingRefused,
        NotReadable (it may not be listed).
        """
        look_at(place)
        if not place.is_dir():
            raise NotWritable(place)
        return cls(place, folder_for(place, vault_id), means)

    def states(self) -> tuple[DriveState, ...]:
        """Return what is on it, newest first."""
        return tuple(each.summary for each in self._stored().states)

    def drive_id(self) -> DriveId | None:
        """Return which drive it is."""
        mark = read_mark(self._folder)
        return None if mark is None else mark.drive_id

    def notes(self, state: str | None) -> tuple[IncidentRow, ...]:
        """Return what a state holds, newest first. Its database is copied to do so, sealed."""
        found, key = self._state(state), self._means.keys.database
        try:
            with (
                tempfile.TemporaryDirectory() as place,
                copy_of_database(found, key, Path(place), lambda: None) as database,
            ):
                return database.notes()
        except DatabaseDamaged as error:
            raise BackupDamaged from error

    def write(
        self, snapshot: Snapshot, progress: Progress, *, recheck: bool = False
    ) -> DriveWritten:
        """Add a state. Progress counts the bytes that are copied."""
        held = vault_snapshot(snapshot)
        with self._answering():
            states = self._stored().states
            newest = states[0].list if states else None
            known = {} if newest is None or recheck else newest.blobs
            drive_id = newest.drive_id if newest else ""
            key = self._means.keys.manifest_mac
            target = Target(self._place, self._folder, key, drive_id, known)
            written = write_state(held, target, self._means.clock.now(), progress)
        state = StoredState(self._folder.state(written.name), written.state)
        return DriveWritten(
            DriveId(written.state.drive_id),
            state.summary,
            written.copied_bytes,
            written.state.unreadable,
        )

    def verify(self, progress: Progress) -> DriveReport:
        """Read all of it and compare it with its lists. Progress counts bytes."""
        stored = self._stored()
        if not stored.states and not stored.flaws:
            raise NoBackupsThere(self._place)
        return DriveCheck(self._folder, stored, self._means.keys.blob).run(progress)

    def freed_bytes(self, goners: Sequence[DriveState]) -> int:
        """Return how much room it would make to remove these states."""
        return drive_pruning.freed_bytes(self._stored(), _names(goners))

    def prune(self, goners: Sequence[DriveState], progress: Progress) -> None:
        """Remove states, and files that no other state needs. Progress counts folders."""
        with self._answering():
            drive_pruning.prune(self._folder, self._stored(), _names(goners), progress)

    def restore(self, order: RestoreOrder, progress: Progress) -> Restored:
        """Build a new vault from a state. Progress counts bytes of originals."""
        means = self._means
        state, keys = self._state(order.state), means.keys
        source = Source(
            state.files.database,
            keys.database,
            BlobEvidenceStore(VaultFolder(self._folder.root), keys.blob, means.clock),
            state.list.schema,
            has_files_of_draft=False,
        )
        rebuild = Rebuild(source, order.only, means.clock, progress)
        costs = costs_for_new_slot(means.costs)
        words, vault_key = make_vault(order.folder, order.new_passphrase, costs, rebuild.fill)
        overwrite(vault_key)
        return Restored(words, tuple(rebuild.lost))

    def drill(self, scratch: Path, progress: Progress) -> Drilled:
        """Restore the newest state on trial. Progress counts bytes, read and compared."""
        state = self._state(None)
        means = self._means
        total = 2 * state.list.size_bytes

        def restore(folder: Path, passphrase: str) -> None:
            self.restore(RestoreOrder(folder, passphrase, state.files.name), whole)

        whole = Scaled(progress, 0, total // 2, total)
        with on_trial(scratch, means.clock, restore) as trial:
            compare = Scaled(progress, total // 2, total // 2, total)
            compare_with_drive(trial, self._folder, state, means.keys, compare)
            flaws = tuple(trial.flaws)
        found = state.list
        return Drilled(found.made_at, found.incident_count, found.exhibit_count, flaws)

    def close(self) -> None:
        """Forget the keys, if they are this drive's own."""
        if self._opened is not None:
            self._opened.wipe()

    def _state(self, name: str | None) -> StoredState:
        for each in self._stored().states:
            if name in {None, each.files.name}:
                return each
        raise NoBackupsThere(self._place)

    def _stored(self) -> StoredStates:
        return read_states(self._folder, self._means.keys.manifest_mac)

    @contextmanager
    def _answering(self) -> Iterator[None]:
        """Tell a drive that was pulled from one that refuses."""
        try:
            yield
        except NotWritable as error:
            cause = error.__cause__
            if isinstance(cause, OSError) and cause.errno in _PULLED:
                raise DriveGone(self._place) from error
            raise


class FolderDrives:
    """Implements `core.backups.ports.Drives`."""

    def __init__(self, costs: Costs, clock: Clock, keyring: Keyring = NO_KEYRING) -> None:
        self._costs, self._clock, self._keyring = costs, clock, keyring

    def open(self, place: Path, credential: Credential) -> FolderDrive:
        """Find the backups at a place, by any header on it that the credential opens."""
        failure: HollyhockError = HeaderDamaged()
        for folder in folders_at(place):
            try:
                opened = open_drive_header(folder, credential, self._keyring)
            except HollyhockError as error:
                # One that nobody may look into could be the one that is meant.
                failure = failure if isinstance(failure, ReadingRefused) else error
                continue
            means = Means(opened.keys, self._costs, self._clock)
            return FolderDrive(place, folder, means, opened)
        raise failure


def _names(states: Collection[DriveState]) -> frozenset[str]:
    return frozenset(each.name for each in states)
