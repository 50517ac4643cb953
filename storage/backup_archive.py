"""Portable backups: writing, verifying, restoring. Nothing plain ever touches the disk."""

import os
import secrets
import tempfile
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from functools import partial
from io import BufferedReader
from pathlib import Path
from typing import BinaryIO

from core.backups.backup import BackupContents, FileWritten
from core.backups.drive import Drilled
from core.backups.ports import Restored, RestoreOrder, Snapshot
from core.clock import Clock
from core.errors import (
    AlreadyExists,
    BackupDamaged,
    BackupOfOtherVault,
    HeaderDamaged,
    HollyhockError,
    NoRecoveryWords,
    WordsFileThere,
)
from core.ids import IncidentId
from core.incidents.evidence import SealedEvidence
from core.incidents.incident import IncidentRow
from core.progress import Progress, Scaled, Unwatched
from core.vault.credentials import RecoveryWords, Typed
from storage.adoption import adopted
from storage.atomic_file import new_file, os_errors
from storage.backup_format import BackupFacts
from storage.backup_reader import (
    DatabasePlace,
    TakeOriginal,
    read_backup,
    read_header,
    read_notes,
)
from storage.backup_writer import Titles, survey, write_backup
from storage.crypto.age import AgeOpener, by_passphrase, new_file_key, write_age
from storage.crypto.age_header import AgeHeader
from storage.crypto.costs import Costs
from storage.database import KEY_BYTES, SALT_BYTES, Database
from storage.drill import on_trial
from storage.early_flush import bring_to_disk
from storage.evidence_store import BlobEvidenceStore
from storage.hash_thread import HashThread, buffers
from storage.new_vault import NewVaultParts
from storage.read_back import ReadBack
from storage.regular_file import open_regular
from storage.rest_of_backup import RestOfBackup
from storage.seal_thread import SealThread
from storage.snapshot import VaultSnapshot, vault_snapshot
from storage.vault_header import parse_header
from storage.vault_keeper import FolderVaultKeeper
from storage.watched_file import watched
from storage.words_beside import age_opener, place_beside, write_beside

Read = Callable[[DatabasePlace, TakeOriginal], object]

_READ_BYTES = 1024 * 1024


class AgeBackupFiles:
    """Implements `core.backups.ports.BackupFiles`."""

    def __init__(
        self, keeper: FolderVaultKeeper, costs: Costs, clock: Clock, titles: Titles | None = None
    ) -> None:
        self._titles: Titles = titles or {}
        self._keeper = keeper
        self._costs = costs
        self._clock = clock

    def write(
        self,
        snapshot: Snapshot,
        target: Path,
        passphrase: str,
        progress: Progress,
        *,
        with_words: bool = False,
    ) -> FileWritten:
        """Write a backup file, and what the recovery words need to open it, and read both back."""
        held, file_key = vault_snapshot(snapshot), new_file_key()
        if with_words and held.words is not None and os.path.lexists(place_beside(target)):
            raise AlreadyExists(place_beside(target))
        contents = self._write(held, target, passphrase, file_key, progress)
        if not with_words:
            return FileWritten(contents)
        if held.words is None:
            return FileWritten(contents, words_problem=NoRecoveryWords())
        try:
            return FileWritten(contents, write_beside(target, held.words, file_key))
        except HollyhockError as problem:
            return FileWritten(contents, words_problem=problem)

    def has_words(self, file: Path) -> bool:
        """Tell whether a small file for recovery words is beside a backup file, from its name."""
        return os.path.lexists(place_beside(file))

    def let_words_open(self, snapshot: Snapshot, file: Path, passphrase: str) -> Path:
        """Make the small file of a backup file that is there."""
        lock = vault_snapshot(snapshot).words
        if lock is None:
            raise NoRecoveryWords
        if self.has_words(file):
            raise WordsFileThere(place_beside(file))
        keys: list[bytes] = []

        def opener(header: AgeHeader) -> bytes:
            keys.append(by_passphrase(passphrase)(header))
            return keys[0]

        with _opened(file, Unwatched()) as (watched, _):
            header = read_header(watched, opener)
        try:
            vault_id = parse_header(header).header.vault_id
        except HeaderDamaged as error:
            raise BackupDamaged from error
        if vault_id != lock.vault_id:
            raise BackupOfOtherVault(file)
        return write_beside(file, lock, keys[0])

    def _write(
        self,
        held: VaultSnapshot,
        target: Path,
        passphrase: str,
        file_key: bytes,
        progress: Progress,
    ) -> BackupContents:
        """Write a backup file and read all of it back. Progress counts the bytes of both."""
        found = survey(held, self._clock.now(), self._titles)
        half = found.plain_bytes

        def read_back(written: BinaryIO) -> BackupFacts:
            return _verify(written, by_passphrase(passphrase), held.database_copy.parent)

        with new_file(target) as file:
            with ReadBack(Path(file.name), read_back) as back:

                def report(done: int) -> None:
                    back.check()
                    progress.report(min(done, half) + min(back.position, half), 2 * half)

                payload = write_age(file, passphrase, self._costs.scrypt_log_n, file_key)
                with SealThread(file, payload, back.is_on_disk) as sealing:
                    write_backup(held, found.facts, sealing.write, self._titles, report)
                    sealing.finish()
                bring_to_disk(file.fileno())
                report(half)
                back.finish(lambda: report(half))
            size_bytes = file.tell()
        return _contents(found.facts, size_bytes)

    def verify(self, file: Path, credential: Typed, progress: Progress) -> BackupContents:
        """Read a backup file to its end and compare everything with the list inside it."""
        with _opened(file, progress) as (watched, size_bytes):
            facts = _verify(watched, age_opener(file, credential), Path(tempfile.gettempdir()))
        return _contents(facts, size_bytes)

    def notes(self, file: Path, credential: Typed, progress: Progress) -> tuple[IncidentRow, ...]:
        """Return what a backup file holds, newest first."""
        scratch = Path(tempfile.gettempdir())
        with _opened(file, progress) as (watched, _), _own_place(scratch) as place:
            return read_notes(watched, age_opener(file, credential), place)

    def header(self, file: Path, credential: Typed) -> bytes:
        """Return the header of the vault that a backup file was made of. Raises as `verify`."""
        with _opened(file, Unwatched()) as (watched, _):
            return read_header(watched, age_opener(file, credential))

    def restore(
        self, file: Path, credential: Typed, order: RestoreOrder, progress: Progress
    ) -> RecoveryWords:
        """Build a new vault, with a key of its own, in a folder that is empty or not there."""
        opener = age_opener(file, credential)
        with _opened(file, progress) as (watched, _):

            def fill(parts: NewVaultParts) -> None:
                self._fill(parts, order.only, partial(read_backup, watched, opener))

            return self._keeper.build(order.folder, order.new_passphrase, fill)

    def drill(self, file: Path, credential: Typed, scratch: Path, progress: Progress) -> Drilled:
        """Restore on trial, read the file again and compare. Progress counts the bytes of both."""
        with open_regular(file) as opened:
            size_bytes = os.fstat(opened.fileno()).st_size

        def restore(folder: Path, new_passphrase: str) -> None:
            order = RestoreOrder(folder, new_passphrase)
            self.restore(file, credential, order, Scaled(progress, 0, size_bytes, 2 * size_bytes))

        with on_trial(scratch, self._clock, restore) as trial:
            key, salt = secrets.token_bytes(KEY_BYTES), secrets.token_bytes(SALT_BYTES)
            place = DatabasePlace(trial.folder.root.parent / "again.db", key, salt)
            with _opened(file, Scaled(progress, size_bytes, size_bytes, 2 * size_bytes)) as (
                watched,
                _,
            ):
                facts = read_backup(
                    watched, age_opener(file, credential), place, trial.compare_original
                )
            right = Database.open(place.path, key, salt)
            try:
                trial.compare_records(right)
            finally:
                right.close()
            flaws = tuple(trial.flaws)
        return Drilled(facts.made_at, facts.incident_count, facts.exhibit_count, flaws)

    def restore_rest(
        self,
        file: Path,
        credential: Typed,
        order: RestoreOrder,
        progress: Progress,
        *,
        leaves_note: bool = True,
    ) -> Restored:
        """Build a new vault from what is left of a damaged file.

        Without a note that tells, whole files that belong to no note lie in it unnamed.
        """
        opener = age_opener(file, credential)
        with _opened(file, progress) as (watched, _):
            rest = RestOfBackup(watched, opener, order, self._clock, leaves_note)
            words = self._keeper.build(order.folder, order.new_passphrase, rest.fill)
        return Restored(words, rest.lost, rest.report)

    def _fill(self, parts: NewVaultParts, only: Collection[IncidentId] | None, read: Read) -> None:
        """Put in what `read` finds."""
        store = BlobEvidenceStore(parts.folder, parts.keys.blob, self._clock)
        place = DatabasePlace(parts.folder.database, parts.keys.database, parts.database_salt)
        read(place, store.reseal)
        with adopted(parts, store, only, self._clock):
            pass


def _verify(watched: BinaryIO, opener: AgeOpener, scratch: Path) -> BackupFacts:
    """Read through; the database lies in `scratch` meanwhile, under a key that nobody keeps."""
    with _own_place(scratch) as place:
        return read_backup(watched, opener, place, _compare)


@contextmanager
def _own_place(scratch: Path) -> Iterator[DatabasePlace]:
    """Lend a place for a database, under a key that nobody keeps. Raises NotWritable, DiskFull."""
    with os_errors(scratch):
        folder = tempfile.TemporaryDirectory(dir=scratch)
    with folder as name:
        key, salt = secrets.token_bytes(KEY_BYTES), secrets.token_bytes(SALT_BYTES)
        yield DatabasePlace(Path(name) / "vault.db", key, salt)


def _compare(evidence: SealedEvidence, original: BufferedReader) -> None:
    with HashThread() as digest:
        for buffer in buffers(min(_READ_BYTES, evidence.size_bytes + 1)):
            count = original.readinto(buffer)
            if not count:
                break
            digest.update(buffer[:count])
        if digest.hexdigest() != evidence.sha256:
            raise BackupDamaged


def _contents(facts: BackupFacts, size_bytes: int) -> BackupContents:
    return BackupContents(facts.made_at, facts.incident_count, facts.exhibit_count, size_bytes)


@contextmanager
def _opened(path: Path, progress: Progress) -> Iterator[tuple[BinaryIO, int]]:
    """Open somebody's file; give it with its size. Raises NotReadable, ReadingRefused."""
    with open_regular(path) as file:
        size_bytes = os.fstat(file.fileno()).st_size
        yield watched(file, path, lambda done: progress.report(done, size_bytes)), size_bytes
