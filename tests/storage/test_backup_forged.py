"""Backups that somebody put together: what does not fit, and what was made to harm."""

import json
import tarfile
from collections.abc import Callable
from pathlib import Path

import pytest

from core.errors import (
    BackupDamaged,
    VaultTooNew,
)
from storage.crypto.sqlcipher_pages import PAGE_BYTES, decrypt_pages
from storage.database import Database
from tests.storage.backups import (
    Member,
    Written,
    encrypt,
    restore,
    take_apart,
    tar_of,
)
from tests.storage.on_disk import names_in

Change = Callable[[list[Member]], None]


def drop(index: int) -> Change:
    def change(members: list[Member]) -> None:
        del members[index]

    return change


def _swap(members: list[Member]) -> None:
    members[6], members[7] = members[7], members[6]


def _double(members: list[Member]) -> None:
    members.insert(7, members[6])


def _change_original(members: list[Member]) -> None:
    members[6].data = members[6].data[:-1] + b"!"


def _lengthen_original(members: list[Member]) -> None:
    members[7].data += b"!"


def _oversize_readme(members: list[Member]) -> None:
    members[0].data = b" " * 70_000


def _make_sparse(members: list[Member]) -> None:
    size = len(members[6].data)
    members[6].notes = {"GNU.sparse.map": f"0,{size}", "GNU.sparse.size": f"{size}"}


def _empty_a_page(members: list[Member]) -> None:
    members[3].data = members[3].data[:-PAGE_BYTES] + bytes(PAGE_BYTES)


def rename(index: int, name: str) -> Change:
    return lambda members: setattr(members[index], "name", name)


def retype(index: int, kind: bytes) -> Change:
    def change(members: list[Member]) -> None:
        members[index].kind = kind
        members[index].data = b""

    return change


def facts(**changes: object) -> Change:
    def change(members: list[Member]) -> None:
        members[1].data = json.dumps(json.loads(members[1].data) | changes).encode()

    return change


def content(index: int, data: bytes) -> Change:
    return lambda members: setattr(members[index], "data", data)


_LESS = {name: {"size_bytes": -1, "sha256": ""} for name in ("index.html", "everything.json")}


DAMAGE: dict[str, Change] = {
    "no readme": drop(0),
    "no facts": drop(1),
    "no header": drop(2),
    "no database": drop(3),
    "no page": drop(4),
    "no JSON": drop(5),
    "another page": content(4, b"<html>"),
    "another JSON": content(5, b"{}"),
    "no word of the documents": facts(documents={}),
    "a document of less than nothing": facts(documents=_LESS),
    "no first original": drop(6),
    "no last original": drop(-1),
    "swapped originals": _swap,
    "an original twice": _double,
    "one too many": lambda members: members.append(Member("originals/000005 more", b"more")),
    "an original changed": _change_original,
    "an original too long": _lengthen_original,
    "a readme too long": _oversize_readme,
    "a path upwards": rename(6, "originals/../000001 a"),
    "a path from the root": rename(6, "/originals/000001 a"),
    "a path deeper": rename(6, "originals/000001 a/b"),
    "a Windows path": rename(6, "originals/000001 a\\b"),
    "no number": rename(6, "originals/letter.eml"),
    "another number": rename(6, "originals/000007 letter.eml"),
    "a huge number": rename(6, f"originals/{10**17} letter.eml"),
    "a link": retype(7, tarfile.SYMTYPE),
    "a folder": retype(7, tarfile.DIRTYPE),
    "a device": retype(7, tarfile.CHRTYPE),
    "a file with holes": _make_sparse,
    "facts that are no JSON": content(1, b"{"),
    "facts that are no table": content(1, b"[]"),
    "facts too deep": content(1, b"[" * 60_000),
    "facts without a number": facts(format=None),
    "a time without a zone": facts(made_at="2026-03-03T20:05:00"),
    "a time that is none": facts(made_at="yesterday"),
    "too many incidents said": facts(incident_count=2),
    "too few exhibits said": facts(exhibit_count=3),
    "an older schema said": facts(schema=0),
    "a database that is none": content(3, b"SQLite format 3\0" * 256),
    "an empty database": content(3, b""),
    "a page of zeros": _empty_a_page,
    "half a page": lambda members: setattr(members[3], "data", members[3].data[:-100]),
    "a page lost": lambda members: setattr(members[3], "data", members[3].data[:-4096]),
}


@pytest.mark.parametrize("kind", DAMAGE)
def test_a_backup_that_does_not_fit_together_is_damaged(
    written: Written, tmp_path: Path, scratch: Path, kind: str
) -> None:
    written.write()
    members = take_apart(written.target)
    DAMAGE[kind](members)
    encrypt(tar_of(members), written.target)
    with pytest.raises(BackupDamaged):
        written.verify()
    with pytest.raises(BackupDamaged):
        restore(written, tmp_path / "restored")
    assert not (tmp_path / "restored").exists()
    assert names_in(scratch) == []


def test_a_backup_put_together_unchanged_is_whole(written: Written, scratch: Path) -> None:
    written.write()
    encrypt(tar_of(take_apart(written.target)), written.target)
    written.verify()
    assert names_in(scratch) == []


@pytest.mark.parametrize(("change", "found"), [({"format": 3}, 3), ({"schema": 99}, 99)])
def test_a_later_backup_is_said_to_be_too_new(
    written: Written, change: dict[str, object], found: int
) -> None:
    written.write()
    members = take_apart(written.target)
    facts(**change)(members)
    encrypt(tar_of(members), written.target)
    with pytest.raises(VaultTooNew) as caught:
        written.verify()
    assert caught.value.found == found


def _long_header(kind: bytes, size: int) -> bytes:
    info = tarfile.TarInfo("long")
    info.type, info.size = kind, size
    return info.tobuf(tarfile.GNU_FORMAT)


@pytest.mark.parametrize(
    "tar",
    [
        b"",
        b"\0" * 10_240,
        b"no tar at all" * 1000,
        _long_header(tarfile.XHDTYPE, 2**35),
        _long_header(tarfile.GNUTYPE_LONGNAME, 2**35),
        _long_header(tarfile.GNUTYPE_SPARSE, 10),
        _long_header(tarfile.REGTYPE, 2**40),
        _long_header(tarfile.XHDTYPE, 10) + b"99999 x=y\n".ljust(512, b"\0"),
    ],
    ids=range(8),
)
def test_a_tar_made_to_harm_is_damaged(written: Written, tar: bytes) -> None:
    encrypt(tar, written.target)
    with pytest.raises(BackupDamaged):
        written.verify()


def test_filling_that_is_not_zero_is_damage(written: Written) -> None:
    written.write()
    tar = tar_of(take_apart(written.target))
    encrypt(tar + b"\0" * 10_000, written.target)
    written.verify()
    encrypt(tar + b"hidden", written.target)
    with pytest.raises(BackupDamaged):
        written.verify()


@pytest.mark.parametrize(
    "statement",
    [
        "DELETE FROM migration",
        "DROP TABLE custody_event; DROP TABLE exhibit",
        "UPDATE exhibit SET blob_id = 'nowhere' WHERE number = 1",
    ],
)
def test_a_database_made_to_harm_is_damage(
    written: Written, tmp_path: Path, statement: str
) -> None:
    written.write()
    members = take_apart(written.target)
    members[3].data = _edited(written, tmp_path, statement)
    encrypt(tar_of(members), written.target)
    with pytest.raises(BackupDamaged):
        restore(written, tmp_path / "restored")
    assert not (tmp_path / "restored").exists()


def _edited(written: Written, folder: Path, statement: str) -> bytes:
    """Return the plain bytes of the vault's database after a change that the app never makes."""
    keys = written.vault._parts.keys
    copy = folder / "edited.db"
    written.vault._parts.database.copy_to(copy)
    database = Database.open(copy, keys.database, copy.read_bytes()[:16])
    database.rows("PRAGMA ignore_check_constraints = ON")
    database.rows("PRAGMA foreign_keys = OFF")
    for each in statement.split(";"):
        database.rows(each)
    database.close()
    with copy.open("rb") as file:
        return b"".join(decrypt_pages(file, keys.database))
