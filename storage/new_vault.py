"""Making a vault: fresh keys, whatever fills it, and last the header."""

import secrets
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path

from core.vault.credentials import RecoveryWords
from storage.atomic_file import write_atomically
from storage.crypto.costs import Argon2Costs
from storage.crypto.key_slots import passphrase_slot, recovery_slot
from storage.crypto.recovery_words import ENTROPY_BYTES, words_from_entropy
from storage.crypto.vault_keys import KEY_BYTES, VaultKeys, derive_vault_keys, overwrite
from storage.database import Database
from storage.meta_store import MetaStore
from storage.vault_building import building
from storage.vault_folder import VaultFolder
from storage.vault_header import SALT_BYTES, VAULT_ID_BYTES, Header, encode_header


@dataclass(frozen=True, slots=True)
class NewVaultParts:
    """What a vault in the making is filled with. `folder.blobs` is there; nothing else is yet.

    Filling leaves a closed, migrated database at `folder.database`, made with `keys.database` and
    `database_salt` (16 bytes), whose meta row names `vault_id` (16 bytes).
    """

    folder: VaultFolder
    vault_id: bytes
    keys: VaultKeys = field(repr=False)
    database_salt: bytes


Fill = Callable[[NewVaultParts], None]


class FreshLocks:
    """A new vault key, and the two slots that open it.

    `words` are what opens the second one, kept nowhere else. `wipe` overwrites all but the words.
    """

    def __init__(self, workplace: VaultFolder, passphrase: str, costs: Argon2Costs) -> None:
        """Derive the passphrase's key, about a second. Raises UnsupportedSettings."""
        self.vault_key = bytearray(secrets.token_bytes(KEY_BYTES))
        vault_id = secrets.token_bytes(VAULT_ID_BYTES)
        keys = derive_vault_keys(self.vault_key, vault_id)
        self.parts = NewVaultParts(workplace, vault_id, keys, secrets.token_bytes(SALT_BYTES))
        entropy = bytearray(secrets.token_bytes(ENTROPY_BYTES))
        try:
            self._slots = (
                passphrase_slot(self.vault_key, vault_id, passphrase, costs),
                recovery_slot(self.vault_key, vault_id, entropy),
            )
            self.words: RecoveryWords = words_from_entropy(bytes(entropy))
        except BaseException:
            self.wipe()
            raise
        finally:
            overwrite(entropy)

    def write_header(self) -> None:
        """Write both copies, once the vault is filled. Raises DiskFull, NotWritable."""
        parts = self.parts
        header = Header(parts.vault_id, _generation(parts), parts.database_salt, self._slots)
        data = encode_header(header, parts.keys.header_mac)
        write_atomically(parts.folder.header_copy, data)
        write_atomically(parts.folder.header, data)

    def wipe(self) -> None:
        """Overwrite the keys. Twice does nothing."""
        self.parts.keys.wipe()
        overwrite(self.vault_key)


def make_vault(
    folder: Path, passphrase: str, costs: Argon2Costs, fill: Fill
) -> tuple[RecoveryWords, bytearray]:
    """Make a locked vault; return the recovery words and the vault key, kept nowhere else.

    Raises FolderNotEmpty, NotWritable, DiskFull, UnsupportedSettings, and whatever `fill` raises;
    then the folder is as it was before.
    """
    with building(folder) as workplace, ExitStack() as cleanup:
        locks = FreshLocks(workplace, passphrase, costs)
        cleanup.callback(locks.wipe)
        fill(locks.parts)
        locks.write_header()
        vault_key = bytearray(locks.vault_key)
    return locks.words, vault_key


def _generation(parts: NewVaultParts) -> int:
    """Read where the database's count stands; this also proves that it opens."""
    database = Database.open(parts.folder.database, parts.keys.database, parts.database_salt)
    try:
        return MetaStore(database).generation()
    finally:
        database.close()
