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
from storage.salvage_help import Databases
from storage.vault_folder import VaultFolder

Candidate = tuple[Path, bytearray, NotesFrom]


def begin_database(
    damaged: VaultFolder,
    key: bytearray,
    help_databases: Databases | None,
    parts: NewVaultParts,
    clock: Clock,
    beat: Callable[[], None],
) -> NotesFrom:
    """Put the best database there is under the new key; an empty one when none is whole.

    `beat` is called now and then: the disk answers.
    """
    for path, its_key, source in _candidates(damaged, key, help_databases):
        try:
            reseal_database(path, its_key, parts, beat=beat)
            _check(parts)
        except (IntegrityError, VaultTooNew):
            parts.folder.database.unlink(missing_ok=True)
            continue
        return source
    database = Database.create(parts.folder.database, parts.keys.database, parts.database_salt)
    with closing(database):
        migrate(database, parts.folder.local_copies)
        MetaStore(database).start(parts.vault_id, clock.now())
    return NotesFrom.NOWHERE


def read_singly(
    damaged: VaultFolder,
    opened: OpenedHeader,
    scratch: Path,
    store: SqlIncidentStore,
    beat: Callable[[], None],
) -> int:
    """Add what the damaged database still gives and `store` lacks; return how many notes.

    Works on a copy: opening a database writes to it. Files come along with their notes' names.
    """
    with os_errors(scratch):
        scratch.mkdir(mode=0o700, exist_ok=True)
    copy = scratch / "damaged.db"
    try:
        copy_as_it_is(damaged.database, copy, beat)
        key, salt = opened.keys.database, opened.header.database_salt
        with copy.open("r+b") as file, suppress(PageDamaged):
            forget_length(file, key)
        database = Database.open_damaged(copy, key, salt)
    except (NotReadable, IntegrityError):
        return 0
    with closing(database):
        count = 0
        for incident in _readable(database):
            count += _add(store, incident)
        return count


def _candidates(
    damaged: VaultFolder, key: bytearray, help_databases: Databases | None
) -> Iterator[Candidate]:
    """Go through databases, newest first: a backup's are newer than local copies."""
    yield damaged.database, key, NotesFrom.VAULT
    if help_databases is not None:
        for path in help_databases.places:
            yield path, help_databases.key, NotesFrom.BACKUP
    for path in copies_in(damaged.local_copies):
        yield path, key, NotesFrom.EARLIER


def _check(parts: NewVaultParts) -> None:
    """Raise HollyhockError unless every page is sound and of a version that is known."""
    database = Database.open(parts.folder.database, parts.keys.database, parts.database_salt)
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
