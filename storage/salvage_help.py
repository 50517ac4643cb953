"""A backup that helps to save a vault: a drive, or a portable file."""

import secrets
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from core.backups.ports import Restored, RestoreOrder
from core.backups.rest import RestReport
from core.clock import Clock
from core.errors import NoBackupsThere
from core.progress import Progress
from core.vault.credentials import Credential, Passphrase, Remembered, Typed
from core.vault.keyring import Keyring
from storage.backup_archive import AgeBackupFiles
from storage.backup_database import BackupDatabase
from storage.credential_opener import opener_for
from storage.crypto.vault_keys import VaultKeys
from storage.database import Database
from storage.drill import on_trial
from storage.drive_folder import DriveFolder, folders_at
from storage.drive_header import open_drive_header
from storage.drive_states import read_states
from storage.evidence_store import BlobEvidenceStore
from storage.folder_state import look_at
from storage.header_copies import HeaderCopies, OpenedHeader, open_header
from storage.incident_store import SqlIncidentStore
from storage.vault_folder import VaultFolder
from storage.vault_header import parse_header


@dataclass(frozen=True, slots=True)
class Files:
    """Sealed files in a folder that is laid out as a vault, and what opens them."""

    folder: VaultFolder
    store: BlobEvidenceStore


@dataclass(frozen=True, slots=True)
class Databases:
    """Databases that one key opens, newest first."""

    places: tuple[Path, ...]
    key: bytearray = field(repr=False)


@dataclass(frozen=True, slots=True)
class Source:
    """What a backup gives."""

    databases: Databases
    files: Files
    rest: RestReport | None = None
    """What could be read of a file that is damaged itself; None: it is whole, or a drive."""

    @property
    def may_lack_notes(self) -> bool:
        """Whether its newest database was put together from parts."""
        return self.rest is not None and not self.rest.is_complete

    @property
    def has_notes(self) -> bool:
        """Whether it is known to have any."""
        return self.rest is None or self.rest.notes > 0


@dataclass(frozen=True, slots=True)
class HelpMeans:
    """What it takes to use a backup."""

    files: AgeBackupFiles
    keyring: Keyring
    clock: Clock


class Help(Protocol):
    """A backup of the vault that is to be saved."""

    def header(self, credential: Credential) -> OpenedHeader:
        """Open a header in it. Raises HeaderDamaged, BackupDamaged, what refuses the credential."""
        ...

    def opened(
        self, keys: VaultKeys, scratch: Path, progress: Progress
    ) -> AbstractContextManager[Source]:
        """Lend what is in it; `keys` are the vault's.

        Raises NothingLeftInBackup, DiskFull, NotWritable, Cancelled.
        """
        ...


class DriveHelp:
    """A drive: its blobs and databases have the vault's own keys."""

    def __init__(self, folder: DriveFolder, means: HelpMeans) -> None:
        self._folder, self._means = folder, means

    def header(self, credential: Credential) -> OpenedHeader:
        """Open the newest header that opens."""
        return open_drive_header(self._folder, credential, self._means.keyring)

    @contextmanager
    def opened(self, keys: VaultKeys, scratch: Path, progress: Progress) -> Iterator[Source]:
        """Lend it as it lies there."""
        del scratch, progress
        states = read_states(self._folder, keys.manifest_mac).states
        databases = Databases(tuple(each.files.database for each in states), keys.database)
        folder = VaultFolder(self._folder.root)
        store = BlobEvidenceStore(folder, keys.blob, self._means.clock)
        yield Source(databases, Files(folder, store))


class FileHelp:
    """A portable file: it is restored into the scratch folder, under a key that nobody keeps."""

    def __init__(self, file: Path, opens_file: Typed, means: HelpMeans) -> None:
        self._file, self._opens_file, self._means = file, opens_file, means

    def header(self, credential: Credential) -> OpenedHeader:
        """Open the vault's header as it was."""
        stored = parse_header(self._means.files.header(self._file, self._opens_file))
        opener = opener_for(credential, self._means.keyring)
        return open_header(HeaderCopies((stored,), are_equal=False), opener)

    @contextmanager
    def opened(self, keys: VaultKeys, scratch: Path, progress: Progress) -> Iterator[Source]:
        """Lend what was restored of it: of a damaged file, whatever is whole in it."""
        del keys
        found: list[Restored] = []

        def restore(folder: Path, passphrase: str) -> None:
            order, files = RestoreOrder(folder, passphrase), self._means.files
            # The files that belong to no note are found by themselves; a note would be one more.
            found.append(
                files.restore_rest(self._file, self._opens_file, order, progress, leaves_note=False)
            )

        with on_trial(scratch, self._means.clock, restore) as trial:
            rest = _rest_of(found[0], trial.database)
            trial.database.close()
            databases = Databases((trial.folder.database,), trial.keys.database)
            yield Source(databases, Files(trial.folder, trial.evidence), rest)


def _rest_of(restored: Restored, database: Database) -> RestReport | None:
    """Return what came back of a file, also when only files are missing; None: all of it."""
    if restored.rest is not None or not restored.lost:
        return restored.rest
    notes = SqlIncidentStore(database).count_all()
    files = sum(1 for _ in BackupDatabase(database).files()) - len(restored.lost)
    return RestReport(
        notes=notes,
        notes_before=notes,
        is_complete=True,
        do_seals_fit=True,
        files=files,
        files_without_note=0,
        lost=restored.lost,
    )


def help_of(place: Path, credential: Credential, file_passphrase: str, means: HelpMeans) -> Help:
    """Find out what backup the person means: there must be one.

    `file_passphrase`: empty when a file opens with what opens the vault. Raises NoBackupsThere,
    ReadingRefused, NotReadable.
    """
    look_at(place)  # or else it would be taken for a file when it may not be seen
    if place.is_dir():
        found = folders_at(place)
        if len(found) != 1:
            raise NoBackupsThere(place)
        return DriveHelp(found[0], means)
    return FileHelp(place, _opening_file(credential, file_passphrase), means)


def _opening_file(credential: Credential, file_passphrase: str) -> Typed:
    if file_passphrase:
        return Passphrase(file_passphrase)
    # What a computer's key store remembers opens no file: then nothing does.
    return Passphrase(secrets.token_hex()) if isinstance(credential, Remembered) else credential
