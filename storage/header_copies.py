"""The two files that hold the header, and which of them to believe.

docs/vault-format.md, "Two copies". Either opens the vault; what differs is mended from the newest
one that the vault key vouches for.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from pathlib import Path

from core.errors import (
    ExpectedError,
    HeaderDamaged,
    HollyhockError,
    KeyringProblem,
    NotReadable,
    ReadingRefused,
    UnsupportedSettings,
)
from storage.atomic_file import write_atomically
from storage.crypto.vault_keys import VaultKeys, derive_vault_keys, overwrite
from storage.regular_file import open_regular
from storage.vault_folder import VaultFolder
from storage.vault_header import MAX_HEADER_BYTES, Header, StoredHeader, parse_header


@dataclass(frozen=True, slots=True)
class Opener:
    """A credential, as far as a header cares."""

    unwrap: Callable[[Header], bytearray | None]
    """Gets the vault key out of a header's slots; None when none of them opens."""
    refusal: ExpectedError
    """Raised when it opens neither copy."""


@dataclass(frozen=True, slots=True)
class HeaderCopies:
    """The copies that are undamaged and differ, newest first; at least one."""

    usable: tuple[StoredHeader, ...]
    are_equal: bool
    """Whether neither is known to be damaged, gone, or other than the other. Of one that may not be
    opened nothing is known."""


@dataclass(frozen=True, slots=True)
class OpenedHeader:
    """A header that is to be believed, and the keys it gave."""

    header: Header
    vault_key: bytearray = field(repr=False)
    keys: VaultKeys = field(repr=False)

    def wipe(self) -> None:
        """Overwrite all of them."""
        self.keys.wipe()
        overwrite(self.vault_key)


def read_copies(folder: VaultFolder) -> HeaderCopies:
    """Read both files. Raises as `read_usable`."""
    usable, refused = _read_all((folder.header, folder.header_copy))
    distinct = tuple(dict.fromkeys(usable))
    are_equal = len(usable) + len(refused) == 2 and len(distinct) == 1
    return HeaderCopies(distinct, are_equal=are_equal)


def write_copies(folder: VaultFolder, data: bytes) -> None:
    """Write both files, each atomically, one after the other. Raises DiskFull, NotWritable."""
    write_atomically(folder.header, data)
    write_atomically(folder.header_copy, data)


def open_header(copies: HeaderCopies, opener: Opener) -> OpenedHeader:
    """Open the copies with a credential and choose between them.

    Raises the opener's refusal; HeaderDamaged when a key comes out of a slot, but vouches for
    neither copy; UnsupportedSettings when no slot opens and one asks for more than this app grants,
    KeyringProblem when one needs what a key store does not give.
    """
    failure: HollyhockError = opener.refusal
    tried = set()
    for stored in copies.usable:
        locks = (stored.header.vault_id, stored.header.slots)
        if locks in tried:
            continue
        tried.add(locks)
        try:
            vault_key = opener.unwrap(stored.header)
        except (UnsupportedSettings, KeyringProblem) as error:
            failure = error
            continue
        if vault_key is None:
            continue
        opened = _believed(copies, stored, vault_key)
        if opened is not None:
            return opened
        failure = HeaderDamaged()
    raise failure


def read_usable(paths: Iterable[Path]) -> list[StoredHeader]:
    """Return the headers in these files, newest first; at least one.

    A file that cannot be read (gone, rights, a bad sector) holds nobody up: the others are there
    for that. Raises VaultTooNew; when none is usable HeaderDamaged, or ReadingRefused if nobody
    knows what is in one of them.
    """
    usable, _ = _read_all(paths)
    return usable


def _read_all(paths: Iterable[Path]) -> tuple[list[StoredHeader], list[ReadingRefused]]:
    """Return also which of them may not be opened. Raises as `read_usable`."""
    usable, refused = [], []
    for path in paths:
        try:
            with open_regular(path) as file:
                usable.append(parse_header(file.read(MAX_HEADER_BYTES + 1) or b""))
        except ReadingRefused as error:
            refused.append(error)
        except (NotReadable, OSError, HeaderDamaged):
            continue
    if not usable:
        raise refused[-1] if refused else HeaderDamaged()
    usable.sort(key=lambda stored: stored.header.generation, reverse=True)
    return usable, refused


def _believed(
    copies: HeaderCopies, opened: StoredHeader, vault_key: bytearray
) -> OpenedHeader | None:
    keys = derive_vault_keys(vault_key, opened.header.vault_id)
    authentic = [each for each in copies.usable if each.is_authentic(keys.header_mac)]
    if not authentic:
        keys.wipe()
        overwrite(vault_key)
        return None
    newest = authentic[0].header
    if opened in authentic and opened.header.generation == newest.generation - 1:
        # A change of the passphrase stopped between the two files: nobody was told that it is
        # done. What opened the vault just now must open it the next time.
        return OpenedHeader(replace(opened.header, generation=newest.generation), vault_key, keys)
    return OpenedHeader(newest, vault_key, keys)
