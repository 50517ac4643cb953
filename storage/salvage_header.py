"""Finding a header that still opens a vault: its own, or one on a backup drive."""

from pathlib import Path

from core.errors import HollyhockError, NoBackupsThere
from core.vault.credentials import Credential
from core.vault.keyring import Keyring
from storage.credential_opener import opener_for
from storage.drive_folder import DriveFolder, folders_at
from storage.drive_header import open_drive_header
from storage.header_copies import OpenedHeader, open_header, read_copies
from storage.vault_folder import VaultFolder


def drive_of(place: Path) -> DriveFolder:
    """Return the backups that the person means; there must be one. Raises NoBackupsThere."""
    found = folders_at(place)
    if len(found) != 1:
        raise NoBackupsThere(place)
    return found[0]


def open_any_header(
    damaged: VaultFolder, drive: DriveFolder | None, credential: Credential, keyring: Keyring
) -> tuple[OpenedHeader, bool]:
    """Open the vault's own header, or else one of the drive; tell whether it was the drive's.

    Raises HeaderDamaged when none is left, or what the credential is refused with.
    """
    try:
        return open_header(read_copies(damaged), opener_for(credential, keyring)), False
    except HollyhockError:
        if drive is None:
            raise
    return open_drive_header(drive, credential, keyring), True
