"""Restoring a backup on trial, and comparing what came back: record by record, byte by byte.

The vault on trial is built by the very code that restores, under a passphrase that nobody keeps, in
a scratch folder: whatever happens, it is gone at the next unlock.
"""

import secrets
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import zip_longest
from pathlib import Path
from typing import BinaryIO

from core.backups.drive import BackupPart, Flaw
from core.clock import Clock
from core.errors import EvidenceDamaged, EvidenceMissing
from core.incidents.evidence import SealedEvidence
from core.vault.credentials import Passphrase
from storage.atomic_file import os_errors
from storage.backup_json import columns_of, tables_of
from storage.credential_opener import opener_for
from storage.crypto.vault_keys import VaultKeys
from storage.database import Database
from storage.evidence_store import BlobEvidenceStore
from storage.header_copies import open_header, read_copies
from storage.no_keyring import NO_KEYRING
from storage.vault_folder import VaultFolder

_READ_BYTES = 1024 * 1024
_OWN_TO_EACH_VAULT = frozenset({"meta"})
_NOT_IN_BACKUPS = {"draft": "evidence"}
"""Columns that restoring lets go of: a backup holds exhibits and photos only."""


@dataclass(slots=True)
class TrialVault:
    """A vault that was just restored, with `flaws` found in it so far."""

    folder: VaultFolder
    database: Database
    evidence: BlobEvidenceStore
    keys: VaultKeys = field(repr=False)
    clock: Clock
    flaws: list[Flaw] = field(default_factory=list)

    def compare_original(self, evidence: SealedEvidence, right: BinaryIO) -> None:
        """Read both to their end. `right` may raise EvidenceDamaged too."""
        try:
            with self.evidence.open_plain(evidence) as found:
                is_same = _same_bytes(found, right)
        except (EvidenceDamaged, EvidenceMissing):
            is_same = False
        if not is_same:
            name = evidence.name
            self.flaws.append(Flaw(BackupPart.ORIGINAL, name, is_missing=False))

    def compare_records(self, right: Database) -> None:
        """Compare every row of every table; a search index can be made again and is passed over."""
        for name in sorted(_tables(self.database) | _tables(right)):
            if not _same_rows(self.database, right, name):
                self.flaws.append(Flaw(BackupPart.DATABASE, name, is_missing=False))


@contextmanager
def on_trial(
    scratch: Path, clock: Clock, restore: Callable[[Path, str], None]
) -> Iterator[TrialVault]:
    """Have a vault built by `restore(folder, passphrase)`, lend it, and remove it.

    Raises what `restore` raises, NotWritable, DiskFull.
    """
    passphrase = secrets.token_hex(32)
    place = scratch / secrets.token_hex(8)
    with os_errors(scratch):
        place.mkdir(mode=0o700, parents=True)
    try:
        restore(place / "vault", passphrase)
        with _opened(VaultFolder(place / "vault"), passphrase, clock) as trial:
            yield trial
    finally:
        shutil.rmtree(place, ignore_errors=True)


@contextmanager
def _opened(folder: VaultFolder, passphrase: str, clock: Clock) -> Iterator[TrialVault]:
    opened = open_header(read_copies(folder), opener_for(Passphrase(passphrase), NO_KEYRING))
    try:
        keys: VaultKeys = opened.keys
        database = Database.open(folder.database, keys.database, opened.header.database_salt)
        try:
            database.check()
            store = BlobEvidenceStore(folder, keys.blob, clock)
            yield TrialVault(folder, database, store, keys, clock)
        finally:
            database.close()
    finally:
        opened.wipe()


def same_records(one: Database, other: Database) -> bool:
    """Tell whether two databases hold the same rows in every table."""
    names = _tables(one) | _tables(other)
    return all(_same_rows(one, other, name) for name in names)


def _tables(database: Database) -> set[str]:
    return set(tables_of(database)) - _OWN_TO_EACH_VAULT


def _same_rows(one: Database, other: Database, table: str) -> bool:
    columns = [_columns(each, table) for each in (one, other)]
    if columns[0] != columns[1] or not columns[0]:
        return False
    names = ", ".join(f'"{each}"' for each in columns[0])
    # Both files came page by page from one, so that they give their rows in the same order.
    query = f'SELECT {names} FROM "{table}"'  # noqa: S608  names of our own tables
    pairs = zip_longest(one.each_row(query), other.each_row(query))
    return all(left == right for left, right in pairs)


def _columns(database: Database, table: str) -> list[str]:
    return [name for name in columns_of(database, table) if name != _NOT_IN_BACKUPS.get(table)]


def _same_bytes(one: BinaryIO, other: BinaryIO) -> bool:
    while True:
        left, right = one.read(_READ_BYTES), other.read(_READ_BYTES)
        if left != right:
            return False
        if not left:
            return True
