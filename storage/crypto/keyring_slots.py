"""Key slots in which a computer's key store has a part (docs/vault-format.md, "Key slots").

The secret is 32 random bytes that stand nowhere else; the slot names the entry that holds it.
"""

import secrets
from collections.abc import Callable, Sequence

from core.errors import NotRemembered, SecondFactorMissing
from core.vault.keyring import SECRET_BYTES
from storage.crypto.costs import Argon2Costs
from storage.crypto.key_slots import (
    NAME_BYTES,
    SALT_BYTES,
    KeySlot,
    SlotType,
    fresh_passphrase_parameters,
    hkdf_kek,
    passphrase_kek,
    unwrap,
    wrap,
)
from storage.crypto.vault_keys import overwrite

_BOTH_INFO = b"hollyhock/1/passphrase-and-keyring"
_REMEMBERED_INFO = b"hollyhock/1/remembered"

SecretOf = Callable[[str], bytes | None]
"""Gives the secret of an entry by its name; None when there is none. May raise KeyringProblem."""


def new_entry() -> tuple[str, bytes]:
    """Return a name for an entry in a key store, 32 hexadecimal digits, and its secret."""
    return secrets.token_bytes(NAME_BYTES).hex(), secrets.token_bytes(SECRET_BYTES)


def entry_of(slot: KeySlot) -> str | None:
    """Return the name of the entry that a slot needs; None when it needs none."""
    if slot.slot_type in {SlotType.PASSPHRASE_AND_KEYRING, SlotType.REMEMBERED}:
        return slot.parameters[-NAME_BYTES:].hex()
    return None


def keyed_passphrase_slot(
    vault_key: bytearray,
    vault_id: bytes,
    passphrase: str,
    costs: Argon2Costs,
    entry: tuple[str, bytes],
) -> KeySlot:
    """Wrap the vault key for a passphrase together with the secret of an entry."""
    name, secret = entry
    parameters = fresh_passphrase_parameters(costs) + bytes.fromhex(name)
    kek = _both_kek(parameters, passphrase, secret)
    return wrap(vault_key, vault_id, SlotType.PASSPHRASE_AND_KEYRING, parameters, kek)


def remembered_slot(vault_key: bytearray, vault_id: bytes, entry: tuple[str, bytes]) -> KeySlot:
    """Wrap the vault key for the secret of an entry alone."""
    name, secret = entry
    salt = secrets.token_bytes(SALT_BYTES)
    parameters = salt + bytes.fromhex(name)
    kek = hkdf_kek(salt, _REMEMBERED_INFO, secret)
    return wrap(vault_key, vault_id, SlotType.REMEMBERED, parameters, kek)


def unwrap_with_both(
    slots: Sequence[KeySlot], vault_id: bytes, passphrase: str, secret_of: SecretOf
) -> bytearray | None:
    """Return the vault key, None when no slot opens that asks for a passphrase and an entry.

    Raises SecondFactorMissing when an entry is not there, what `secret_of` raises, and
    UnsupportedSettings: each when no slot opens.
    """

    def kek_from(parameters: bytes) -> bytearray:
        secret = secret_of(parameters[-NAME_BYTES:].hex())
        if secret is None:
            raise SecondFactorMissing
        return _both_kek(parameters, passphrase, secret)

    return unwrap(slots, vault_id, SlotType.PASSPHRASE_AND_KEYRING, kek_from)


def unwrap_remembered(
    slots: Sequence[KeySlot], vault_id: bytes, secret_of: SecretOf
) -> bytearray | None:
    """Return the vault key, None when no slot opens that asks for an entry alone.

    Raises NotRemembered when an entry is not there, and what `secret_of` raises.
    """

    def kek_from(parameters: bytes) -> bytearray:
        secret = secret_of(parameters[-NAME_BYTES:].hex())
        if secret is None:
            raise NotRemembered
        return hkdf_kek(parameters[:SALT_BYTES], _REMEMBERED_INFO, secret)

    return unwrap(slots, vault_id, SlotType.REMEMBERED, kek_from)


def _both_kek(parameters: bytes, passphrase: str, secret: bytes) -> bytearray:
    """Whoever lacks one of the two knows nothing about the result, however much of the other."""
    plain = parameters[:-NAME_BYTES]
    stretched = passphrase_kek(plain, passphrase)
    both = stretched + secret
    kek = hkdf_kek(plain[-SALT_BYTES:], _BOTH_INFO, both)
    overwrite(stretched)
    overwrite(both)
    return kek
