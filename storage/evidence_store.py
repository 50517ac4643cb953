"""Keeps evidence as sealed blobs: `blobs/ab/<32 hexadecimal digits>`, never changed once there."""

import io
import os
import re
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
from io import FileIO
from pathlib import Path

from core.clock import Clock
from core.errors import EvidenceDamaged, EvidenceMissing, NotReadable
from core.ids import BlobId, new_id
from core.incidents.evidence import EvidenceSource, SealedEvidence
from core.progress import Progress, Unwatched
from storage.atomic_file import is_temporary, new_file, os_errors, sync_folder
from storage.early_flush import EarlyFlush
from storage.evidence_blob import BlobDamaged, BlobReader, BlobWriter
from storage.evidence_source import (
    Original,
    StreamOriginal,
    media_type_of,
    open_original,
)
from storage.regular_file import open_regular
from storage.stream_of_parts import StreamOfParts
from storage.vault_folder import VaultFolder

_BLOB_NAME = re.compile("[0-9a-f]{32}")

_Read = Callable[[BlobReader], Iterator[memoryview]]


class BlobEvidenceStore:
    """Implements core EvidenceStore. `blob_key` is kept by reference: wiping it ends the use."""

    def __init__(self, folder: VaultFolder, blob_key: bytearray, clock: Clock) -> None:
        self._folder = folder
        self._key = blob_key
        self._clock = clock

    def seal(self, source: EvidenceSource, progress: Progress) -> SealedEvidence:
        """Read the source once, encrypt it, read it back, and return where it is."""
        blob_id = BlobId(new_id())
        sealed_at = self._clock.now()
        with open_original(source) as original:

            def describe(sha256: str) -> SealedEvidence:
                name, size_bytes = original.name, original.size_bytes
                media_type = media_type_of(name)
                return SealedEvidence(blob_id, name, size_bytes, sha256, media_type, sealed_at)

            return self._write(blob_id, original, describe, progress)

    def reseal(
        self,
        evidence: SealedEvidence,
        source: io.RawIOBase | io.BufferedIOBase,
        progress: Progress | None = None,
    ) -> None:
        """Seal an original that comes back from a backup, under the identity it had.

        Raises SourceChanged or EvidenceDamaged when it is not the original that `evidence`
        describes, AlreadyExists, NotWritable, DiskFull, what `source` raises; then nothing is left.
        """

        def describe(sha256: str) -> SealedEvidence:
            if sha256 != evidence.sha256:
                raise EvidenceDamaged(evidence.name)
            return evidence

        original = StreamOriginal(evidence.name, source, evidence.size_bytes)
        self._write(evidence.blob_id, original, describe, progress or Unwatched())

    def seal_stream(
        self, name: str, size_bytes: int, source: io.RawIOBase | io.BufferedIOBase
    ) -> SealedEvidence:
        """Seal a file of a backup of which nothing is known but this, under a new identity.

        Raises SourceChanged when it is shorter, NotWritable, DiskFull, what `source` raises; then
        nothing is left.
        """
        blob_id, sealed_at = BlobId(new_id()), self._clock.now()

        def describe(sha256: str) -> SealedEvidence:
            return SealedEvidence(blob_id, name, size_bytes, sha256, media_type_of(name), sealed_at)

        original = StreamOriginal(name, source, size_bytes)
        return self._write(blob_id, original, describe, Unwatched())

    def copy_out(self, evidence: SealedEvidence, target: Path, progress: Progress) -> None:
        """Write the original bytes to `target`, a file that does not exist yet."""
        done = 0
        with (
            self._opened(evidence) as parts,
            new_file(target) as file,
            EarlyFlush(file.fileno()) as flush,
        ):
            for part in parts:
                file.write(part)
                done += len(part)
                flush.wrote(done)
                progress.report(done, evidence.size_bytes)

    def remove(self, blobs: Sequence[BlobId]) -> None:
        """Remove sealed files that nothing names any more. Raises NotWritable.

        One that is not there is no error: the next unlock may have swept it away already.
        """
        for blob_id in blobs:
            path = self._path(blob_id)
            with os_errors(path):
                path.unlink(missing_ok=True)

    def verify(self, evidence: SealedEvidence, progress: Progress) -> None:
        """Read everything back and compare its digest."""
        done = 0
        with self._opened(evidence) as parts:
            for part in parts:
                done += len(part)
                progress.report(done, evidence.size_bytes)

    @contextmanager
    def open_plain(self, evidence: SealedEvidence) -> Iterator["io.BufferedReader[StreamOfParts]"]:
        """Read an original from its beginning.

        Every byte read is authentic; reading to the end checks length and digest too. Raises
        EvidenceMissing, EvidenceDamaged, the latter also from `read`.
        """
        with self._opened(evidence) as parts, io.BufferedReader(StreamOfParts(parts)) as stream:
            yield stream

    @contextmanager
    def open_authentic(
        self, evidence: SealedEvidence
    ) -> Iterator["io.BufferedReader[StreamOfParts]"]:
        """Read an original as `open_plain` does, for who compares its digest: half the work."""
        with (
            self._opened(evidence, BlobReader.authentic_batches) as parts,
            io.BufferedReader(StreamOfParts(parts)) as stream,
        ):
            yield stream

    def sweep(self, referenced: Iterable[BlobId]) -> None:
        """Remove what crashes left: blobs that nothing names, and unfinished files.

        Only at unlock, when nothing is being sealed. Files with names that are not ours stay.
        Raises NotWritable.
        """
        kept = frozenset(referenced)
        with os_errors(self._folder.blobs):
            for path in self._folder.blobs.glob("[0-9a-f][0-9a-f]/*"):
                is_ours = _BLOB_NAME.fullmatch(path.name) or is_temporary(path.name)
                if is_ours and path.name not in kept and not path.is_dir():
                    path.unlink()

    def _write(
        self,
        blob_id: BlobId,
        original: Original,
        describe: Callable[[str], SealedEvidence],
        progress: Progress,
    ) -> SealedEvidence:
        """Write a blob that has been read back when it gets its name."""
        path = self._path(blob_id)
        self._make_folder(path.parent)
        key, size_bytes = self._live_key(), original.size_bytes
        with new_file(path) as buffered, FileIO(buffered.fileno(), "r+", closefd=False) as file:
            try:
                return BlobWriter(file, key, blob_id).write(
                    original, describe, lambda done: progress.report(done, size_bytes)
                )
            except BlobDamaged as error:
                raise EvidenceDamaged(original.name) from error

    @property
    def key(self) -> bytearray:
        """The key of all sealed files, as long as the vault is unlocked."""
        return self._live_key()

    def holds(self, evidence: SealedEvidence) -> bool:
        """Tell whether there is a sealed file; only reading it tells whether it is whole."""
        return self._path(evidence.blob_id).is_file()

    def sealed_file(self, evidence: SealedEvidence) -> Path:
        """Return where the sealed file is, if it is there."""
        return self._path(evidence.blob_id)

    def _path(self, blob_id: BlobId) -> Path:
        if not _BLOB_NAME.fullmatch(blob_id):
            raise ValueError("a blob is named by 32 lower-case hexadecimal digits")
        return self._folder.blobs / blob_id[:2] / blob_id

    def _make_folder(self, folder: Path) -> None:
        with os_errors(folder):
            self._folder.blobs.mkdir(parents=True, exist_ok=True)
            folder.mkdir(exist_ok=True)
        sync_folder(folder.parent)

    def _live_key(self) -> bytearray:
        """Return the key. A wiped key is all zeros and must never seal anything."""
        if not any(self._key):
            raise RuntimeError("the vault is locked")
        return self._key

    @contextmanager
    def _opened(
        self, evidence: SealedEvidence, read: _Read = BlobReader.batches
    ) -> Iterator[Iterator[memoryview]]:
        path = self._path(evidence.blob_id)
        try:
            file = open_regular(path)
        except NotReadable as error:
            if os.path.lexists(path):
                raise EvidenceDamaged(evidence.name) from error
            raise EvidenceMissing(evidence.name) from error
        with file, closing(self._parts(file, evidence, read)) as parts:
            yield parts

    def _parts(
        self, file: FileIO, evidence: SealedEvidence, read: _Read
    ) -> Generator[memoryview, None, None]:
        """Go through an original; it must be the one that `evidence` describes."""
        try:
            reader = BlobReader(file, self._live_key(), evidence.blob_id)
            found = reader.evidence
            if (found.size_bytes, found.sha256) != (evidence.size_bytes, evidence.sha256):
                raise EvidenceDamaged(evidence.name)
            yield from read(reader)
        except BlobDamaged as error:
            raise EvidenceDamaged(evidence.name) from error
