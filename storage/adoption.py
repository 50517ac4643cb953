"""A database out of a backup file becomes that of a new vault."""

from collections.abc import Collection, Iterator
from contextlib import closing, contextmanager

from core.clock import Clock
from core.ids import IncidentId
from storage.backup_database import BackupDatabase
from storage.chosen_incidents import keep_only
from storage.database import Database
from storage.evidence_store import BlobEvidenceStore
from storage.incident_store import SqlIncidentStore
from storage.meta_store import MetaStore
from storage.new_vault import NewVaultParts


@contextmanager
def adopted(
    parts: NewVaultParts,
    store: BlobEvidenceStore,
    only: Collection[IncidentId] | None,
    clock: Clock,
) -> Iterator[Database]:
    """Make what lies at the new vault's place its own, with only these incidents; lend it.

    Files that nothing names any more are removed. Raises UnknownRecord, DiskFull, NotWritable.
    """
    place, key = parts.folder.database, parts.keys.database
    with closing(Database.open(place, key, parts.database_salt)) as database:
        MetaStore(database).adopt(parts.vault_id)
        SqlIncidentStore(database).let_go_of_draft_evidence()
        if only is not None:
            keep_only(database, only, clock)
            store.sweep(each.blob_id for each in BackupDatabase(database).files())
        yield database
