"""A vault with a backup, and backups taken apart and put together again."""

import io
import tarfile
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from core.backups.ports import RestoreOrder
from core.ids import IncidentId, new_id
from core.incidents.evidence import PastedSource, SealedEvidence
from core.incidents.incident import Incident, IncidentContent
from core.progress import Unwatched
from core.vault.credentials import Passphrase
from storage.backup_archive import AgeBackupFiles
from storage.crypto.age import by_passphrase, new_file_key, read_age, write_age
from storage.crypto.costs import Costs
from storage.open_vault import FolderVault
from storage.vault_folder import VaultFolder
from storage.vault_keeper import FolderVaultKeeper
from tests.fakes.clock import FixedClock

PASSPHRASE = "three otters under the bridge"
BACKUP_PASSPHRASE = "four herons on the roof"
CANARY = "canary-7f3a in plain words"
OPENS = Passphrase(BACKUP_PASSPHRASE)
UNWATCHED = Unwatched()

ORIGINALS = {
    "letter.eml": CANARY.encode() * 5000,
    "empty.txt": b"",
    "../\u202egpj.exe": bytes(range(256)) * 3,
    "x" * 400 + ".png": b"long name",
}


@dataclass(frozen=True)
class Written:
    """An open vault with something in it, and the files for its backups."""

    vault: FolderVault
    folder: VaultFolder
    files: AgeBackupFiles
    evidence: tuple[SealedEvidence, ...]
    target: Path

    def write(self) -> None:
        """Write a backup to `target`."""
        snapshot = self.vault.backups.snapshot()
        self.files.write(snapshot, self.target, BACKUP_PASSPHRASE, UNWATCHED)
        snapshot.close()

    def verify(self) -> None:
        """Verify what is at `target`."""
        self.files.verify(self.target, OPENS, UNWATCHED)


def written_vault(
    folder: Path, clock: FixedClock, costs: Costs, originals: Mapping[str, bytes] = ORIGINALS
) -> Written:
    """Make a vault with an incident and originals in `folder`."""
    keeper = FolderVaultKeeper(costs, clock)
    vault, _ = keeper.create(folder / "notes", PASSPHRASE)
    evidence = tuple(
        vault.evidence.seal(PastedSource(name, data), UNWATCHED) for name, data in originals.items()
    )
    now = clock.now()
    vault.incidents.add(
        Incident(IncidentId(new_id()), IncidentContent(f"He wrote: {CANARY}"), now, now), evidence
    )
    (folder / "stick").mkdir()
    files = AgeBackupFiles(keeper, costs, clock)
    target = folder / "stick" / "notes.age"
    return Written(vault, VaultFolder(folder / "notes"), files, evidence, target)


def restore(written: Written, folder: Path) -> None:
    """Restore what is at `target`, with the vault's passphrase."""
    written.files.restore(written.target, OPENS, RestoreOrder(folder, PASSPHRASE), UNWATCHED)


@dataclass
class Member:
    """One file of the tar in a backup."""

    name: str
    data: bytes = field(repr=False)
    kind: bytes = tarfile.REGTYPE
    notes: dict[str, str] = field(default_factory=dict)
    """Extended header fields."""


def take_apart(backup: Path) -> list[Member]:
    """Return everything in a backup."""
    parts = read_age(io.BytesIO(backup.read_bytes()), by_passphrase(BACKUP_PASSPHRASE))
    plain = b"".join(map(bytes, parts))
    with tarfile.open(fileobj=io.BytesIO(plain)) as tar:
        return [Member(each.name, _content(tar, each)) for each in tar]


def tar_of(members: Iterable[Member]) -> bytes:
    """Return a tar file."""
    target = io.BytesIO()
    with tarfile.open(fileobj=target, mode="w", format=tarfile.PAX_FORMAT) as tar:
        for member in members:
            info = tarfile.TarInfo(member.name)
            info.size, info.type = len(member.data), member.kind
            info.pax_headers = member.notes
            tar.addfile(info, io.BytesIO(member.data))
    return target.getvalue()


def encrypt(tar: bytes, target: Path) -> None:
    """Write an age file around whatever bytes."""
    with target.open("wb") as file:
        payload = write_age(file, BACKUP_PASSPHRASE, 2, new_file_key())
        payload.write(tar)
        payload.finish()


def _content(tar: tarfile.TarFile, member: tarfile.TarInfo) -> bytes:
    content = tar.extractfile(member)
    assert content is not None
    return content.read()
