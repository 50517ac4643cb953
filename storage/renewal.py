"""Giving a vault another key, after somebody may have got hold of the old one: by copy only.

The key of a vault that is there is never changed: kill -9 in the middle of that would lose it. A
whole vault with another key is built in a hidden folder inside it, compared, and put in its place
(storage/renewal_place.py). Until then the old vault is as it was; what is left of an unfinished new
one goes at the next unlock.
"""

import shutil
from contextlib import closing, suppress
from pathlib import Path

from core.backups.ports import Restored
from core.clock import Clock
from core.errors import BackupDamaged, EvidenceDamaged, NotEnoughRoom
from core.progress import Progress, Unwatched
from storage.atomic_file import os_errors, sync_folder, temporary_name
from storage.backup_database import BackupDatabase, open_copy
from storage.crypto.costs import Argon2Costs
from storage.database import Database
from storage.drill import same_records
from storage.drive_survey import blob_bytes
from storage.file_limits import free_bytes
from storage.local_copies import COPIES_KEPT, copies_in, place_for_copy
from storage.migrations import SCHEMA_VERSION
from storage.new_vault import FreshLocks
from storage.rebuild import Rebuild, Source, reseal_database
from storage.snapshot import VaultSnapshot
from storage.vault_folder import VaultFolder

_DATABASES = COPIES_KEPT + 1
"""How often the database is written: once for the vault, and as copies."""


class Renewal:
    """A vault with another key that is being built inside the folder of the old one.

    `bring_files` takes long and any thread; `finish` and `commit` come last, when nothing changes
    in the old vault any more. `close` overwrites the keys, and removes what was not committed.
    """

    def __init__(self, folder: VaultFolder, lock: tuple[str, Argon2Costs], clock: Clock) -> None:
        """Make a workplace; `lock` is the new passphrase and what deriving its key costs.

        Raises NotWritable, DiskFull, UnsupportedSettings.
        """
        self._folder, self._clock = folder, clock
        self._workplace = VaultFolder(folder.root / temporary_name())
        self._locks = FreshLocks(self._workplace, *lock)
        self._lost: tuple[str, ...] = ()
        self._is_committed = False
        with os_errors(folder.root):
            self._workplace.root.mkdir(mode=0o700)
            self._workplace.blobs.mkdir(mode=0o700)

    def bring_files(self, snapshot: VaultSnapshot, progress: Progress) -> Restored:
        """Seal every file anew; each is read back as it is written (storage/evidence_blob.py).

        Returns the words of the new vault, and which files could not be read in the old one. Raises
        NotEnoughRoom, DiskFull, NotWritable, DatabaseDamaged, Cancelled.
        """
        rebuild = self._rebuild(snapshot, progress)
        with open_copy(snapshot.database_copy, snapshot.database_key) as database:
            _check_room(database, snapshot.database_copy, self._folder.root)
            rebuild.bring_files(self._locks.parts, database)
        self._lost = tuple(rebuild.lost)
        return Restored(self._locks.words, self._lost)

    def finish(self, snapshot: VaultSnapshot) -> None:
        """Bring the database and what came since, compare each record, write copies and header.

        Raises EvidenceDamaged for a file that was whole a moment ago, BackupDamaged when a record
        did not come back the same, DiskFull, NotWritable.
        """
        rebuild = self._rebuild(snapshot, Unwatched())
        rebuild.fill(self._locks.parts)
        for name in rebuild.lost:
            if name not in self._lost:
                raise EvidenceDamaged(name)
        self._compare(snapshot)
        self._keep_copies(snapshot)
        self._locks.write_header()

    def commit(self) -> None:
        """Give the new vault the name that makes it the vault. Raises DiskFull, NotWritable.

        When this returns the old vault must not be written to any more: the next unlock at the
        latest puts the new one in its place.
        """
        with os_errors(self._folder.root):
            sync_folder(self._workplace.root)
            self._workplace.root.rename(self._folder.renewed.root)
        self._is_committed = True

    def close(self) -> None:
        """Overwrite the keys; unless it was committed, nothing is left. Twice does nothing."""
        self._locks.wipe()
        if not self._is_committed:
            shutil.rmtree(self._workplace.root, ignore_errors=True)

    def _rebuild(self, snapshot: VaultSnapshot, progress: Progress) -> Rebuild:
        source = Source(
            snapshot.database_copy,
            snapshot.database_key,
            snapshot.evidence,
            SCHEMA_VERSION,
            has_files_of_draft=True,
        )
        return Rebuild(source, None, self._clock, progress)

    def _compare(self, snapshot: VaultSnapshot) -> None:
        parts = self._locks.parts
        place, key = self._workplace.database, parts.keys.database
        with closing(Database.open(place, key, parts.database_salt)) as database:
            database.check()
            with open_copy(snapshot.database_copy, snapshot.database_key) as right:
                if not same_records(database, right.database):
                    raise BackupDamaged

    def _keep_copies(self, snapshot: VaultSnapshot) -> None:
        """Keep local copies, under the new key: whoever has the old one is not to read them."""
        target, key = self._workplace.local_copies, snapshot.database_key
        newest = place_for_copy(target, "renewal")
        reseal_database(snapshot.database_copy, key, self._locks.parts, newest)
        for old in copies_in(self._folder.local_copies)[: COPIES_KEPT - 1]:
            with suppress(BackupDamaged):  # a copy that nobody could use any more
                reseal_database(old, key, self._locks.parts, target / old.name)


def _check_room(database: BackupDatabase, copy: Path, place: Path) -> None:
    needed = sum(blob_bytes(each.size_bytes) for each in database.files())
    needed += _DATABASES * copy.stat().st_size
    free = free_bytes(place)
    if free < needed:
        raise NotEnoughRoom(needed, free)
