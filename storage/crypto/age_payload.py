"""The payload of an age v1 file (https://age-encryption.org/v1, "Payload").

Nonce (16 bytes), then pieces of 64 KiB under ChaCha20-Poly1305; the nonce of a piece is its number
(11 bytes, big-endian) and one byte that is 1 for the last piece. Only an empty payload has an empty
last piece.
"""

import os
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


def read_payload(stream: BinaryIO, file_key: bytes) -> Iterator[bytes]:
    """Go through the plaintext, piece by piece, each authentic. Raises BackupDamaged.

    When this ends, the payload ended where it was meant to.
    """
    nonce = stream.read(_NONCE_BYTES)
    if len(nonce) != _NONCE_BYTES:
        raise BackupDamaged
    aead = _aead(file_key, nonce)
    number = 0
    while True:
        sealed = stream.read(_SEALED_PIECE_BYTES)
        piece = _open(aead, number, sealed, is_last=False)
        if piece is not None:
            yield piece
            number += 1
            continue
        piece = _open(aead, number, sealed, is_last=True)
        if piece is None or (number and not piece):
            raise BackupDamaged
        yield piece
        if stream.read(1):
            raise BackupDamaged
        return


class Tally:
    """How many pieces were not authentic so far."""

    def __init__(self) -> None:
        self.damaged = 0


def read_what_is_left(stream: BinaryIO, file_key: bytes, tally: Tally) -> Iterator[bytes]:
    """Go through the plaintext with zeros for pieces that were altered; end where the file ends.

    Nobody vouches for the end, nor for the zeros: whoever uses this has digests to compare. Raises
    BackupDamaged when not even the beginning is there.
    """
    nonce = stream.read(_NONCE_BYTES)
    if len(nonce) != _NONCE_BYTES:
        raise BackupDamaged
    aead, number = _aead(file_key, nonce), 0
    while sealed := stream.read(_SEALED_PIECE_BYTES):
        tries = (_open(aead, number, sealed, is_last=is_last) for is_last in (False, True))
        piece = next((each for each in tries if each is not None), None)
        if piece is None:
            tally.damaged += 1
            piece = bytes(max(0, len(sealed) - _TAG_BYTES))
        yield piece
        number += 1


def _open(aead: ChaCha20Poly1305, number: int, sealed: bytes, *, is_last: bool) -> bytes | None:
    """Return the piece, or None when it is not this piece. Only the last may be short."""
    if not is_last and len(sealed) != _SEALED_PIECE_BYTES:
        return None
    try:
        return aead.decrypt(_piece_nonce(number, is_last=is_last), sealed, None)
    except InvalidTag:
        return None


def _aead(file_key: bytes, nonce: bytes) -> ChaCha20Poly1305:
    return ChaCha20Poly1305(derive_key(file_key, nonce, b"payload"))


def _piece_nonce(number: int, *, is_last: bool) -> bytes:
    return number.to_bytes(11, "big") + bytes([is_last])
