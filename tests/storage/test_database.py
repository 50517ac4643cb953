"""The database on disk: what it refuses, what it survives, and what others can read."""

import os
import resource
import subprocess
import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import apsw
import pytest
import sqlcipher3  # type: ignore[import-untyped]  # it comes without types

from core.errors import (
    AlreadyExists,
    DatabaseDamaged,
    DatabaseMissing,
    DiskFull,
    HollyhockError,
    NotWritable,
    ReadingRefused,
    VaultInUse,
)
from storage.database import OLDEST_SQLITE, Database, refuse_old_sqlite
from tests.storage.databases import KEY, SALT

PAGE_BYTES = 4096
CANARY = "the heron stands at the pond"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "vault.db"


@pytest.fixture
def database(path: Path) -> Iterator[Database]:
    database = Database.create(path, KEY, SALT)
    database.rows("CREATE TABLE note (id INTEGER PRIMARY KEY, text TEXT) STRICT")
    yield database
    database.close()


def fill(database: Database, count: int = 300) -> None:
    with database.transaction():
        for number in range(count):
            database.rows("INSERT INTO note (text) VALUES (?)", (f"{CANARY} {number}",))


def test_settings_are_those_that_lose_nothing(database: Database) -> None:
    assert database.value("PRAGMA journal_mode") == "delete"
    assert database.value("PRAGMA locking_mode") == "exclusive"
    assert database.value("PRAGMA cipher") == "sqlcipher"
    numbers = ("synchronous", "foreign_keys", "cell_size_check", "temp_store")
    assert [database.value(f"PRAGMA {name}") for name in numbers] == [3, 1, 1, 2]
    assert [database.value(f"PRAGMA {name}") for name in ("mmap_size", "trusted_schema")] == [0, 0]


def test_the_file_begins_with_the_salt_and_tells_nothing(database: Database, path: Path) -> None:
    fill(database)
    assert path.stat().st_mode & 0o777 == 0o600
    database.close()
    data = path.read_bytes()
    assert data[:16] == SALT
    assert CANARY.encode() not in data
    assert b"SQLite" not in data


def test_sqlcipher_itself_reads_it(database: Database, path: Path) -> None:
    fill(database)
    database.close()
    other = sqlcipher3.connect(str(path))
    other.execute(f"PRAGMA key = \"x'{KEY.hex()}{SALT.hex()}'\"")
    assert other.execute("PRAGMA cipher_integrity_check").fetchall() == []
    assert other.execute("SELECT count(*) FROM note").fetchone() == (300,)
    other.close()


def test_what_was_written_is_there_after_opening_again(database: Database, path: Path) -> None:
    fill(database)
    database.close()
    database.close()
    again = Database.open(path, KEY, SALT)
    assert again.value("SELECT count(*) FROM note") == 300
    assert again.row("SELECT text FROM note WHERE id = 1") == (f"{CANARY} 0",)
    assert again.row("SELECT text FROM note WHERE id = 0") is None
    again.close()


def test_nothing_is_made_in_place_of_what_is_there_or_missing(
    database: Database, path: Path
) -> None:
    with pytest.raises(AlreadyExists):
        Database.create(path, KEY, SALT)
    with pytest.raises(AlreadyExists):
        database.copy_to(path)
    missing = path.with_name("missing.db")
    with pytest.raises(DatabaseMissing):
        Database.open(missing, KEY, SALT)
    assert not missing.exists()


@pytest.mark.parametrize(("key", "salt"), [(KEY[:-1], SALT), (KEY, SALT + b"0")])
def test_a_key_that_sqlite_would_take_for_a_passphrase_is_a_bug(
    path: Path, key: bytes, salt: bytes
) -> None:
    with pytest.raises(ValueError, match="32"):
        Database.create(path, key, salt)


@pytest.mark.parametrize(("key", "salt"), [(KEY[::-1], SALT), (KEY, SALT[::-1])])
def test_another_key_or_salt_opens_nothing(
    database: Database, path: Path, key: bytes, salt: bytes
) -> None:
    database.close()
    with pytest.raises(DatabaseDamaged):
        Database.open(path, key, salt)


@pytest.mark.parametrize("data", [b"", b"SQLite format 3\0" + bytes(4080), b"x" * 8192])
def test_a_file_that_is_no_database_of_ours_is_refused_and_left_alone(
    path: Path, data: bytes
) -> None:
    path.write_bytes(data)
    with pytest.raises(DatabaseDamaged):
        Database.open(path, KEY, SALT)
    assert path.read_bytes() == data


def test_damage_on_any_page_is_found(database: Database, path: Path) -> None:
    fill(database)
    assert path.stat().st_size >= 5 * PAGE_BYTES
    database.check()
    for start in range(0, path.stat().st_size, PAGE_BYTES):
        flip(path, start + 1000)
        with pytest.raises(DatabaseDamaged):
            database.check()
        flip(path, start + 1000)
    database.check()


def flip(path: Path, place: int) -> None:
    # In a process of its own: closing the file here would drop the database's locks.
    code = (
        "import sys; f = open(sys.argv[1], 'rb+'); f.seek(int(sys.argv[2]));"
        "b = f.read(1)[0]; f.seek(-1, 1); f.write(bytes([b ^ 1]))"
    )
    subprocess.run([sys.executable, "-c", code, str(path), str(place)], check=True)


def test_a_database_cut_short_is_found(database: Database, path: Path) -> None:
    fill(database)
    database.close()
    os.truncate(path, 3 * PAGE_BYTES)
    with pytest.raises(DatabaseDamaged):
        Database.open(path, KEY, SALT).check()


def test_broken_references_are_found(database: Database) -> None:
    database.rows("CREATE TABLE child (id INTEGER REFERENCES note (id)) STRICT")
    database.rows("PRAGMA foreign_keys = OFF")
    database.rows("INSERT INTO child VALUES (7)")
    with pytest.raises(DatabaseDamaged):
        database.check()


def test_a_broken_index_is_found(database: Database) -> None:
    database.rows("CREATE INDEX note_by_text ON note (text)")
    fill(database, 3)
    database.rows("PRAGMA writable_schema = ON")
    database.rows(
        "UPDATE sqlite_master SET sql = replace(sql, '(text)', '(id)') WHERE type='index'"
    )
    database.rows("PRAGMA writable_schema = RESET")
    with pytest.raises(DatabaseDamaged):
        database.check()


@pytest.mark.usefixtures("database")
def test_an_open_database_is_in_use(path: Path) -> None:
    with pytest.raises(VaultInUse) as caught:
        Database.open(path, KEY, SALT)
    assert caught.value.folder == path.parent


class Interrupted(Exception):
    """Something that happens within a transaction."""


def add_and_stop(database: Database) -> None:
    with database.transaction():
        database.rows("INSERT INTO note (text) VALUES ('one')")
        raise Interrupted


def test_a_transaction_is_whole_or_nothing(database: Database) -> None:
    with pytest.raises(Interrupted):
        add_and_stop(database)
    assert database.value("SELECT count(*) FROM note") == 0
    with database.transaction() as connection:
        connection.execute("INSERT INTO note (text) VALUES ('two')")
    assert database.rows("SELECT text FROM note") == [("two",)]


def test_bugs_in_statements_stay_bugs(database: Database) -> None:
    with pytest.raises(apsw.SQLError):
        database.rows("SELECT nothing")
    with pytest.raises(apsw.ConstraintError), database.transaction() as connection:
        connection.execute("INSERT INTO note (id) VALUES (1), (1)")
    assert not database.connection.in_transaction


def test_halves_of_surrogate_pairs_are_made_storable(database: Database) -> None:
    stored = database.value("SELECT ?", ("a\udcffb \ud83d\ude00",))
    assert stored == "a\ufffdb 😀"


def test_a_copy_is_whole_and_opens_with_the_same_key(database: Database, path: Path) -> None:
    fill(database)
    copy = path.with_name("copy.db")
    before = set(path.parent.iterdir())
    database.copy_to(copy)
    assert set(path.parent.iterdir()) == before | {copy}
    assert copy.stat().st_mode & 0o777 == 0o600
    other = Database.open(copy, KEY, SALT)
    other.check()
    assert other.rows("SELECT * FROM note") == database.rows("SELECT * FROM note")
    other.close()


def test_a_full_disk_takes_back_what_did_not_fit(tiny_disk: Path) -> None:
    database = Database.create(tiny_disk / "vault.db", KEY, SALT)
    database.rows("CREATE TABLE note (id INTEGER PRIMARY KEY, text TEXT) STRICT")
    fill(database, 100)
    with pytest.raises(DiskFull):
        fill(database, 100_000)
    assert database.value("SELECT count(*) FROM note") == 100
    fill(database, 1)
    (tiny_disk / "filler").write_bytes(bytes(850_000))
    fill(database, 2500)
    before = set(tiny_disk.iterdir())
    with pytest.raises(DiskFull):
        database.copy_to(tiny_disk / "copy.db")
    assert set(tiny_disk.iterdir()) == before
    database.check()
    database.close()


def test_a_full_disk_makes_no_database(tiny_disk: Path) -> None:
    with suppress(OSError), (tiny_disk / "filler").open("wb", buffering=0) as filler:
        while filler.write(bytes(4096)):
            pass
    with pytest.raises(DiskFull):
        Database.create(tiny_disk / "vault.db", KEY, SALT)


def test_without_rights_nothing_is_opened_or_made(own_folder_without_rights: Path) -> None:
    folder = own_folder_without_rights
    path = folder / "vault.db"
    database = Database.create(path, KEY, SALT)
    path.chmod(0o400)
    database.close()
    with pytest.raises(NotWritable):
        Database.open(path, KEY, SALT)
    path.chmod(0)
    with pytest.raises(ReadingRefused):
        Database.open(path, KEY, SALT)
    path.chmod(0o600)
    database = Database.open(path, KEY, SALT)
    folder.chmod(0o500)
    with pytest.raises(NotWritable):
        database.rows("CREATE TABLE note (text TEXT)")
    with pytest.raises(NotWritable):
        database.copy_to(folder / "copy.db")
    with pytest.raises(NotWritable):
        Database.create(folder / "other.db", KEY, SALT)
    folder.chmod(0o700)
    database.close()


def test_a_file_that_may_not_grow_is_not_writable(database: Database) -> None:
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (20 * PAGE_BYTES, hard))
    try:
        with pytest.raises(NotWritable):
            fill(database, 10_000)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert database.value("SELECT count(*) FROM note") == 0


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        (apsw.SQLITE_IOERR_READ, DatabaseDamaged),
        (apsw.SQLITE_IOERR_SHORT_READ, DatabaseDamaged),
        (apsw.SQLITE_IOERR_FSYNC, NotWritable),
        (apsw.SQLITE_PERM, NotWritable),
    ],
)
def test_what_sqlite_says_of_a_failing_disk(
    database: Database, code: int, expected: type[HollyhockError]
) -> None:
    def transaction() -> None:
        with database.transaction():
            raise apsw.exception_for(code)

    with pytest.raises(expected):
        transaction()


def test_old_sqlite_is_refused() -> None:
    refuse_old_sqlite(OLDEST_SQLITE)
    with pytest.raises(ImportError):
        refuse_old_sqlite(OLDEST_SQLITE - 1)
