"""Opening a backup drive by any header on it."""

from core.errors import HeaderDamaged
from core.vault.credentials import Credential
from core.vault.keyring import Keyring
from storage.credential_opener import opener_for
from storage.drive_folder import DriveFolder
from storage.header_copies import HeaderCopies, OpenedHeader, open_header, read_header_file


def open_drive_header(
    folder: DriveFolder, credential: Credential, keyring: Keyring
) -> OpenedHeader:
    """Open the newest header that opens: a passphrase may have been changed since.

    Raises HeaderDamaged when none can be read, or what the credential is refused with.
    """
    found = (read_header_file(folder.state(name).header) for name in folder.state_names())
    usable = tuple(dict.fromkeys(each for each in found if each is not None))
    if not usable:
        raise HeaderDamaged
    newest_first = sorted(usable, key=lambda stored: stored.header.generation, reverse=True)
    copies = HeaderCopies(tuple(newest_first), are_equal=False)
    return open_header(copies, opener_for(credential, keyring))
