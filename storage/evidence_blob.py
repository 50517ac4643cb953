"""Writing and reading one blob: the frame, the original, zeros (docs/vault-format.md, "Blobs").

Plaintext: frame (FRAME_BYTES) ‖ original ‖ zeros up to the padded length. Hashing runs in a second
thread beside sealing and opening: both leave the interpreter's lock, and use both cores.
"""

import hashlib
import os
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import AbstractContextManager
from io import FileIO
from types import TracebackType
from typing import BinaryIO

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
from storage.evidence_frame import FRAME_BYTES, FrameDamaged, pack_frame, parse_frame
from storage.evidence_source import Original
from storage.padding import padded_length

BATCH_PIECES = 64
BATCH_BYTES = BATCH_PIECES * PIECE_BYTES
_SEALED_BATCH_BYTES = BATCH_PIECES * SEALED_PIECE_BYTES

Report = Callable[[int], None]
"""Told how many bytes of the original are done; may raise to stop."""


class BlobDamaged(Exception):
    """A blob is not what was sealed: altered, cut short, or it cannot be read."""


class HashThread(AbstractContextManager["HashThread"]):
    """SHA-256 in a second thread. A buffer handed over must stay as it is until the next one is."""

    def __init__(self) -> None:
        self._sha256 = hashlib.sha256()
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="hash")
        self._running: Future[None] | None = None

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self._thread.shutdown()

    def update(self, data: memoryview) -> None:
        """Go on with `data`, once what was handed over before is finished."""
        self._wait()
        self._running = self._thread.submit(self._sha256.update, data)

    def hexdigest(self) -> str:
        """Return the digest of everything, 64 lower-case hexadecimal digits."""
        self._wait()
        return self._sha256.hexdigest()

    def _wait(self) -> None:
        if self._running is not None:
            self._running.result()


def write_blob(
    file: BinaryIO,
    key: bytes | bytearray,
    blob_id: BlobId,
    original: Original,
    describe: Callable[[str], SealedEvidence],
    report: Report,
) -> SealedEvidence:
    """Seal an original into an empty file, reading it once; return what `describe` made of it.

    `describe` gets the digest. The frame is sealed last, though it comes first: its piece has a
    number of its own, so it is still sealed only once. Lets the original's errors pass.
    """
    cipher, header = new_cipher(key, bytes.fromhex(blob_id), os.urandom(SALT_BYTES))
    file.write(header)
    file.write(bytes(SEALED_PIECE_BYTES))
    with HashThread() as digest:
        _write_body(file, cipher, original, digest, report)
        original.finish()
        evidence = describe(digest.hexdigest())
    sealed = memoryview(bytearray(SEALED_PIECE_BYTES))
    cipher.seal(0, memoryview(pack_frame(evidence)), sealed, is_end=False)
    file.seek(HEADER_BYTES)
    file.write(sealed)
    file.flush()
    return evidence


def _write_body(
    file: BinaryIO, cipher: PieceCipher, original: Original, digest: HashThread, report: Report
) -> None:
    body_bytes = padded_length(FRAME_BYTES + original.size_bytes) - FRAME_BYTES
    buffers = [memoryview(bytearray(BATCH_BYTES)) for _ in range(2)]
    sealed = memoryview(bytearray(_SEALED_BATCH_BYTES + TAG_BYTES))
    done = 0
    while True:
        buffers.reverse()
        plain = buffers[0][: body_bytes - done]
        own = max(0, min(len(plain), original.size_bytes - done))
        original.fill(plain[:own])
        plain[own:] = bytes(len(plain) - own)
        digest.update(plain[:own])
        is_end = done + len(plain) == body_bytes
        first = (FRAME_BYTES + done) // PIECE_BYTES
        file.write(sealed[: cipher.seal(first, plain, sealed, is_end=is_end)])
        done += len(plain)
        report(min(done, original.size_bytes))
        if is_end:
            return


class BlobReader:
    """A blob being read from its beginning. `file` is unbuffered and stays the caller's."""

    def __init__(self, file: FileIO, key: bytes | bytearray, blob_id: BlobId) -> None:
        """Read the frame. Raises BlobDamaged."""
        self._file = file
        try:
            self._cipher = cipher_of(key, bytes.fromhex(blob_id), self._read(HEADER_BYTES))
            piece = memoryview(bytearray(FRAME_BYTES))
            sealed = memoryview(self._read(SEALED_PIECE_BYTES))
            self._cipher.open(0, sealed, piece, is_end=False)
            self.evidence = parse_frame(bytes(piece), blob_id)
        except (MessageDamaged, FrameDamaged) as error:
            raise BlobDamaged from error
        self._plain_bytes = padded_length(FRAME_BYTES + self.evidence.size_bytes)
        if os.fstat(file.fileno()).st_size != sealed_length(self._plain_bytes):
            raise BlobDamaged

    def batches(self) -> Iterator[memoryview]:
        """Go through the original, authentic pieces at a time, once.

        A batch is good until the next one is asked for. When this ends, the whole file
        was authentic and of the right length, and the digest was right. Raises BlobDamaged.
        """
        with HashThread() as digest:
            for batch in self._authentic():
                digest.update(batch)
                yield batch
            if digest.hexdigest() != self.evidence.sha256:
                raise BlobDamaged

    def _authentic(self) -> Iterator[memoryview]:
        buffers = [memoryview(bytearray(BATCH_BYTES)) for _ in range(2)]
        sealed = memoryview(bytearray(_SEALED_BATCH_BYTES + TAG_BYTES))
        left, offset = self.evidence.size_bytes, FRAME_BYTES
        while True:
            buffers.reverse()
            plain = buffers[0][: self._plain_bytes - offset]
            is_end = offset + len(plain) == self._plain_bytes
            first = offset // PIECE_BYTES
            length = len(plain) + TAG_BYTES * (len(plain) // PIECE_BYTES + is_end)
            self._fill(sealed[:length])
            try:
                self._cipher.open(first, sealed[:length], plain, is_end=is_end)
            except MessageDamaged as error:
                raise BlobDamaged from error
            yield plain[: min(left, len(plain))]
            left -= min(left, len(plain))
            offset += len(plain)
            if is_end:
                return

    def _read(self, length: int) -> bytes:
        data = bytearray(length)
        self._fill(memoryview(data))
        return bytes(data)

    def _fill(self, buffer: memoryview) -> None:
        """Read exactly what `buffer` holds; a read that fails is tried once more."""
        position = self._file.tell()
        try:
            self._fill_once(buffer)
        except OSError:
            try:
                self._file.seek(position)
                self._fill_once(buffer)
            except OSError as error:
                raise BlobDamaged from error

    def _fill_once(self, buffer: memoryview) -> None:
        filled = 0
        while filled < len(buffer):
            count = self._file.readinto(buffer[filled:])
            if not count:
                raise BlobDamaged
            filled += count
