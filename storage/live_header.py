"""The header of an open vault, and the count that it keeps together with the database."""

from collections.abc import Callable, Collection
from dataclasses import replace

from core.errors import TooManyWaysIn
from storage.crypto.key_slots import KeySlot
from storage.header_copies import OpenedHeader, write_copies
from storage.meta_store import MetaStore
from storage.slot_bytes import MAX_SLOTS
from storage.vault_folder import VaultFolder
from storage.vault_header import Header, encode_header

Wrap = Callable[[bytearray, bytes], KeySlot]
"""Makes a slot from the vault key and the vault's id."""


class LiveHeader:
    """Raises its generation and changes its slots, as long as the keys in `opened` last."""

    def __init__(self, folder: VaultFolder, opened: OpenedHeader, meta: MetaStore) -> None:
        self._folder = folder
        self._meta = meta
        self._vault_key = opened.vault_key
        self._mac_key = opened.keys.header_mac
        self.header: Header = opened.header

    def advance(self) -> None:
        """Count up: the database first, then both header files. Raises DiskFull, NotWritable.

        A crash in between leaves the database ahead, which is harmless; a header that is ahead
        means that the database was put back to an earlier state.
        """
        self._write(self.header.slots)

    def put_slot(self, wrap: Wrap, gone: Collection[KeySlot]) -> None:
        """Put a fresh slot before all others, in place of those that go.

        Raises as above, and TooManyWaysIn.
        """
        kept = [each for each in self.header.slots if each not in gone]
        if len(kept) == MAX_SLOTS:
            raise TooManyWaysIn
        self._write((wrap(self._vault_key, self.header.vault_id), *kept))

    def remove_slot(self, gone: KeySlot) -> None:
        """Take a slot away. Raises as `advance`."""
        self._write(tuple(each for each in self.header.slots if each != gone))

    def encoded(self) -> bytes:
        """Return the bytes of the header files."""
        return encode_header(self.header, self._mac_key)

    def _write(self, slots: tuple[KeySlot, ...]) -> None:
        generation = max(self.header.generation, self._meta.generation()) + 1
        header = replace(self.header, generation=generation, slots=slots)
        self._meta.set_generation(generation)
        write_copies(self._folder, encode_header(header, self._mac_key))
        self.header = header
