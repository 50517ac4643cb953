"""Pages of SQLCipher-4 databases to plain SQLite pages and back, without SQLite.

Source: SQLCipher 4 design (https://www.zetetic.net/sqlcipher/design/) with a raw key: pages of 4096
bytes; each ends in 80 reserved bytes, IV(16) ‖ HMAC-SHA-512(64) over ciphertext ‖ IV ‖ page number
(4 bytes, little-endian); AES-256-CBC; the first 16 bytes of page 1 are the salt in the clear, in
place of "SQLite format 3" and a zero byte. The key of the HMAC is PBKDF2-HMAC-SHA512(key, salt XOR
0x3a, 2 rounds). A plain database made so has the 80 reserved bytes too, all zeros: SQLite's file
format knows reserved bytes, and every SQLite opens it.
"""

import hashlib
import hmac
import os
from collections.abc import Callable, Iterator
from typing import BinaryIO

from cryptography.hazmat.primitives.ciphers import Cipher
from cryptography.hazmat.primitives.ciphers.algorithms import AES
from cryptography.hazmat.primitives.ciphers.modes import CBC

PAGE_BYTES = 4096
SALT_BYTES = 16

_IV_BYTES = 16
_MAC_BYTES = 64
_RESERVED_BYTES = _IV_BYTES + _MAC_BYTES
_BODY_END = PAGE_BYTES - _RESERVED_BYTES
_PLAIN_START = b"SQLite format 3\0"
_HEADER_FACTS = PAGE_BYTES.to_bytes(2, "big"), bytes([_RESERVED_BYTES])
"""What a plain database says at offsets 16 and 20 (https://sqlite.org/fileformat2.html, 1.3)."""

_LENGTH = slice(28, 32)
"""Where a plain database says how many pages it has; SQLite goes by its file when that is 0."""


class PageDamaged(Exception):
    """A page is not what was written with this key, or is no page of such a database."""


def decrypt_pages(encrypted: BinaryIO, key: bytes | bytearray) -> Iterator[bytes]:
    """Go through the plain pages of an encrypted database. Raises PageDamaged."""
    cipher = None
    for number, page in _pages(encrypted):
        if cipher is None:
            cipher = _PageCipher(key, page[:SALT_BYTES])
        yield cipher.decrypt(number, page)


def encrypt_pages(plain: BinaryIO, key: bytes | bytearray, salt: bytes) -> Iterator[bytes]:
    """Go through the encrypted pages of a plain database. Raises PageDamaged.

    `key` 32 bytes, `salt` 16 bytes; every page gets a fresh random IV.
    """
    cipher = _PageCipher(key, salt)
    for number, page in _pages(plain):
        _check_start(number, page)
        yield cipher.encrypt(number, page)


def encrypt_sound_pages(
    plain: BinaryIO, key: bytes | bytearray, salt: bytes, is_sound: Callable[[int], bool]
) -> Iterator[bytes]:
    """Go through the encrypted pages of a plain database that has gaps; end where it ends.

    `is_sound` tells of a page, by its number, once it was read. Others become pages that no key
    opens, so that nobody takes what stands in a gap for what was written. (Zeros would not do:
    some readers take a page of zeros for an empty one.) Raises PageDamaged when a sound first page
    is none of such a database.
    """
    cipher = _PageCipher(key, salt)
    number = 1
    while len(page := plain.read(PAGE_BYTES)) == PAGE_BYTES:
        if is_sound(number):
            _check_start(number, page)
            yield cipher.encrypt(number, page)
        else:
            yield os.urandom(PAGE_BYTES)
        number += 1


def forget_length(encrypted: BinaryIO, key: bytes | bytearray) -> None:
    """Let an encrypted database, open for reading and writing, be as long as its file.

    SQLite opens none that is shorter than its first page says. Raises PageDamaged.
    """
    _, page = next(_pages(encrypted))
    cipher = _PageCipher(key, page[:SALT_BYTES])
    plain = bytearray(cipher.decrypt(1, page))
    plain[_LENGTH] = bytes(4)
    encrypted.seek(0)
    encrypted.write(cipher.encrypt(1, bytes(plain)))


def _check_start(number: int, page: bytes) -> None:
    """Raise PageDamaged for a first page that is not one of such a database."""
    if number == 1 and (page[:16] != _PLAIN_START or (page[16:18], page[20:21]) != _HEADER_FACTS):
        raise PageDamaged


class _PageCipher:
    def __init__(self, key: bytes | bytearray, salt: bytes) -> None:
        self._aes = AES(key)
        self._salt = salt
        mac_salt = bytes(each ^ 0x3A for each in salt)
        self._mac_key = hashlib.pbkdf2_hmac("sha512", key, mac_salt, 2, 32)

    def decrypt(self, number: int, page: bytes) -> bytes:
        start = SALT_BYTES if number == 1 else 0
        body, iv, mac = page[start:_BODY_END], page[_BODY_END:-_MAC_BYTES], page[-_MAC_BYTES:]
        if not hmac.compare_digest(mac, self._mac(number, body + iv)):
            raise PageDamaged
        plain = Cipher(self._aes, CBC(iv)).decryptor().update(body)
        return _PLAIN_START[:start] + plain + bytes(_RESERVED_BYTES)

    def encrypt(self, number: int, page: bytes) -> bytes:
        start = SALT_BYTES if number == 1 else 0
        iv = os.urandom(_IV_BYTES)
        body = Cipher(self._aes, CBC(iv)).encryptor().update(page[start:_BODY_END])
        return self._salt[:start] + body + iv + self._mac(number, body + iv)

    def _mac(self, number: int, data: bytes) -> bytes:
        return hmac.digest(self._mac_key, data + number.to_bytes(4, "little"), "sha512")


def _pages(stream: BinaryIO) -> Iterator[tuple[int, bytes]]:
    """Number the pages from 1. Raises PageDamaged when the last is cut short, or none is there."""
    number = 1
    while page := stream.read(PAGE_BYTES):
        if len(page) != PAGE_BYTES:
            raise PageDamaged
        yield number, page
        number += 1
    if number == 1:
        raise PageDamaged
