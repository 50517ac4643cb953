"""Makes and opens vaults in folders. Implements `core.vault.ports.VaultKeeper`."""

from contextlib import ExitStack
from pathlib import Path

from core.clock import Clock
from core.errors import DatabaseOlderThanHeader, HollyhockError, NotAVault, WrongPassphrase
from core.vault.credentials import Credential, RecoveryWords
from core.vault.keyring import Keyring
from core.vault.ports import FolderState, Notice
from core.vault.ways_in import WayKind
from storage.credential_opener import opener_for
from storage.crypto.calibration import costs_for_new_slot
from storage.crypto.costs import Costs
from storage.crypto.recovery_words import suggest_passphrase
from storage.crypto.vault_keys import overwrite
from storage.database import Database
from storage.folder_state import look_at
from storage.header_copies import OpenedHeader, Opener, open_header, read_copies
from storage.header_ways import way_of
from storage.instance_lock import InstanceLock
from storage.live_header import LiveHeader
from storage.meta_store import MetaStore
from storage.migrations import migrate
from storage.new_vault import Fill, NewVaultParts, make_vault
from storage.no_keyring import NO_KEYRING
from storage.open_vault import FolderVault, OpenParts
from storage.renewal_place import put_renewed_in_place
from storage.vault_building import all_or_nothing, finish_moving, take_back
from storage.vault_folder import VaultFolder
from storage.vault_header import Header


class FolderVaultKeeper:
    """Keeps each vault in a folder of its own. Any thread; blocks."""

    def __init__(self, costs: Costs, clock: Clock, keyring: Keyring = NO_KEYRING) -> None:
        self._costs = costs
        self._clock = clock
        self._keyring = keyring

    def look_at(self, folder: Path) -> FolderState:
        """Tell what a folder is, from names alone."""
        return look_at(folder)

    def suggest_passphrase(self) -> str:
        """Return six fresh random words, 66 bits."""
        return suggest_passphrase()

    def create(self, folder: Path, passphrase: str) -> tuple[FolderVault, RecoveryWords]:
        """Make an empty vault and leave it unlocked."""
        with all_or_nothing(folder):
            words, vault_key = self._make(folder, passphrase, self._fill_empty)
            try:
                opener = Opener(lambda _: vault_key, WrongPassphrase())
                return self._open(VaultFolder(folder), opener), words
            except BaseException:
                take_back(folder)
                raise

    def build(self, folder: Path, passphrase: str, fill: Fill) -> RecoveryWords:
        """Make a vault with what `fill` puts in, and leave it locked.

        Raises FolderNotEmpty, NotWritable, DiskFull, and whatever `fill` raises; then the folder
        is as it was before.
        """
        words, vault_key = self._make(folder, passphrase, fill)
        overwrite(vault_key)
        return words

    def unlock(self, folder: Path, credential: Credential) -> FolderVault:
        """Open a vault."""
        return self._open(VaultFolder(folder), opener_for(credential, self._keyring))

    def ways_into(self, folder: Path) -> frozenset[WayKind]:
        """Tell from the header alone what a locked vault may be opened with."""
        try:
            copies = read_copies(VaultFolder(folder))
        except HollyhockError:
            return frozenset()
        return frozenset(way_of(slot).kind for slot in copies.usable[0].header.slots)

    def stop_waiting(self) -> None:
        """Wait for no key store any more."""
        self._keyring.stop_waiting()

    def _make(self, folder: Path, passphrase: str, fill: Fill) -> tuple[RecoveryWords, bytearray]:
        return make_vault(folder, passphrase, costs_for_new_slot(self._costs), fill)

    def _fill_empty(self, parts: NewVaultParts) -> None:
        database = Database.create(parts.folder.database, parts.keys.database, parts.database_salt)
        try:
            migrate(database, parts.folder.local_copies)
            MetaStore(database).start(parts.vault_id, self._clock.now())
        finally:
            database.close()

    def _open(self, folder: VaultFolder, opener: Opener) -> FolderVault:
        if look_at(folder.root) is not FolderState.VAULT:
            raise NotAVault(folder.root)
        closing = ExitStack()
        try:
            closing.callback(InstanceLock(folder).release)
            finish_moving(folder.root)
            put_renewed_in_place(folder)
            copies = read_copies(folder)
            opened = open_header(copies, opener)
            closing.callback(opened.wipe)
            return self._compose(folder, opened, closing, are_copies_equal=copies.are_equal)
        except BaseException:
            closing.close()
            raise

    def _compose(
        self,
        folder: VaultFolder,
        opened: OpenedHeader,
        closing: ExitStack,
        *,
        are_copies_equal: bool,
    ) -> FolderVault:
        salt = opened.header.database_salt
        database = Database.open(folder.database, opened.keys.database, salt)
        closing.callback(database.close)
        is_behind = _is_header_behind(opened.header, MetaStore(database).generation())
        migrate(database, folder.local_copies)
        live_header = LiveHeader(folder, opened, MetaStore(database))
        live_header.advance()
        was_mended = is_behind or not are_copies_equal
        notices = frozenset({Notice.HEADER_COPY_MENDED} if was_mended else ())
        parts = OpenParts(
            folder, database, live_header, opened.keys, self._costs, self._clock, self._keyring
        )
        vault = FolderVault(parts, notices, closing)
        vault.clear_up()
        return vault


def _is_header_behind(header: Header, database_generation: int) -> bool:
    """Tell whether the header is from an earlier time than the database.

    One step is a crash between the two. More means that an older header was put back, perhaps from
    a backup because both copies were damaged; it opens the vault, and that is what it was kept for.
    Raises DatabaseOlderThanHeader.
    """
    if database_generation < header.generation:
        raise DatabaseOlderThanHeader(header.generation, database_generation)
    return database_generation > header.generation + 1
