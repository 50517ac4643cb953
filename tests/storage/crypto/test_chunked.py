"""Cobblestone-256 against vectors of another implementation, and against every kind of damage."""

import hashlib
import json
from pathlib import Path
from typing import Any

import pytest

from storage.crypto.chunked import (
    HEADER_BYTES,
    MAX_PIECES,
    PIECE_BYTES,
    SEALED_PIECE_BYTES,
    MessageDamaged,
    cipher_of,
    new_cipher,
    sealed_length,
)

VECTORS: dict[str, Any] = json.loads(
    (Path(__file__).resolve().parents[2] / "vectors" / "chunked.json").read_text(encoding="utf-8")
)
KEY = bytes.fromhex(VECTORS["key"])
CONTEXT = bytes.fromhex(VECTORS["context"])
SALT = bytes(range(24))


def plain(length: int) -> bytes:
    return (bytes(range(251)) * (length // 251 + 1))[:length]


def sealed(data: bytes, salt: bytes = SALT, context: bytes = CONTEXT) -> bytes:
    cipher, header = new_cipher(KEY, context, salt)
    pieces = bytearray(sealed_length(len(data)) - HEADER_BYTES)
    assert cipher.seal(0, memoryview(data), memoryview(pieces), is_end=True) == len(pieces)
    return header + bytes(pieces)


def opened(message: bytes, key: bytes = KEY, context: bytes = CONTEXT) -> bytes:
    cipher = cipher_of(key, context, message[:HEADER_BYTES])
    target = bytearray(len(message))
    sealed_pieces = memoryview(message)[HEADER_BYTES:]
    return bytes(target[: cipher.open(0, sealed_pieces, memoryview(target), is_end=True)])


@pytest.mark.parametrize("vector", VECTORS["seal"], ids=lambda each: str(each["plain_bytes"]))
def test_a_message_is_sealed_as_by_another_implementation(vector: dict[str, Any]) -> None:
    message = sealed(plain(vector["plain_bytes"]), bytes.fromhex(vector["salt"]))
    assert message[24:56].hex() == vector["commitment"]
    assert len(message) == vector["message_bytes"]
    assert hashlib.sha256(message).hexdigest() == vector["message_sha256"]
    assert opened(message) == plain(vector["plain_bytes"])


@pytest.mark.parametrize("vector", VECTORS["open"], ids=lambda each: each["name"])
def test_a_message_opens_as_declared(vector: dict[str, str]) -> None:
    message = bytes.fromhex(vector["message"])
    if vector["expect"] == "success":
        assert opened(message) == plain(40)
    else:
        with pytest.raises(MessageDamaged):
            opened(message)


def test_pieces_may_be_sealed_in_any_order_and_any_batches() -> None:
    data = plain(3 * PIECE_BYTES + 100)
    whole = sealed(data)
    cipher, header = new_cipher(KEY, CONTEXT, SALT)
    pieces = memoryview(bytearray(len(whole) - HEADER_BYTES))
    view = memoryview(data)
    cipher.seal(2, view[2 * PIECE_BYTES :], pieces[2 * SEALED_PIECE_BYTES :], is_end=True)
    cipher.seal(1, view[PIECE_BYTES : 2 * PIECE_BYTES], pieces[SEALED_PIECE_BYTES:], is_end=False)
    cipher.seal(0, view[:PIECE_BYTES], pieces, is_end=False)
    assert header + bytes(pieces) == whole


@pytest.mark.parametrize("pieces_left", [0, 1, 2])
def test_a_message_cut_between_pieces_is_damaged(pieces_left: int) -> None:
    message = sealed(plain(3 * PIECE_BYTES))
    with pytest.raises(MessageDamaged):
        opened(message[: HEADER_BYTES + pieces_left * SEALED_PIECE_BYTES])


def test_swapped_pieces_are_damaged() -> None:
    message = sealed(plain(3 * PIECE_BYTES))
    first, second = HEADER_BYTES, HEADER_BYTES + SEALED_PIECE_BYTES
    third = second + SEALED_PIECE_BYTES
    swapped = message[:first] + message[second:third] + message[first:second] + message[third:]
    with pytest.raises(MessageDamaged):
        opened(swapped)


def test_a_message_opens_with_its_own_key_and_context_only() -> None:
    message = sealed(plain(10))
    with pytest.raises(MessageDamaged):
        opened(message, key=bytes(32))
    with pytest.raises(MessageDamaged):
        opened(message, context=b"another")


def test_what_would_break_the_format_is_refused() -> None:
    cipher, _ = new_cipher(KEY, CONTEXT, SALT)
    target = memoryview(bytearray(2 * SEALED_PIECE_BYTES))
    with pytest.raises(ValueError, match="end of a message"):
        cipher.seal(0, memoryview(bytes(100)), target, is_end=False)
    with pytest.raises(ValueError, match="more pieces"):
        cipher.seal(MAX_PIECES, memoryview(b""), target, is_end=True)
    with pytest.raises(ValueError, match="32 bytes"):
        new_cipher(KEY[:31], CONTEXT, SALT)
    with pytest.raises(ValueError, match="salt of 24"):
        new_cipher(KEY, CONTEXT, SALT[:23])
