"""The list of a state on a backup drive: sealed, harmed, of a later version."""

import json
from datetime import timedelta
from pathlib import Path

import pytest

from core.backups.drive import BackupPart, Flaw
from core.backups.ports import RestoreOrder
from core.errors import (
    BackupDamaged,
    VaultTooNew,
)
from storage import drive_states
from storage.crypto.chunked import new_cipher, sealed_length
from storage.drive_folder import new_state_name
from storage.drive_list import open_list, seal_list
from tests.storage.backups import UNWATCHED
from tests.storage.drives import NEW, Plugged
from tests.storage.on_disk import contents
from ui.error_messages import message_for


def test_a_wiped_key_seals_no_list(room: Plugged) -> None:
    name = room.back_up().state.name
    key = room.vault._parts.keys.manifest_mac
    sealed = room.folder.state(name).list.read_bytes()
    state = open_list(sealed, name, key)
    assert open_list(seal_list(state, name, key), name, key) == state
    with pytest.raises(RuntimeError):
        seal_list(state, name, bytearray(32))
    for wrong in ("another name", name[:-1]):
        with pytest.raises(BackupDamaged):
            open_list(sealed, wrong, key)


_LIST_FACTS = {
    "format": 1,
    "drive": "0" * 32,
    "made_at": "2026-03-03T12:00:00+00:00",
    "generation": 3,
    "schema": 6,
    "incident_count": 0,
    "exhibit_count": 0,
    "chain": [0, "0" * 64],
    "database": [4096, "0" * 64],
    "header": [2048, "0" * 64],
    "unreadable": [],
}


def listed(*lines: str, **changed: object) -> bytes:
    return "\n".join([json.dumps(_LIST_FACTS | changed), *lines]).encode()


HARMED_LISTS = {
    "no JSON": b"{",
    "no table": b"[]",
    "no facts": b"{}",
    "too deep": b"[" * 60_000,
    "no line of a blob": b'{"format": 1}\nblob',
    "no text": b"\xff",
    "a time nowhere": listed(made_at="2026-03-03T12:00:00"),
    "no digest": listed(header=[2048, "0" * 63]),
    "a blob without a size": listed("0" * 32),
}


@pytest.mark.parametrize("kind", HARMED_LISTS)
def test_a_list_that_makes_no_sense_is_damage_though_it_was_sealed(kind: str) -> None:
    key = bytearray(range(32))
    with pytest.raises(BackupDamaged):
        open_list(sealed_as_list(HARMED_LISTS[kind], "state", key), "state", key)


def test_a_list_by_hand_is_read_as_it_stands() -> None:
    key = bytearray(range(32))
    blob = f"{'0' * 32} 17 {'a' * 64}"
    state = open_list(sealed_as_list(listed(blob), "state", key), "state", key)
    assert (state.generation, state.blobs["0" * 32].size_bytes) == (3, 17)


def test_a_list_of_a_later_version_is_too_new() -> None:
    key = bytearray(range(32))
    with pytest.raises(VaultTooNew):
        open_list(sealed_as_list(b'{"format": 2}', "state", key), "state", key)


def test_a_drive_that_a_later_version_wrote_to_is_refused_in_words_and_left_alone(
    room: Plugged, tmp_path: Path
) -> None:
    room.back_up()
    name = new_state_name(room.clock.now() + timedelta(days=1))
    key = room.vault._parts.keys.manifest_mac
    room.folder.state(name).list.write_bytes(sealed_as_list(b'{"format": 2}', name, key))
    before = contents(room.place)
    order = RestoreOrder(tmp_path / "restored", NEW)
    for attempt in (
        room.back_up,
        room.verify,
        room.drive.states,
        lambda: room.drive.prune((), UNWATCHED),
        lambda: room.elsewhere().restore(order, UNWATCHED),
    ):
        with pytest.raises(VaultTooNew) as caught:
            attempt()
        assert "A newer version of this app" in message_for(caught.value).what
        assert contents(room.place) == before


def sealed_as_list(plain: bytes, name: str, key: bytearray) -> bytes:
    context = b"hollyhock/1/drive-list/" + name.encode()
    cipher, header = new_cipher(key, context, bytes(range(24)))
    sealed = bytearray(sealed_length(len(plain)) - len(header))
    cipher.seal(0, memoryview(plain), memoryview(sealed), is_end=True)
    return header + bytes(sealed)


def test_a_list_that_cannot_be_read_is_a_flaw(
    room: Plugged, monkeypatch: pytest.MonkeyPatch
) -> None:
    name = room.back_up().state.name
    path = room.folder.state(name).list
    flaw = Flaw(BackupPart.LIST, name, is_missing=False)
    with monkeypatch.context() as patched:
        patched.setattr(drive_states, "MAX_LIST_BYTES", 10)
        assert room.verify().flaws == (flaw,)
    path.unlink()
    # Reading a process's own memory at address 0 fails with EIO, as a failing disk does.
    path.symlink_to("/proc/self/mem")
    assert room.verify().flaws == (flaw,)
