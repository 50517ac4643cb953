"""Opening a backup drive by any header on it."""

from core.vault.credentials import Credential
from core.vault.keyring import Keyring
from storage.credential_opener import opener_for
from storage.drive_folder import DriveFolder
from storage.header_copies import HeaderCopies, OpenedHeader, open_header, read_usable


def open_drive_header(
    folder: DriveFolder, credential: Credential, keyring: Keyring
) -> OpenedHeader:
    """Open the newest header that opens: a passphrase may have been changed since.

    Raises HeaderDamaged or ReadingRefused when none can be read, what the credential is refused
    with.
    """
    usable = read_usable(folder.state(name).header for name in folder.state_names())
    copies = HeaderCopies(tuple(dict.fromkeys(usable)), are_equal=False)
    return open_header(copies, opener_for(credential, keyring))
