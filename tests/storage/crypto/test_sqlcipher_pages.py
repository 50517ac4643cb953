"""Pages to and from SQLCipher's format, with SQLite and SQLCipher themselves as judges."""

import io
import sqlite3
from pathlib import Path

import pytest
import sqlcipher3  # type: ignore[import-untyped]  # it ships no types

from storage.crypto.sqlcipher_pages import PAGE_BYTES, PageDamaged, decrypt_pages, encrypt_pages
from storage.database import Database
from tests.storage.databases import KEY, SALT, new_database

NEW_KEY = bytes(range(50, 82))
NEW_SALT = bytes(range(16))


@pytest.fixture
def encrypted(tmp_path: Path) -> bytes:
    database = new_database(tmp_path)
    database.rows("CREATE TABLE words (word TEXT)")
    with database.transaction():
        for number in range(500):
            database.rows("INSERT INTO words VALUES (?)", (f"word {number} " * 20,))
    database.close()
    return (tmp_path / "vault.db").read_bytes()


def decrypted(data: bytes, key: bytes = KEY) -> bytes:
    return b"".join(decrypt_pages(io.BytesIO(data), key))


def reencrypted(plain: bytes) -> bytes:
    return b"".join(encrypt_pages(io.BytesIO(plain), NEW_KEY, NEW_SALT))


def test_decrypted_pages_are_a_plain_database(encrypted: bytes, tmp_path: Path) -> None:
    (tmp_path / "plain.sqlite").write_bytes(decrypted(encrypted))
    connection = sqlite3.connect(tmp_path / "plain.sqlite")
    assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    assert connection.execute("SELECT count(*) FROM words").fetchall() == [(500,)]
    connection.close()


def test_pages_come_back_under_another_key(encrypted: bytes, tmp_path: Path) -> None:
    again = reencrypted(decrypted(encrypted))
    assert again[:16] == NEW_SALT
    (tmp_path / "again.db").write_bytes(again)
    database = Database.open(tmp_path / "again.db", NEW_KEY, NEW_SALT)
    database.check()
    assert database.value("SELECT count(*) FROM words") == 500
    database.close()


def test_sqlcipher_itself_opens_encrypted_pages(encrypted: bytes, tmp_path: Path) -> None:
    (tmp_path / "again.db").write_bytes(reencrypted(decrypted(encrypted)))
    connection = sqlcipher3.connect(str(tmp_path / "again.db"))
    connection.execute(f"PRAGMA key = \"x'{NEW_KEY.hex()}'\"")
    assert connection.execute("PRAGMA cipher_integrity_check").fetchall() == []
    assert connection.execute("SELECT count(*) FROM words").fetchall() == [(500,)]
    connection.close()


def test_every_page_gets_an_iv_of_its_own(encrypted: bytes) -> None:
    plain = decrypted(encrypted)
    ivs = {
        data[end - 80 : end - 64]
        for data in (reencrypted(plain), reencrypted(plain))
        for end in range(PAGE_BYTES, len(plain) + 1, PAGE_BYTES)
    }
    assert len(ivs) == 2 * len(plain) // PAGE_BYTES


def test_flipped_bytes_are_found(encrypted: bytes) -> None:
    for position in range(0, len(encrypted), 997):
        bad = bytearray(encrypted)
        bad[position] ^= 1
        with pytest.raises(PageDamaged):
            decrypted(bytes(bad))


def test_what_is_no_such_database_is_refused(encrypted: bytes) -> None:
    swapped = encrypted[:PAGE_BYTES] + encrypted[2 * PAGE_BYTES : 3 * PAGE_BYTES]
    for bad in (b"", encrypted[:-1], encrypted[:100], swapped):
        with pytest.raises(PageDamaged):
            decrypted(bad)
    with pytest.raises(PageDamaged):
        decrypted(encrypted, bytes(32))


@pytest.mark.parametrize("cut", [1, 16, 100, PAGE_BYTES - 1])
def test_a_plain_database_cut_within_a_page_is_refused(encrypted: bytes, cut: int) -> None:
    with pytest.raises(PageDamaged):
        reencrypted(decrypted(encrypted)[:-cut])


@pytest.mark.parametrize(("position", "value"), [(0, 0), (16, 0x20), (20, 0)])
def test_a_plain_database_of_another_kind_is_refused(
    encrypted: bytes, position: int, value: int
) -> None:
    plain = bytearray(decrypted(encrypted))
    plain[position] = value
    with pytest.raises(PageDamaged):
        reencrypted(bytes(plain))


def test_the_salt_of_the_vault_is_in_front(encrypted: bytes) -> None:
    assert encrypted[:16] == SALT
