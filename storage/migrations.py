"""How a database gets from any earlier version to the present one, in named steps."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from core.errors import DatabaseDamaged, VaultTooNew
from storage.database import Database
from storage.identifier_rows import IdentifierRows
from storage.incident_store import SqlIncidentStore
from storage.local_copies import place_for_copy, remove_old_copies
from storage.time_text import time_to_text

_SCHEMA = Path(__file__).resolve().parent / "schema"


@dataclass(frozen=True, slots=True)
class Migration:
    """One step. Its name is written into the database and never changes."""

    name: str
    sql: str
    """Statements that run in one transaction; the first migration makes the table `migration`."""


def _shipped(name: str) -> Migration:
    return Migration(name, (_SCHEMA / f"{name}.sql").read_text(encoding="utf-8"))


MIGRATIONS = (
    _shipped("0001_first"),
    _shipped("0002_journal"),
    _shipped("0003_exhibits"),
    _shipped("0004_blocklists"),
    _shipped("0005_checklists"),
    _shipped("0006_backups"),
)

SCHEMA_VERSION = len(MIGRATIONS)
"""How many migrations this version of the app knows."""


def migrate(
    database: Database, copies_folder: Path, migrations: Sequence[Migration] = MIGRATIONS
) -> None:
    """Apply the migrations that the database does not have yet, each in its own transaction.

    A database that holds something is copied (encrypted as it is) into `copies_folder` first; the
    three newest copies stay. Afterwards the search index, and what identifiers are compared by, are
    made anew if they have to be. Raises VaultTooNew for a database with a migration not in the
    list, DiskFull, NotWritable, DatabaseDamaged; a migration that failed left nothing behind.
    """
    applied = applied_migrations(database)
    known = [each.name for each in migrations]
    if applied != known[: len(applied)]:
        raise VaultTooNew(found=len(applied), supported=len(known))
    missing = migrations[len(applied) :]
    if applied and missing:
        database.copy_to(place_for_copy(copies_folder, missing[0].name))
        remove_old_copies(copies_folder)
    apply_migrations(database, missing)
    SqlIncidentStore(database).bring_index_up_to_date()
    IdentifierRows(database).bring_up_to_date()


def apply_migrations(database: Database, missing: Sequence[Migration]) -> None:
    """Apply migrations, each in its own transaction, and nothing else. Raises as `migrate`."""
    for migration in missing:
        _apply(database, migration)


def applied_migrations(database: Database) -> list[str]:
    """Return the names of the migrations that the database has, in their order."""
    if not database.rows("SELECT 1 FROM sqlite_master WHERE name = 'migration'"):
        return []
    return [name for (name,) in database.rows("SELECT name FROM migration ORDER BY name")]


def _apply(database: Database, migration: Migration) -> None:
    with database.transaction() as connection:
        connection.execute(migration.sql)
        if database.rows("PRAGMA foreign_key_check"):
            raise DatabaseDamaged
        database.rows(
            "INSERT INTO migration (name, applied_at) VALUES (?, ?)",
            (migration.name, time_to_text(datetime.now(UTC))),
        )
