"""The way into a vault, and what can be done while it is unlocked."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from core.backups.backup import BackupContents
from core.backups.backups import Backups
from core.backups.ports import BackupFiles
from core.blocklists.blocklist import Blocklist
from core.checklists.checklists import Checklists
from core.checklists.template import Template
from core.clock import Clock
from core.incidents.incident_type import IncidentType
from core.incidents.journal import Journal
from core.incidents.preview import PreviewMaker
from core.incidents.previews import Previews
from core.incidents.sealing import Sealing
from core.progress import Progress
from core.vault.credentials import Credential, RecoveryWords
from core.vault.passphrase import check_passphrase
from core.vault.ports import FolderState, Notice, OpenVault, VaultInfo, VaultKeeper


@dataclass(frozen=True, slots=True)
class ShippedContent:
    """What the app brings with it: data, not code."""

    incident_types: tuple[IncidentType, ...]
    checklists: tuple[Template, ...]


class Session:
    """One unlocked vault and its services. Ends with `lock`; unusable afterwards."""

    def __init__(
        self,
        vault: OpenVault,
        content: ShippedContent,
        files: BackupFiles,
        previews: PreviewMaker,
        clock: Clock,
    ) -> None:
        self._vault = vault
        self.clock = clock
        self.journal = Journal(vault.incidents, vault.evidence, content.incident_types, clock)
        self.previews = Previews(vault.evidence, previews)
        self.sealing = Sealing(vault.incidents, clock)
        self.blocklist = Blocklist(vault.people, clock)
        self.checklists = Checklists(vault.marks, content.checklists, clock)
        self.backups = Backups(vault.backups, files)

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
        """Put a new passphrase in place of the old. Raises PassphraseTooWeak."""
        check_passphrase(new_passphrase)
        self._vault.change_passphrase(new_passphrase)

    def lock(self) -> None:
        """Close the vault, forget its keys, look at no file any more. Twice does nothing."""
        self.previews.stop()
        self._vault.close()


@dataclass(frozen=True, slots=True)
class NewVault:
    """A vault just made: unlocked, with the recovery words that are shown this once."""

    session: Session
    words: RecoveryWords


class Vaults:
    """Everything that needs no unlocked vault: making, unlocking, and restoring one."""

    def __init__(
        self,
        keeper: VaultKeeper,
        files: BackupFiles,
        content: ShippedContent,
        previews: PreviewMaker,
        clock: Clock,
    ) -> None:
        self._keeper = keeper
        self._files = files
        self._previews = previews
        self._content = content
        self._clock = clock

    @property
    def incident_types(self) -> Sequence[IncidentType]:
        """The types an incident can have."""
        return self._content.incident_types

    def look_at(self, folder: Path) -> FolderState:
        """Tell whether a folder holds a vault, could, or holds something else."""
        return self._keeper.look_at(folder)

    def create(self, folder: Path, passphrase: str) -> NewVault:
        """Make a vault. Raises PassphraseTooWeak, and as `VaultKeeper.create`."""
        check_passphrase(passphrase)
        vault, words = self._keeper.create(folder, passphrase)
        return NewVault(self._session(vault), words)

    def unlock(self, folder: Path, credential: Credential) -> Session:
        """Open a vault. Raises as `VaultKeeper.unlock`."""
        return self._session(self._keeper.unlock(folder, credential))

    def suggest_passphrase(self) -> str:
        """Return fresh random words that make a good passphrase."""
        return self._keeper.suggest_passphrase()

    def verify_backup(self, file: Path, passphrase: str, progress: Progress) -> BackupContents:
        """Read a backup file to its end. Raises as `BackupFiles.verify`."""
        return self._files.verify(file, passphrase, progress)

    def restore_backup(
        self, file: Path, passphrase: str, folder: Path, new_passphrase: str, progress: Progress
    ) -> RecoveryWords:
        """Build a new vault. Raises PassphraseTooWeak, and as `BackupFiles.restore`."""
        check_passphrase(new_passphrase)
        return self._files.restore(file, passphrase, folder, new_passphrase, progress)

    def _session(self, vault: OpenVault) -> Session:
        return Session(vault, self._content, self._files, self._previews, self._clock)
