"""The header of a vault: its bytes, and what they mean (docs/vault-format.md, "The header")."""

import hashlib
import hmac
import struct
from dataclasses import dataclass, field

from core.errors import HeaderDamaged
from storage.crypto.key_slots import KeySlot
from storage.digest_frame import (
    DIGEST_BYTES,
    MAX_FRAME_BYTES,
    FrameReader,
    frame_start,
    framed_content,
    with_digest,
)
from storage.slot_bytes import encode_slots, parse_slots

FORMAT_VERSION = 1
MAX_HEADER_BYTES = MAX_FRAME_BYTES
SALT_BYTES = 16
VAULT_ID_BYTES = 16

_MAGIC = b"HHHEADER"
_BODY = struct.Struct(f">{VAULT_ID_BYTES}sQ{SALT_BYTES}s")
_MAC_BYTES = 32
_MAX_GENERATION = 1 << 62
"""SQLite's integers are signed."""


@dataclass(frozen=True, slots=True)
class Header:
    """What a header says. `generation` counts unlocks and changes of what opens it."""

    vault_id: bytes
    generation: int
    database_salt: bytes
    slots: tuple[KeySlot, ...]


@dataclass(frozen=True, slots=True)
class StoredHeader:
    """A header as it was read: undamaged, but only `is_authentic` tells whether to trust it."""

    header: Header
    data: bytes = field(repr=False)

    def is_authentic(self, mac_key: bytearray) -> bool:
        """Tell whether whoever wrote these bytes had the vault key."""
        authenticated = self.data[:-DIGEST_BYTES]
        covered, mac = authenticated[:-_MAC_BYTES], authenticated[-_MAC_BYTES:]
        return hmac.compare_digest(_mac(mac_key, covered), mac)


def encode_header(header: Header, mac_key: bytearray) -> bytes:
    """Return the bytes of both header files; there must be 1 to 8 slots."""
    body = _BODY.pack(header.vault_id, header.generation, header.database_salt)
    body += encode_slots(header.slots)
    covered = frame_start(_MAGIC, FORMAT_VERSION, len(body) + _MAC_BYTES) + body
    return with_digest(covered + _mac(mac_key, covered))


def parse_header(untrusted_data: bytes) -> StoredHeader:
    """Read a header.

    Raises HeaderDamaged, and VaultTooNew when it is whole but of a later format.
    """
    reader = FrameReader(framed_content(untrusted_data, _MAGIC, FORMAT_VERSION))
    vault_id, generation, salt = _BODY.unpack(reader.take(_BODY.size))
    slots = parse_slots(reader)
    if generation > _MAX_GENERATION or reader.left != _MAC_BYTES:
        raise HeaderDamaged
    return StoredHeader(Header(vault_id, generation, salt, slots), untrusted_data)


def _mac(mac_key: bytearray, covered: bytes) -> bytes:
    return hmac.digest(mac_key, covered, hashlib.sha256)
