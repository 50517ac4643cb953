"""The header of a vault: its bytes, and what they mean (docs/vault-format.md, "The header")."""

import hashlib
import hmac
import struct
from dataclasses import dataclass, field

from core.errors import HeaderDamaged, VaultTooNew
from storage.crypto.key_slots import ID_BYTES, NONCE_BYTES, WRAPPED_BYTES, KeySlot

FORMAT_VERSION = 1
MAX_HEADER_BYTES = 64 * 1024
SALT_BYTES = 16
VAULT_ID_BYTES = 16
MAX_SLOTS = 8

_MAGIC = b"HHHEADER"
_START = struct.Struct(">8sHI")
_BODY = struct.Struct(f">{VAULT_ID_BYTES}sQ{SALT_BYTES}sB")
_SLOT_START = struct.Struct(f">{ID_BYTES}sBH")
_DIGEST_BYTES = 32
_MAX_PARAMETER_BYTES = 1024
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
        covered, mac = self.data[: -2 * _DIGEST_BYTES], self.data[-2 * _DIGEST_BYTES :]
        return hmac.compare_digest(_mac(mac_key, covered), mac[:_DIGEST_BYTES])


def encode_header(header: Header, mac_key: bytearray) -> bytes:
    """Return the bytes of both header files; there must be 1 to 8 slots."""
    if not 1 <= len(header.slots) <= MAX_SLOTS:
        raise ValueError("this header could not be read again")
    body = _BODY.pack(header.vault_id, header.generation, header.database_salt, len(header.slots))
    slots = b"".join(_encode_slot(slot) for slot in header.slots)
    length = _START.size + len(body) + len(slots) + 2 * _DIGEST_BYTES
    covered = _START.pack(_MAGIC, FORMAT_VERSION, length) + body + slots
    authenticated = covered + _mac(mac_key, covered)
    return authenticated + hashlib.sha256(authenticated).digest()


def parse_header(untrusted_data: bytes) -> StoredHeader:
    """Read a header. Raises HeaderDamaged, and VaultTooNew when it is whole but of a later format.

    In every version magic, version and length come first and the SHA-256 of all before last, so
    that a damaged version number is not mistaken for a new one.
    """
    if not _START.size + _DIGEST_BYTES <= len(untrusted_data) <= MAX_HEADER_BYTES:
        raise HeaderDamaged
    magic, version, length = _START.unpack_from(untrusted_data)
    digest = hashlib.sha256(untrusted_data[:-_DIGEST_BYTES]).digest()
    whole = length == len(untrusted_data) and digest == untrusted_data[-_DIGEST_BYTES:]
    if magic != _MAGIC or not whole or version == 0:
        raise HeaderDamaged
    if version > FORMAT_VERSION:
        raise VaultTooNew(version, FORMAT_VERSION)
    return StoredHeader(_parse_body(_Reader(untrusted_data[_START.size :])), untrusted_data)


class _Reader:
    """Takes bytes from the front; running out means damage."""

    def __init__(self, untrusted_data: bytes) -> None:
        self._data = untrusted_data
        self._at = 0

    @property
    def left(self) -> int:
        return len(self._data) - self._at

    def take(self, count: int) -> bytes:
        if count > self.left:
            raise HeaderDamaged
        taken = self._data[self._at : self._at + count]
        self._at += count
        return taken


def _parse_body(reader: _Reader) -> Header:
    vault_id, generation, salt, slot_count = _BODY.unpack(reader.take(_BODY.size))
    if not 1 <= slot_count <= MAX_SLOTS or generation > _MAX_GENERATION:
        raise HeaderDamaged
    slots = tuple(_parse_slot(reader) for _ in range(slot_count))
    if reader.left != 2 * _DIGEST_BYTES:
        raise HeaderDamaged
    return Header(vault_id, generation, salt, slots)


def _parse_slot(reader: _Reader) -> KeySlot:
    slot_id, slot_type, length = _SLOT_START.unpack(reader.take(_SLOT_START.size))
    if length > _MAX_PARAMETER_BYTES:
        raise HeaderDamaged
    slot = KeySlot(
        slot_id,
        slot_type,
        parameters=reader.take(length),
        nonce=reader.take(NONCE_BYTES),
        wrapped=reader.take(WRAPPED_BYTES),
    )
    slot.check()
    return slot


def _encode_slot(slot: KeySlot) -> bytes:
    start = _SLOT_START.pack(slot.slot_id, slot.slot_type, len(slot.parameters))
    return start + slot.parameters + slot.nonce + slot.wrapped


def _mac(mac_key: bytearray, covered: bytes) -> bytes:
    return hmac.digest(mac_key, covered, hashlib.sha256)
