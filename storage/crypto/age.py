"""age v1 files with a passphrase, as `age -p` writes and `age -d` reads them.

Source: https://age-encryption.org/v1, "The scrypt recipient type". No other recipients, no armor.
"""

import os
import re
import unicodedata
from collections.abc import Callable, Iterator
from typing import BinaryIO

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

from core.errors import BackupDamaged, NotABackup, UnsupportedSettings, WrongPassphrase
from storage.crypto.age_header import (
    FILE_KEY_BYTES,
    AgeHeader,
    Stanza,
    decode_base64,
    encode_base64,
    encode_header,
    read_header,
)
from storage.crypto.age_payload import PayloadWriter, Tally, read_payload, read_what_is_left

MAX_SCRYPT_LOG_N = 20
"""1 GiB of memory and a few seconds; `age` itself writes 18."""

_KIND = "scrypt"
_LABEL = b"age-encryption.org/v1/scrypt"
_SALT_BYTES = 16
_WRAPPED_BYTES = FILE_KEY_BYTES + 16
_WRAP_NONCE = bytes(12)
_LOG_N = re.compile("[1-9][0-9]*")

AgeOpener = Callable[[AgeHeader], bytes]
"""Finds the file key of a file with this header. Need not check that it is the right one."""


def new_file_key() -> bytes:
    """Return a key for one age file."""
    return os.urandom(FILE_KEY_BYTES)


def write_age(
    target: BinaryIO, passphrase: str, scrypt_log_n: int, file_key: bytes
) -> PayloadWriter:
    """Begin an age file in `target`; return what takes the plaintext. Blocks for the derivation."""
    salt = os.urandom(_SALT_BYTES)
    wrap_key = _wrap_key(passphrase, salt, scrypt_log_n)
    body = ChaCha20Poly1305(wrap_key).encrypt(_WRAP_NONCE, file_key, None)
    stanza = Stanza((_KIND, encode_base64(salt), str(scrypt_log_n)), body)
    target.write(encode_header((stanza,), file_key))
    return PayloadWriter(target, file_key)


def by_passphrase(passphrase: str) -> AgeOpener:
    """Return what derives the file key from a passphrase.

    Raises UnsupportedSettings (it would take too much memory), WrongPassphrase, BackupDamaged.
    """
    return lambda header: _unwrap(header.stanzas[0], passphrase)


def read_damaged_age(stream: BinaryIO, opener: AgeOpener, tally: Tally) -> Iterator[memoryview]:
    """Open an age file as `read_age` does, but go on after pieces that were altered.

    Raises as `read_age` for the header; see `read_what_is_left` for the rest.
    """
    return read_what_is_left(stream, _file_key(stream, opener), tally)


def read_age(stream: BinaryIO, opener: AgeOpener) -> Iterator[memoryview]:
    """Open an age file and return its plaintext in parts. Blocks for the derivation.

    Each part is good until the next one is asked for.

    Raises NotABackup (no age file, or none with a passphrase), BackupDamaged, what `opener` raises;
    BackupDamaged also while going through it.
    """
    return read_payload(stream, _file_key(stream, opener))


def _file_key(stream: BinaryIO, opener: AgeOpener) -> bytes:
    header = read_header(stream)
    kinds = [stanza.arguments[0] for stanza in header.stanzas]
    if _KIND not in kinds:
        raise NotABackup
    if len(kinds) != 1:
        raise BackupDamaged
    file_key = opener(header)
    header.check(file_key)
    return file_key


def _unwrap(stanza: Stanza, passphrase: str) -> bytes:
    if len(stanza.arguments) != 3 or len(stanza.body) != _WRAPPED_BYTES:
        raise BackupDamaged
    _, salt_text, log_n_text = stanza.arguments
    salt = decode_base64(salt_text.encode(), _SALT_BYTES)
    if not _LOG_N.fullmatch(log_n_text):
        raise BackupDamaged
    if len(log_n_text) > 2 or int(log_n_text) > MAX_SCRYPT_LOG_N:
        raise UnsupportedSettings
    wrap_key = _wrap_key(passphrase, salt, int(log_n_text))
    try:
        return ChaCha20Poly1305(wrap_key).decrypt(_WRAP_NONCE, stanza.body, None)
    except InvalidTag as error:
        raise WrongPassphrase from error


def _wrap_key(passphrase: str, salt: bytes, log_n: int) -> bytes:
    """Derive the key around the file key. Raises UnsupportedSettings when memory runs out.

    The passphrase is taken in Unicode's form NFC, which is what keyboards and terminals give to
    `age`; anything else that can be typed or pasted is at worst wrong.
    """
    secret = unicodedata.normalize("NFC", passphrase).encode("utf-8", "surrogatepass")
    try:
        return Scrypt(_LABEL + salt, 32, n=1 << log_n, r=8, p=1).derive(secret)
    except MemoryError as error:
        raise UnsupportedSettings from error
