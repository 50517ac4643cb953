"""A new database from the rows that are left of another one.

They come from its copy as JSON, and from the damaged database itself: both hold the same rows.
"""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing, suppress
from pathlib import Path

import apsw

from core.errors import HollyhockError, IntegrityError, VaultTooNew
from storage.backup_json import columns_of, tables_of
from storage.database import Database, Value
from storage.json_remains import StagedRecord
from storage.migrations import MIGRATIONS, SCHEMA_VERSION, apply_migrations

_STAGED = "CREATE TABLE staged (number INTEGER PRIMARY KEY, name TEXT, record TEXT NOT NULL) STRICT"
_NOT_TAKEN = "migration"
"""The new database has its own."""
_MAY_POINT_NOWHERE = frozenset({("backup_record", "drive_id")})
"""Columns that are emptied, though their tables do not say so, when what they point at is lost."""
_MOST_ROUNDS = 20
"""How deep rows may hang on rows; there is no such chain of more than a few tables."""


class StagedRows:
    """Records that wait, encrypted, until it is known which tables there were."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._migrations: set[str] = set()
        database.rows(_STAGED)

    def add(self, records: Iterable[StagedRecord]) -> None:
        """Take all records in."""
        with self._database.transaction():
            for table, record in records:
                if table == "migration":
                    self._migrations.add(str(record.get("name")))
                self._database.rows(
                    "INSERT INTO staged (name, record) VALUES (?, ?)", (table, json.dumps(record))
                )

    def schema(self) -> int:
        """Return the version of the tables that they come from, the present one if none says.

        Raises VaultTooNew.
        """
        known = [each.name for each in MIGRATIONS]
        if self._migrations - set(known):
            raise VaultTooNew(len(self._migrations), SCHEMA_VERSION)
        newest = [number for number, name in enumerate(known, 1) if name in self._migrations]
        return max(newest, default=SCHEMA_VERSION)

    def each(self) -> Iterator[StagedRecord]:
        """Go through all records."""
        for name, record in self._database.each_row("SELECT name, record FROM staged"):
            yield StagedRecord(name, json.loads(record))


class RowRescue:
    """Fills an empty database of some version with rows, and lets go of those that hang on none."""

    def __init__(self, database: Database, schema: int) -> None:
        apply_migrations(database, MIGRATIONS[:schema])
        self._database = database
        names = [each for each in tables_of(database) if each != _NOT_TAKEN]
        self._columns = {each: columns_of(database, each) for each in names}
        self._tables = {frozenset(names): each for each, names in self._columns.items()}
        self.count = 0
        """How many rows there are so far."""
        database.rows("PRAGMA foreign_keys = OFF")
        for table in self._columns:
            database.rows(f'DELETE FROM "{table}"')  # noqa: S608  a name of our own tables

    def take(self, records: Iterable[StagedRecord]) -> None:
        """Take what fits into a table; when none is named, the one with exactly these columns."""
        with self._database.transaction():
            for name, record in records:
                table = name or self._tables.get(frozenset(record))
                if table in self._columns:
                    self._add(table, record)

    def take_from(self, damaged: Path, key: bytes | bytearray, salt: bytes) -> bool:
        """Take what a damaged database gives; tell whether every table could be read to its end."""
        try:
            database = Database.open_damaged(damaged, key, salt)
        except HollyhockError:
            return False
        with closing(database), self._database.transaction():
            readings = [self._read_table(database, table) for table in self._columns]
        return all(readings)

    def let_go_of_orphans(self) -> None:
        """Delete rows that belong to rows which are lost; forget what only points at such."""
        for _ in range(_MOST_ROUNDS):
            if not self._database.rows("PRAGMA foreign_key_check"):
                break
            with self._database.transaction():
                for table in self._columns:
                    self._let_go(table)
        self._database.rows("PRAGMA foreign_keys = ON")

    def _read_table(self, damaged: Database, table: str) -> bool:
        """Read from both ends: a damaged page in between stops each of them once."""
        names = self._columns[table]
        order = _order(self._database, table)
        for direction in ("ASC", "DESC"):
            keys = ", ".join(f"{each} {direction}" for each in order)
            query = f'SELECT {_listed(names)} FROM "{table}" ORDER BY {keys}'  # noqa: S608  names of our own tables
            try:
                for row in damaged.each_row(query):
                    self._add(table, dict(zip(names, row, strict=True)))
            except (IntegrityError, apsw.Error):
                continue
            return direction == "ASC"
        return False

    def _add(self, table: str, record: Mapping[str, object]) -> None:
        """Add a row, unless it is there already or breaks a rule of the table."""
        names = [name for name in self._columns[table] if name in record]
        marks = ", ".join("?" * len(names))
        sql = f'INSERT OR IGNORE INTO "{table}" ({_listed(names)}) VALUES ({marks})'  # noqa: S608  names of our own tables
        # A number that SQLite cannot hold, or a value of another kind: nothing that the app wrote.
        with suppress(apsw.Error, OverflowError, TypeError):
            self._database.rows(sql, [_value(record[name]) for name in names])
            self.count += self._database.connection.changes()

    def _let_go(self, table: str) -> None:
        keys = self._database.rows(
            'SELECT "table", "from", "to", on_delete FROM pragma_foreign_key_list(?)', (table,)
        )
        for parent, column, other, on_delete in keys:
            orphans = (
                f'"{column}" IS NOT NULL AND NOT EXISTS (SELECT 1 FROM "{parent}" AS parent'  # noqa: S608  our own names
                f' WHERE parent."{other}" = "{table}"."{column}")'
            )
            if on_delete == "SET NULL" or (table, column) in _MAY_POINT_NOWHERE:
                sql = f'UPDATE "{table}" SET "{column}" = NULL WHERE {orphans}'  # noqa: S608  our own names
            else:
                sql = f'DELETE FROM "{table}" WHERE {orphans}'  # noqa: S608  our own names
            self._database.rows(sql)


def _listed(names: Sequence[str]) -> str:
    return ", ".join(f'"{name}"' for name in names)


def _order(database: Database, table: str) -> list[str]:
    """Return what rows are ordered by on disk: their primary key, or else the number of the row."""
    if not database.value("SELECT wr FROM pragma_table_list WHERE name = ?", (table,)):
        return ["rowid"]
    rows = database.rows("SELECT name FROM pragma_table_info(?) WHERE pk ORDER BY pk", (table,))
    return [f'"{name}"' for (name,) in rows]


def _value(found: object) -> Value:
    if found is None or isinstance(found, str | int | bytes):
        return found
    raise TypeError("no value of a table")
