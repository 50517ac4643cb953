"""The small file with which recovery words open one backup file.

docs/vault-format.md, "Portable backups". An age file with a passphrase may have no other recipient,
so what the words need stands in a file of its own: the slots that give them the vault key, and the
age file's key, sealed with a key derived from that one.
"""

import hmac
import struct
from dataclasses import dataclass, field

from core.errors import HeaderDamaged
from storage.crypto.age_header import FILE_KEY_BYTES
from storage.crypto.bound_key import TAG_BYTES, NotBound, open_bound, seal_bound
from storage.crypto.key_slots import NONCE_BYTES, KeySlot, SlotType
from storage.digest_frame import DIGEST_BYTES, FrameReader, frame_start, framed_content, with_digest
from storage.slot_bytes import encode_slots, parse_slots
from storage.vault_header import VAULT_ID_BYTES

FORMAT_VERSION = 1

_MAGIC = b"HHBWORDS"
_SEALED = struct.Struct(f">{NONCE_BYTES}s{FILE_KEY_BYTES + TAG_BYTES}s")


@dataclass(frozen=True, slots=True)
class WordsLock:
    """What recovery words open, and the key behind it: good while the vault is unlocked."""

    vault_id: bytes
    slots: tuple[KeySlot, ...]
    """Of recovery words only, at least one: nothing here can be tried with guessed passphrases."""
    key: bytearray = field(repr=False)


@dataclass(frozen=True, slots=True)
class StoredWords:
    """A small file as it was read: undamaged, but only `file_key` tells whether to trust it."""

    vault_id: bytes
    slots: tuple[KeySlot, ...]
    age_digest: bytes
    """The SHA-256 of the header of the one age file that it opens."""
    covered: bytes = field(repr=False)
    nonce: bytes = field(repr=False)
    sealed: bytes = field(repr=False)

    def fits(self, age_digest: bytes) -> bool:
        """Tell whether it was made for the file whose header has this digest."""
        return hmac.compare_digest(self.age_digest, age_digest)

    def file_key(self, key: bytearray) -> bytes:
        """Return the age file's key. Raises HeaderDamaged when whoever wrote it had not `key`."""
        try:
            return open_bound(key, self.nonce, self.sealed, self.covered)
        except NotBound:
            raise HeaderDamaged from None


def encode_words_file(lock: WordsLock, age_digest: bytes, file_key: bytes) -> bytes:
    """Return the bytes of the file."""
    content = lock.vault_id + encode_slots(lock.slots) + age_digest
    covered = frame_start(_MAGIC, FORMAT_VERSION, len(content) + _SEALED.size) + content
    return with_digest(covered + _SEALED.pack(*seal_bound(lock.key, file_key, covered)))


def parse_words_file(untrusted_data: bytes) -> StoredWords:
    """Read the file.

    Raises HeaderDamaged, and VaultTooNew when it is whole but of a later format.
    """
    reader = FrameReader(framed_content(untrusted_data, _MAGIC, FORMAT_VERSION))
    vault_id = reader.take(VAULT_ID_BYTES)
    slots = parse_slots(reader)
    age_digest = reader.take(DIGEST_BYTES)
    nonce, sealed = _SEALED.unpack(reader.take(_SEALED.size))
    if reader.left or any(each.slot_type != SlotType.RECOVERY_WORDS for each in slots):
        raise HeaderDamaged
    covered = untrusted_data[: -_SEALED.size - DIGEST_BYTES]
    return StoredWords(vault_id, slots, age_digest, covered, nonce, sealed)
