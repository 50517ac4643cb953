"""Reading the database of a backup: a copy that nobody else uses, encrypted while it is on disk."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from core.errors import BackupDamaged
from core.incidents.chain import ChainHead
from core.incidents.evidence import Exhibit, SealedEvidence
from core.incidents.incident import IncidentRow
from core.incidents.search import IncidentQuery
from storage.crypto.sqlcipher_pages import SALT_BYTES
from storage.database import Database
from storage.incident_store import SqlIncidentStore
from storage.migrations import applied_migrations, migrate
from storage.person_rows import PersonRows
from storage.regular_file import open_regular

_ROWS_A_READ = 500


class BackupDatabase:
    """What a backup needs to know of its database."""

    def __init__(self, database: Database) -> None:
        self.database = database
        self._incidents = SqlIncidentStore(database)
        self._people = PersonRows(database)

    def incident_count(self) -> int:
        """Return how many incidents there are."""
        return self._incidents.count_all()

    def chain_head(self) -> ChainHead:
        """Return where the chain of sealed notes ends."""
        return self._incidents.chain_head()

    def notes(self) -> tuple[IncidentRow, ...]:
        """Return all incidents but those in the trash, newest first."""
        found: list[IncidentRow] = []
        below: int | None = None
        while page := self._incidents.page(IncidentQuery(), below=below, limit=_ROWS_A_READ):
            found += page
            below = page[-1].position
        return tuple(found)

    def exhibits(self) -> Iterator[Exhibit]:
        """Go through the exhibits in the order of their numbers."""
        last = 0
        while batch := self._incidents.exhibits(above=last, limit=_ROWS_A_READ):
            yield from batch
            last = batch[-1].number

    def photos(self) -> Iterator[SealedEvidence]:
        """Go through the photos of people that are no exhibits too, in the order of their blobs."""
        return iter(self._people.photos())

    def files(self) -> Iterator[SealedEvidence]:
        """Go through everything that lies sealed beside the database: originals, then photos."""
        yield from (each.evidence for each in self.exhibits())
        yield from self.photos()


@contextmanager
def open_copy(path: Path, key: bytes | bytearray) -> Iterator[BackupDatabase]:
    """Open the copy that a snapshot made. Raises DatabaseMissing, DatabaseDamaged, NotWritable."""
    with _opened(path, key) as database:
        yield BackupDatabase(database)


@contextmanager
def open_untrusted(path: Path, key: bytes | bytearray, schema: int) -> Iterator[BackupDatabase]:
    """Open a database that came out of a backup, once all of it is sound and of this version.

    Raises BackupDamaged when it has not the schema it should have, DatabaseDamaged, VaultTooNew,
    DiskFull, NotWritable.
    """
    with _opened(path, key) as database:
        database.check()
        if not 1 <= len(applied_migrations(database)) == schema:
            raise BackupDamaged
        migrate(database, path.parent / "before-migration")
        yield BackupDatabase(database)


@contextmanager
def _opened(path: Path, key: bytes | bytearray) -> Iterator[Database]:
    with open_regular(path) as file:
        salt = file.read(SALT_BYTES) or b""
    database = Database.open(path, key, salt)
    try:
        yield database
    finally:
        database.close()
