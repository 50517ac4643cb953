"""Which of the two header files is believed."""

import hashlib
from dataclasses import replace
from pathlib import Path

import pytest

from core.errors import HeaderDamaged, UnsupportedSettings, VaultTooNew, WrongPassphrase
from storage.crypto.costs import Argon2Costs
from storage.crypto.key_slots import KeySlot, passphrase_slot, unwrap_with_passphrase
from storage.crypto.vault_keys import derive_vault_keys
from storage.header_copies import OpenedHeader, Opener, open_header, read_copies, write_copies
from storage.vault_folder import VaultFolder
from storage.vault_header import Header, encode_header

VAULT_KEY = bytearray(range(32))
VAULT_ID = b"v" * 16
MAC_KEY = derive_vault_keys(VAULT_KEY, VAULT_ID).header_mac


def slot_for(passphrase: str) -> KeySlot:
    return passphrase_slot(VAULT_KEY, VAULT_ID, passphrase, Argon2Costs(64, 1, 1))


OLD = slot_for("old")
NEW = slot_for("new")


def header(generation: int, *slots: KeySlot) -> Header:
    return Header(VAULT_ID, generation, b"s" * 16, slots)


def put(folder: Path, first: Header | None, second: Header | None) -> VaultFolder:
    vault = VaultFolder(folder)
    for path, each in ((vault.header, first), (vault.header_copy, second)):
        if each is not None:
            path.write_bytes(encode_header(each, MAC_KEY))
    return vault


def opened_with(vault: VaultFolder, passphrase: str) -> OpenedHeader:
    def unwrap(header: Header) -> bytearray | None:
        return unwrap_with_passphrase(header.slots, header.vault_id, passphrase)

    return open_header(read_copies(vault), Opener(unwrap, WrongPassphrase()))


def test_equal_copies(tmp_path: Path) -> None:
    vault = VaultFolder(tmp_path)
    write_copies(vault, encode_header(header(5, NEW), MAC_KEY))
    assert read_copies(vault).are_equal
    opened = opened_with(vault, "new")
    assert opened.header == header(5, NEW)
    assert opened.vault_key == VAULT_KEY
    assert opened.keys.header_mac == MAC_KEY
    with pytest.raises(WrongPassphrase):
        opened_with(vault, "old")


def test_wiping_overwrites_the_keys(tmp_path: Path) -> None:
    opened = opened_with(put(tmp_path, header(5, NEW), header(5, NEW)), "new")
    opened.wipe()
    assert opened.vault_key == opened.keys.header_mac == bytes(32)


@pytest.mark.parametrize("lost", ["header", "header_copy"])
def test_one_copy_is_enough(tmp_path: Path, lost: str) -> None:
    vault = put(tmp_path, header(5, NEW), header(5, NEW))
    getattr(vault, lost).unlink()
    assert not read_copies(vault).are_equal
    assert opened_with(vault, "new").header == header(5, NEW)


def test_a_folder_in_place_of_a_copy_is_a_lost_copy(tmp_path: Path) -> None:
    vault = put(tmp_path, None, header(5, NEW))
    vault.header.mkdir()
    assert opened_with(vault, "new").header == header(5, NEW)


def test_without_copies_there_is_nothing_to_open(tmp_path: Path) -> None:
    with pytest.raises(HeaderDamaged):
        read_copies(VaultFolder(tmp_path))


@pytest.mark.parametrize("is_first_newer", [True, False])
def test_the_newest_is_believed(tmp_path: Path, *, is_first_newer: bool) -> None:
    older, newer = header(5, OLD, NEW), header(9, NEW)
    vault = put(tmp_path, *((newer, older) if is_first_newer else (older, newer)))
    assert opened_with(vault, "new").header == newer
    assert opened_with(vault, "old").header == newer


def test_slots_that_stand_in_both_copies_are_derived_only_once(tmp_path: Path) -> None:
    tried = []

    def unwrap(header: Header) -> None:
        tried.append(header.generation)

    copies = read_copies(put(tmp_path, header(5, NEW), header(6, NEW)))
    with pytest.raises(WrongPassphrase):
        open_header(copies, Opener(unwrap, WrongPassphrase()))
    assert tried == [6]


def test_after_an_interrupted_change_what_opened_the_vault_stays_good(tmp_path: Path) -> None:
    vault = put(tmp_path, header(6, NEW), header(5, OLD))
    assert opened_with(vault, "new").header == header(6, NEW)
    assert opened_with(vault, "old").header == header(6, OLD)


def test_a_forged_newest_copy_is_not_believed(tmp_path: Path) -> None:
    vault = put(tmp_path, None, header(5, NEW))
    vault.header.write_bytes(encode_header(header(99, NEW), bytearray(32)))
    assert opened_with(vault, "new").header == header(5, NEW)


def test_a_forged_copy_with_other_slots_does_not_hide_the_good_one(tmp_path: Path) -> None:
    vault = put(tmp_path, None, header(5, NEW))
    greedy = replace(NEW, parameters=b"\xff" * 12 + bytes(16))
    vault.header.write_bytes(encode_header(header(99, greedy), bytearray(32)))
    assert opened_with(vault, "new").header == header(5, NEW)
    with pytest.raises(UnsupportedSettings):
        opened_with(vault, "wrong")


def test_a_right_passphrase_for_a_header_nobody_vouches_for_is_damage(tmp_path: Path) -> None:
    vault = VaultFolder(tmp_path)
    write_copies(vault, encode_header(header(5, NEW), bytearray(32)))
    with pytest.raises(HeaderDamaged):
        opened_with(vault, "new")


def test_a_copy_of_a_later_format_is_not_written_over(tmp_path: Path) -> None:
    vault = put(tmp_path, header(5, NEW), None)
    later = bytearray(encode_header(header(6, NEW), MAC_KEY)[:-32])
    later[9] = 2
    vault.header_copy.write_bytes(bytes(later) + hashlib.sha256(later).digest())
    with pytest.raises(VaultTooNew):
        read_copies(vault)
