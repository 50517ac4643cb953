"""The keys derived from a vault key."""

import hashlib
import hmac

from storage.crypto.vault_keys import VaultKeys, derive_vault_keys

VAULT_KEY = bytes(range(32))
VAULT_ID = bytes(range(100, 116))


def hkdf(label: bytes) -> bytes:
    """RFC 5869 written out for one block of output."""
    extracted = hmac.digest(VAULT_ID, VAULT_KEY, hashlib.sha256)
    return hmac.digest(extracted, b"hollyhock/1/" + label + b"\x01", hashlib.sha256)


def all_keys(keys: VaultKeys) -> list[bytearray]:
    sealing = [keys.database, keys.blob, keys.backup_words]
    return [*sealing, keys.header_mac, keys.manifest_mac, keys.chain]


def test_the_keys_are_those_of_the_format_page() -> None:
    keys = derive_vault_keys(VAULT_KEY, VAULT_ID)
    labels = [b"db", b"blob", b"backup-words", b"header-mac", b"manifest-mac", b"chain"]
    assert all_keys(keys) == [hkdf(label) for label in labels]


def test_wiping_leaves_only_zeros() -> None:
    keys = derive_vault_keys(VAULT_KEY, VAULT_ID)
    keys.wipe()
    keys.wipe()
    assert all_keys(keys) == [bytes(32)] * 6


def test_no_key_is_shown_by_repr() -> None:
    keys = derive_vault_keys(VAULT_KEY, VAULT_ID)
    for key in all_keys(keys):
        assert key.hex() not in repr(keys)
        assert repr(bytes(key)) not in repr(keys)
