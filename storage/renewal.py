"""Giving a vault another key, after somebody may have got hold of the old one: by copy only.

The key of a vault that is there is never changed: kill -9 in the middle of that would lose it. A
vault is built elsewhere, with a new key, and what is in it is compared before it gets its header.
"""

from contextlib import closing
from pathlib import Path

from core.backups.ports import Restored
from core.clock import Clock
from core.errors import BackupDamaged
from core.progress import Progress
from storage.backup_database import open_copy
from storage.crypto.costs import Argon2Costs
from storage.crypto.vault_keys import overwrite
from storage.database import Database
from storage.drill import same_records
from storage.migrations import SCHEMA_VERSION
from storage.new_vault import NewVaultParts, make_vault
from storage.rebuild import Rebuild, Source
from storage.snapshot import VaultSnapshot


def renewed(
    snapshot: VaultSnapshot,
    folder: Path,
    lock: tuple[str, Argon2Costs],
    clock: Clock,
    progress: Progress,
) -> Restored:
    """Build the new vault; `lock` is its passphrase and what deriving its key costs.

    Each file was read back as it was written (storage/evidence_blob.py); each record is compared
    here. Raises FolderNotEmpty, NotWritable, DiskFull, BackupDamaged, Cancelled.
    """
    source = Source(
        snapshot.database_copy,
        snapshot.database_key,
        snapshot.evidence,
        SCHEMA_VERSION,
        has_files_of_draft=True,
    )
    rebuild = Rebuild(source, None, clock, progress)

    def fill(parts: NewVaultParts) -> None:
        rebuild.fill(parts)
        _compare(snapshot, parts)

    words, vault_key = make_vault(folder, *lock, fill)
    overwrite(vault_key)
    return Restored(words, tuple(rebuild.lost))


def _compare(snapshot: VaultSnapshot, parts: NewVaultParts) -> None:
    place, keys = parts.folder.database, parts.keys
    with closing(Database.open(place, keys.database, parts.database_salt)) as database:
        database.check()
        with open_copy(snapshot.database_copy, snapshot.database_key) as right:
            if not same_records(database, right.database):
                raise BackupDamaged
