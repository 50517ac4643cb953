"""What is sealed from: files that change, fail or are none; they stay as they are."""

import os
from abc import ABC, abstractmethod
from pathlib import Path

import pytest

from core.errors import (
    NotReadable,
    ReadingRefused,
    SourceChanged,
)
from core.incidents.evidence import FileSource
from core.progress import Unwatched
from storage.evidence_blob import BATCH_BYTES
from storage.evidence_store import BlobEvidenceStore
from storage.vault_folder import VaultFolder
from tests.fakes.clock import FixedClock
from tests.storage.blobs import KEY, blobs_in, read_plain


class DoesOnce(ABC):
    """Progress that does something the first time it is told anything."""

    def __init__(self) -> None:
        self._is_done = False

    @abstractmethod
    def act(self) -> None:
        """Do it."""

    def report(self, done: int, total: int) -> None:  # noqa: ARG002  it acts whatever the numbers
        if not self._is_done:
            self._is_done = True
            self.act()


def test_the_source_stays_as_it_is(store: BlobEvidenceStore, tmp_path: Path) -> None:
    source = tmp_path / "source.txt"
    source.write_bytes(b"proof")
    before = source.stat()
    store.seal(FileSource(source), Unwatched())
    assert source.read_bytes() == b"proof"
    assert source.stat().st_mtime_ns == before.st_mtime_ns


def test_a_folder_a_pipe_and_a_device_are_refused_at_once(
    store: BlobEvidenceStore, empty_folder: VaultFolder, tmp_path: Path
) -> None:
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "link").symlink_to("/dev/zero")
    for path in (tmp_path, tmp_path / "pipe", tmp_path / "link", tmp_path / "missing"):
        with pytest.raises(NotReadable):
            store.seal(FileSource(path), Unwatched())
    with pytest.raises(NotReadable):
        store.seal(FileSource(Path("a\0b")), Unwatched())
    assert blobs_in(empty_folder) == []


def test_a_file_without_rights_is_refused(
    own_folder_without_rights: Path, clock: FixedClock
) -> None:
    store = BlobEvidenceStore(VaultFolder(own_folder_without_rights), bytearray(KEY), clock)
    source = own_folder_without_rights / "source"
    source.write_bytes(b"data")
    source.chmod(0)
    with pytest.raises(ReadingRefused):
        store.seal(FileSource(source), Unwatched())


def test_a_link_is_followed(store: BlobEvidenceStore, tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"data")
    (tmp_path / "link.png").symlink_to("file")
    evidence = store.seal(FileSource(tmp_path / "link.png"), Unwatched())
    assert (evidence.name, read_plain(store, evidence)) == ("link.png", b"data")


class Grows(DoesOnce):
    def __init__(self, path: Path) -> None:
        super().__init__()
        self._path = path

    def act(self) -> None:
        with self._path.open("ab") as file:
            file.write(b"more")


class Shrinks(Grows):
    def act(self) -> None:
        os.truncate(self._path, BATCH_BYTES + 5)


class Rewrites(Grows):
    def act(self) -> None:
        with self._path.open("r+b") as file:
            file.write(b"other")
        os.utime(self._path, ns=(0, 0))


@pytest.mark.parametrize("changes", [Grows, Shrinks, Rewrites])
def test_a_source_that_changes_is_not_stored(
    store: BlobEvidenceStore, empty_folder: VaultFolder, tmp_path: Path, changes: type[Grows]
) -> None:
    source = tmp_path / "log.txt"
    source.write_bytes(bytes(3 * BATCH_BYTES))
    with pytest.raises(SourceChanged) as caught:
        store.seal(FileSource(source), changes(source))
    assert caught.value.name == "log.txt"
    assert blobs_in(empty_folder) == []


def test_a_source_that_cannot_be_read_to_its_end_is_not_stored(
    store: BlobEvidenceStore, empty_folder: VaultFolder
) -> None:
    # Reading a process's own memory at address 0 fails with EIO, as a failing disk does. Its size
    # is 0 to the system, so the failure comes from the look for more.
    with pytest.raises(NotReadable):
        store.seal(FileSource(Path("/proc/self/mem")), Unwatched())
    assert blobs_in(empty_folder) == []
