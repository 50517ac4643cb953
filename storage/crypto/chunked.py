"""Encryption of large messages in pieces: C2SP chunked-encryption, instance Cobblestone-256.

Source: https://c2sp.org/chunked-encryption with HKDF-Expand-SHA-512 and AEAD_AES_256_GCM:

    key(32) ‖ base nonce(12) ‖ commitment(32) = HKDF-Expand(prk = input key,
        info = "c2sp.org/chunked-encryption@v1+AEAD_AES_256_GCM" ‖ 0x00 ‖ salt(24) ‖ context)
    message = salt ‖ commitment ‖ pieces

Piece k holds 16 KiB of plaintext under the nonce (base nonce XOR k, big-endian), no associated
data, and lies at `HEADER_BYTES + k * SEALED_PIECE_BYTES`. The last piece is always shorter,
possibly empty: that proves the end.
"""

import hmac

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA512
from cryptography.hazmat.primitives.kdf.hkdf import HKDFExpand

PIECE_BYTES = 16 * 1024
TAG_BYTES = 16
SEALED_PIECE_BYTES = PIECE_BYTES + TAG_BYTES
SALT_BYTES = 24
COMMITMENT_BYTES = 32
HEADER_BYTES = SALT_BYTES + COMMITMENT_BYTES
MAX_PIECES = 1 << 38

_LABEL = b"c2sp.org/chunked-encryption@v1+AEAD_AES_256_GCM\x00"
_KEY_BYTES = 32
_NONCE_BYTES = 12


class MessageDamaged(Exception):
    """A piece, or the beginning of a message, is not what was sealed under this key."""


class PieceCipher:
    """Seals and opens pieces of one message, in any order and on any one thread."""

    def __init__(self, key: bytes, base_nonce: bytes) -> None:
        self._aead = AESGCM(key)
        self._base_nonce = int.from_bytes(base_nonce, "big")

    def seal(self, first: int, plain: memoryview, sealed: memoryview, *, is_end: bool) -> int:
        """Seal consecutive pieces from number `first` into `sealed`; return the bytes written.

        `plain` must be whole pieces, unless `is_end`: then the rest of less than a piece, or an
        empty piece, ends the message. No piece number may ever be sealed with two plaintexts.
        """
        start = end = 0
        for number, stop in _pieces(first, len(plain), PIECE_BYTES, is_end=is_end):
            target = sealed[end : end + stop - start + TAG_BYTES]
            end += self._aead.encrypt_into(self._nonce(number), plain[start:stop], None, target)
            start = stop
        return end

    def open(self, first: int, sealed: memoryview, plain: memoryview, *, is_end: bool) -> int:
        """Open consecutive pieces from number `first` into `plain`; return the bytes written.

        `sealed` must be whole sealed pieces, unless `is_end`: then a shorter one ends it. Raises
        MessageDamaged; what `plain` holds then must not be used.
        """
        start = end = 0
        try:
            for number, stop in _pieces(first, len(sealed), SEALED_PIECE_BYTES, is_end=is_end):
                target = plain[end : end + max(0, stop - start - TAG_BYTES)]
                end += self._aead.decrypt_into(
                    self._nonce(number), sealed[start:stop], None, target
                )
                start = stop
        except (InvalidTag, ValueError) as error:  # ValueError: shorter than a tag
            raise MessageDamaged from error
        return end

    def _nonce(self, number: int) -> bytes:
        return (self._base_nonce ^ number).to_bytes(_NONCE_BYTES, "big")


def new_cipher(key: bytes | bytearray, context: bytes, salt: bytes) -> tuple[PieceCipher, bytes]:
    """Return the cipher and the first HEADER_BYTES of a new message.

    `key` is 32 uniformly random bytes; `salt` 24 bytes never used before with this key.
    """
    if len(key) != _KEY_BYTES or len(salt) != SALT_BYTES:
        raise ValueError("a key of 32 bytes and a salt of 24")
    length = _KEY_BYTES + _NONCE_BYTES + COMMITMENT_BYTES
    derived = HKDFExpand(SHA512(), length, _LABEL + salt + context).derive(key)
    nonce_end = _KEY_BYTES + _NONCE_BYTES
    cipher = PieceCipher(derived[:_KEY_BYTES], derived[_KEY_BYTES:nonce_end])
    return cipher, salt + derived[nonce_end:]


def cipher_of(key: bytes | bytearray, context: bytes, header: bytes) -> PieceCipher:
    """Return the cipher of a message that begins with `header`. Raises MessageDamaged."""
    if len(header) != HEADER_BYTES:
        raise MessageDamaged
    cipher, expected = new_cipher(key, context, header[:SALT_BYTES])
    if not hmac.compare_digest(expected, header):
        raise MessageDamaged
    return cipher


def sealed_length(plain_bytes: int) -> int:
    """Return how long a message of `plain_bytes` is when sealed, with its header."""
    return HEADER_BYTES + plain_bytes + TAG_BYTES * (plain_bytes // PIECE_BYTES + 1)


def _pieces(first: int, length: int, piece_bytes: int, *, is_end: bool) -> list[tuple[int, int]]:
    """Return (number, end) of each piece of a run that begins with piece `first`."""
    whole, rest = divmod(length, piece_bytes)
    if rest and not is_end:
        raise ValueError("only the end of a message may be less than a piece")
    count = whole + is_end
    if first + count > MAX_PIECES:
        raise ValueError("more pieces than a message may have")
    ends = [(first + index, (index + 1) * piece_bytes) for index in range(whole)]
    return [*ends, (first + whole, length)] if is_end else ends
