"""Bringing the sealed files of a snapshot to a backup drive. What is there whole is not touched."""

import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from io import FileIO
from pathlib import Path

from core.errors import (
    DriveUnreliable,
    EvidenceDamaged,
    EvidenceMissing,
    NotReadable,
)
from core.incidents.evidence import SealedEvidence
from core.progress import Progress, Unwatched
from storage.atomic_file import os_errors, sync_folder, temporary_name
from storage.drive_copy import copy_sealed, digest_of, open_whole_blob
from storage.drive_folder import DriveFolder
from storage.drive_list import SealedFile
from storage.drive_survey import blob_bytes
from storage.evidence_blob import BlobDamaged
from storage.regular_file import open_regular
from storage.snapshot import VaultSnapshot


class BlobCopier:
    """Copies what is missing; `known` are files that were read back when they were written.

    `copied_bytes` counts what was copied, `unreadable` names what neither vault nor drive can give.
    """

    def __init__(
        self,
        snapshot: VaultSnapshot,
        folder: DriveFolder,
        known: Mapping[str, SealedFile],
        progress: Progress,
        total_bytes: int,
    ) -> None:
        self._evidence = snapshot.evidence
        self._folder, self._known = folder, known
        self._progress, self._total = progress, total_bytes
        self._touched: set[Path] = set()
        self.copied_bytes = 0
        self.unreadable: list[str] = []

    def copy(self, files: tuple[SealedEvidence, ...]) -> dict[str, SealedFile]:
        """Return how all these files are on the drive, flushed, with their folders.

        Raises DriveUnreliable, NotReadable, ReadingRefused, DiskFull, NotWritable, Cancelled.
        """
        blobs = {}
        for evidence in files:
            try:
                blobs[str(evidence.blob_id)] = self._on_drive(evidence)
            except (EvidenceDamaged, EvidenceMissing):
                self.unreadable.append(evidence.name)
        for folder in sorted(self._touched):
            sync_folder(folder)
        return blobs

    def _on_drive(self, evidence: SealedEvidence) -> SealedFile:
        path = self._folder.blob(evidence.blob_id)
        known = self._known.get(evidence.blob_id)
        if known is not None and _size_of(path) == known.size_bytes:
            self._beat()
            return known
        if _size_of(path) == blob_bytes(evidence.size_bytes):
            # Left from a backup that did not get to its list, or to be looked at again.
            try:
                return self._read_again(evidence, path)
            except (BlobDamaged, NotReadable):
                pass
        return self._copy(evidence, path)

    def _read_again(self, evidence: SealedEvidence, path: Path) -> SealedFile:
        found = digest_of(path, lambda _: self._beat())
        with open_regular(path) as file:
            open_whole_blob(file, self._evidence.key, evidence.blob_id, self._beat)
        self._touched.add(path.parent)
        return found

    def _beat(self) -> None:
        self._progress.report(min(self.copied_bytes, self._total), self._total)

    def _copy(self, evidence: SealedEvidence, path: Path) -> SealedFile:
        before = self.copied_bytes

        def report(done: int) -> None:
            self.copied_bytes = before + done
            self._beat()

        def prove(file: FileIO) -> None:
            open_whole_blob(file, self._evidence.key, evidence.blob_id, self._beat)

        source = self._evidence.sealed_file(evidence)
        with os_errors(path):
            path.parent.mkdir(mode=0o700, exist_ok=True)
        self._touched |= {path.parent, path.parent.parent}
        try:
            with _out_of_the_way(path):
                return copy_sealed(source, path, prove, report)
        except (BlobDamaged, NotReadable) as error:
            # Which of the two is it? Raises EvidenceDamaged when it is what the vault has.
            self._evidence.verify(evidence, Unwatched())
            raise DriveUnreliable(self._folder.root) from error


@contextmanager
def _out_of_the_way(path: Path) -> Iterator[None]:
    """Put a damaged file aside while another is written in its place; put it back on failure."""
    if not os.path.lexists(path):
        yield
        return
    aside = path.with_name(temporary_name())
    with os_errors(path):
        path.replace(aside)
    try:
        yield
    except BaseException:
        with suppress(OSError):
            aside.replace(path)
        raise
    with suppress(OSError):
        aside.unlink()


def _size_of(path: Path) -> int:
    """Return the size of a file, -1 when it is not there."""
    try:
        return path.stat().st_size
    except OSError:
        return -1
