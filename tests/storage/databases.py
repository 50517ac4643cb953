"""Databases for tests of what stands on them."""

from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from storage.database import Database
from storage.migrations import migrate

KEY = bytes(range(32))
SALT = bytes(range(100, 116))


def new_database(folder: Path) -> Database:
    """Return an open, empty database in a folder: a copy of one that is migrated once in a run."""
    (folder / "vault.db").write_bytes(_migrated())
    return Database.open(folder / "vault.db", KEY, SALT)


def freshly_migrated(folder: Path) -> Database:
    """Return an open, empty database for which every migration ran in its folder."""
    database = Database.create(folder / "vault.db", KEY, SALT)
    migrate(database, folder / "copies")
    return database


def reopened(database: Database, folder: Path) -> Database:
    """Close a database that was made in a folder and open it again."""
    database.close()
    return Database.open(folder / "vault.db", KEY, SALT)


@cache
def _migrated() -> bytes:
    with TemporaryDirectory() as folder:
        freshly_migrated(Path(folder)).close()
        return (Path(folder) / "vault.db").read_bytes()
