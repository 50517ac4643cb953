"""Migrations: all or nothing, with a copy beforehand, and never on a newer database."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import apsw
import pytest

from core.errors import DatabaseDamaged, VaultTooNew
from storage.atomic_file import temporary_name
from storage.database import Database
from storage.local_copies import COPIES_KEPT
from storage.meta_store import MetaStore
from storage.migrations import (
    MIGRATIONS,
    SCHEMA_VERSION,
    Migration,
    applied_migrations,
    migrate,
)
from tests.storage.databases import KEY, SALT, freshly_migrated, reopened

LATER = tuple(
    Migration(f"9{number:03}_later", f"CREATE TABLE later_{number} (a INTEGER) STRICT")
    for number in range(6)
)


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    database = freshly_migrated(tmp_path)
    yield database
    database.close()


@pytest.fixture
def copies(tmp_path: Path) -> Path:
    return tmp_path / "copies"


def test_a_new_database_gets_every_migration_and_no_copy(database: Database, copies: Path) -> None:
    assert applied_migrations(database) == [each.name for each in MIGRATIONS]
    assert not copies.exists()
    migrate(database, copies)
    assert not copies.exists()


def test_names_stand_in_order() -> None:
    names = [each.name for each in MIGRATIONS]
    assert names == sorted(set(names))
    assert len(names) == SCHEMA_VERSION


def test_a_copy_from_before_is_kept_and_opens(
    database: Database, copies: Path, tmp_path: Path
) -> None:
    MetaStore(database).start(bytes(16), datetime(2026, 3, 3, tzinfo=UTC))
    migrate(database, copies, (*MIGRATIONS, *LATER[:2]))
    assert applied_migrations(database)[-2:] == ["9000_later", "9001_later"]
    (copy,) = copies.iterdir()
    before = Database.open(copy, KEY, SALT)
    assert applied_migrations(before) == [each.name for each in MIGRATIONS]
    assert MetaStore(before).vault_id() == bytes(16)
    before.close()
    database = reopened(database, tmp_path)
    assert database.rows("SELECT * FROM later_1") == []
    database.close()


def test_the_newest_copies_stay(database: Database, copies: Path) -> None:
    copies.mkdir()
    (copies / temporary_name()).write_bytes(b"left by a crash")
    for count in range(1, len(LATER) + 1):
        migrate(database, copies, (*MIGRATIONS, *LATER[:count]))
    names = sorted(each.name.partition("_")[2] for each in copies.iterdir())
    assert names == [f"before_{each.name}.db" for each in LATER[-COPIES_KEPT:]]


def test_a_database_of_a_newer_app_is_refused_untouched(database: Database, copies: Path) -> None:
    migrate(database, copies, (*MIGRATIONS, LATER[0]))
    with pytest.raises(VaultTooNew) as caught:
        migrate(database, copies)
    assert (caught.value.found, caught.value.supported) == (SCHEMA_VERSION + 1, SCHEMA_VERSION)
    with pytest.raises(VaultTooNew):
        migrate(database, copies, (*MIGRATIONS, *LATER[1:3]))
    assert applied_migrations(database)[-1] == LATER[0].name


def test_a_migration_that_fails_leaves_nothing(database: Database, copies: Path) -> None:
    broken = Migration("9000_broken", "CREATE TABLE half (a INTEGER) STRICT; INSERT INTO nowhere")
    with pytest.raises(apsw.SQLError):
        migrate(database, copies, (*MIGRATIONS, broken))
    assert applied_migrations(database) == [each.name for each in MIGRATIONS]
    assert database.rows("SELECT 1 FROM sqlite_master WHERE name = 'half'") == []


def test_a_migration_that_breaks_references_is_taken_back(database: Database, copies: Path) -> None:
    breaking = Migration(
        "9000_breaking",
        "CREATE TABLE child (a TEXT) STRICT; INSERT INTO child VALUES ('nobody');"
        "CREATE TABLE kid (a TEXT REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED) STRICT;"
        "INSERT INTO kid SELECT a FROM child",
    )
    with pytest.raises(DatabaseDamaged):
        migrate(database, copies, (*MIGRATIONS, breaking))
    assert database.rows("SELECT 1 FROM sqlite_master WHERE name IN ('child', 'kid')") == []


def test_facts_about_the_vault(database: Database) -> None:
    meta = MetaStore(database)
    made_at = datetime(2026, 3, 3, 20, 5, 0, 7, tzinfo=UTC)
    meta.start(bytes(range(16)), made_at)
    assert (meta.vault_id(), meta.created_at(), meta.generation()) == (bytes(range(16)), made_at, 0)
    meta.set_generation(2**40)
    assert meta.generation() == 2**40
    with pytest.raises(apsw.ConstraintError):
        meta.start(bytes(16), made_at)
