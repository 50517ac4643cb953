"""The keys of an unlocked vault, all derived from its one vault key.

HKDF-SHA-256 (RFC 5869), salt = vault id, info = "hollyhock/1/" and the label
(docs/vault-format.md, "Keys").
"""

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from storage.crypto.secret_buffer import secret_buffer

KEY_BYTES = 32


class VaultKeys:
    """Six keys of 32 bytes. `wipe` overwrites them in place; no repr shows them.

    Python and the libraries make copies of keys that cannot be reached to be overwritten (see
    docs/vault-format.md, "What stays in memory"): wiping shortens the time, it does not end it.
    """

    __slots__ = ("backup_words", "blob", "chain", "database", "header_mac", "manifest_mac")

    def __init__(self, vault_key: bytes | bytearray, vault_id: bytes) -> None:
        self.database = _derive(vault_key, vault_id, b"db")
        self.blob = _derive(vault_key, vault_id, b"blob")
        self.header_mac = _derive(vault_key, vault_id, b"header-mac")
        self.manifest_mac = _derive(vault_key, vault_id, b"manifest-mac")
        self.chain = _derive(vault_key, vault_id, b"chain")
        self.backup_words = _derive(vault_key, vault_id, b"backup-words")

    def wipe(self) -> None:
        """Overwrite every key with zeros. Wiping twice does nothing."""
        for name in self.__slots__:
            overwrite(getattr(self, name))


def derive_vault_keys(vault_key: bytes | bytearray, vault_id: bytes) -> VaultKeys:
    """Derive the keys of the vault whose id is `vault_id` (16 bytes) from its key (32 bytes)."""
    return VaultKeys(vault_key, vault_id)


def overwrite(secret: bytearray) -> None:
    """Fill a secret with zeros where it lies."""
    secret[:] = bytes(len(secret))


def _derive(vault_key: bytes | bytearray, vault_id: bytes, label: bytes) -> bytearray:
    key = secret_buffer(KEY_BYTES)
    HKDF(SHA256(), KEY_BYTES, salt=vault_id, info=b"hollyhock/1/" + label).derive_into(
        vault_key, key
    )
    return key
