"""The rooms that the suites are run in: everything in memory, and the real thing on disk."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

import pytest

from core.backups.ports import BackupFiles, BackupRecordStore, Drives
from core.blocklists.lookalikes.ports import LookStore
from core.blocklists.matching.ports import FileWordsStore, MatchStore
from core.blocklists.ports import PersonStore, StatusStore
from core.checklists.ports import MarkStore, OwnStore
from core.incidents.evidence import SealedEvidence
from core.incidents.ports import EvidenceStore, IncidentStore
from core.vault.ports import VaultKeeper
from storage.backup_archive import AgeBackupFiles
from storage.backup_record_store import SqlBackupRecordStore
from storage.crypto.costs import Costs
from storage.evidence_store import BlobEvidenceStore
from storage.file_words_store import SqlFileWordsStore
from storage.folder_drive import FolderDrives
from storage.incident_store import SqlIncidentStore
from storage.look_store import SqlLookStore
from storage.mark_store import SqlMarkStore
from storage.match_store import SqlMatchStore
from storage.own_store import SqlOwnStore
from storage.person_store import SqlPersonStore
from storage.status_store import SqlStatusStore
from storage.vault_folder import VaultFolder
from storage.vault_keeper import FolderVaultKeeper
from tests.fakes.backup_files import MemoryBackupFiles
from tests.fakes.backup_record_store import MemoryBackupRecordStore, MemorySnapshot
from tests.fakes.clock import FixedClock
from tests.fakes.drive import MemoryDrives
from tests.fakes.evidence_store import MemoryEvidenceStore
from tests.fakes.file_words_store import MemoryFileWordsStore
from tests.fakes.incident_store import MemoryIncidentStore
from tests.fakes.look_store import MemoryLookStore
from tests.fakes.mark_store import MemoryMarkStore
from tests.fakes.match_store import MemoryMatchStore
from tests.fakes.own_store import MemoryOwnStore
from tests.fakes.person_store import MemoryPersonStore
from tests.fakes.status_store import MemoryStatusStore
from tests.fakes.tables import Tables
from tests.fakes.vault_keeper import MemoryVaultKeeper
from tests.storage.databases import new_database

both = pytest.fixture(params=["memory", "disk"])


@dataclass(frozen=True)
class Stores:
    """The stores of one empty vault."""

    incidents: IncidentStore
    people: PersonStore
    statuses: StatusStore
    matches: MatchStore
    file_words: FileWordsStore
    looks: LookStore
    marks: MarkStore
    own: OwnStore
    backups: BackupRecordStore


@dataclass(frozen=True)
class EvidenceRoom:
    """An empty evidence store and the means to harm what it keeps."""

    store: EvidenceStore
    damage: Callable[[SealedEvidence], None]
    remove: Callable[[SealedEvidence], None]
    count: Callable[[], int]


@dataclass(frozen=True)
class VaultRoom:
    """A keeper without vaults, and backup files for its vaults."""

    keeper: VaultKeeper
    files: BackupFiles
    drives: Drives
    own_folder: Callable[[Path], Path]
    """From a drive to the folder of backups on it."""


def memory_stores() -> Stores:
    """Return stores in memory."""
    tables = Tables()
    return Stores(
        MemoryIncidentStore(tables),
        MemoryPersonStore(tables),
        MemoryStatusStore(tables),
        MemoryMatchStore(tables),
        MemoryFileWordsStore(tables),
        MemoryLookStore(tables),
        MemoryMarkStore(tables),
        MemoryOwnStore(tables),
        MemoryBackupRecordStore(tables),
    )


def disk_stores(folder: Path, cleanup: ExitStack) -> Stores:
    """Return stores on a database in `folder` that `cleanup` closes."""
    database = new_database(folder)
    cleanup.callback(database.close)
    return Stores(
        SqlIncidentStore(database),
        SqlPersonStore(database),
        SqlStatusStore(database),
        SqlMatchStore(database),
        SqlFileWordsStore(database),
        SqlLookStore(database),
        SqlMarkStore(database),
        SqlOwnStore(database),
        SqlBackupRecordStore(database, lambda: MemorySnapshot(Tables())),
    )


@both
def stores(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Stores]:
    with ExitStack() as cleanup:
        yield memory_stores() if request.param == "memory" else disk_stores(tmp_path, cleanup)


@both
def evidence_room(
    request: pytest.FixtureRequest, tmp_path: Path, clock: FixedClock
) -> EvidenceRoom:
    return _memory_evidence(clock) if request.param == "memory" else _disk_evidence(tmp_path, clock)


@both
def keeper(request: pytest.FixtureRequest, clock: FixedClock, cheap_costs: Costs) -> VaultKeeper:
    if request.param == "memory":
        return MemoryVaultKeeper(clock)
    return FolderVaultKeeper(cheap_costs, clock)


@pytest.fixture
def vault_room(keeper: VaultKeeper, clock: FixedClock, cheap_costs: Costs) -> VaultRoom:
    if isinstance(keeper, MemoryVaultKeeper):
        return VaultRoom(
            keeper, MemoryBackupFiles(keeper, clock), MemoryDrives(keeper), lambda place: place
        )
    assert isinstance(keeper, FolderVaultKeeper)
    return VaultRoom(
        keeper,
        AgeBackupFiles(keeper, cheap_costs, clock),
        FolderDrives(cheap_costs, clock),
        lambda place: next(place.glob("copies-*")),
    )


def _memory_evidence(clock: FixedClock) -> EvidenceRoom:
    tables = Tables()

    def damage(evidence: SealedEvidence) -> None:
        tables.blobs[evidence.blob_id] = (evidence, b"something else")

    def remove(evidence: SealedEvidence) -> None:
        del tables.blobs[evidence.blob_id]

    return EvidenceRoom(
        MemoryEvidenceStore(tables, clock), damage, remove, lambda: len(tables.blobs)
    )


def _disk_evidence(tmp_path: Path, clock: FixedClock) -> EvidenceRoom:
    folder = VaultFolder(tmp_path / "vault")
    folder.blobs.mkdir(parents=True)

    def file_of(evidence: SealedEvidence) -> Path:
        (found,) = folder.blobs.rglob(evidence.blob_id)
        return found

    def damage(evidence: SealedEvidence) -> None:
        data = bytearray(file_of(evidence).read_bytes())
        data[len(data) // 2] ^= 1
        file_of(evidence).write_bytes(data)

    def count() -> int:
        return sum(each.is_file() for each in folder.root.rglob("*"))

    store = BlobEvidenceStore(folder, bytearray(range(32)), clock)
    return EvidenceRoom(store, damage, lambda evidence: file_of(evidence).unlink(), count)
