"""The bytes of a key slot (docs/vault-format.md, "Key slots")."""

import struct

from core.errors import HeaderDamaged
from storage.crypto.key_slots import ID_BYTES, NONCE_BYTES, WRAPPED_BYTES, KeySlot
from storage.digest_frame import FrameReader

MAX_SLOTS = 8

_START = struct.Struct(f">{ID_BYTES}sBH")
_MAX_PARAMETER_BYTES = 1024


def encode_slots(slots: tuple[KeySlot, ...]) -> bytes:
    """Return their number (1 byte) and the slots. There must be 1 to 8."""
    if not 1 <= len(slots) <= MAX_SLOTS:
        raise ValueError("these slots could not be read again")
    return bytes([len(slots)]) + b"".join(_encode_slot(slot) for slot in slots)


def parse_slots(reader: FrameReader) -> tuple[KeySlot, ...]:
    """Read their number and the slots. Raises HeaderDamaged."""
    count = reader.take(1)[0]
    if not 1 <= count <= MAX_SLOTS:
        raise HeaderDamaged
    return tuple(_parse_slot(reader) for _ in range(count))


def _parse_slot(reader: FrameReader) -> KeySlot:
    slot_id, slot_type, length = _START.unpack(reader.take(_START.size))
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
    start = _START.pack(slot.slot_id, slot.slot_type, len(slot.parameters))
    return start + slot.parameters + slot.nonce + slot.wrapped
