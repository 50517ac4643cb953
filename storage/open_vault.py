"""An unlocked vault: its database, its sealed files and its header, put together."""

import shutil
from contextlib import ExitStack, suppress
from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path

from core.backups.ports import Restored, Snapshot
from core.clock import Clock
from core.errors import HollyhockError
from core.progress import Progress
from core.vault.credentials import Credential, RecoveryWords
from core.vault.keyring import Keyring
from core.vault.ports import Notice, VaultInfo
from core.vault.ways_in import WayIn
from storage.atomic_file import os_errors
from storage.backup_record_store import SqlBackupRecordStore
from storage.credential_opener import opener_for
from storage.crypto.calibration import costs_for_new_slot
from storage.crypto.costs import Costs
from storage.crypto.vault_keys import VaultKeys, overwrite
from storage.database import Database
from storage.evidence_store import BlobEvidenceStore
from storage.file_words_store import SqlFileWordsStore
from storage.folder_drive import FolderDrive, Means
from storage.header_ways import HeaderWays, fresh_words
from storage.incident_store import SqlIncidentStore
from storage.live_header import LiveHeader
from storage.look_store import SqlLookStore
from storage.mark_store import SqlMarkStore
from storage.match_store import SqlMatchStore
from storage.meta_store import MetaStore
from storage.migrations import SCHEMA_VERSION
from storage.own_store import SqlOwnStore
from storage.person_store import SqlPersonStore
from storage.renewal import Renewal
from storage.renewal_place import put_renewed_in_place
from storage.snapshot import VaultSnapshot, take_snapshot, vault_snapshot
from storage.status_store import SqlStatusStore
from storage.vault_building import remove_leftovers
from storage.vault_folder import VaultFolder
from storage.vault_header import FORMAT_VERSION


@dataclass(frozen=True, slots=True)
class OpenParts:
    """What an unlocked vault is made of."""

    folder: VaultFolder
    database: Database
    live_header: LiveHeader
    keys: VaultKeys = field(repr=False)
    costs: Costs
    clock: Clock
    keyring: Keyring


class FolderVault:
    """Implements `core.vault.ports.OpenVault`. `closing` undoes the unlocking, last thing first."""

    def __init__(self, parts: OpenParts, notices: frozenset[Notice], closing: ExitStack) -> None:
        self._parts = parts
        self._closing = closing
        self._renewal: Renewal | None = None
        self._ways = HeaderWays(parts.live_header, parts.keyring, parts.costs)
        self.notices = notices
        self.incidents = SqlIncidentStore(parts.database)
        self.evidence = BlobEvidenceStore(parts.folder, parts.keys.blob, parts.clock)
        self.people = SqlPersonStore(parts.database)
        self.matches = SqlMatchStore(parts.database)
        self.file_words = SqlFileWordsStore(parts.database)
        self.looks = SqlLookStore(parts.database)
        self.statuses = SqlStatusStore(parts.database)
        self.marks = SqlMarkStore(parts.database)
        self.own = SqlOwnStore(parts.database)
        self.backups = SqlBackupRecordStore(parts.database, self._snapshot)

    def info(self) -> VaultInfo:
        """Return facts about the vault."""
        database, header = self._parts.database, self._parts.live_header.header
        return VaultInfo(
            vault_id=header.vault_id.hex(),
            format_version=FORMAT_VERSION,
            schema_version=SCHEMA_VERSION,
            generation=header.generation,
            created_at=MetaStore(database).created_at(),
            incident_count=self.incidents.count_all(),
            exhibit_count=database.value("SELECT count(*) FROM exhibit"),
            person_count=database.value("SELECT count(*) FROM person"),
        )

    def check_database(self) -> None:
        """Read every page and check its structure."""
        self._parts.database.check()

    def check_credential(self, credential: Credential) -> None:
        """Return when the credential opens this vault. See the port."""
        opener = opener_for(credential, self._parts.keyring)
        vault_key = opener.unwrap(self._parts.live_header.header)
        if vault_key is None:
            raise opener.refusal
        overwrite(vault_key)

    @property
    def folder(self) -> Path:
        """Where the vault lies."""
        return self._parts.folder.root

    @property
    def scratch(self) -> Path:
        """A folder for encrypted work; what is left in it is removed at the next unlock."""
        return self._parts.folder.scratch

    def renew(self, snapshot: Snapshot, new_passphrase: str, progress: Progress) -> Restored:
        """Build what is to take this vault's place, with another key. Any thread. See the port."""
        self.give_up_renewal()
        lock = new_passphrase, costs_for_new_slot(self._parts.costs)
        renewal = Renewal(self._parts.folder, lock, self._parts.clock)
        try:
            made = renewal.bring_files(vault_snapshot(snapshot), progress)
        except BaseException:
            renewal.close()
            raise
        self._renewal = renewal
        return made

    def take_new_key(self) -> None:
        """Let what `renew` built be the vault from now on, and close. See the port."""
        renewal, self._renewal = self._renewal, None
        if renewal is None:
            raise RuntimeError("no other key was made")
        try:
            snapshot = self._snapshot()
            try:
                renewal.finish(snapshot)
            finally:
                snapshot.close()
            renewal.commit()
        finally:
            renewal.close()
        self._parts.database.close()
        with suppress(HollyhockError):  # what is not moved up now is at the next unlock
            put_renewed_in_place(self._parts.folder)
        self._ways.forget()
        self.close()

    def give_up_renewal(self) -> None:
        """Remove what `renew` built, if anything."""
        renewal, self._renewal = self._renewal, None
        if renewal is not None:
            renewal.close()

    def drive(self, place: Path) -> FolderDrive:
        """Return where backups of this vault go on a drive."""
        parts = self._parts
        means = Means(parts.keys, parts.costs, parts.clock)
        return FolderDrive.of_open_vault(place, parts.live_header.header.vault_id, means)

    def ways_in(self) -> tuple[WayIn, ...]:
        """Return what opens this vault."""
        return self._ways.ways_in()

    def change_passphrase(self, new_passphrase: str, *, with_keyring: bool = False) -> None:
        """Put a new passphrase in place of the old. See the port."""
        self._ways.change_passphrase(new_passphrase, with_keyring=with_keyring)

    def fresh_words(self) -> RecoveryWords:
        """Return recovery words that open nothing yet."""
        return fresh_words()

    def change_words(self, words: RecoveryWords) -> None:
        """Put new recovery words in place of the old. See the port."""
        self._ways.change_words(words)

    def remember(self) -> None:
        """Let this computer's key store open the vault. See the port."""
        self._ways.remember()

    def remove_way_in(self, way_id: str) -> None:
        """Take a way in away. See the port."""
        self._ways.remove(way_id)

    def stop_waiting(self) -> None:
        """Wait for no key store any more."""
        self._parts.keyring.stop_waiting()

    def clear_up(self) -> None:
        """Remove what crashes left behind; only at unlock, when nothing is under way."""
        folder = self._parts.folder
        with os_errors(folder.root):
            remove_leftovers(folder.root)
            shutil.rmtree(folder.scratch, ignore_errors=True)
        self.evidence.sweep(chain(self.incidents.referenced_blobs(), self.people.photo_blobs()))

    def close(self) -> None:
        """Close the database, overwrite the keys, let other processes in. Twice does nothing."""
        self.give_up_renewal()
        self._closing.close()

    def _snapshot(self) -> VaultSnapshot:
        parts = self._parts
        return take_snapshot(
            parts.database, parts.folder, parts.keys, self.evidence, parts.live_header
        )
