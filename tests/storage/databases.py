"""Databases for tests of what stands on them."""

from pathlib import Path

from storage.database import Database
from storage.migrations import migrate

KEY = bytes(range(32))
SALT = bytes(range(100, 116))


def new_database(folder: Path) -> Database:
    """Return an open, migrated, empty database in a folder."""
    database = Database.create(folder / "vault.db", KEY, SALT)
    migrate(database, folder / "copies")
    return database


def reopened(database: Database, folder: Path) -> Database:
    """Close a database that `new_database` made and open it again."""
    database.close()
    return Database.open(folder / "vault.db", KEY, SALT)
