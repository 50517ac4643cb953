"""Reading a portable backup through, trusting nothing in it."""

import hashlib
import io
import tarfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO, Self, cast

import apsw

from core.errors import (
    AlreadyExists,
    BackupDamaged,
    DatabaseDamaged,
    EvidenceDamaged,
    SourceChanged,
)
from core.incidents.evidence import Exhibit, SealedEvidence
from core.incidents.incident import IncidentRow
from storage.atomic_file import new_file
from storage.backup_database import BackupDatabase, open_untrusted
from storage.backup_format import (
    DATABASE,
    FACTS,
    HEADER,
    MAX_SMALL_MEMBER_BYTES,
    README,
    BackupFacts,
    Document,
    exhibit_number,
    parse_facts,
    photo_blob,
)
from storage.crypto.age import AgeOpener, read_age
from storage.crypto.sqlcipher_pages import PageDamaged, encrypt_pages
from storage.forward_file import ForwardFile
from storage.migrations import SCHEMA_VERSION
from storage.stream_of_parts import StreamOfParts
from storage.watched_file import BUFFER_BYTES

_READ_BYTES = 1024 * 1024


@dataclass(frozen=True, slots=True)
class DatabasePlace:
    """Where the database of a backup goes: encrypted at once, under a key of its own."""

    path: Path
    key: bytes | bytearray = field(repr=False)
    salt: bytes


TakeOriginal = Callable[[SealedEvidence, io.BufferedReader], None]
"""Reads one original or photo. The stream ends after the size that the evidence has."""


def read_backup(
    file: BinaryIO, opener: AgeOpener, place: DatabasePlace, take_original: TakeOriginal
) -> BackupFacts:
    """Read a backup to its end; return what it holds.

    Raises NotABackup, what `opener` raises, VaultTooNew, BackupDamaged (also when it lacks
    something that it names, or has more), DiskFull, NotWritable.
    """
    with distrusting_backup(), _opened_members(file, opener) as members:
        facts = _read_beginning(members, place)
        for name, document in facts.documents.items():
            members.document(name, document)
        with open_untrusted(place.path, place.key, facts.schema) as database:
            _read_originals(members, database, facts, take_original)
        members.end()
    return facts


def read_notes(file: BinaryIO, opener: AgeOpener, place: DatabasePlace) -> tuple[IncidentRow, ...]:
    """Read the beginning of a backup; return its notes, newest first. Raises as `read_backup`."""
    with distrusting_backup(), _opened_members(file, opener) as members:
        facts = _read_beginning(members, place)
        with open_untrusted(place.path, place.key, facts.schema) as database:
            return database.notes()


def read_header(file: BinaryIO, opener: AgeOpener) -> bytes:
    """Read the beginning of a backup; return the vault's header. Raises as `read_backup`."""
    with distrusting_backup(), _opened_members(file, opener) as members:
        members.small(README)
        parse_facts(members.small(FACTS), SCHEMA_VERSION)
        return members.small(HEADER)


def _opened_members(file: BinaryIO, opener: AgeOpener) -> "_Members":
    plain = io.BufferedReader(StreamOfParts(read_age(file, opener)), BUFFER_BYTES)
    return _Members(ForwardFile(plain))


def _read_beginning(members: "_Members", place: DatabasePlace) -> BackupFacts:
    members.small(README)
    facts = parse_facts(members.small(FACTS), SCHEMA_VERSION)
    members.small(HEADER)
    with new_file(place.path) as database_file:
        for page in encrypt_pages(members.next(DATABASE), place.key, place.salt):
            database_file.write(page)
    return facts


def _read_originals(
    members: "_Members", database: BackupDatabase, facts: BackupFacts, take_original: TakeOriginal
) -> None:
    count = 0
    for exhibit in database.exhibits():
        count += 1
        take_original(exhibit.evidence, members.original(exhibit))
    if (count, database.incident_count()) != (facts.exhibit_count, facts.incident_count):
        raise BackupDamaged
    for photo in database.photos():
        take_original(photo, members.photo(photo))


class _Members:
    """The members of the tar file, one after the other. Each is read before the next is asked."""

    def __init__(self, file: ForwardFile) -> None:
        self._file = file
        self._tar = tarfile.TarFile(fileobj=file, mode="r")  # type: ignore[arg-type]  # never written

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._tar.close()

    def next(self, name: str) -> io.BufferedReader:
        """Return the content of the next member, which must have this name."""
        member = self._next()
        if member.name != name:
            raise BackupDamaged
        return self._content(member)

    def small(self, name: str) -> bytes:
        """Return the content of the next member, which must have this name and be short."""
        data = self.next(name).read(MAX_SMALL_MEMBER_BYTES + 1)
        if len(data) > MAX_SMALL_MEMBER_BYTES:
            raise BackupDamaged
        return data

    def document(self, name: str, right: Document) -> None:
        """Read the next member, which must be this document, to its end."""
        digest, size_bytes = hashlib.sha256(), 0
        content = self.next(name)
        while data := content.read(_READ_BYTES):
            digest.update(data)
            size_bytes += len(data)
        if Document(size_bytes, digest.hexdigest()) != right:
            raise BackupDamaged

    def original(self, exhibit: Exhibit) -> io.BufferedReader:
        """Return the content of the next member, which must be the original of this exhibit."""
        member = self._next()
        right = exhibit.number, exhibit.evidence.size_bytes
        if (exhibit_number(member.name), member.size) != right:
            raise BackupDamaged
        return self._content(member)

    def photo(self, photo: SealedEvidence) -> io.BufferedReader:
        """Return the content of the next member, which must be this photo."""
        member = self._next()
        if (photo_blob(member.name), member.size) != (photo.blob_id, photo.size_bytes):
            raise BackupDamaged
        return self._content(member)

    def end(self) -> None:
        """Read to the end; there must be nothing more: a further member would not be zeros."""
        if not self._file.has_only_zeros_left():
            raise BackupDamaged

    def _next(self) -> tarfile.TarInfo:
        member = self._tar.next()
        self._tar.members.clear()  # type: ignore[attr-defined]  # or all stay in memory
        if member is None or not member.isreg() or member.issparse() or member.size < 0:
            raise BackupDamaged
        return member

    def _content(self, member: tarfile.TarInfo) -> io.BufferedReader:
        # Never None, and a BufferedReader, for the regular files that `_next` lets through.
        return cast("io.BufferedReader", self._tar.extractfile(member))


@contextmanager
def distrusting_backup() -> Iterator[None]:
    """Turn everything that untrusted bytes can set off into BackupDamaged."""
    try:
        yield
    except (
        tarfile.TarError,
        PageDamaged,
        DatabaseDamaged,
        EvidenceDamaged,
        SourceChanged,
        AlreadyExists,  # two originals that claim to be the same blob
        apsw.Error,  # a database that lacks a table
        ValueError,  # numbers, texts and times that are none
        TypeError,
        OverflowError,
    ) as error:
        raise BackupDamaged from error
