"""The vault's database: SQLCipher-4 format, through SQLite3 Multiple Ciphers.

The only file that opens connections.
"""

import os
import sys
from codecs import getincrementaldecoder
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import Any

import apsw

from core.errors import (
    AlreadyExists,
    DatabaseDamaged,
    DatabaseMissing,
    HollyhockError,
    NotWritable,
)
from core.well_formed import well_formed
from storage.atomic_file import os_errors, sync_folder, temporary_name
from storage.database_errors import translated, why_not_opened
from storage.regular_file import open_regular

KEY_BYTES = 32
_PIECE_BYTES = 32_768
SALT_BYTES = 16

OLDEST_SQLITE = 3_051_003
"""Older ones have a fault in the write-ahead log that can lose commits (sqlite.org/wal.html)."""

_APPLICATION_ID = 0x484C594B
"""`HLYK`; writing it also puts page 1, and with it the salt, on disk."""

_SETTINGS = (
    "PRAGMA locking_mode = EXCLUSIVE",
    "PRAGMA temp_store = MEMORY",
    "PRAGMA mmap_size = 0",
    "PRAGMA trusted_schema = OFF",
    "PRAGMA cell_size_check = ON",
    "PRAGMA foreign_keys = ON",
    "PRAGMA synchronous = EXTRA",
    "PRAGMA cache_size = -16000",  # KiB; the usual 2 MiB doubled the time of searches in 100,000
)

Row = tuple[Any, ...]
Value = str | int | bytes | None
"""What the tables hold: they are STRICT, and nothing is kept as a float."""


def refuse_old_sqlite(version_number: int) -> None:
    """Raise ImportError for a SQLite (as SQLITE_VERSION_NUMBER) that must not hold a vault."""
    if version_number < OLDEST_SQLITE:
        raise ImportError(f"SQLite {version_number} is older than {OLDEST_SQLITE}")


refuse_old_sqlite(apsw.SQLITE_VERSION_NUMBER)


class Database:
    """One open database. Used on one thread at a time; no other process can open it meanwhile."""

    def __init__(self, connection: apsw.Connection, path: Path) -> None:
        self.connection = connection
        self._path = path

    @classmethod
    def create(cls, path: Path, key: bytes | bytearray, salt: bytes) -> "Database":
        """Make an empty database: `key` 32 bytes, `salt` 16 bytes.

        Raises AlreadyExists, NotWritable, DiskFull.
        """
        _take_name(path)
        with _opening(path, key, salt) as fresh:
            fresh.rows(f"PRAGMA application_id = {_APPLICATION_ID}")
        # Closed before it is looked at: closing any descriptor of a file drops SQLite's locks.
        fresh.close()
        with open_regular(path) as file:
            if file.read(SALT_BYTES) != salt:
                raise DatabaseDamaged  # a key that SQLite did not take leaves a plaintext database
        sync_folder(path.parent)
        return cls.open(path, key, salt)

    @classmethod
    def open(cls, path: Path, key: bytes | bytearray, salt: bytes) -> "Database":
        """Open a database that is there.

        The salt on disk is not looked at, so that damage to it alone loses nothing; SQLite writes
        it anew. Raises DatabaseMissing, DatabaseDamaged (also for a wrong key), VaultInUse,
        ReadingRefused, NotWritable, DiskFull.
        """
        if not path.is_file():
            raise DatabaseMissing
        with _opening(path, key, salt) as database:
            if database.value("PRAGMA application_id") != _APPLICATION_ID:
                raise DatabaseDamaged  # an emptied file reads as a new, empty database
            if database.connection.readonly("main"):
                raise NotWritable(path)
        return database

    @classmethod
    def open_damaged(cls, path: Path, key: bytes | bytearray, salt: bytes) -> "Database":
        """Open a copy of a damaged database to read from it what can be read.

        Tables whose entries in the schema are lost are not there. Raises DatabaseDamaged,
        NotWritable.
        """
        with _opening(path, key, salt, is_damaged=True) as database:
            return database

    def rows(self, sql: str, bindings: Sequence[Value] = ()) -> list[Row]:
        """Run one statement and return its rows; text is made `well_formed`.

        Raises what `transaction` raises.
        """
        values = [well_formed(each) if isinstance(each, str) else each for each in bindings]
        with self._errors():
            return self.connection.execute(sql, values).fetchall()

    def many(self, sql: str, all_bindings: Iterable[Sequence[Value]]) -> None:
        """Run one statement for each bindings, much faster than `rows` would. Raises as `rows`."""
        values = (
            [well_formed(each) if isinstance(each, str) else each for each in bindings]
            for bindings in all_bindings
        )
        with self._errors():
            self.connection.executemany(sql, values)

    def each_row(self, sql: str) -> Iterator[Row]:
        """Run one statement and go through its rows without holding them all. Raises as `rows`."""
        with self._errors():
            yield from self.connection.execute(sql)

    def row(self, sql: str, bindings: Sequence[Value] = ()) -> Row | None:
        """Return the first row, or None."""
        rows = self.rows(sql, bindings)
        return rows[0] if rows else None

    def value(self, sql: str, bindings: Sequence[Value] = ()) -> Any:
        """Return the first column of the first row; there must be one."""
        return self.rows(sql, bindings)[0][0]

    @contextmanager
    def text_pieces(self, table: str, column: str, rowid: int) -> Iterator[Iterator[str]]:
        """Read a text piece by piece: a long one is never in memory as a whole.

        The row must be there. Raises what `transaction` raises.
        """
        decoder = getincrementaldecoder("utf-8")("replace")

        def pieces(blob: apsw.Blob) -> Iterator[str]:
            while data := blob.read(_PIECE_BYTES):
                yield decoder.decode(data)

        with (
            self._errors(),
            closing(self.connection.blob_open("main", table, column, rowid, False)) as blob,  # noqa: FBT003  writeable
        ):
            yield pieces(blob)

    @contextmanager
    def transaction(self) -> Iterator[apsw.Connection]:
        """Do everything inside, on disk when this ends, or nothing.

        Raises DiskFull, NotWritable, DatabaseDamaged, VaultInUse.
        """
        self.rows("BEGIN IMMEDIATE")
        try:
            with self._errors():
                yield self.connection
            self.rows("COMMIT")
        except BaseException:
            self._roll_back()
            raise

    def copy_to(self, path: Path) -> None:
        """Write a compact copy with the same key and salt; it gets its name when it is whole.

        Raises AlreadyExists, NotWritable, DiskFull; then no copy is left.
        """
        if path.exists():
            raise AlreadyExists(path)
        unfinished = path.with_name(temporary_name())
        _take_name(unfinished)
        with os_errors(path):
            try:
                self.rows("VACUUM INTO ?", (str(unfinished),))
                with unfinished.open("rb+") as file:
                    os.fsync(file.fileno())
                unfinished.replace(path)
            except (HollyhockError, OSError):
                unfinished.unlink(missing_ok=True)
                raise
        sync_folder(path.parent)

    def check(self) -> None:
        """Read every page, check its MAC and the structure. Raises DatabaseDamaged."""
        # The page cache would answer for pages that were damaged on disk since they were read.
        self.rows("PRAGMA shrink_memory")
        if self.rows("PRAGMA integrity_check") != [("ok",)]:
            raise DatabaseDamaged
        if self.rows("PRAGMA foreign_key_check"):
            raise DatabaseDamaged

    def close(self) -> None:
        """Close the connection. Closing twice does nothing."""
        self.connection.close()

    def _roll_back(self) -> None:
        # A rollback that fails leaves the journal; SQLite plays it back before the next read.
        with suppress(apsw.Error):
            if self.connection.in_transaction:
                self.connection.execute("ROLLBACK")

    @contextmanager
    def _errors(self) -> Iterator[None]:
        try:
            yield
        except apsw.Error as error:
            ours = translated(error, self.connection, self._path)
            if ours is None:
                raise
            raise ours from error


def _take_name(path: Path) -> None:
    """Make an empty file that only its owner may read; SQLite would let everybody."""
    with os_errors(path):
        try:
            os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
        except FileExistsError:
            raise AlreadyExists(path) from None


@contextmanager
def _opening(
    path: Path, key: bytes | bytearray, salt: bytes, *, is_damaged: bool = False
) -> Iterator[Database]:
    """Give the connection its key and settings; close it again when anything fails."""
    if len(key) != KEY_BYTES or len(salt) != SALT_BYTES:
        raise ValueError("a raw key of 32 bytes and a salt of 16")
    try:
        # Without SQLITE_OPEN_CREATE: a database that vanished is never quietly made anew.
        connection = apsw.Connection(str(path), flags=apsw.SQLITE_OPEN_READWRITE)
    except apsw.CantOpenError as error:
        raise why_not_opened(path) from error
    database = Database(connection, path)
    try:
        with database._errors():  # noqa: SLF001  the same concept, in the same file
            _configure(connection, key, salt, is_damaged=is_damaged)
            yield database
    except BaseException:
        database.close()
        raise


def _configure(
    connection: apsw.Connection, key: bytes | bytearray, salt: bytes, *, is_damaged: bool
) -> None:
    connection.execute("PRAGMA cipher = 'sqlcipher'")
    connection.execute("PRAGMA legacy = 4")
    # Not cached: the statement cache would keep the key for as long as the connection lives.
    connection.execute(f"""PRAGMA key = "x'{key.hex()}{salt.hex()}'" """, can_cache=False)
    if is_damaged:  # the rest of the schema is loaded then (sqlite.org/pragma.html)
        connection.execute("PRAGMA writable_schema = ON")
    for setting in _SETTINGS:
        connection.execute(setting)
    if is_damaged:
        return
    if sys.platform == "darwin":
        connection.execute("PRAGMA fullfsync = 1")
    connection.execute("SELECT count(*) FROM sqlite_master").fetchall()  # proves the key
    connection.execute("PRAGMA journal_mode = DELETE")
