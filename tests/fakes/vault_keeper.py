"""Vaults in memory: the folder on disk holds only a sign that one is there."""

import secrets
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from core.backups.ports import Restored, Snapshot
from core.clock import Clock
from core.errors import (
    DriveOfOtherVault,
    FolderNotEmpty,
    KeyringProblem,
    LastWayIn,
    MistypedRecoveryWords,
    NoRecoveryWords,
    NotAVault,
    NotRemembered,
    NotWritable,
    SecondFactorMissing,
    TiedToComputer,
    UnknownRecord,
    VaultInUse,
    WrongPassphrase,
    WrongRecoveryWords,
)
from core.ids import new_id
from core.progress import Progress
from core.vault.credentials import Credential, Passphrase, RecoveryWords
from core.vault.keyring import Keyring
from core.vault.ports import FolderState, Notice, VaultInfo
from core.vault.ways_in import WayIn, WayKind, may_go
from tests.fakes.backup_record_store import MemoryBackupRecordStore, MemorySnapshot
from tests.fakes.drive import Held, MemoryDrive
from tests.fakes.evidence_store import MemoryEvidenceStore
from tests.fakes.file_words_store import MemoryFileWordsStore
from tests.fakes.incident_store import MemoryIncidentStore
from tests.fakes.keyring import MemoryKeyring
from tests.fakes.look_store import MemoryLookStore
from tests.fakes.mark_store import MemoryMarkStore
from tests.fakes.match_store import MemoryMatchStore
from tests.fakes.own_store import MemoryOwnStore
from tests.fakes.person_store import MemoryPersonStore
from tests.fakes.status_store import MemoryStatusStore
from tests.fakes.tables import Tables

_SIGN = "a vault is here"
_WORD_COUNT = 8
_WORDS = ("amber", "birch", "cedar", "delta", "ember", "fjord", "grove", "hazel", "inlet", "joker")


@dataclass
class MemoryVault:
    """Implements `core.vault.ports.OpenVault`, and is the closed vault too."""

    passphrase: str
    words: RecoveryWords
    clock: Clock
    created_at: datetime
    tables: Tables = field(default_factory=Tables)
    vault_id: str = field(default_factory=new_id)
    generation: int = 0
    is_open: bool = False
    on_drives: dict[Path, Held] = field(default_factory=dict)
    build: Callable[[Path, str, Tables], RecoveryWords] | None = None
    renewal: tuple[str, RecoveryWords] | None = None
    keyring: Keyring = field(default_factory=MemoryKeyring)
    entries: dict[WayKind, tuple[str, bytes]] = field(default_factory=dict)
    """What the key store has to hold for the ways in that need it."""

    def __post_init__(self) -> None:
        self.incidents = MemoryIncidentStore(self.tables)
        self.evidence = MemoryEvidenceStore(self.tables, self.clock)
        self.people = MemoryPersonStore(self.tables)
        self.matches = MemoryMatchStore(self.tables)
        self.file_words = MemoryFileWordsStore(self.tables)
        self.looks = MemoryLookStore(self.tables)
        self.statuses = MemoryStatusStore(self.tables)
        self.marks = MemoryMarkStore(self.tables)
        self.own = MemoryOwnStore(self.tables)
        self.backups = MemoryBackupRecordStore(self.tables, self._words_in_use)
        self.notices: frozenset[Notice] = frozenset()
        self.ways = {kind: new_id() for kind in (WayKind.PASSPHRASE, WayKind.RECOVERY_WORDS)}

    def info(self) -> VaultInfo:
        tables = self.tables
        return VaultInfo(
            vault_id=self.vault_id,
            format_version=1,
            schema_version=1,
            generation=self.generation,
            created_at=self.created_at,
            incident_count=len(tables.incidents),
            exhibit_count=len(tables.exhibits),
            person_count=len(tables.people),
        )

    def check_database(self) -> None:
        """Memory is never damaged."""

    def check_credential(self, credential: Credential) -> None:
        if isinstance(credential, Passphrase):
            if WayKind.PASSPHRASE_HERE in self.ways and not self._is_in_keyring(
                WayKind.PASSPHRASE_HERE
            ):
                raise SecondFactorMissing
            if credential.text != self.passphrase:
                raise WrongPassphrase
        elif isinstance(credential, RecoveryWords):
            check_words(credential)
            if WayKind.RECOVERY_WORDS not in self.ways or credential != self.words:
                raise WrongRecoveryWords
        elif not self._is_in_keyring(WayKind.REMEMBERED):
            raise NotRemembered

    def ways_in(self) -> tuple[WayIn, ...]:
        return tuple(WayIn(way_id, kind) for kind, way_id in self.ways.items())

    def change_passphrase(self, new_passphrase: str, *, with_keyring: bool = False) -> None:
        kind = WayKind.PASSPHRASE_HERE if with_keyring else WayKind.PASSPHRASE
        gone = (WayKind.PASSPHRASE, WayKind.PASSPHRASE_HERE, WayKind.REMEMBERED)
        if with_keyring and WayKind.RECOVERY_WORDS not in self.ways:
            raise NoRecoveryWords
        entry = self._new_entry() if with_keyring else None
        self._take_away(*gone)
        self._add(kind, entry)
        self.passphrase = new_passphrase

    def fresh_words(self) -> RecoveryWords:
        return _fresh_words()

    def change_words(self, words: RecoveryWords) -> None:
        check_words(words)
        self._take_away(WayKind.RECOVERY_WORDS)
        self._add(WayKind.RECOVERY_WORDS, None)
        self.words = words

    def remember(self) -> None:
        if WayKind.PASSPHRASE_HERE in self.ways:
            raise TiedToComputer
        entry = self._new_entry()
        self._take_away(WayKind.REMEMBERED)
        self._add(WayKind.REMEMBERED, entry)

    def remove_way_in(self, way_id: str) -> None:
        for way in self.ways_in():
            if way.way_id == way_id:
                if not may_go(way, self.ways_in()):
                    raise LastWayIn
                self._take_away(way.kind)
                return
        raise UnknownRecord(way_id)

    def stop_waiting(self) -> None:
        self.keyring.stop_waiting()

    def _words_in_use(self) -> RecoveryWords | None:
        return self.words if WayKind.RECOVERY_WORDS in self.ways else None

    def _new_entry(self) -> tuple[str, bytes]:
        entry = (new_id(), secrets.token_bytes(32))
        self.keyring.put(*entry)
        return entry

    def _is_in_keyring(self, kind: WayKind) -> bool:
        name, secret = self.entries.get(kind, (new_id(), b""))
        return self.keyring.get(name) == secret

    def _add(self, kind: WayKind, entry: tuple[str, bytes] | None) -> None:
        self.ways[kind] = new_id()
        if entry is not None:
            self.entries[kind] = entry

    def _take_away(self, *kinds: WayKind) -> None:
        for kind in kinds:
            self.ways.pop(kind, None)
            if kind in self.entries:
                with suppress(KeyringProblem):
                    self.keyring.remove(self.entries.pop(kind)[0])

    @property
    def folder(self) -> Path:
        return Path("nowhere")

    @property
    def scratch(self) -> Path:
        return Path("nowhere")

    def renew(self, snapshot: Snapshot, new_passphrase: str, progress: Progress) -> Restored:
        assert isinstance(snapshot, MemorySnapshot)
        assert snapshot.tables is not None
        progress.report(0, 1)
        self.renewal = (new_passphrase, _fresh_words())
        return Restored(self.renewal[1])

    def take_new_key(self) -> None:
        if self.renewal is None:
            raise RuntimeError
        self.passphrase, self.words = self.renewal
        self.vault_id, self.renewal = new_id(), None
        self.close()

    def give_up_renewal(self) -> None:
        self.renewal = None

    def drive(self, place: Path) -> MemoryDrive:
        if not place.is_dir():
            raise NotWritable(place)
        held = self.on_drives.setdefault(place, Held())
        if held.vault_id not in {"", self.vault_id}:
            raise DriveOfOtherVault(place)
        held.vault_id = self.vault_id
        return MemoryDrive(self, held, place)

    def close(self) -> None:
        self.is_open = False
        self.give_up_renewal()

    def open(self) -> "MemoryVault":
        """Count the opening."""
        self.is_open = True
        self.generation += 1
        return self


class MemoryVaultKeeper:
    """Implements `core.vault.ports.VaultKeeper`."""

    def __init__(self, clock: Clock, keyring: Keyring | None = None) -> None:
        self._clock = clock
        self._keyring = keyring or MemoryKeyring()
        self.vaults: dict[Path, MemoryVault] = {}
        self.drives: dict[Path, Held] = {}

    def look_at(self, folder: Path) -> FolderState:
        if folder in self.vaults:
            return FolderState.VAULT
        if folder.is_dir() and not any(folder.iterdir()):
            return FolderState.FREE
        return FolderState.OTHER if folder.exists() else FolderState.FREE

    def create(self, folder: Path, passphrase: str) -> tuple[MemoryVault, RecoveryWords]:
        words = self.build(folder, passphrase, Tables())
        return self.vaults[folder].open(), words

    def build(self, folder: Path, passphrase: str, tables: Tables) -> RecoveryWords:
        """Make a closed vault that holds `tables`. Raises as `create`."""
        if self.look_at(folder) is not FolderState.FREE:
            raise FolderNotEmpty(folder)
        try:
            folder.mkdir(parents=True, exist_ok=True)
            (folder / _SIGN).touch()
        except OSError:
            raise NotWritable(folder) from None
        words = _fresh_words()
        now = self._clock.now()
        self.vaults[folder] = MemoryVault(
            passphrase,
            words,
            self._clock,
            now,
            tables,
            on_drives=self.drives,
            build=self.build,
            keyring=self._keyring,
        )
        return words

    def unlock(self, folder: Path, credential: Credential) -> MemoryVault:
        if folder not in self.vaults:
            raise NotAVault(folder)
        vault = self.vaults[folder]
        if vault.is_open:
            raise VaultInUse(folder)
        vault.check_credential(credential)
        return vault.open()

    def ways_into(self, folder: Path) -> frozenset[WayKind]:
        return frozenset(self.vaults[folder].ways if folder in self.vaults else ())

    def stop_waiting(self) -> None:
        self._keyring.stop_waiting()

    def suggest_passphrase(self) -> str:
        return " ".join(secrets.token_hex(4) for _ in range(4))


def _fresh_words() -> RecoveryWords:
    return RecoveryWords(tuple(secrets.choice(_WORDS) for _ in range(_WORD_COUNT)))


def check_words(words: RecoveryWords) -> None:
    unknown = tuple(place for place, word in enumerate(words.words, 1) if word not in _WORDS)
    if unknown or len(words.words) != _WORD_COUNT:
        raise MistypedRecoveryWords(_WORD_COUNT, unknown)
