"""The state of a vault, held still while a backup is written from it."""

import secrets
from dataclasses import dataclass, field
from pathlib import Path

from core.backups.ports import Snapshot
from storage.atomic_file import os_errors
from storage.crypto.key_slots import SlotType
from storage.crypto.vault_keys import VaultKeys
from storage.database import Database
from storage.evidence_store import BlobEvidenceStore
from storage.live_header import LiveHeader
from storage.vault_folder import VaultFolder
from storage.vault_header import Header
from storage.words_file import WordsLock


@dataclass(frozen=True, slots=True)
class VaultSnapshot:
    """Implements core Snapshot. Good while the vault is unlocked: keys are kept by reference."""

    database_copy: Path
    """A copy of the database in the scratch folder, with the vault's own key and salt."""
    database_key: bytearray = field(repr=False)
    evidence: BlobEvidenceStore
    """Blobs never change, so nothing of them needs to be copied."""
    header: bytes = field(repr=False)
    words: WordsLock | None = None
    """What lets the recovery words open backup files; None when the vault has none."""

    def close(self) -> None:
        """Remove the copy. Closing twice does nothing. Raises NotWritable."""
        with os_errors(self.database_copy):
            self.database_copy.unlink(missing_ok=True)


def vault_snapshot(snapshot: Snapshot) -> VaultSnapshot:
    """Return the snapshot as what it is. Raises TypeError for one of another kind."""
    if not isinstance(snapshot, VaultSnapshot):
        raise TypeError("a snapshot of a vault in a folder")
    return snapshot


def take_snapshot(
    database: Database,
    folder: VaultFolder,
    keys: VaultKeys,
    evidence: BlobEvidenceStore,
    live_header: LiveHeader,
) -> VaultSnapshot:
    """Copy the database, encrypted as it is; on the vault thread. Raises NotWritable, DiskFull.

    A copy that a crash leaves behind goes with the scratch folder at the next unlock.
    """
    with os_errors(folder.scratch):
        folder.scratch.mkdir(mode=0o700, exist_ok=True)
    copy = folder.scratch / f"{secrets.token_hex(8)}.db"
    database.copy_to(copy)
    words = _words_lock(live_header.header, keys)
    return VaultSnapshot(copy, keys.database, evidence, live_header.encoded(), words)


def _words_lock(header: Header, keys: VaultKeys) -> WordsLock | None:
    slots = tuple(each for each in header.slots if each.slot_type == SlotType.RECOVERY_WORDS)
    return WordsLock(header.vault_id, slots, keys.backup_words) if slots else None
