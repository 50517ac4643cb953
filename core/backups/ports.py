"""What backups need from whoever reads and writes them. `storage` implements it."""

from pathlib import Path
from typing import Protocol

from core.backups.backup import BackupContents, BackupRecord
from core.progress import Progress
from core.vault.credentials import RecoveryWords


class Snapshot(Protocol):
    """The state of a vault at one moment, held still while a backup is written from it.

    Made on the vault thread; may be used on any other. It is ciphertext on disk until closed.
    """

    def close(self) -> None:
        """Remove what was held. Closing twice does nothing."""
        ...


class BackupRecordStore(Protocol):
    """Keeps what is remembered of backups. Used on the vault thread only."""

    def snapshot(self) -> Snapshot:
        """Hold the present state still."""
        ...

    def add(self, record: BackupRecord) -> None:
        """Remember a backup."""
        ...

    def latest(self, limit: int) -> tuple[BackupRecord, ...]:
        """Return the newest records first."""
        ...


class BackupFiles(Protocol):
    """Writes and reads portable backup files. Needs no unlocked vault for reading; any thread."""

    def write(
        self, snapshot: Snapshot, target: Path, passphrase: str, progress: Progress
    ) -> BackupContents:
        """Write a backup file and read all of it back.

        The file appears under its name only when that succeeded. Raises AlreadyExists, NotWritable,
        DiskFull, EvidenceMissing, EvidenceDamaged, Cancelled; then nothing is left behind.
        """
        ...

    def verify(self, file: Path, passphrase: str, progress: Progress) -> BackupContents:
        """Read a backup file to its end and compare everything with the list inside it.

        Raises NotReadable, NotABackup, WrongPassphrase, UnsupportedSettings, VaultTooNew,
        BackupDamaged, Cancelled. Writes no plaintext anywhere.
        """
        ...

    def restore(
        self, file: Path, passphrase: str, folder: Path, new_passphrase: str, progress: Progress
    ) -> RecoveryWords:
        """Build a new vault, with a key of its own, in a folder that is empty or not there.

        Returns the new vault's recovery words: those of the old vault do not open it. Raises as
        `verify`, and FolderNotEmpty, NotWritable, DiskFull; then the folder is as it was before.
        """
        ...
