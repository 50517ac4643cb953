"""What a session needs from whoever keeps vaults. `storage` implements it."""

from __future__ import annotations  # the unlock window starts without the types below

from dataclasses import dataclass
from enum import Enum, auto
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from core.backups.ports import BackupRecordStore, Drive, Restored, Snapshot
    from core.blocklists.lookalikes.ports import LookStore
    from core.blocklists.matching.ports import FileWordsStore, MatchStore
    from core.blocklists.ports import PersonStore, StatusStore
    from core.checklists.ports import MarkStore, OwnStore
    from core.incidents.ports import EvidenceStore, IncidentStore
    from core.progress import Progress
    from core.vault.credentials import Credential, RecoveryWords
    from core.vault.ways_in import WayIn, WayKind


class FolderState(Enum):
    """What a folder is to somebody who wants a vault there."""

    FREE = auto()
    """Missing or empty: a vault can be made here."""
    VAULT = auto()
    OTHER = auto()
    """It holds something else."""


class Notice(Enum):
    """What unlocking found and mended, worth a quiet line to the person."""

    HEADER_COPY_MENDED = auto()
    """One of the two header copies was damaged, missing or old, and was written anew."""


@dataclass(frozen=True, slots=True)
class VaultInfo:
    """Facts about an unlocked vault. `created_at` is aware UTC."""

    vault_id: str
    format_version: int
    schema_version: int
    generation: int
    created_at: datetime
    incident_count: int
    exhibit_count: int
    person_count: int


class OpenVault(Protocol):
    """An unlocked vault.

    For the vault thread, all but `evidence`, `check_credential`, `fresh_words`, `stop_waiting`.
    """

    @property
    def incidents(self) -> IncidentStore:
        """The journal's data."""
        ...

    @property
    def evidence(self) -> EvidenceStore:
        """The sealed files."""
        ...

    @property
    def people(self) -> PersonStore:
        """The blocklist's data."""
        ...

    @property
    def statuses(self) -> StatusStore:
        """What was done about the identifiers in it."""
        ...

    @property
    def matches(self) -> MatchStore:
        """Which of them are in incidents."""
        ...

    @property
    def file_words(self) -> FileWordsStore:
        """The words of mails and texts among the files."""
        ...

    @property
    def looks(self) -> LookStore:
        """What they look like."""
        ...

    @property
    def marks(self) -> MarkStore:
        """The checklists' data."""
        ...

    @property
    def own(self) -> OwnStore:
        """Checklists and items of the person's own."""
        ...

    @property
    def backups(self) -> BackupRecordStore:
        """What is remembered of backups."""
        ...

    @property
    def folder(self) -> Path:
        """Where the vault lies."""
        ...

    @property
    def scratch(self) -> Path:
        """A folder for encrypted work; what is left in it is removed at the next unlock."""
        ...

    def renew(self, snapshot: Snapshot, new_passphrase: str, progress: Progress) -> Restored:
        """Seal every file for another key, beside what is there. Any thread.

        Nothing changes until `take_new_key`; the words open what will be there then. `lost`: files
        that cannot be read here, so that they would not come along. Raises NotEnoughRoom,
        NotWritable, DiskFull, DatabaseDamaged, UnsupportedSettings, Cancelled; then nothing is
        left.
        """
        ...

    def take_new_key(self) -> None:
        """Let the vault have the key that `renew` made, with all that is in it now, and close it.

        From then on only the new passphrase and the new words open it: no key store does, nor is
        one needed. Every record is compared. Raises NotWritable, DiskFull, BackupDamaged,
        EvidenceDamaged; then the vault is as it was, stays open, and what `renew` built is gone.
        """
        ...

    def give_up_renewal(self) -> None:
        """Remove what `renew` built, if anything. Any thread."""
        ...

    def drive(self, place: Path) -> Drive:
        """Return where backups of this vault go on a drive. Any thread; reads the drive.

        `place` is the drive, a folder on it, or the folder of backups itself. Raises NotWritable,
        DriveOfOtherVault.
        """
        ...

    @property
    def notices(self) -> frozenset[Notice]:
        """What unlocking found and mended."""
        ...

    def info(self) -> VaultInfo:
        """Return facts about the vault."""
        ...

    def check_database(self) -> None:
        """Read every page and check its structure. Raises DatabaseDamaged."""
        ...

    def check_credential(self, credential: Credential) -> None:
        """Return when the credential opens this vault. Any thread; blocks for the key derivation.

        Raises WrongPassphrase, WrongRecoveryWords, MistypedRecoveryWords; KeyringProblem when the
        vault asks for what a key store holds.
        """
        ...

    def ways_in(self) -> tuple[WayIn, ...]:
        """Return what opens this vault."""
        ...

    def change_passphrase(self, new_passphrase: str, *, with_keyring: bool = False) -> None:
        """Put a passphrase in place of the old, and of what opened the vault without one.

        `with_keyring`: it opens only together with a secret that this computer's key store keeps
        from now on. Backups made before keep what opened them. Raises NoRecoveryWords,
        KeyringProblem, TooManyWaysIn, DiskFull, NotWritable; then the vault opens as before.
        """
        ...

    def fresh_words(self) -> RecoveryWords:
        """Return recovery words that open nothing yet."""
        ...

    def change_words(self, words: RecoveryWords) -> None:
        """Put recovery words in place of the old; backups made before keep the old ones.

        Raises MistypedRecoveryWords, TooManyWaysIn, DiskFull, NotWritable; then the old words open.
        """
        ...

    def remember(self) -> None:
        """Let this computer's key store open the vault by itself, and no other's any more.

        Raises TiedToComputer, KeyringProblem, TooManyWaysIn, DiskFull, NotWritable.
        """
        ...

    def remove_way_in(self, way_id: str) -> None:
        """Take a way in away. Raises LastWayIn, UnknownRecord, DiskFull, NotWritable."""
        ...

    def stop_waiting(self) -> None:
        """Let whoever waits for a key store raise Cancelled. Returns at once."""
        ...

    def close(self) -> None:
        """Close the database, overwrite the keys, let other processes in. Twice does nothing."""
        ...


class VaultKeeper(Protocol):
    """Makes and opens vaults on disk."""

    def look_at(self, folder: Path) -> FolderState:
        """Tell what a folder is, from names alone.

        Raises ReadingRefused, NotReadable when it cannot be listed: nothing is known of it then.
        """
        ...

    def create(self, folder: Path, passphrase: str) -> tuple[OpenVault, RecoveryWords]:
        """Make a vault in a folder that is empty or not there yet, and leave it unlocked.

        The words are returned this once and kept nowhere. Raises FolderNotEmpty,
        ReadingRefused, NotReadable, NotWritable, DiskFull; then the folder is as it was before.
        """
        ...

    def unlock(self, folder: Path, credential: Credential) -> OpenVault:
        """Open a vault. Blocks for the key derivation, about a second.

        Raises NotAVault, ReadingRefused, NotReadable, VaultInUse, VaultTooNew, UnsupportedSettings,
        NotWritable, DiskFull, WrongPassphrase, WrongRecoveryWords, MistypedRecoveryWords,
        HeaderDamaged, DatabaseMissing, DatabaseDamaged, DatabaseOlderThanHeader, KeyringProblem;
        then nothing was changed.
        """
        ...

    def ways_into(self, folder: Path) -> frozenset[WayKind]:
        """Tell from the header alone what a locked vault may be opened with; nobody is asked.

        Empty when the folder holds no vault that can be read.
        """
        ...

    def stop_waiting(self) -> None:
        """Let an `unlock` that waits for a key store raise Cancelled. Any thread; at once."""
        ...

    def suggest_passphrase(self) -> str:
        """Return fresh random words, at least 60 bits, that make a good passphrase."""
        ...
