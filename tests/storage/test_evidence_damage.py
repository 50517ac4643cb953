"""Sealed files that were harmed, exchanged, or are gone."""

import os
from pathlib import Path

import pytest

from core.errors import (
    EvidenceDamaged,
    EvidenceMissing,
)
from core.incidents.evidence import SealedEvidence
from core.progress import Unwatched
from storage.crypto.chunked import (
    HEADER_BYTES,
    PIECE_BYTES,
    SALT_BYTES,
    SEALED_PIECE_BYTES,
    new_cipher,
    sealed_length,
)
from storage.evidence_store import BlobEvidenceStore
from storage.vault_folder import VaultFolder
from tests.fakes.clock import FixedClock
from tests.storage.blobs import KEY, blob_of, read_plain, seal
from tests.storage.on_disk import names_in


def test_every_flipped_byte_of_a_blob_is_found(
    store: BlobEvidenceStore, empty_folder: VaultFolder, tmp_path: Path
) -> None:
    evidence = seal(store, b"a short text")
    blob = blob_of(empty_folder, evidence)
    good = blob.read_bytes()
    for position in (*range(80), *range(80, len(good), 211), len(good) - 1):
        bad = bytearray(good)
        bad[position] ^= 1
        blob.write_bytes(bad)
        with pytest.raises(EvidenceDamaged):
            store.verify(evidence, Unwatched())
    with pytest.raises(EvidenceDamaged):
        store.copy_out(evidence, tmp_path / "copy", Unwatched())
    assert "copy" not in names_in(tmp_path)
    blob.write_bytes(good)
    store.verify(evidence, Unwatched())


def test_an_authentic_blob_without_a_frame_is_found(
    store: BlobEvidenceStore, empty_folder: VaultFolder
) -> None:
    evidence = seal(store, b"data")
    cipher, header = new_cipher(KEY, bytes.fromhex(evidence.blob_id), bytes(SALT_BYTES))
    plain = memoryview(bytes(PIECE_BYTES + 1))
    sealed = bytearray(sealed_length(len(plain)) - HEADER_BYTES)
    cipher.seal(0, plain, memoryview(sealed), is_end=True)
    blob_of(empty_folder, evidence).write_bytes(header + sealed)
    with pytest.raises(EvidenceDamaged):
        store.verify(evidence, Unwatched())


def test_every_cut_or_lengthened_blob_is_found(
    store: BlobEvidenceStore, empty_folder: VaultFolder
) -> None:
    evidence = seal(store, os.urandom(3 * PIECE_BYTES))
    blob = blob_of(empty_folder, evidence)
    good = blob.read_bytes()
    cuts = [0, 1, 55, 56, 57, len(good) - 1]
    cuts += [HEADER_BYTES + count * SEALED_PIECE_BYTES for count in range(1, 5)]
    for bad in (*(good[:cut] for cut in cuts), good + b"\0", good + good):
        blob.write_bytes(bad)
        with pytest.raises(EvidenceDamaged):
            read_plain(store, evidence)


def test_blobs_in_each_others_place_are_found(
    store: BlobEvidenceStore, empty_folder: VaultFolder
) -> None:
    one, other = seal(store, b"one"), seal(store, b"two")
    blob_of(empty_folder, one).write_bytes(blob_of(empty_folder, other).read_bytes())
    with pytest.raises(EvidenceDamaged):
        read_plain(store, one)
    assert read_plain(store, other) == b"two"


@pytest.mark.parametrize("change", [{"sha256": "0" * 64}, {"size_bytes": 3}, {"size_bytes": 0}])
def test_a_blob_that_is_not_what_the_database_says_is_found(
    store: BlobEvidenceStore, change: dict[str, object]
) -> None:
    evidence = seal(store, b"data")
    facts = {name: getattr(evidence, name) for name in SealedEvidence.__slots__} | change
    with pytest.raises(EvidenceDamaged) as caught:
        store.verify(SealedEvidence(**facts), Unwatched())
    assert caught.value.name == "photo.png"


def test_a_blob_of_another_key_does_not_open(
    store: BlobEvidenceStore, empty_folder: VaultFolder, clock: FixedClock
) -> None:
    evidence = seal(store, b"data")
    with pytest.raises(EvidenceDamaged):
        BlobEvidenceStore(empty_folder, bytearray(b"x" * 32), clock).verify(evidence, Unwatched())


def test_a_missing_blob_and_something_else_in_its_place(
    store: BlobEvidenceStore, empty_folder: VaultFolder
) -> None:
    evidence = seal(store, b"data")
    blob_of(empty_folder, evidence).unlink()
    with pytest.raises(EvidenceMissing):
        store.verify(evidence, Unwatched())
    os.mkfifo(blob_of(empty_folder, evidence))
    with pytest.raises(EvidenceDamaged):
        store.verify(evidence, Unwatched())
