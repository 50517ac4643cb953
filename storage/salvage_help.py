"""A backup that helps to save a vault: a drive, or a portable file."""

import secrets
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from core.backups.ports import RestoreOrder
from core.clock import Clock
from core.errors import NoBackupsThere
from core.progress import Progress
from core.vault.credentials import Credential, Passphrase, Remembered, Typed
from core.vault.keyring import Keyring
from storage.backup_archive import AgeBackupFiles
from storage.credential_opener import opener_for
from storage.crypto.vault_keys import VaultKeys
from storage.drill import on_trial
from storage.drive_folder import DriveFolder, folders_at
from storage.drive_header import open_drive_header
from storage.drive_states import read_states
from storage.evidence_store import BlobEvidenceStore
from storage.folder_state import look_at
from storage.header_copies import HeaderCopies, OpenedHeader, open_header
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
        """Lend what is in it; `keys` are the vault's. Raises BackupDamaged, DiskFull, Cancelled."""
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
        """Lend what was restored of it; all of it was compared with its own list."""
        del keys

        def restore(folder: Path, passphrase: str) -> None:
            order = RestoreOrder(folder, passphrase)
            self._means.files.restore(self._file, self._opens_file, order, progress)

        with on_trial(scratch, self._means.clock, restore) as trial:
            trial.database.close()
            databases = Databases((trial.folder.database,), trial.keys.database)
            yield Source(databases, Files(trial.folder, trial.evidence))


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
