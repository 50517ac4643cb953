"""Sealed evidence in memory."""

import hashlib
import io
import mimetypes
from collections.abc import Sequence
from contextlib import AbstractContextManager
from pathlib import Path
from typing import BinaryIO

from core.clock import Clock
from core.errors import AlreadyExists, EvidenceDamaged, EvidenceMissing, NotReadable, NotWritable
from core.ids import BlobId, new_id
from core.incidents.evidence import EvidenceSource, FileSource, SealedEvidence
from core.progress import Progress
from tests.fakes.tables import Tables


class MemoryEvidenceStore:
    """Implements `core.incidents.ports.EvidenceStore`."""

    def __init__(self, tables: Tables, clock: Clock) -> None:
        self._tables = tables
        self._clock = clock

    def seal(self, source: EvidenceSource, progress: Progress) -> SealedEvidence:
        data = _read(source)
        progress.report(len(data), len(data))
        media_type = mimetypes.guess_type(source.name)[0] or "application/octet-stream"
        digest = hashlib.sha256(data).hexdigest()
        evidence = SealedEvidence(
            BlobId(new_id()), source.name, len(data), digest, media_type, self._clock.now()
        )
        self._tables.blobs[evidence.blob_id] = (evidence, data)
        return evidence

    def copy_out(self, evidence: SealedEvidence, target: Path, progress: Progress) -> None:
        data = self.plain(evidence)
        progress.report(len(data), len(data))
        try:
            with target.open("xb") as file:
                file.write(data)
        except FileExistsError:
            raise AlreadyExists(target) from None
        except OSError:
            raise NotWritable(target) from None

    def open_plain(self, evidence: SealedEvidence) -> AbstractContextManager[BinaryIO]:
        return io.BytesIO(self.plain(evidence))

    def remove(self, blobs: Sequence[BlobId]) -> None:
        for blob_id in blobs:
            self._tables.blobs.pop(blob_id, None)

    def verify(self, evidence: SealedEvidence, progress: Progress) -> None:
        data = self.plain(evidence)
        progress.report(len(data), len(data))

    def plain(self, evidence: SealedEvidence) -> bytes:
        """Return the original. Raises EvidenceMissing, EvidenceDamaged."""
        if evidence.blob_id not in self._tables.blobs:
            raise EvidenceMissing(evidence.name)
        _, data = self._tables.blobs[evidence.blob_id]
        if hashlib.sha256(data).hexdigest() != evidence.sha256:
            raise EvidenceDamaged(evidence.name)
        return data


def _read(source: EvidenceSource) -> bytes:
    if not isinstance(source, FileSource):
        return source.data
    try:
        return source.path.read_bytes()
    except OSError:
        raise NotReadable(source.path) from None
