"""A small key sealed with another, and bound to what stands before it in a file.

AES-256-GCM (NIST SP 800-38D) with a random nonce of 12 bytes. What it is bound to is not secret; it
only opens together with exactly these bytes.
"""

import secrets

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from storage.crypto.key_slots import NONCE_BYTES

TAG_BYTES = 16


class NotBound(Exception):
    """It was sealed with another key, or for something else, or it is damaged."""


def seal_bound(key: bytearray, secret: bytes, bound_to: bytes) -> tuple[bytes, bytes]:
    """Return the nonce and the sealed `secret`, longer by TAG_BYTES. `key`: 32 bytes."""
    nonce = secrets.token_bytes(NONCE_BYTES)
    return nonce, AESGCM(key).encrypt(nonce, secret, bound_to)


def open_bound(key: bytearray, nonce: bytes, sealed: bytes, bound_to: bytes) -> bytes:
    """Return what was sealed. Raises NotBound."""
    try:
        return AESGCM(key).decrypt(nonce, sealed, bound_to)
    except InvalidTag:
        raise NotBound from None
