"""Reading everything on a backup drive and comparing it with what the lists say."""

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from core.backups.drive import BackupPart, DriveReport, Flaw
from core.errors import NotReadable
from core.ids import BlobId
from core.progress import Part, Progress
from storage.drive_copy import digest_of
from storage.drive_folder import DriveFolder
from storage.drive_list import SealedFile
from storage.drive_states import StoredStates
from storage.evidence_blob import BlobDamaged, read_frame
from storage.regular_file import is_there, open_regular

_Expected = tuple[BackupPart, str, Path, SealedFile]


class DriveCheck:
    """Reads each file once, however many states name it."""

    def __init__(self, folder: DriveFolder, stored: StoredStates, blob_key: bytearray) -> None:
        self._folder, self._stored, self._key = folder, stored, blob_key
        self._flaws = list(stored.flaws)

    def run(self, progress: Progress) -> DriveReport:
        """Report every file that is not as it was written. Raises ReadingRefused, Cancelled."""
        files = list(self._files())
        total = sum(right.size_bytes for *_, right in files)
        done = 0
        for part, name, path, right in files:
            if not _is_right(path, right, Part(progress, done, total)):
                shown = self._own_name(path, name) if part is BackupPart.ORIGINAL else name
                self._flaws.append(Flaw(part, shown, is_missing=not is_there(path)))
            done += right.size_bytes
            progress.report(done, total)
        states = tuple(each.summary for each in self._stored.states)
        return DriveReport(states, done, tuple(self._flaws))

    def _files(self) -> Iterator[_Expected]:
        blobs: dict[str, SealedFile] = {}
        for state in self._stored.states:
            files, lists = state.files, state.list
            yield BackupPart.DATABASE, files.name, files.database, lists.database
            yield BackupPart.HEADER, files.name, files.header, lists.header
            blobs |= lists.blobs
        for blob_id, right in sorted(blobs.items()):
            yield BackupPart.ORIGINAL, blob_id, self._folder.blob(blob_id), right

    def _own_name(self, path: Path, blob_id: str) -> str:
        """Return what an original was called, when the file's beginning still tells."""
        with suppress(NotReadable, OSError, BlobDamaged), open_regular(path) as file:
            return read_frame(file, self._key, BlobId(blob_id)).name
        return blob_id


def _is_right(path: Path, right: SealedFile, progress: Progress) -> bool:
    def report(done: int) -> None:
        progress.report(min(done, right.size_bytes), right.size_bytes)

    try:
        return digest_of(path, report) == right
    except NotReadable:
        return False
