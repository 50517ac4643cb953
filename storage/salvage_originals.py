"""The files of a damaged vault: whole ones from the vault, or else from a backup."""

import re
from collections.abc import Iterator
from pathlib import Path

from core.clock import Clock
from core.errors import (
    AlreadyExists,
    EvidenceDamaged,
    EvidenceMissing,
    NotReadable,
    SourceChanged,
)
from core.ids import BlobId
from core.incidents.evidence import SealedEvidence
from core.progress import Part, Progress
from storage.backup_database import BackupDatabase
from storage.evidence_blob import BlobDamaged, read_frame
from storage.evidence_store import BlobEvidenceStore
from storage.new_vault import NewVaultParts
from storage.regular_file import names_in, open_regular
from storage.salvage_help import Files
from storage.vault_folder import VaultFolder

_BLOB_NAME = re.compile("[0-9a-f]{32}")


class Originals:
    """Brings files into the new vault; counts `whole`, of them `from_backup`, and names `lost`."""

    def __init__(
        self,
        damaged: VaultFolder,
        blob_key: bytearray,
        help_files: Files | None,
        parts: NewVaultParts,
        clock: Clock,
    ) -> None:
        own = Files(damaged, BlobEvidenceStore(damaged, blob_key, clock))
        self._sources = [own] if help_files is None else [own, help_files]
        self._new = BlobEvidenceStore(parts.folder, parts.keys.blob, clock)
        self.whole = 0
        self.from_backup = 0
        self.lost: list[str] = []
        self._named: set[str] = set()
        self._digests: set[str] = set()

    def bring(self, database: BackupDatabase, progress: Progress) -> None:
        """Bring every file that is named, photos of people too.

        Raises Cancelled, DiskFull, NotWritable.
        """
        total = sum(each.size_bytes for each in database.files())
        done = 0
        for evidence in database.files():
            self._named.add(evidence.blob_id)
            place = self._reseal(evidence, Part(progress, done, total))
            if place is None:
                self.lost.append(evidence.name)
            else:
                self.whole += 1
                self.from_backup += place > 0
                self._digests.add(evidence.sha256)
            done += evidence.size_bytes
            progress.report(done, total)

    def bring_unnamed(self, progress: Progress) -> list[SealedEvidence]:
        """Bring whole files that no note names; their first piece says what they are.

        What a damaged backup file has of them got other ids: their content tells which are here.
        """
        found = []
        for place, blob_id, path, key in self._blobs():
            evidence = None if blob_id in self._named else _described(blob_id, path, key)
            if evidence is None or (place > 0 and evidence.sha256 in self._digests):
                continue
            whence = self._reseal(evidence, progress)
            if whence is not None:
                self._named.add(blob_id)
                self._digests.add(evidence.sha256)
                self.from_backup += whence > 0
                found.append(evidence)
        return found

    def _reseal(self, evidence: SealedEvidence, progress: Progress) -> int | None:
        """Return which source had it whole; None when none had."""
        for number, source in enumerate(self._sources):
            try:
                with source.store.open_authentic(evidence) as plain:
                    self._new.reseal(evidence, plain, progress)
            except (EvidenceDamaged, EvidenceMissing, SourceChanged, AlreadyExists, ValueError):
                continue  # ValueError: an id in a damaged database that is none
            return number
        return None

    def _blobs(self) -> Iterator[tuple[int, BlobId, Path, bytearray]]:
        for place, source in enumerate(self._sources):
            for path in _sealed_files(source.folder.blobs):
                if _BLOB_NAME.fullmatch(path.name):
                    yield place, BlobId(path.name), path, source.store.key


def _sealed_files(blobs: Path) -> Iterator[Path]:
    """Go through what lies where sealed files do. Raises ReadingRefused."""
    for number in range(256):
        folder = blobs / f"{number:02x}"
        yield from (folder / name for name in names_in(folder))


def _described(blob_id: BlobId, path: Path, key: bytearray) -> SealedEvidence | None:
    try:
        with open_regular(path) as file:
            return read_frame(file, key, blob_id)
    except (NotReadable, OSError, BlobDamaged):
        return None
