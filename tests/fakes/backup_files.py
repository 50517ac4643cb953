"""Backup files of vaults in memory: the file on disk is a number that says which backup it is."""

import secrets
from copy import deepcopy
from dataclasses import dataclass, replace
from pathlib import Path

from core.backups.backup import BackupContents, FileWritten
from core.backups.drive import Drilled
from core.backups.ports import Restored, RestoreOrder, Snapshot
from core.clock import Clock
from core.errors import (
    AlreadyExists,
    BackupDamaged,
    BackupOfOtherVault,
    FolderNotEmpty,
    NoRecoveryWords,
    NotABackup,
    NotReadable,
    NotWritable,
    NoWordsFile,
    WordsFileDamaged,
    WordsFileOfOther,
    WordsFileThere,
    WrongPassphrase,
    WrongRecoveryWords,
)
from core.incidents.incident import IncidentRow
from core.progress import Progress, Unwatched
from core.vault.credentials import Passphrase, RecoveryWords, Typed
from core.vault.ports import FolderState
from tests.fakes.backup_record_store import MemorySnapshot
from tests.fakes.drive import chosen, notes_in
from tests.fakes.evidence_store import MemoryEvidenceStore
from tests.fakes.tables import Tables
from tests.fakes.vault_keeper import MemoryVaultKeeper, check_words

_BEGINNING = b"age-encryption.org/v1\n"
_NUMBER_BYTES = 4096


@dataclass
class _Backup:
    passphrase: str
    words: RecoveryWords | None
    tables: Tables
    contents: BackupContents
    vault: int


class MemoryBackupFiles:
    """Implements `core.backups.ports.BackupFiles` for vaults of a MemoryVaultKeeper."""

    def __init__(self, keeper: MemoryVaultKeeper, clock: Clock) -> None:
        self._keeper = keeper
        self._clock = clock
        self._backups: dict[bytes, _Backup] = {}
        self._small: dict[bytes, bytes] = {}
        """From the bytes of a small file to those of the backup that it opens."""

    def write(
        self,
        snapshot: Snapshot,
        target: Path,
        passphrase: str,
        progress: Progress,
        *,
        with_words: bool = False,
    ) -> FileWritten:
        assert isinstance(snapshot, MemorySnapshot)
        assert snapshot.tables is not None
        tables = deepcopy(snapshot.tables)
        store = MemoryEvidenceStore(tables, self._clock)
        for _, exhibit in tables.exhibits.values():
            store.plain(exhibit.evidence)
        small = _small_file(target)
        if with_words and snapshot.words is not None and small.exists():
            raise AlreadyExists(small)
        progress.report(0, 0)
        data = _BEGINNING + secrets.token_bytes(_NUMBER_BYTES)
        _write(target, data)
        contents = BackupContents(
            self._clock.now(), len(tables.incidents), len(tables.exhibits), len(data)
        )
        self._backups[data] = _Backup(passphrase, snapshot.words, tables, contents, snapshot.vault)
        if not with_words:
            return FileWritten(contents)
        if snapshot.words is None:
            return FileWritten(contents, words_problem=NoRecoveryWords())
        self._write_small(small, data)
        return FileWritten(contents, small)

    def has_words(self, file: Path) -> bool:
        return _small_file(file).exists()

    def let_words_open(self, snapshot: Snapshot, file: Path, passphrase: str) -> Path:
        assert isinstance(snapshot, MemorySnapshot)
        if snapshot.words is None:
            raise NoRecoveryWords
        small = _small_file(file)
        if small.exists():
            raise WordsFileThere(small)
        self._read(file, Passphrase(passphrase), Unwatched())
        data = file.read_bytes()
        backup = self._backups[data]
        if backup.vault != snapshot.vault:
            raise BackupOfOtherVault(file)
        self._write_small(small, data)
        backup.words = snapshot.words
        return small

    def _write_small(self, small: Path, data: bytes) -> None:
        number = secrets.token_bytes(_NUMBER_BYTES)
        _write(small, number)
        self._small[number] = data

    def verify(self, file: Path, credential: Typed, progress: Progress) -> BackupContents:
        contents, _ = self._read(file, credential, progress)
        return contents

    def notes(self, file: Path, credential: Typed, progress: Progress) -> tuple[IncidentRow, ...]:
        return notes_in(self._read(file, credential, progress)[1])

    def restore(
        self, file: Path, credential: Typed, order: RestoreOrder, progress: Progress
    ) -> RecoveryWords:
        _, tables = self._read(file, credential, progress)
        if self._keeper.look_at(order.folder) is not FolderState.FREE:
            raise FolderNotEmpty(order.folder)
        return self._keeper.build(order.folder, order.new_passphrase, chosen(tables, order))

    def restore_rest(
        self, file: Path, credential: Typed, order: RestoreOrder, progress: Progress
    ) -> Restored:
        return Restored(self.restore(file, credential, order, progress))

    def drill(self, file: Path, credential: Typed, scratch: Path, progress: Progress) -> Drilled:
        del scratch
        contents, _ = self._read(file, credential, progress)
        return Drilled(contents.made_at, contents.incident_count, contents.exhibit_count, ())

    def _read(
        self, file: Path, credential: Typed, progress: Progress
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
        backup = self._backups[data]
        if isinstance(credential, Passphrase):
            if credential.text != backup.passphrase:
                raise WrongPassphrase
        else:
            self._try_words(_small_file(file), data, credential)
        return replace(backup.contents, size_bytes=len(data)), backup.tables

    def _try_words(self, small: Path, data: bytes, words: RecoveryWords) -> None:
        check_words(words)
        if not small.exists():
            raise NoWordsFile(small)
        opens = self._small.get(small.read_bytes())
        if opens is None:
            raise WordsFileDamaged(small)
        if opens != data:
            raise WordsFileOfOther(small)
        if words != self._backups[data].words:
            raise WrongRecoveryWords


def _small_file(backup: Path) -> Path:
    return backup.with_name(f"{backup.name}.words")


def _write(path: Path, data: bytes) -> None:
    try:
        with path.open("xb") as file:
            file.write(data)
    except FileExistsError:
        raise AlreadyExists(path) from None
    except OSError:
        raise NotWritable(path) from None
