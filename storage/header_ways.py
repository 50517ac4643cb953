"""What opens a vault: put into its header and taken out, with the key store where it has a part.

A secret is in the key store, and was read back, before the header names it; it leaves the key store
when no header names it any more. So a crash at any moment leaves a vault that opens.
"""

import secrets
from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress

from core.errors import (
    Cancelled,
    KeyringProblem,
    LastWayIn,
    NoRecoveryWords,
    TiedToComputer,
    UnknownRecord,
)
from core.vault.credentials import RecoveryWords
from core.vault.keyring import Keyring
from core.vault.ways_in import WayIn, WayKind, may_go
from storage.crypto.calibration import costs_for_new_slot
from storage.crypto.costs import Costs
from storage.crypto.key_slots import KeySlot, SlotType, passphrase_slot, recovery_slot
from storage.crypto.keyring_slots import (
    entry_of,
    keyed_passphrase_slot,
    new_entry,
    remembered_slot,
)
from storage.crypto.recovery_words import ENTROPY_BYTES, entropy_from_words, words_from_entropy
from storage.crypto.vault_keys import overwrite
from storage.live_header import LiveHeader, Wrap

_KINDS: Mapping[int, WayKind] = {
    SlotType.PASSPHRASE: WayKind.PASSPHRASE,
    SlotType.RECOVERY_WORDS: WayKind.RECOVERY_WORDS,
    SlotType.PASSPHRASE_AND_KEYRING: WayKind.PASSPHRASE_HERE,
    SlotType.REMEMBERED: WayKind.REMEMBERED,
}
_PASSPHRASE_AND_WHAT_RESTS_ON_IT = frozenset(
    {SlotType.PASSPHRASE, SlotType.PASSPHRASE_AND_KEYRING, SlotType.REMEMBERED}
)


class HeaderWays:
    """The ways into one open vault, on its thread. What writes raises DiskFull, NotWritable."""

    def __init__(self, live_header: LiveHeader, keyring: Keyring, costs: Costs) -> None:
        self._live, self._keyring, self._costs = live_header, keyring, costs

    def ways_in(self) -> tuple[WayIn, ...]:
        """Return them in the order of the header."""
        return tuple(way_of(each) for each in self._live.header.slots)

    def change_passphrase(self, passphrase: str, *, with_keyring: bool) -> None:
        """Put it in place of every passphrase, and of what opens without one."""
        gone = self._slots_of(_PASSPHRASE_AND_WHAT_RESTS_ON_IT)
        if with_keyring:
            self._tie(passphrase, gone)
        else:
            costs = costs_for_new_slot(self._costs)
            self._put(lambda key, vault: passphrase_slot(key, vault, passphrase, costs), gone)

    def change_words(self, words: RecoveryWords) -> None:
        """Put them in place of all others. Raises MistypedRecoveryWords."""
        entropy = entropy_from_words(words)
        gone = self._slots_of({SlotType.RECOVERY_WORDS})
        self._put(lambda key, vault: recovery_slot(key, vault, entropy), gone)
        overwrite(entropy)

    def remember(self) -> None:
        """Let this computer's key store open the vault, and no other's any more."""
        if self._slots_of({SlotType.PASSPHRASE_AND_KEYRING}):
            raise TiedToComputer
        entry = new_entry()
        gone = self._slots_of({SlotType.REMEMBERED})
        with self._kept(entry):
            self._put(lambda key, vault: remembered_slot(key, vault, entry), gone)

    def remove(self, way_id: str) -> None:
        """Take one away. Raises LastWayIn, UnknownRecord."""
        for slot in self._live.header.slots:
            if slot.slot_id.hex() == way_id:
                if not may_go(way_of(slot), self.ways_in()):
                    raise LastWayIn
                self._live.remove_slot(slot)
                self._forget([slot])
                return
        raise UnknownRecord(way_id)

    def forget(self) -> None:
        """Let go of what key stores hold for this header: another one has taken its place."""
        self._forget(self._live.header.slots)

    def _tie(self, passphrase: str, gone: Collection[KeySlot]) -> None:
        if not self._slots_of({SlotType.RECOVERY_WORDS}):
            raise NoRecoveryWords
        entry, costs = new_entry(), costs_for_new_slot(self._costs)
        with self._kept(entry):
            self._put(
                lambda key, vault: keyed_passphrase_slot(key, vault, passphrase, costs, entry),
                gone,
            )

    def _put(self, wrap: Wrap, gone: Collection[KeySlot]) -> None:
        self._live.put_slot(wrap, gone)
        self._forget(gone)

    @contextmanager
    def _kept(self, entry: tuple[str, bytes]) -> Iterator[None]:
        """Have the key store keep an entry, but only if the block succeeds."""
        self._keyring.put(*entry)
        try:
            yield
        except BaseException:
            self._let_go(entry[0])
            raise

    def _forget(self, slots: Iterable[KeySlot]) -> None:
        for slot in slots:
            name = entry_of(slot)
            if name is not None:
                self._let_go(name)

    def _let_go(self, name: str) -> None:
        # What stays in the key store opens nothing any more.
        with suppress(KeyringProblem, Cancelled):
            self._keyring.remove(name)

    def _slots_of(self, types: Collection[int]) -> tuple[KeySlot, ...]:
        return tuple(each for each in self._live.header.slots if each.slot_type in types)


def fresh_words() -> RecoveryWords:
    """Return recovery words that open nothing yet."""
    return words_from_entropy(secrets.token_bytes(ENTROPY_BYTES))


def way_of(slot: KeySlot) -> WayIn:
    """Return what a slot is to a person."""
    return WayIn(slot.slot_id.hex(), _KINDS.get(slot.slot_type, WayKind.UNKNOWN))
