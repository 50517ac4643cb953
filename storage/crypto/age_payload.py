"""The payload of an age v1 file (https://age-encryption.org/v1, "Payload").

Nonce (16 bytes), then pieces of 64 KiB under ChaCha20-Poly1305; the nonce of a piece is its number
(11 bytes, big-endian) and one byte that is 1 for the last piece. Only an empty payload has an empty
last piece.
"""

import os
from bisect import bisect_right
from collections.abc import Iterator
from typing import BinaryIO

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

from core.errors import BackupDamaged
from storage.crypto.age_header import derive_key

PIECE_BYTES = 64 * 1024

_TAG_BYTES = 16
_NONCE_BYTES = 16
_SEALED_PIECE_BYTES = PIECE_BYTES + _TAG_BYTES
_BATCH_PIECES = 16


class PayloadWriter:
    """Seals what is written to it; `finish` seals the end, and without it there is none."""

    def __init__(self, target: BinaryIO, file_key: bytes) -> None:
        nonce = os.urandom(_NONCE_BYTES)
        target.write(nonce)
        self._target = target
        self._aead = _aead(file_key, nonce)
        self._number = 0
        self._waiting = bytearray()
        self._sealed = memoryview(bytearray(_BATCH_PIECES * _SEALED_PIECE_BYTES))

    def write(self, data: bytes) -> None:
        """Seal all pieces that are full; one is always held back, it may be the last."""
        rest = memoryview(data)
        if len(self._waiting) + len(rest) > PIECE_BYTES:
            missing = PIECE_BYTES - len(self._waiting)
            self._waiting += rest[:missing]
            self._seal(memoryview(bytes(self._waiting)), is_last=False)
            self._waiting.clear()
            rest = rest[missing:]
        while len(rest) > PIECE_BYTES:
            count = min(_BATCH_PIECES, (len(rest) - 1) // PIECE_BYTES)
            self._seal(rest[: count * PIECE_BYTES], is_last=False)
            rest = rest[count * PIECE_BYTES :]
        self._waiting += rest

    def finish(self) -> None:
        """Seal the last piece."""
        self._seal(memoryview(bytes(self._waiting)), is_last=True)

    def _seal(self, pieces: memoryview, *, is_last: bool) -> None:
        """Seal whole pieces, or the last one, and write them all at once."""
        end = 0
        for start in range(0, max(1, len(pieces)), PIECE_BYTES):
            nonce = _piece_nonce(self._number, is_last=is_last)
            piece = pieces[start : start + PIECE_BYTES]
            target = self._sealed[end : end + len(piece) + _TAG_BYTES]
            end += self._aead.encrypt_into(nonce, piece, None, target)
            self._number += 1
        self._target.write(self._sealed[:end])


def read_payload(stream: BinaryIO, file_key: bytes) -> Iterator[memoryview]:
    """Go through the plaintext, some authentic pieces at a time. Raises BackupDamaged.

    `stream` gives as much as it is asked for, less only at its end. Each part is good until the
    next one is asked for. When this ends, the payload ended where it was meant to.
    """
    pieces = _SealedPieces(stream, file_key, _BATCH_PIECES)
    is_ended = is_damaged = False
    for batch in pieces.batches():
        end = 0
        for sealed in batch:
            size = None if is_ended else pieces.open(sealed, end, is_last=False)
            if size is None and not is_ended:
                size, is_ended = pieces.open(sealed, end, is_last=True), True
            is_damaged = size is None or (pieces.number > 1 and not size)
            if size is None or is_damaged:
                break
            end += size
        yield pieces.plain[:end]
        if is_damaged:
            break
    if is_damaged or not is_ended:
        raise BackupDamaged


class Tally:
    """Where the plaintext is nothing but zeros, because its pieces were not authentic."""

    def __init__(self) -> None:
        self._starts: list[int] = []
        self._ends: list[int] = []

    def note(self, start: int, end: int) -> None:
        """Note a gap; each comes after the one before."""
        if self._ends and self._ends[-1] == start:
            self._ends[-1] = end
        else:
            self._starts.append(start)
            self._ends.append(end)

    def touches(self, start: int, end: int) -> bool:
        """Tell whether a gap lies between two places that were read already."""
        after = bisect_right(self._ends, start)
        return after < len(self._starts) and self._starts[after] < end


def read_what_is_left(stream: BinaryIO, file_key: bytes, tally: Tally) -> Iterator[memoryview]:
    """Go through the plaintext with zeros for pieces that were altered; end where the file ends.

    Nobody vouches for the end, nor for the zeros: whoever uses this has digests to compare. A part
    is good until the next one is asked for. Raises BackupDamaged when not even the beginning is
    there.
    """
    pieces = _SealedPieces(stream, file_key, at_once=1)
    start = 0
    for batch in pieces.batches():
        end = 0
        for sealed in batch:
            tries = (pieces.open(sealed, end, is_last=is_last) for is_last in (False, True))
            size = next((each for each in tries if each is not None), None)
            if size is None:
                size = max(0, len(sealed) - _TAG_BYTES)
                pieces.plain[end : end + size] = bytes(size)
                pieces.number += 1
                tally.note(start + end, start + end + size)
            end += size
        yield pieces.plain[:end]
        start += end


class _SealedPieces:
    """The sealed pieces of a payload, and what opens them into `plain`, a batch at a time."""

    def __init__(self, stream: BinaryIO, file_key: bytes, at_once: int) -> None:
        """Read the nonce; `at_once` pieces make a batch. Raises BackupDamaged."""
        nonce = stream.read(_NONCE_BYTES)
        if len(nonce) != _NONCE_BYTES:
            raise BackupDamaged
        self._stream = stream
        self._aead = _aead(file_key, nonce)
        self.number = 0
        """Of the piece that is opened next."""
        self.plain = memoryview(bytearray(at_once * PIECE_BYTES))
        self._batch_bytes = at_once * _SEALED_PIECE_BYTES

    def batches(self) -> Iterator[list[memoryview]]:
        """Read to the end; all pieces but the very last are whole."""
        while data := self._stream.read(self._batch_bytes):
            sealed, starts = memoryview(data), range(0, len(data), _SEALED_PIECE_BYTES)
            yield [sealed[start : start + _SEALED_PIECE_BYTES] for start in starts]

    def open(self, sealed: memoryview, start: int, *, is_last: bool) -> int | None:
        """Put a piece into `plain`, go on to the next, and return the size of this one.

        None when it is not that piece; then the place in `plain` holds nothing of use. Only the
        last piece may be short.
        """
        size = len(sealed) - _TAG_BYTES
        if size < 0 or (not is_last and size != PIECE_BYTES):
            return None
        nonce, target = _piece_nonce(self.number, is_last=is_last), self.plain[start : start + size]
        try:
            self._aead.decrypt_into(nonce, sealed, None, target)
        except InvalidTag:
            return None
        self.number += 1
        return size


def _aead(file_key: bytes, nonce: bytes) -> ChaCha20Poly1305:
    return ChaCha20Poly1305(derive_key(file_key, nonce, b"payload"))


def _piece_nonce(number: int, *, is_last: bool) -> bytes:
    return number.to_bytes(11, "big") + bytes([is_last])
