"""Writing and reading one blob: the frame, the original, zeros (docs/vault-format.md, "Blobs").

Plaintext: frame (FRAME_BYTES) ‖ original ‖ zeros up to the padded length. Hashing takes as long as
everything else together, so it has a thread of its own, and another brings what is written to the
disk.
"""

import os
from collections.abc import Callable, Iterator
from io import FileIO

from core.ids import BlobId
from core.incidents.evidence import SealedEvidence
from storage.crypto.chunked import (
    HEADER_BYTES,
    PIECE_BYTES,
    SALT_BYTES,
    SEALED_PIECE_BYTES,
    TAG_BYTES,
    MessageDamaged,
    PieceCipher,
    cipher_of,
    new_cipher,
    sealed_length,
)
from storage.early_flush import EarlyFlush
from storage.evidence_frame import FRAME_BYTES, FrameDamaged, pack_frame, parse_frame
from storage.evidence_source import Original
from storage.hash_thread import HashThread, buffers
from storage.padding import padded_length

BATCH_PIECES = 64
BATCH_BYTES = BATCH_PIECES * PIECE_BYTES
_SEALED_BATCH_BYTES = BATCH_PIECES * SEALED_PIECE_BYTES

Report = Callable[[int], None]
"""Told how many bytes of the original are done; may raise to stop."""


class BlobDamaged(Exception):
    """A blob is not what was sealed: altered, cut short, or it cannot be read."""


class BlobWriter:
    """Seals one original into an empty file, and reads back what it wrote.

    Reads the original once. The frame is sealed last, though it comes first: its piece has a number
    of its own, so it is still sealed only once. `file` is unbuffered and stays the caller's.
    """

    def __init__(self, file: FileIO, key: bytes | bytearray, blob_id: BlobId) -> None:
        self._file, self._key, self._blob_id = file, key, blob_id
        context = bytes.fromhex(blob_id)
        self._cipher, self._header = new_cipher(key, context, os.urandom(SALT_BYTES))
        self._sealed = memoryview(bytearray(_SEALED_BATCH_BYTES + TAG_BYTES))
        self._found = memoryview(bytearray(_SEALED_BATCH_BYTES + TAG_BYTES))
        self._opened = bytearray(BATCH_BYTES)

    def write(
        self, original: Original, describe: Callable[[str], SealedEvidence], report: Report
    ) -> SealedEvidence:
        """Write everything; return what `describe` made of the digest.

        Raises BlobDamaged when what was written does not come back; the original's errors pass.
        """
        _write_all(self._file, memoryview(self._header))
        _write_all(self._file, memoryview(bytes(SEALED_PIECE_BYTES)))
        with HashThread() as digest, EarlyFlush(self._file.fileno()) as flush:
            self._write_body(original, digest, flush, report)
            original.finish()
            evidence = describe(digest.hexdigest())
        self._file.seek(HEADER_BYTES)
        self._write_pieces(0, memoryview(pack_frame(evidence)), is_end=False)
        self._file.seek(0)
        BlobReader(self._file, self._key, self._blob_id)  # looks at header, frame and length
        return evidence

    def _write_body(
        self, original: Original, digest: HashThread, flush: EarlyFlush, report: Report
    ) -> None:
        size_bytes = original.size_bytes
        body_bytes = padded_length(FRAME_BYTES + size_bytes) - FRAME_BYTES
        for plain, done, is_end in _batches(body_bytes):
            own = max(0, min(len(plain), size_bytes - done))
            original.fill(plain[:own])
            plain[own:] = bytes(len(plain) - own)
            digest.update(plain[:own])
            self._write_pieces((FRAME_BYTES + done) // PIECE_BYTES, plain, is_end=is_end)
            flush.wrote(self._file.tell())
            report(min(done + len(plain), size_bytes))

    def _write_pieces(self, first: int, plain: memoryview, *, is_end: bool) -> None:
        """Seal and write at the file's position; read it back, open it, and compare."""
        start = self._file.tell()
        length = self._cipher.seal(first, plain, self._sealed, is_end=is_end)
        _write_all(self._file, self._sealed[:length])
        self._file.seek(start)
        found = self._found[:length]
        _read_all(self._file, found)
        try:
            self._cipher.open(first, found, memoryview(self._opened), is_end=is_end)
        except MessageDamaged as error:
            raise BlobDamaged from error
        if not self._opened.startswith(plain):  # comparing two memoryviews goes item by item
            raise BlobDamaged


def read_frame(file: FileIO, key: bytes | bytearray, blob_id: BlobId) -> SealedEvidence:
    """Read what a blob says it is, whatever comes after. Raises BlobDamaged."""
    return _open_frame(file, key, blob_id)[1]


class BlobReader:
    """A blob being read from its beginning. `file` is unbuffered and stays the caller's."""

    def __init__(self, file: FileIO, key: bytes | bytearray, blob_id: BlobId) -> None:
        """Read the frame. Raises BlobDamaged."""
        self._file = file
        self._cipher, self.evidence = _open_frame(file, key, blob_id)
        self._plain_bytes = padded_length(FRAME_BYTES + self.evidence.size_bytes)
        if os.fstat(file.fileno()).st_size != sealed_length(self._plain_bytes):
            raise BlobDamaged

    def batches(self) -> Iterator[memoryview]:
        """Go through the original, authentic pieces at a time, once.

        A batch is good until the next one is asked for. When this ends, the whole file
        was authentic and of the right length, and the digest was right. Raises BlobDamaged.
        """
        with HashThread() as digest:
            for batch in self.authentic_batches():
                digest.update(batch)
                yield batch
            if digest.hexdigest() != self.evidence.sha256:
                raise BlobDamaged

    def authentic_batches(self) -> Iterator[memoryview]:
        """Go through the original as `batches` does, for who compares its digest.

        Raises BlobDamaged.
        """
        sealed = memoryview(bytearray(_SEALED_BATCH_BYTES + TAG_BYTES))
        size_bytes = self.evidence.size_bytes
        for plain, done, is_end in _batches(self._plain_bytes - FRAME_BYTES):
            length = len(plain) + TAG_BYTES * (len(plain) // PIECE_BYTES + is_end)
            _fill(self._file, sealed[:length])
            first = (FRAME_BYTES + done) // PIECE_BYTES
            try:
                self._cipher.open(first, sealed[:length], plain, is_end=is_end)
            except MessageDamaged as error:
                raise BlobDamaged from error
            yield plain[: max(0, min(len(plain), size_bytes - done))]


def _open_frame(
    file: FileIO, key: bytes | bytearray, blob_id: BlobId
) -> tuple[PieceCipher, SealedEvidence]:
    try:
        cipher = cipher_of(key, bytes.fromhex(blob_id), _read(file, HEADER_BYTES))
        piece = memoryview(bytearray(FRAME_BYTES))
        cipher.open(0, memoryview(_read(file, SEALED_PIECE_BYTES)), piece, is_end=False)
        return cipher, parse_frame(bytes(piece), blob_id)
    except (MessageDamaged, FrameDamaged) as error:
        raise BlobDamaged from error


def _read(file: FileIO, length: int) -> bytes:
    data = bytearray(length)
    _fill(file, memoryview(data))
    return bytes(data)


def _fill(file: FileIO, buffer: memoryview) -> None:
    """Read exactly what `buffer` holds; a read that fails is tried once more."""
    position = file.tell()
    try:
        _read_all(file, buffer)
    except OSError:
        try:
            file.seek(position)
            _read_all(file, buffer)
        except OSError as error:
            raise BlobDamaged from error


def _batches(body_bytes: int) -> Iterator[tuple[memoryview, int, bool]]:
    """Cut everything after the frame into (buffer, bytes before it, whether it is the end).

    Buffers take turns, so that one can be filled while others are still being hashed. The end may
    be empty: a body of no bytes is one empty batch.
    """
    size_bytes = min(BATCH_BYTES, body_bytes)
    turns = buffers(size_bytes)
    for start in range(0, max(1, body_bytes), BATCH_BYTES):
        end = start + BATCH_BYTES
        yield next(turns)[: body_bytes - start], start, end >= body_bytes


def _read_all(file: FileIO, buffer: memoryview) -> None:
    """Fill `buffer`. Raises BlobDamaged when the file ends first, OSError."""
    filled = 0
    while filled < len(buffer):
        count = file.readinto(buffer[filled:])
        if not count:
            raise BlobDamaged
        filled += count


def _write_all(file: FileIO, data: memoryview) -> None:
    """Write all of `data`, however little the system takes at a time. Raises OSError."""
    while data:
        data = data[file.write(data) :]
