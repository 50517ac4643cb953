"""Key slots: what opens a vault, and what does not."""

from dataclasses import asdict, replace

import pytest

from core.errors import UnsupportedSettings
from storage.crypto.costs import Argon2Costs
from storage.crypto.key_slots import (
    KeySlot,
    passphrase_slot,
    recovery_slot,
    unwrap_with_passphrase,
    unwrap_with_recovery,
)

CHEAP = Argon2Costs(64, 1, 1)
VAULT_KEY = bytearray(range(32))
VAULT_ID = bytes(16)
ENTROPY = bytes(range(16))


def slot_for(passphrase: str) -> KeySlot:
    return passphrase_slot(VAULT_KEY, VAULT_ID, passphrase, CHEAP)


def test_a_passphrase_opens_its_own_slot() -> None:
    slots = [slot_for("one"), slot_for("two")]
    assert unwrap_with_passphrase(slots, VAULT_ID, "two") == VAULT_KEY
    assert unwrap_with_passphrase(slots, VAULT_ID, "three") is None


def test_recovery_words_open_their_own_slot() -> None:
    slots = [slot_for("one"), recovery_slot(VAULT_KEY, VAULT_ID, ENTROPY)]
    assert unwrap_with_recovery(slots, VAULT_ID, ENTROPY) == VAULT_KEY
    assert unwrap_with_recovery(slots, VAULT_ID, bytes(16)) is None


def test_the_same_letters_composed_otherwise_open_too() -> None:
    slots = [slot_for("Zo\u00eb l\u00e4uft")]
    assert unwrap_with_passphrase(slots, VAULT_ID, "Zoe\u0308 la\u0308uft") == VAULT_KEY


def test_bytes_from_a_terminal_that_are_no_text_are_a_passphrase_like_any_other() -> None:
    slots = [slot_for("caf\udce9")]
    assert unwrap_with_passphrase(slots, VAULT_ID, "caf\udce9") == VAULT_KEY
    assert unwrap_with_passphrase(slots, VAULT_ID, "caf\u00e9") is None


def test_the_same_passphrase_never_makes_the_same_slot_twice() -> None:
    one, two = slot_for("one"), slot_for("one")
    assert one.slot_id != two.slot_id
    assert one.parameters != two.parameters
    assert one.nonce != two.nonce


@pytest.mark.parametrize("what", ["slot_id", "parameters", "nonce", "wrapped"])
def test_a_slot_that_was_altered_does_not_open(what: str) -> None:
    fields = asdict(slot_for("one"))
    fields[what] = fields[what][:-1] + bytes([fields[what][-1] ^ 1])
    assert unwrap_with_passphrase([KeySlot(**fields)], VAULT_ID, "one") is None


def test_a_slot_of_another_vault_does_not_open() -> None:
    assert unwrap_with_passphrase([slot_for("one")], bytes([1] * 16), "one") is None


def test_slots_of_unknown_types_are_passed_over() -> None:
    unknown = KeySlot(bytes(16), 77, b"anything", bytes(12), bytes(48))
    assert unwrap_with_passphrase([unknown, slot_for("one")], VAULT_ID, "one") == VAULT_KEY


def test_a_slot_that_asks_for_too_much_is_refused_only_when_no_other_opens() -> None:
    greedy = replace(slot_for("one"), parameters=b"\xff" * 12 + bytes(16))
    assert unwrap_with_passphrase([greedy, slot_for("one")], VAULT_ID, "one") == VAULT_KEY
    with pytest.raises(UnsupportedSettings):
        unwrap_with_passphrase([greedy, slot_for("two")], VAULT_ID, "one")


def test_types_and_layout_are_those_of_the_format_page() -> None:
    slot = passphrase_slot(VAULT_KEY, VAULT_ID, "one", Argon2Costs(72, 2, 1))
    assert slot.slot_type == 1
    assert slot.parameters[:12].hex() == "000000480000000200000001"
    assert recovery_slot(VAULT_KEY, VAULT_ID, ENTROPY).slot_type == 2


def test_no_secret_is_shown_by_repr() -> None:
    slot = slot_for("one")
    assert repr(slot.wrapped) not in repr(slot)
