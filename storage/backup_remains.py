"""Reading what is left of a portable backup that was altered or cut short.

Pieces of an age file are sealed one by one: those that open are what was written, the others are
gaps. Where the database has a gap, its rows are put together from what can still be read of it and
from the JSON document behind it.
"""

import io
import tarfile
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, cast

from core.clock import Clock
from core.errors import BackupDamaged, EvidenceDamaged, NothingLeftInBackup, SourceChanged
from core.incidents.evidence import SealedEvidence
from storage.atomic_file import new_file, os_errors
from storage.backup_database import BackupDatabase, open_untrusted
from storage.backup_format import (
    DATABASE,
    EVERYTHING,
    FACTS,
    HEADER,
    INDEX,
    MAX_SMALL_MEMBER_BYTES,
    README,
    BackupFacts,
    member_start,
    original_member,
    parse_facts,
    photo_member,
)
from storage.backup_reader import DatabasePlace, distrusting_backup
from storage.crypto.age import AgeOpener, read_damaged_age
from storage.crypto.age_payload import Tally
from storage.crypto.sqlcipher_pages import (
    PAGE_BYTES,
    PageDamaged,
    encrypt_sound_pages,
    forget_length,
)
from storage.database_rescue import DatabaseRescue
from storage.evidence_store import BlobEvidenceStore
from storage.forward_file import ForwardFile
from storage.migrations import SCHEMA_VERSION
from storage.original_remains import OriginalRemains
from storage.stream_of_parts import StreamOfParts
from storage.tar_remains import Member, TarRemains

_BUFFER_BYTES = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Rescued:
    """What there is to tell when the database was not whole."""

    notes_before: int | None
    """None: nothing tells any more."""
    is_complete: bool
    do_seals_fit: bool
    files: int
    without_note: tuple[SealedEvidence, ...]
    """Whole files that nothing in the database names."""


@dataclass(frozen=True, slots=True)
class Remains:
    """`lost`: names of originals that are not whole. `rescued` is None for a whole database."""

    lost: tuple[str, ...]
    rescued: Rescued | None = None


def read_rest(
    file: BinaryIO, opener: AgeOpener, place: DatabasePlace, store: BlobEvidenceStore, clock: Clock
) -> Remains:
    """Read what is left of a damaged backup: a database at `place`, originals into `store`.

    Raises as `read_backup`, but NothingLeftInBackup for BackupDamaged.
    """
    tally = Tally()
    with _nothing_left(), distrusting_backup():
        parts = read_damaged_age(file, opener, tally)
        plain = ForwardFile(io.BufferedReader(StreamOfParts(parts), _BUFFER_BYTES))
        return _Reading(plain, TarRemains(plain, tally), place, store, clock).run()


@contextmanager
def _nothing_left() -> Iterator[None]:
    try:
        yield
    except BackupDamaged as error:
        raise NothingLeftInBackup from error


class _Reading:
    def __init__(
        self,
        plain: ForwardFile,
        tar: TarRemains,
        place: DatabasePlace,
        store: BlobEvidenceStore,
        clock: Clock,
    ) -> None:
        self._plain, self._tar = plain, tar
        self._place, self._store, self._clock = place, store, clock
        self._facts: BackupFacts | None = None

    def run(self) -> Remains:
        member = self._beginning()
        damaged: Path | None = None
        if member.name == DATABASE:
            self._bring_pages(member)
            if self._facts and not self._tar.is_gap(member.start, member.end):
                return Remains(tuple(self._lost(self._facts)))
            damaged = self._put_aside()
        return self._rescue(damaged, member)

    def _beginning(self) -> Member:
        """Read up to the database, or whatever comes first after a gap."""
        first = self._tar.next()
        if first is None:
            raise BackupDamaged
        if first.name != README:
            return first
        facts = self._tar.content(self._expect(FACTS)).read(MAX_SMALL_MEMBER_BYTES + 1)
        self._facts = parse_facts(facts, SCHEMA_VERSION)
        self._expect(HEADER)
        return self._expect(DATABASE)

    def _expect(self, name: str) -> Member:
        member = self._tar.next()
        if member is None or member.name != name:
            raise BackupDamaged
        return member

    def _bring_pages(self, member: Member) -> None:
        def is_sound(number: int) -> bool:
            end = member.start + number * PAGE_BYTES
            return not self._tar.is_gap(end - PAGE_BYTES, end)

        place, plain = self._place, self._tar.with_gaps(member)
        with new_file(place.path) as file:
            for page in encrypt_sound_pages(plain, place.key, place.salt, is_sound):
                file.write(page)

    def _put_aside(self) -> Path:
        """Return where the damaged database is now, made ready to be read from."""
        damaged = self._place.path.with_name("damaged.db")
        self._place.path.rename(damaged)
        with os_errors(damaged), damaged.open("r+b") as file, suppress(PageDamaged):
            forget_length(file, self._place.key)
        return damaged

    def _lost(self, facts: BackupFacts) -> Iterator[str]:
        """Take every file that is whole; go through the names of the others.

        The database says where each begins, so that it does not matter what is before it.
        """
        start = self._tar.next_start
        for name, document in facts.documents.items():
            start += _span(name, document.size_bytes, facts)
        with open_untrusted(self._place.path, self._place.key, facts.schema) as database:
            for name, evidence in _named_files(database):
                content_start = start + len(member_start(name, evidence.size_bytes, facts.made_at))
                self._plain.seek(content_start)
                try:
                    self._store.reseal(evidence, self._content(evidence.size_bytes))
                except (EvidenceDamaged, SourceChanged):
                    yield evidence.name
                start += _span(name, evidence.size_bytes, facts)

    def _content(self, size_bytes: int) -> io.BufferedReader:
        parts = StreamOfParts(self._plain.pieces(size_bytes))
        return cast("io.BufferedReader", io.BufferedReader(parts))

    def _rescue(self, damaged: Path | None, member: Member) -> Remains:
        """Put a database together, then take the originals that are whole."""
        with closing(DatabaseRescue(self._place, self._clock)) as rescue:
            for document in self._documents(member):
                is_whole = rescue.stage(self._tar.with_gaps(document))
                rescue.is_complete = is_whole and not self._tar.is_gap(document.start, document.end)
            schema = self._facts.schema if self._facts else None
            with rescue.built(damaged, schema) as built:
                originals = OriginalRemains(self._tar, self._store, built)
                originals.bring()
                if not (built.row_count or originals.whole):
                    raise BackupDamaged
                rescued = Rescued(
                    notes_before=self._facts.incident_count if self._facts else None,
                    is_complete=rescue.is_complete,
                    do_seals_fit=built.do_seals_fit(self._clock),
                    files=originals.whole,
                    without_note=tuple(originals.without_note),
                )
        return Remains(tuple(originals.lost), rescued)

    def _documents(self, member: Member) -> Iterator[Member]:
        """Go through copies of the records as JSON: one, or none that can be found."""
        if self._facts is not None:
            for name, document in self._facts.documents.items():
                found = self._tar.expected(name, document.size_bytes, self._facts.made_at)
                if name == EVERYTHING:
                    yield found
            return
        first: Member | None = member
        while first is not None and first.name in {INDEX, EVERYTHING}:
            if first.name == EVERYTHING:
                yield first
            first = self._tar.next()
        if first is not None:
            self._tar.put_back(first)


def _named_files(database: BackupDatabase) -> Iterator[tuple[str, SealedEvidence]]:
    for exhibit in database.exhibits():
        yield original_member(exhibit.number, exhibit.evidence.name), exhibit.evidence
    for photo in database.photos():
        yield photo_member(photo.blob_id, photo.name), photo


def _span(name: str, size_bytes: int, facts: BackupFacts) -> int:
    """Return how many bytes a member takes."""
    padding = -size_bytes % tarfile.BLOCKSIZE
    return len(member_start(name, size_bytes, facts.made_at)) + size_bytes + padding
