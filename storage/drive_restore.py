"""Building a new vault from one state on a backup drive, with a key of its own."""

import io
from collections.abc import Collection
from dataclasses import dataclass, field
from pathlib import Path

from core.clock import Clock
from core.errors import (
    BackupDamaged,
    DatabaseDamaged,
    EvidenceDamaged,
    EvidenceMissing,
    NotReadable,
)
from core.ids import IncidentId
from core.progress import Part, Progress
from storage.atomic_file import new_file
from storage.backup_database import BackupDatabase, open_untrusted
from storage.chosen_incidents import keep_only
from storage.crypto.sqlcipher_pages import PageDamaged, decrypt_pages, encrypt_pages
from storage.crypto.vault_keys import VaultKeys
from storage.drive_folder import DriveFolder
from storage.drive_states import StoredState
from storage.evidence_store import BlobEvidenceStore
from storage.incident_store import SqlIncidentStore
from storage.meta_store import MetaStore
from storage.new_vault import NewVaultParts
from storage.regular_file import open_regular
from storage.stream_of_parts import StreamOfParts
from storage.vault_folder import VaultFolder
from storage.watched_file import BUFFER_BYTES, WatchedFile


@dataclass(slots=True)
class DriveRestore:
    """Fills a new vault; `lost` names the originals that the drive could not give."""

    folder: DriveFolder
    state: StoredState
    keys: VaultKeys = field(repr=False)
    only: Collection[IncidentId] | None
    """None: all incidents."""
    clock: Clock
    progress: Progress
    lost: list[str] = field(default_factory=list)
    _done: int = 0

    def fill(self, parts: NewVaultParts) -> None:
        """Put everything in. Raises BackupDamaged when the database is not whole, UnknownRecord,
        VaultTooNew, DiskFull, NotWritable, Cancelled.
        """
        reseal_database(self.state.files.database, self.keys.database, parts)
        place, key = parts.folder.database, parts.keys.database
        try:
            with open_untrusted(place, key, self.state.list.schema) as untrusted:
                self._fill_from(untrusted, parts)
        except DatabaseDamaged as error:
            raise BackupDamaged from error

    def _fill_from(self, untrusted: BackupDatabase, parts: NewVaultParts) -> None:
        database = untrusted.database
        if self.only is not None:
            keep_only(database, self.only, self.clock)
        self._fill_originals(parts, untrusted)
        MetaStore(database).adopt(parts.vault_id)
        SqlIncidentStore(database).let_go_of_draft_evidence()

    def _fill_originals(self, parts: NewVaultParts, database: BackupDatabase) -> None:
        old = BlobEvidenceStore(VaultFolder(self.folder.root), self.keys.blob, self.clock)
        new = BlobEvidenceStore(parts.folder, parts.keys.blob, self.clock)
        total = sum(each.size_bytes for each in database.files())
        for evidence in database.files():
            self.progress.report(self._done, total)
            try:
                with old.open_plain(evidence) as plain:
                    part = Part(self.progress, self._done, total)
                    new.reseal(evidence, plain, part)
            except (EvidenceDamaged, EvidenceMissing):
                self.lost.append(evidence.name)
            self._done += evidence.size_bytes
        self.progress.report(total, total)


def reseal_database(source: Path, key: bytes | bytearray, parts: NewVaultParts) -> None:
    """Copy an encrypted database under another key, page by page: nothing plain is on the disk.

    Raises BackupDamaged when a page is not whole or the file cannot be read, DiskFull, NotWritable.
    """
    try:
        with open_regular(source) as encrypted, new_file(parts.folder.database) as target:
            watched = WatchedFile(encrypted, source, lambda _: None)
            pages = decrypt_pages(io.BufferedReader(watched, BUFFER_BYTES), key)
            plain = io.BufferedReader(StreamOfParts(pages))
            for page in encrypt_pages(plain, parts.keys.database, parts.database_salt):
                target.write(page)
    except (PageDamaged, NotReadable) as error:
        raise BackupDamaged from error
