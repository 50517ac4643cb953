"""Sealed evidence on a real disk: every size, every damage, every way a source can go wrong."""

import hashlib
import io
import os
import tracemalloc
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from core.errors import (
    Cancelled,
    DiskFull,
    EvidenceMissing,
    HollyhockError,
    NotWritable,
)
from core.ids import BlobId
from core.incidents.evidence import FileSource, PastedSource, SealedEvidence
from core.progress import Unwatched
from storage.atomic_file import temporary_name
from storage.crypto.chunked import (
    HEADER_BYTES,
    PIECE_BYTES,
    SEALED_PIECE_BYTES,
    cipher_of,
)
from storage.evidence_blob import BATCH_BYTES
from storage.evidence_frame import FRAME_BYTES, parse_frame
from storage.evidence_store import BlobEvidenceStore
from storage.vault_folder import VaultFolder
from tests.contracts.watching import Canceller
from tests.fakes.clock import FixedClock
from tests.storage.blobs import KEY, blob_of, blobs_in, read_plain, seal
from tests.storage.on_disk import contents, names_in

SIZES = (
    *(0, 1, 1000, PIECE_BYTES - 1, PIECE_BYTES, PIECE_BYTES + 1),
    *(BATCH_BYTES - FRAME_BYTES, BATCH_BYTES - 1, BATCH_BYTES, BATCH_BYTES + 1),
    *(2 * BATCH_BYTES, 2 * BATCH_BYTES + PIECE_BYTES + 7),
)


@pytest.mark.parametrize("size", SIZES)
def test_every_size_comes_back_and_tells_little(
    store: BlobEvidenceStore, empty_folder: VaultFolder, tmp_path: Path, size: int
) -> None:
    data = os.urandom(size)
    (tmp_path / "source.bin").write_bytes(data)
    evidence = store.seal(FileSource(tmp_path / "source.bin"), Unwatched())
    assert (evidence.size_bytes, evidence.sha256) == (size, hashlib.sha256(data).hexdigest())
    store.copy_out(evidence, tmp_path / "copy.bin", Unwatched())
    assert (tmp_path / "copy.bin").read_bytes() == data
    assert read_plain(store, evidence) == data
    store.verify(evidence, Unwatched())
    blob_bytes = blob_of(empty_folder, evidence).stat().st_size
    assert size + FRAME_BYTES < blob_bytes < (size + FRAME_BYTES) * 1.125


@pytest.mark.parametrize(
    ("name", "media_type"),
    [
        ("letter.pdf", "application/pdf"),
        ("chat.tar.gz", "application/gzip"),
        ("old.txt.bz2", "application/x-bzip2"),
        ("unknown", "application/octet-stream"),
        ("a,b:c.PNG", "image/png"),
    ],
)
def test_the_media_type_goes_by_the_name(
    store: BlobEvidenceStore, name: str, media_type: str
) -> None:
    assert seal(store, b"x", name).media_type == media_type


def frame_of(folder: VaultFolder, evidence: SealedEvidence) -> bytes:
    """Open the first piece by the format alone."""
    data = blob_of(folder, evidence).read_bytes()
    cipher = cipher_of(KEY, bytes.fromhex(evidence.blob_id), data[:HEADER_BYTES])
    piece = memoryview(bytearray(PIECE_BYTES))
    sealed = memoryview(data)[HEADER_BYTES : HEADER_BYTES + SEALED_PIECE_BYTES]
    cipher.open(0, sealed, piece, is_end=False)
    return bytes(piece)


@pytest.mark.parametrize("name", ["x" * 100_000, "\x01" * 5000, "😀" * 5000, "", "a/b\\..\u202e"])
def test_any_name_fits_and_is_kept_exactly(
    store: BlobEvidenceStore, empty_folder: VaultFolder, name: str
) -> None:
    evidence = seal(store, b"data", name)
    assert evidence.name == name
    assert read_plain(store, evidence) == b"data"
    assert parse_frame(frame_of(empty_folder, evidence), evidence.blob_id).name == name[:1000]


@pytest.mark.skipif(os.name == "nt", reason="names there are Unicode")
def test_a_name_that_is_no_text_is_kept_so_that_it_can_be_told(
    store: BlobEvidenceStore, tmp_path: Path
) -> None:
    path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/caf\xe9.txt"))
    path.write_bytes(b"data")
    evidence = store.seal(FileSource(path), Unwatched())
    assert evidence.name == r"caf\udce9.txt"
    assert evidence.media_type == "text/plain"
    assert read_plain(store, evidence) == b"data"


def test_cancelling_leaves_nothing(store: BlobEvidenceStore, empty_folder: VaultFolder) -> None:
    with pytest.raises(Cancelled):
        store.seal(PastedSource("a", bytes(3 * BATCH_BYTES)), Canceller())
    assert blobs_in(empty_folder) == []


def test_a_full_disk_is_said_to_be_full_and_nothing_is_left(
    tiny_disk: Path, clock: FixedClock
) -> None:
    folder = VaultFolder(tiny_disk)
    store = BlobEvidenceStore(folder, bytearray(KEY), clock)
    small = seal(store, b"small")
    with pytest.raises(DiskFull):
        seal(store, bytes(2 * 1024 * 1024))
    assert blobs_in(folder) == [blob_of(folder, small)]
    assert read_plain(store, small) == b"small"


def test_a_copy_that_does_not_fit_leaves_nothing(store: BlobEvidenceStore, tiny_disk: Path) -> None:
    evidence = seal(store, bytes(2 * 1024 * 1024))
    with pytest.raises(DiskFull):
        store.copy_out(evidence, tiny_disk / "copy", Unwatched())
    assert names_in(tiny_disk) == []


def test_a_folder_that_cannot_be_written_is_said_to_be_so(
    own_folder_without_rights: Path, clock: FixedClock
) -> None:
    own_folder_without_rights.chmod(0o500)
    store = BlobEvidenceStore(VaultFolder(own_folder_without_rights), bytearray(KEY), clock)
    with pytest.raises(NotWritable):
        seal(store, b"data")


def test_a_wiped_key_seals_and_opens_nothing(empty_folder: VaultFolder, clock: FixedClock) -> None:
    key = bytearray(KEY)
    store = BlobEvidenceStore(empty_folder, key, clock)
    evidence = seal(store, b"data")
    key[:] = bytes(32)
    with pytest.raises(RuntimeError):
        seal(store, b"data")
    with pytest.raises(RuntimeError):
        store.verify(evidence, Unwatched())
    assert blobs_in(empty_folder) == [blob_of(empty_folder, evidence)]


def test_a_blob_id_is_never_taken_for_a_path(store: BlobEvidenceStore) -> None:
    evidence = seal(store, b"data")
    for blob_id in ("../../etc/passwd", "a" * 31, "A" * 32, ""):
        facts = {name: getattr(evidence, name) for name in SealedEvidence.__slots__}
        with pytest.raises(ValueError, match="32"):
            store.verify(SealedEvidence(**facts | {"blob_id": BlobId(blob_id)}), Unwatched())


def test_sweeping_removes_what_nothing_names_and_nothing_else(
    store: BlobEvidenceStore, empty_folder: VaultFolder
) -> None:
    store.sweep([])
    kept, unnamed = seal(store, b"kept"), seal(store, b"unnamed")
    place = blob_of(empty_folder, kept).parent
    (place / temporary_name()).write_bytes(b"half")
    (place / ".DS_Store").write_bytes(b"the system's")
    (place / ("0" * 32)).mkdir()
    store.sweep([kept.blob_id])
    assert read_plain(store, kept) == b"kept"
    with pytest.raises(EvidenceMissing):
        store.verify(unnamed, Unwatched())
    assert sorted(names_in(place)) == sorted([".DS_Store", "0" * 32, kept.blob_id])


def test_a_sweep_that_may_not_delete_says_so(
    own_folder_without_rights: Path, clock: FixedClock
) -> None:
    folder = VaultFolder(own_folder_without_rights)
    store = BlobEvidenceStore(folder, bytearray(KEY), clock)
    evidence = seal(store, b"data")
    blob_of(folder, evidence).parent.chmod(0o500)
    with pytest.raises(NotWritable):
        store.sweep([])


def test_resealed_evidence_keeps_its_identity(
    store: BlobEvidenceStore, tmp_path: Path, clock: FixedClock
) -> None:
    data = os.urandom(100_000)
    evidence = seal(store, data)
    other = BlobEvidenceStore(VaultFolder(tmp_path / "other"), bytearray(b"n" * 32), clock)
    other.reseal(evidence, io.BytesIO(data))
    assert read_plain(other, evidence) == data
    original = contents(tmp_path / "vault")
    assert contents(tmp_path / "other").keys() == original.keys()
    assert contents(tmp_path / "other") != original


@pytest.mark.parametrize("data", [b"", b"dat", b"datA", b"data and more"])
def test_what_is_not_the_original_is_not_resealed(
    store: BlobEvidenceStore, tmp_path: Path, clock: FixedClock, data: bytes
) -> None:
    evidence = seal(store, b"data")
    folder = VaultFolder(tmp_path / "other")
    other = BlobEvidenceStore(folder, bytearray(KEY), clock)
    with pytest.raises(HollyhockError):
        other.reseal(evidence, io.BytesIO(data))
    assert blobs_in(folder) == []


def test_two_threads_may_seal_at_once(store: BlobEvidenceStore) -> None:
    sources = [PastedSource(f"{number}", os.urandom(BATCH_BYTES)) for number in range(6)]
    with ThreadPoolExecutor(2) as threads:
        sealed = list(threads.map(lambda source: store.seal(source, Unwatched()), sources))
    for source, evidence in zip(sources, sealed, strict=True):
        assert read_plain(store, evidence) == source.data


def test_memory_stays_flat(store: BlobEvidenceStore, tmp_path: Path) -> None:
    source = tmp_path / "large"
    with source.open("wb") as file:
        file.truncate(300 * 1024 * 1024)
    seal(store, b"whatever Python loads the first time")
    tracemalloc.start()
    try:
        evidence = store.seal(FileSource(source), Unwatched())
        store.copy_out(evidence, tmp_path / "copy", Unwatched())
        assert tracemalloc.get_traced_memory()[1] < 16 * 1024 * 1024
    finally:
        tracemalloc.stop()
