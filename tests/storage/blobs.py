"""Sealing and reading back, in a store with a key that the tests know."""

from pathlib import Path

from core.incidents.evidence import PastedSource, SealedEvidence
from core.progress import Unwatched
from storage.evidence_store import BlobEvidenceStore
from storage.vault_folder import VaultFolder

KEY = bytearray(range(32))


def seal(store: BlobEvidenceStore, data: bytes, name: str = "photo.png") -> SealedEvidence:
    return store.seal(PastedSource(name, data), Unwatched())


def blob_of(folder: VaultFolder, evidence: SealedEvidence) -> Path:
    return folder.blobs / evidence.blob_id[:2] / evidence.blob_id


def read_plain(store: BlobEvidenceStore, evidence: SealedEvidence) -> bytes:
    with store.open_plain(evidence) as plain:
        return plain.read()


def blobs_in(folder: VaultFolder) -> list[Path]:
    return [path for path in folder.blobs.rglob("*") if path.is_file()]
