"""The way into a vault, and what can be done while it is unlocked."""

from __future__ import annotations  # the unlock window starts without most of the types below

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from core.vault.passphrase import check_passphrase

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from core.backups.backup import BackupContents
    from core.backups.ports import BackupFiles, Drive, Drives, Restored, RestoreOrder
    from core.backups.salvage import Backup, Salvage, Salvaged, SalvageOrder
    from core.clock import Clock
    from core.incidents.incident import IncidentRow
    from core.incidents.incident_type import IncidentType
    from core.progress import Progress
    from core.vault.credentials import Credential, RecoveryWords, Typed
    from core.vault.ports import FolderState, Notice, OpenVault, VaultInfo, VaultKeeper
    from core.vault.services import Tools
    from core.vault.ways_in import WayKind


class Session:
    """One unlocked vault and its services. Ends with `lock`; unusable afterwards."""

    def __init__(self, vault: OpenVault, tools: Tools, clock: Clock) -> None:
        from core.vault.services import services_of  # noqa: PLC0415  not before a vault is opened

        self._vault = vault
        self.is_locked = False
        self.clock = clock
        services = services_of(vault, tools, clock)
        self.journal = services.journal
        self.sealing = services.sealing
        self.previews = services.previews
        self.blocklist = services.blocklist
        self.lists = services.lists
        self.statuses = services.statuses
        self.bulk = services.bulk
        self.matching = services.matching
        self.file_words = services.file_words
        self.look_alikes = services.look_alikes
        self.checklists = services.checklists
        self.own_lists = services.own_lists
        self.list_exchange = services.list_exchange
        self.backups = services.backups
        self.confirmation = services.confirmation
        self.traces = services.traces
        self.access = services.access

    @property
    def notices(self) -> frozenset[Notice]:
        """What unlocking found and mended."""
        return self._vault.notices

    def info(self) -> VaultInfo:
        """Return facts about the vault."""
        return self._vault.info()

    def check_database(self) -> None:
        """Read every page of the database. Raises DatabaseDamaged."""
        self._vault.check_database()

    def change_passphrase(self, new_passphrase: str) -> None:
        """Put a new passphrase, which opens the vault alone, in place of the old.

        For a vault that was just made, or that the recovery words have just opened; everywhere
        else `access` asks first who is there. Raises PassphraseTooWeak.
        """
        check_passphrase(new_passphrase)
        self._vault.change_passphrase(new_passphrase)

    def take_new_key(self) -> None:
        """Put the key in use that `Backups.renew` made, and lock. Raises as the vault does."""
        self.stop_waiting()
        self._vault.take_new_key()
        self.is_locked = True

    def give_up_new_key(self) -> None:
        """Forget the key that `Backups.renew` made, if any. Any thread."""
        self._vault.give_up_renewal()

    def stop_waiting(self) -> None:
        """Give up what could hold up the lock: a look at a file, a key store that asks first.

        Any thread; returns at once.
        """
        self.previews.stop()
        self._vault.stop_waiting()

    def lock(self) -> None:
        """Close the vault, forget its keys, look at no file any more. Twice does nothing."""
        self.is_locked = True
        self.stop_waiting()
        self._vault.close()


@dataclass(frozen=True, slots=True)
class NewVault:
    """A vault just made: unlocked, with the recovery words that are shown this once."""

    session: Session
    words: RecoveryWords


@dataclass(frozen=True, slots=True)
class Means:
    """What it takes to make, open and restore vaults."""

    keeper: VaultKeeper
    drives: Drives
    salvage: Salvage
    tools: Tools
    """What a vault works with once it is open."""

    @property
    def files(self) -> BackupFiles:
        """Backup files, which need no open vault to be read."""
        return self.tools.files


class Vaults:
    """Everything that needs no unlocked vault: making, unlocking, and restoring one.

    `load` is called when something is first done with a vault: until then one can only look at
    folders, which is all that the unlock window needs to be seen.
    """

    def __init__(
        self,
        look_at: Callable[[Path], FolderState],
        load: Callable[[], Means],
        clock: Clock,
    ) -> None:
        self._look_at = look_at
        self._load = load
        self._clock = clock

    @cached_property
    def _means(self) -> Means:
        return self._load()

    def get_ready(self) -> None:
        """Load now what would be loaded later. Any thread."""
        self._means  # noqa: B018  looking at it loads it
        import core.vault.services  # noqa: F401, PLC0415  loading it is all

    @property
    def incident_types(self) -> Sequence[IncidentType]:
        """The types an incident can have."""
        return self._means.tools.content.incident_types

    def look_at(self, folder: Path) -> FolderState:
        """Tell whether a folder holds a vault, could, or holds something else.

        Raises ReadingRefused, NotReadable when it cannot be listed.
        """
        return self._look_at(folder)

    def create(self, folder: Path, passphrase: str) -> NewVault:
        """Make a vault. Raises PassphraseTooWeak, and as `VaultKeeper.create`."""
        check_passphrase(passphrase)
        vault, words = self._means.keeper.create(folder, passphrase)
        return NewVault(self._session(vault), words)

    def unlock(self, folder: Path, credential: Credential) -> Session:
        """Open a vault. Raises as `VaultKeeper.unlock`."""
        return self._session(self._means.keeper.unlock(folder, credential))

    @property
    def is_ready(self) -> bool:
        """Whether all is loaded that opening a vault takes."""
        return "_means" in self.__dict__  # where cached_property keeps it

    def ways_into(self, folder: Path) -> frozenset[WayKind]:
        """Tell what a locked vault may be opened with. As `VaultKeeper.ways_into`."""
        return self._means.keeper.ways_into(folder)

    def zone(self) -> str:
        """Return the IANA name of the zone on the clocks here. Reads the disk."""
        return self._clock.zone()

    def stop_waiting(self) -> None:
        """Give up an unlocking that waits for a key store. Any thread; returns at once."""
        if self.is_ready:
            self._means.keeper.stop_waiting()

    def suggest_passphrase(self) -> str:
        """Return fresh random words that make a good passphrase."""
        return self._means.keeper.suggest_passphrase()

    def verify_backup(self, file: Path, credential: Typed, progress: Progress) -> BackupContents:
        """Read a backup file to its end. Raises as `BackupFiles.verify`."""
        return self._means.files.verify(file, credential, progress)

    def notes_in_backup(
        self, file: Path, credential: Typed, progress: Progress
    ) -> tuple[IncidentRow, ...]:
        """Return what a backup file holds. Raises as `BackupFiles.notes`."""
        return self._means.files.notes(file, credential, progress)

    def restore_backup(
        self, file: Path, credential: Typed, order: RestoreOrder, progress: Progress
    ) -> RecoveryWords:
        """Build a new vault. Raises PassphraseTooWeak, and as `BackupFiles.restore`."""
        check_passphrase(order.new_passphrase)
        return self._means.files.restore(file, credential, order, progress)

    def restore_rest(
        self, file: Path, credential: Typed, order: RestoreOrder, progress: Progress
    ) -> Restored:
        """Build a new vault from what is left. Raises PassphraseTooWeak, and as `BackupFiles`."""
        check_passphrase(order.new_passphrase)
        return self._means.files.restore_rest(file, credential, order, progress)

    def open_drive(self, place: Path, credential: Credential) -> Drive:
        """Open the backups on a drive; close it afterwards. Raises as `Drives.open`."""
        return self._means.drives.open(place, credential)

    def restore_from_drive(self, drive: Drive, order: RestoreOrder, progress: Progress) -> Restored:
        """Build a new vault. Raises PassphraseTooWeak, and as `Drive.restore`."""
        check_passphrase(order.new_passphrase)
        return drive.restore(order, progress)

    def salvage(self, order: SalvageOrder, progress: Progress) -> Salvaged:
        """Build a new vault from a damaged one. Raises PassphraseTooWeak, and as `Salvage.run`."""
        check_passphrase(order.new_passphrase)
        return self._means.salvage.run(order, progress)

    def put_header_back(self, damaged: Path, backup: Backup, credential: Credential) -> bool:
        """Let a vault whose header is damaged open again. Raises as `Salvage.put_header_back`."""
        return self._means.salvage.put_header_back(damaged, backup, credential)

    def _session(self, vault: OpenVault) -> Session:
        return Session(vault, self._means.tools, self._clock)
