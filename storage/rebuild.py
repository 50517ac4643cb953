"""Building a new vault from another one's database and files, with a key of its own."""

import io
from collections.abc import Callable, Collection
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
from storage.evidence_store import BlobEvidenceStore
from storage.incident_store import SqlIncidentStore
from storage.meta_store import MetaStore
from storage.new_vault import NewVaultParts
from storage.regular_file import open_regular
from storage.stream_of_parts import StreamOfParts
from storage.watched_file import watched


@dataclass(frozen=True, slots=True)
class Source:
    """What a vault is built from: a state on a drive, or a snapshot of an open vault."""

    database: Path
    database_key: bytearray = field(repr=False)
    evidence: BlobEvidenceStore
    schema: int
    has_files_of_draft: bool
    """Whether it holds the files of the text being written; backups do not."""


@dataclass(slots=True)
class Rebuild:
    """Fills a new vault; `lost` names the files that the source could not give."""

    source: Source
    only: Collection[IncidentId] | None
    """None: all incidents."""
    clock: Clock
    progress: Progress
    lost: list[str] = field(default_factory=list)

    def fill(self, parts: NewVaultParts) -> None:
        """Put everything in. Raises BackupDamaged when the database is not whole, UnknownRecord,
        VaultTooNew, DiskFull, NotWritable, Cancelled.
        """
        reseal_database(
            self.source.database,
            self.source.database_key,
            parts,
            beat=lambda: self.progress.report(0, 0),
        )
        place, key = parts.folder.database, parts.keys.database
        try:
            with open_untrusted(place, key, self.source.schema) as untrusted:
                self._fill_from(untrusted, parts)
        except DatabaseDamaged as error:
            raise BackupDamaged from error

    def _fill_from(self, untrusted: BackupDatabase, parts: NewVaultParts) -> None:
        database = untrusted.database
        store = SqlIncidentStore(database)
        if self.only is not None:
            keep_only(database, self.only, self.clock)
        if not self.source.has_files_of_draft:
            store.let_go_of_draft_evidence()
        self.bring_files(parts, untrusted)
        MetaStore(database).adopt(parts.vault_id)

    def bring_files(self, parts: NewVaultParts, database: BackupDatabase) -> None:
        """Bring the files that a database names, but for those that are there already."""
        draft = SqlIncidentStore(database.database).draft()
        drafted = () if draft is None else draft.evidence
        new = BlobEvidenceStore(parts.folder, parts.keys.blob, self.clock)
        files = [each for each in (*database.files(), *drafted) if not new.holds(each)]
        total = sum(each.size_bytes for each in files)
        done = 0
        for evidence in files:
            self.progress.report(done, total)
            try:
                with self.source.evidence.open_authentic(evidence) as plain:
                    new.reseal(evidence, plain, Part(self.progress, done, total))
            except (EvidenceDamaged, EvidenceMissing):
                self.lost.append(evidence.name)
            done += evidence.size_bytes
        self.progress.report(total, total)


def _nobody_listens() -> None:
    pass


def reseal_database(
    source: Path,
    key: bytes | bytearray,
    parts: NewVaultParts,
    target: Path | None = None,
    *,
    beat: Callable[[], None] = _nobody_listens,
) -> None:
    """Copy an encrypted database under another key, page by page: nothing plain is on the disk.

    `target`: where to; None: it is the new vault's own. `beat` is called now and then: the disk
    answers. Raises BackupDamaged when a page is not whole or the file cannot be read,
    ReadingRefused, DiskFull, NotWritable, and what `beat` raises.
    """
    place = target or parts.folder.database
    try:
        with open_regular(source) as encrypted, new_file(place) as file:
            pages = decrypt_pages(watched(encrypted, source, lambda _: beat()), key)
            plain = io.BufferedReader(StreamOfParts(pages))
            for page in encrypt_pages(plain, parts.keys.database, parts.database_salt):
                file.write(page)
    except (PageDamaged, NotReadable) as error:
        raise BackupDamaged from error
