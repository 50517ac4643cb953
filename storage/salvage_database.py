"""The notes of a damaged vault: the newest whole database, and what can be read one by one."""

from collections.abc import Callable, Iterator
from contextlib import closing, suppress
from dataclasses import replace
from pathlib import Path

import apsw

from core.backups.salvage import NotesFrom
from core.clock import Clock
from core.errors import IntegrityError, NotReadable, UnknownRecord, VaultTooNew
from core.ids import IncidentId
from core.incidents.incident import Incident
from storage.atomic_file import os_errors
from storage.crypto.sqlcipher_pages import PageDamaged, forget_length
from storage.database import Database
from storage.header_copies import OpenedHeader
from storage.incident_store import SqlIncidentStore
from storage.local_copies import copies_in
from storage.meta_store import MetaStore
from storage.migrations import migrate
from storage.new_vault import NewVaultParts
from storage.plain_copy import copy_as_it_is
from storage.rebuild import reseal_database
from storage.salvage_help import Databases, Source
from storage.vault_folder import VaultFolder

Beat = Callable[[], None]
Candidate = tuple[Path, bytearray, NotesFrom]


class SalvagedNotes:
    """Puts the best database there is into a new vault, then adds what only others give.

    `whence` is where most notes come from; of them, so many were `read_singly` from the damaged
    database, and so many are only in an `earlier` copy. `beat` is called now and then: the disk
    answers.
    """

    def __init__(
        self,
        damaged: VaultFolder,
        opened: OpenedHeader,
        source: Source | None,
        parts: NewVaultParts,
        beat: Beat,
    ) -> None:
        self._damaged, self._opened, self._source = damaged, opened, source
        self._parts, self._beat = parts, beat
        self.whence = NotesFrom.NOWHERE
        self.read_singly = self.earlier = 0

    def begin(self, clock: Clock) -> None:
        """Put the best database there is under the new key; an empty one when none is whole."""
        parts = self._parts
        for path, its_key, whence in self._candidates():
            try:
                reseal_database(path, its_key, parts, beat=self._beat)
                _check(parts, parts.folder.database)
            except (IntegrityError, VaultTooNew):
                parts.folder.database.unlink(missing_ok=True)
                continue
            self.whence = whence
            return
        database = Database.create(parts.folder.database, parts.keys.database, parts.database_salt)
        with closing(database):
            migrate(database, parts.folder.local_copies)
            MetaStore(database).start(parts.vault_id, clock.now())

    def add_more(self, store: SqlIncidentStore) -> None:
        """Add notes that `store` lacks, from databases that could not be taken as they are."""
        if self.whence is NotesFrom.VAULT:
            return
        with os_errors(self._parts.folder.scratch):
            self._parts.folder.scratch.mkdir(mode=0o700, exist_ok=True)
        self.read_singly = self._read_singly(store)
        may_lack_notes = self._source is not None and self._source.may_lack_notes
        if self.whence is NotesFrom.BACKUP and may_lack_notes:
            self.earlier = self._read_earlier(store)

    def _read_singly(self, store: SqlIncidentStore) -> int:
        """Add what the damaged database still gives; return how many notes.

        Works on a copy: opening a database writes to it. Files come along with their notes' names.
        """
        copy = self._parts.folder.scratch / "damaged.db"
        try:
            copy_as_it_is(self._damaged.database, copy, self._beat)
            key, salt = self._opened.keys.database, self._opened.header.database_salt
            with copy.open("r+b") as file, suppress(PageDamaged):
                forget_length(file, key)
            database = Database.open_damaged(copy, key, salt)
        except (NotReadable, IntegrityError):
            return 0
        with closing(database):
            return sum(_add(store, each) for each in _readable(database))

    def _read_earlier(self, store: SqlIncidentStore) -> int:
        """Add what the newest earlier copy that is whole gives; return how many notes."""
        parts, key = self._parts, self._opened.keys.database
        place = parts.folder.scratch / "earlier.db"
        for copy in copies_in(self._damaged.local_copies):
            place.unlink(missing_ok=True)
            try:
                reseal_database(copy, key, parts, place, beat=self._beat)
                _check(parts, place)
            except (IntegrityError, VaultTooNew):
                continue
            database = Database.open(place, parts.keys.database, parts.database_salt)
            with closing(database):
                return sum(_add(store, each) for each in _readable(database))
        return 0

    def _candidates(self) -> Iterator[Candidate]:
        """Go through databases, newest first: a backup's are newer than local copies.

        One that was put together from parts, and has no note, is only better than none.
        """
        key, source = self._opened.keys.database, self._source
        yield self._damaged.database, key, NotesFrom.VAULT
        if source is not None and source.has_notes:
            yield from _of_backup(source.databases)
        for path in copies_in(self._damaged.local_copies):
            yield path, key, NotesFrom.EARLIER
        if source is not None and not source.has_notes:
            yield from _of_backup(source.databases)


def _of_backup(databases: Databases) -> Iterator[Candidate]:
    for path in databases.places:
        yield path, databases.key, NotesFrom.BACKUP


def _check(parts: NewVaultParts, place: Path) -> None:
    """Raise HollyhockError unless every page is sound and of a version that is known."""
    database = Database.open(place, parts.keys.database, parts.database_salt)
    with closing(database):
        database.check()
        migrate(database, parts.folder.local_copies)
        MetaStore(database).vault_id()


def _readable(database: Database) -> Iterator[Incident]:
    """Go through the notes from both ends: a damaged page in between stops each of them once."""
    store = SqlIncidentStore(database)
    seen: set[str] = set()
    for order in ("ASC", "DESC"):
        with suppress(IntegrityError, apsw.Error):
            for (incident_id,) in database.each_row(
                f"SELECT id FROM incident ORDER BY position {order}"  # noqa: S608  one of two words
            ):
                if incident_id in seen:
                    break
                seen.add(incident_id)
                with suppress(IntegrityError, UnknownRecord, apsw.Error, ValueError):
                    yield store.get(IncidentId(incident_id))


def _add(store: SqlIncidentStore, incident: Incident) -> bool:
    """Add a note that is not there yet; people cannot be told from this database alone."""
    with suppress(UnknownRecord):
        store.get(incident.id)
        return False
    lonely = replace(incident, content=replace(incident.content, people=()))
    # apsw.Error: a file that another note has already, or whatever damage made of a row.
    with suppress(IntegrityError, UnknownRecord, apsw.Error, ValueError):
        store.add(lonely, [each.evidence for each in incident.exhibits])
        return True
    return False
