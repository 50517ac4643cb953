"""Writing a portable backup (docs/vault-format.md, "Portable backups")."""

import hashlib
import io
import tarfile
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import BinaryIO

from core.errors import DatabaseDamaged
from storage.backup_database import open_copy
from storage.backup_format import (
    DATABASE,
    EVERYTHING,
    FACTS,
    HEADER,
    INDEX,
    README,
    README_TEXT,
    BackupFacts,
    Document,
    member_start,
    original_member,
    photo_member,
)
from storage.backup_index import index_page
from storage.backup_json import everything_as_json
from storage.crypto.sqlcipher_pages import PageDamaged, decrypt_pages
from storage.database import Database
from storage.migrations import SCHEMA_VERSION
from storage.regular_file import open_regular
from storage.snapshot import VaultSnapshot
from storage.stream_of_parts import StreamOfParts
from storage.watched_file import watched

_READ_BYTES = 1024 * 1024


Titles = Mapping[str, str]
"""What types of incidents are called, by their codes."""


@dataclass(frozen=True, slots=True)
class Survey:
    """What a backup of a snapshot is going to hold. `plain_bytes`: the database, all originals,
    all photos."""

    facts: BackupFacts
    plain_bytes: int


def survey(snapshot: VaultSnapshot, made_at: datetime, titles: Titles) -> Survey:
    """Look through a snapshot. Raises DatabaseDamaged."""
    count, plain_bytes = 0, snapshot.database_copy.stat().st_size
    with open_copy(snapshot.database_copy, snapshot.database_key) as database:
        for exhibit in database.exhibits():
            count += 1
            plain_bytes += exhibit.evidence.size_bytes
        documents = {
            name: _measured(parts)
            for name, parts in _documents(database.database, made_at, titles).items()
        }
        plain_bytes += sum(each.size_bytes for each in documents.values())
        plain_bytes += sum(each.size_bytes for each in database.photos())
        incident_count = database.incident_count()
        facts = BackupFacts(made_at, incident_count, count, SCHEMA_VERSION, documents)
    return Survey(facts, plain_bytes)


def write_backup(
    snapshot: VaultSnapshot,
    facts: BackupFacts,
    write: Callable[[bytes], None],
    titles: Titles,
    report: Callable[[int], None],
) -> None:
    """Hand a whole tar file to `write`, piece by piece.

    `report` is told how many bytes were handed over. Raises EvidenceMissing, EvidenceDamaged,
    DatabaseDamaged, what `write` and `report` raise.
    """
    members = _Members(write, facts.made_at, report)
    members.add_bytes(README, README_TEXT.encode())
    members.add_bytes(FACTS, facts.pack())
    members.add_bytes(HEADER, snapshot.header)
    _add_database(members, snapshot)
    with open_copy(snapshot.database_copy, snapshot.database_key) as database:
        documents = _documents(database.database, facts.made_at, titles)
        for name, parts in documents.items():
            stream = io.BufferedReader(StreamOfParts(parts))
            members.add(name, facts.documents[name].size_bytes, stream)
    _add_originals(members, snapshot)
    members.end()


def _documents(database: Database, made_at: datetime, titles: Titles) -> dict[str, Iterator[bytes]]:
    """Return the documents that are made from the database; the same each time."""
    return {
        INDEX: index_page(database, made_at, titles),
        EVERYTHING: everything_as_json(database),
    }


def _measured(parts: Iterator[bytes]) -> Document:
    digest, size_bytes = hashlib.sha256(), 0
    for part in parts:
        digest.update(part)
        size_bytes += len(part)
    return Document(size_bytes, digest.hexdigest())


def _add_database(members: "_Members", snapshot: VaultSnapshot) -> None:
    place = snapshot.database_copy
    with open_regular(place) as encrypted:
        pages = decrypt_pages(watched(encrypted, place), snapshot.database_key)
        try:
            size_bytes = place.stat().st_size
            members.add(DATABASE, size_bytes, io.BufferedReader(StreamOfParts(pages)))
        except PageDamaged as error:
            raise DatabaseDamaged from error


def _add_originals(members: "_Members", snapshot: VaultSnapshot) -> None:
    with open_copy(snapshot.database_copy, snapshot.database_key) as database:
        for exhibit in database.exhibits():
            evidence = exhibit.evidence
            with snapshot.evidence.open_authentic(evidence) as plain:
                name = original_member(exhibit.number, evidence.name)
                members.add(name, evidence.size_bytes, plain)
        for photo in database.photos():
            with snapshot.evidence.open_authentic(photo) as plain:
                members.add(photo_member(photo.blob_id, photo.name), photo.size_bytes, plain)


class _Members:
    """Writes members that tell nothing of this computer: no user, no rights, one time for all."""

    def __init__(
        self,
        write: Callable[[bytes], None],
        made_at: datetime,
        report: Callable[[int], None],
    ) -> None:
        self._hand_over = write
        self._made_at = made_at
        self._report = report
        self._done = 0

    def add_bytes(self, name: str, data: bytes) -> None:
        """Add a small file."""
        self.add(name, len(data), io.BytesIO(data))

    def add(self, name: str, size_bytes: int, content: BinaryIO) -> None:
        """Add a file and read `content` to its end, which is where it finds its own damage."""
        self._write(member_start(name, size_bytes, self._made_at))
        while data := content.read(_READ_BYTES):
            self._write(data)
        self._write(bytes(-size_bytes % tarfile.BLOCKSIZE))

    def end(self) -> None:
        """Write the zeros that end a tar file, up to a whole record."""
        self._write(bytes(2 * tarfile.BLOCKSIZE))
        self._write(bytes(-self._done % tarfile.RECORDSIZE))

    def _write(self, data: bytes) -> None:
        self._hand_over(data)
        self._done += len(data)
        self._report(self._done)
