"""Putting a database together from what is left of it and of its copy as JSON."""

from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from pathlib import Path
from typing import BinaryIO

from core.clock import Clock
from core.ids import BlobId, new_id
from core.incidents.evidence import SealedEvidence
from core.incidents.sealing import Sealing
from core.progress import Unwatched
from storage.backup_database import BackupDatabase
from storage.backup_reader import DatabasePlace
from storage.database import Database
from storage.identifier_rows import IdentifierRows
from storage.incident_store import SqlIncidentStore
from storage.json_remains import JsonRemains
from storage.meta_store import MetaStore
from storage.migrations import migrate
from storage.row_rescue import RowRescue, StagedRows
from storage.vault_settings import VaultSettings


class BuiltDatabase:
    """A database put together, and the files of notes that did not come back."""

    def __init__(
        self, database: Database, row_count: int, orphans: Mapping[int, SealedEvidence]
    ) -> None:
        self._store = SqlIncidentStore(database)
        self._orphans = orphans
        self.orphans = {each.blob_id: each for each in orphans.values()}
        """Files that are known, but not the notes that they belong to."""
        self.database = BackupDatabase(database)
        self._photos = {each.blob_id: each for each in self.database.photos()}
        self.row_count = row_count
        """How many rows came from the backup."""

    def original(self, number: int) -> SealedEvidence | None:
        """Return what is known of the exhibit of this number."""
        for exhibit in self._store.exhibits(above=number - 1, limit=1):
            if exhibit.number == number:
                return exhibit.evidence
        return self._orphans.get(number)

    def photo(self, blob_id: BlobId) -> SealedEvidence | None:
        """Return what is known of a photo."""
        return self._photos.get(blob_id)

    def do_seals_fit(self, clock: Clock) -> bool:
        """Tell whether all sealed notes are as they were sealed."""
        return Sealing(self._store, clock).check(Unwatched()).is_whole


class DatabaseRescue:
    """Collects rows, then builds. Everything is encrypted, under the key of the place."""

    def __init__(self, place: DatabasePlace, clock: Clock) -> None:
        self._place, self._clock = place, clock
        self._staged_path = place.path.with_name("staged.db")
        self._staged = Database.create(self._staged_path, place.key, place.salt)
        self._rows = StagedRows(self._staged)
        self.is_complete = False
        """Whether the rows are known to be all there were."""

    def stage(self, document: BinaryIO) -> bool:
        """Take what can be read of the JSON document; tell whether that was all of it."""
        remains = JsonRemains(document)
        self._rows.add(remains.records())
        return remains.is_whole

    @contextmanager
    def built(self, damaged: Path | None, schema: int | None) -> Iterator[BuiltDatabase]:
        """Build the database; lend it.

        `damaged`: what is left of the one in the backup, under the same key; `schema`: its version,
        if that is known. Raises VaultTooNew, DatabaseDamaged, DiskFull, NotWritable.
        """
        place = self._place
        with closing(Database.create(place.path, place.key, place.salt)) as database:
            rescue = RowRescue(database, schema or self._rows.schema())
            rescue.take(self._rows.each())
            if damaged is not None and not self.is_complete:
                self.is_complete = rescue.take_from(damaged, place.key, place.salt)
            orphans = _orphans(database)
            rescue.let_go_of_orphans()
            self._finish(database)
            yield BuiltDatabase(database, rescue.count, orphans)

    def close(self) -> None:
        """Remove what was only needed on the way."""
        self._staged.close()
        self._staged_path.unlink(missing_ok=True)

    def _finish(self, database: Database) -> None:
        meta = MetaStore(database)
        if not database.rows("SELECT 1 FROM meta"):
            meta.start(bytes.fromhex(new_id()), self._clock.now())
        migrate(database, self._place.path.parent / "before-migration")
        if not self.is_complete:
            SqlIncidentStore(database).mend_chain_head()
            VaultSettings(database).put("rules", "")  # what is derived may lack rows too
            IdentifierRows(database).bring_up_to_date()
        database.check()


def _orphans(database: Database) -> Mapping[int, SealedEvidence]:
    """Return the exhibits whose notes are not there, by their numbers."""
    there = {each for (each,) in database.rows("SELECT id FROM incident")}
    return {
        each.number: each.evidence
        for each in BackupDatabase(database).exhibits()
        if each.incident_id not in there
    }
