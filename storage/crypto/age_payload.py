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


class PayloadWriter:
    """Seals what is written to it; `finish` seals the end, and without it there is none."""

    def __init__(self, target: BinaryIO, file_key: bytes) -> None:
        nonce = os.urandom(_NONCE_BYTES)
        target.write(nonce)
        self._target = target
        self._aead = _aead(file_key, nonce)
        self._number = 0
        self._waiting = bytearray()

    def write(self, data: bytes) -> int:
        """Seal all pieces that are full; one is always held back, it may be the last."""
        self._waiting += data
        start = 0
        while len(self._waiting) - start > PIECE_BYTES:
            self._seal(bytes(self._waiting[start : start + PIECE_BYTES]), is_last=False)
            start += PIECE_BYTES
        del self._waiting[:start]
        return len(data)

    def finish(self) -> None:
        """Seal the last piece."""
        self._seal(bytes(self._waiting), is_last=True)

    def _seal(self, piece: bytes, *, is_last: bool) -> None:
        nonce = _piece_nonce(self._number, is_last=is_last)
        self._target.write(self._aead.encrypt(nonce, piece, None))
        self._number += 1


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


def read_what_is_left(stream: BinaryIO, file_key: bytes, tally: Tally) -> Iterator[bytes]:
    """Go through the plaintext with zeros for pieces that were altered; end where the file ends.

    Nobody vouches for the end, nor for the zeros: whoever uses this has digests to compare. Raises
    BackupDamaged when not even the beginning is there.
    """
    nonce = stream.read(_NONCE_BYTES)
    if len(nonce) != _NONCE_BYTES:
        raise BackupDamaged
    aead, number, start = _aead(file_key, nonce), 0, 0
    while sealed := stream.read(_SEALED_PIECE_BYTES):
        tries = (_open(aead, number, sealed, is_last=is_last) for is_last in (False, True))
        piece = next((each for each in tries if each is not None), None)
        if piece is None:
            piece = bytes(max(0, len(sealed) - _TAG_BYTES))
            tally.note(start, start + len(piece))
        yield piece
        number += 1
        start += len(piece)


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
