"""Key slots: the vault key, wrapped once for each thing that opens the vault.

docs/vault-format.md, "Key slots". A slot's key-encrypting key (KEK) comes from a passphrase by
Argon2id or from recovery words by HKDF, and where a computer's key store has a part in it, from
that too (`keyring_slots.py`); AES-256-GCM wraps the vault key with it.
"""

import secrets
import struct
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from enum import IntEnum

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from core.errors import ExpectedError, HeaderDamaged, KeyringProblem, UnsupportedSettings
from storage.crypto.argon2 import derive_argon2id
from storage.crypto.costs import Argon2Costs
from storage.crypto.secret_buffer import secret_buffer
from storage.crypto.vault_keys import KEY_BYTES, overwrite

ID_BYTES = 16
NONCE_BYTES = 12
WRAPPED_BYTES = KEY_BYTES + 16
SALT_BYTES = 16
NAME_BYTES = 16
"""Of an entry in a key store."""

_PASSPHRASE_PARAMETERS = struct.Struct(f">III{SALT_BYTES}s")
_RECOVERY_INFO = b"hollyhock/1/recovery-words"


class SlotType(IntEnum):
    """What opens a slot. Slots of other types come from newer apps: carried along, not tried."""

    PASSPHRASE = 1
    RECOVERY_WORDS = 2
    PASSPHRASE_AND_KEYRING = 3
    REMEMBERED = 4


_PARAMETER_BYTES: dict[int, int] = {
    SlotType.PASSPHRASE: _PASSPHRASE_PARAMETERS.size,
    SlotType.RECOVERY_WORDS: SALT_BYTES,
    SlotType.PASSPHRASE_AND_KEYRING: _PASSPHRASE_PARAMETERS.size + NAME_BYTES,
    SlotType.REMEMBERED: SALT_BYTES + NAME_BYTES,
}


@dataclass(frozen=True, slots=True)
class KeySlot:
    """One slot, as it stands in the header."""

    slot_id: bytes
    slot_type: int
    parameters: bytes
    nonce: bytes = field(repr=False)
    wrapped: bytes = field(repr=False)

    def check(self) -> None:
        """Raise HeaderDamaged when a known type has parameters of a wrong length."""
        if _PARAMETER_BYTES.get(self.slot_type, len(self.parameters)) != len(self.parameters):
            raise HeaderDamaged


def passphrase_slot(
    vault_key: bytearray, vault_id: bytes, passphrase: str, costs: Argon2Costs
) -> KeySlot:
    """Wrap the vault key for a passphrase, with a fresh id, salt and nonce."""
    parameters = fresh_passphrase_parameters(costs)
    kek = passphrase_kek(parameters, passphrase)
    return wrap(vault_key, vault_id, SlotType.PASSPHRASE, parameters, kek)


def recovery_slot(vault_key: bytearray, vault_id: bytes, entropy: bytes | bytearray) -> KeySlot:
    """Wrap the vault key for the 16 bytes that recovery words stand for."""
    salt = secrets.token_bytes(SALT_BYTES)
    return wrap(vault_key, vault_id, SlotType.RECOVERY_WORDS, salt, _recovery_kek(salt, entropy))


def unwrap_with_passphrase(
    slots: Sequence[KeySlot], vault_id: bytes, passphrase: str
) -> bytearray | None:
    """Return the vault key, None when no slot opens that asks for a passphrase only.

    Raises UnsupportedSettings when none opens and one asks for more than this app grants.
    """
    return unwrap(
        slots,
        vault_id,
        SlotType.PASSPHRASE,
        lambda parameters: passphrase_kek(parameters, passphrase),
    )


def unwrap_with_recovery(
    slots: Sequence[KeySlot], vault_id: bytes, entropy: bytes | bytearray
) -> bytearray | None:
    """Return the vault key, None when no recovery slot opens."""
    return unwrap(
        slots, vault_id, SlotType.RECOVERY_WORDS, lambda salt: _recovery_kek(salt, entropy)
    )


def fresh_passphrase_parameters(costs: Argon2Costs) -> bytes:
    """Return the parameters of a new slot with a passphrase: its costs, and a new salt."""
    salt = secrets.token_bytes(SALT_BYTES)
    return _PASSPHRASE_PARAMETERS.pack(costs.memory_kib, costs.iterations, costs.lanes, salt)


def passphrase_kek(parameters: bytes, passphrase: str) -> bytearray:
    """Derive 32 bytes. Blocks; raises UnsupportedSettings before it takes too much memory."""
    memory_kib, iterations, lanes, salt = _PASSPHRASE_PARAMETERS.unpack(parameters)
    # NFC: the same letters typed on another system may come composed otherwise. surrogatepass:
    # a terminal may hand over bytes that are no text, and they are as good a secret as any.
    secret = unicodedata.normalize("NFC", passphrase).encode("utf-8", "surrogatepass")
    return derive_argon2id(secret, salt, Argon2Costs(memory_kib, iterations, lanes), KEY_BYTES)


def hkdf_kek(salt: bytes, info: bytes, secret: bytes | bytearray) -> bytearray:
    """Derive 32 bytes from a secret that cannot be guessed."""
    kek = secret_buffer(KEY_BYTES)
    HKDF(SHA256(), KEY_BYTES, salt=salt, info=info).derive_into(secret, kek)
    return kek


def wrap(
    vault_key: bytearray, vault_id: bytes, slot_type: SlotType, parameters: bytes, kek: bytearray
) -> KeySlot:
    """Make a slot with a fresh id and nonce; `kek` is overwritten."""
    slot_id = secrets.token_bytes(ID_BYTES)
    nonce = secrets.token_bytes(NONCE_BYTES)
    bound = _bound(vault_id, slot_id, slot_type, parameters)
    wrapped = AESGCM(kek).encrypt(nonce, vault_key, bound)
    overwrite(kek)
    return KeySlot(slot_id, slot_type, parameters, nonce, wrapped)


def unwrap(
    slots: Sequence[KeySlot],
    vault_id: bytes,
    slot_type: SlotType,
    kek_from: Callable[[bytes], bytearray],
) -> bytearray | None:
    """Try the slots of one type, each with the KEK that its parameters lead to.

    What `kek_from` raises (UnsupportedSettings, KeyringProblem) is raised when no slot opens.
    """
    refused: ExpectedError | None = None
    for slot in slots:
        if slot.slot_type != slot_type:
            continue
        try:
            kek = kek_from(slot.parameters)
        except (UnsupportedSettings, KeyringProblem) as error:
            refused = error
            continue
        vault_key = _open(slot, vault_id, kek)
        overwrite(kek)
        if vault_key is not None:
            return vault_key
    if refused is not None:
        raise refused
    return None


def _recovery_kek(salt: bytes, entropy: bytes | bytearray) -> bytearray:
    return hkdf_kek(salt, _RECOVERY_INFO, entropy)


def _open(slot: KeySlot, vault_id: bytes, kek: bytearray) -> bytearray | None:
    vault_key = secret_buffer(KEY_BYTES)
    bound = _bound(vault_id, slot.slot_id, slot.slot_type, slot.parameters)
    try:
        AESGCM(kek).decrypt_into(slot.nonce, slot.wrapped, bound, vault_key)
    except InvalidTag:
        return None
    return vault_key


def _bound(vault_id: bytes, slot_id: bytes, slot_type: int, parameters: bytes) -> bytes:
    """The additional data of a slot: nothing of it can be moved or changed unseen."""
    return vault_id + slot_id + bytes([slot_type]) + parameters
