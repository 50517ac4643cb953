"""Finding a header that still opens a vault: its own, or one in a backup."""

from contextlib import closing

from core.errors import HeaderDamaged, HollyhockError, ReadingRefused
from core.vault.credentials import Credential
from core.vault.keyring import Keyring
from storage.credential_opener import opener_for
from storage.database import Database
from storage.header_copies import OpenedHeader, open_header, read_copies, write_copies
from storage.instance_lock import InstanceLock
from storage.salvage_help import Help
from storage.vault_folder import VaultFolder
from storage.vault_header import encode_header


def open_any_header(
    damaged: VaultFolder, backup: Help | None, credential: Credential, keyring: Keyring
) -> tuple[OpenedHeader, bool]:
    """Open the vault's own header, or else one of the backup; tell whether it was the backup's.

    Raises HeaderDamaged when none is left, ReadingRefused when there is one that may not be opened,
    or what the credential is refused with.
    """
    try:
        return open_header(read_copies(damaged), opener_for(credential, keyring)), False
    except ReadingRefused:
        raise  # it may be whole, and newer than any in a backup
    except HollyhockError:
        if backup is None:
            raise
    return backup.header(credential), True


def put_header_back(
    damaged: VaultFolder, backup: Help, credential: Credential, keyring: Keyring
) -> bool:
    """Write the header of a backup in place of a damaged one; tell whether that was needed.

    It is tried on the database before: one of another vault, or of an earlier key, is not written.
    Raises VaultInUse, DatabaseMissing, DatabaseDamaged, DiskFull, NotWritable, and as
    `Help.header`.
    """
    lock = InstanceLock(damaged)
    try:
        try:
            open_header(read_copies(damaged), opener_for(credential, keyring)).wipe()
        except HeaderDamaged:
            pass
        else:
            return False
        opened = backup.header(credential)
        try:
            salt, key = opened.header.database_salt, opened.keys.database
            with closing(Database.open(damaged.database, key, salt)):
                write_copies(damaged, encode_header(opened.header, opened.keys.header_mac))
        finally:
            opened.wipe()
    finally:
        lock.release()
    return True
