"""The bytes of the header: what is read, what is refused."""

import hashlib
from contextlib import suppress
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.errors import HeaderDamaged, HollyhockError, VaultTooNew
from storage.crypto.key_slots import KeySlot
from storage.vault_header import MAX_HEADER_BYTES, Header, encode_header, parse_header

MAC_KEY = bytearray(range(32))
PASSPHRASE = KeySlot(b"p" * 16, 1, b"m" * 28, b"n" * 12, b"w" * 48)
RECOVERY = KeySlot(b"r" * 16, 2, b"s" * 16, b"N" * 12, b"W" * 48)
UNKNOWN = KeySlot(b"u" * 16, 9, b"", b"n" * 12, b"w" * 48)
HEADER = Header(b"v" * 16, 7, b"S" * 16, (PASSPHRASE, RECOVERY))

ids = st.binary(min_size=16, max_size=16)
unknown_slots = st.builds(
    KeySlot,
    ids,
    st.integers(5, 255),
    st.binary(max_size=100),
    st.binary(min_size=12, max_size=12),
    st.binary(min_size=48, max_size=48),
)
headers = st.builds(
    Header,
    ids,
    st.integers(0, 2**62),
    ids,
    st.lists(st.sampled_from([PASSPHRASE, RECOVERY]) | unknown_slots, min_size=1, max_size=8).map(
        tuple
    ),
)


def sealed(data: bytes) -> bytes:
    """Put a right SHA-256 at the end of bytes that lost theirs."""
    return data[:-32] + hashlib.sha256(data[:-32]).digest()


def changed(offset: int, value: bytes) -> bytes:
    """Return a header with some bytes replaced and a SHA-256 that fits again."""
    data = encode_header(HEADER, MAC_KEY)
    return sealed(data[:offset] + value + data[offset + len(value) :])


@given(headers)
def test_what_is_written_is_read(header: Header) -> None:
    stored = parse_header(encode_header(header, MAC_KEY))
    assert stored.header == header
    assert stored.is_authentic(MAC_KEY)
    assert not stored.is_authentic(bytearray(32))


def test_the_layout_is_that_of_the_format_page() -> None:
    data = encode_header(HEADER, MAC_KEY)
    assert data[:14].hex() == b"HHHEADER".hex() + "0001" + f"{len(data):08x}"
    assert data[14:30] == HEADER.vault_id
    assert data[30:38].hex() == "0000000000000007"
    assert data[38:54] == HEADER.database_salt
    assert data[54] == 2
    assert data[55:74].hex() == b"p".hex() * 16 + "01" + "001c"
    assert data[162:181].hex() == b"r".hex() * 16 + "02" + "0010"
    assert len(data) == 162 + 19 + 16 + 12 + 48 + 32 + 32


def test_every_flipped_bit_is_damage() -> None:
    data = encode_header(HEADER, MAC_KEY)
    for position in range(len(data) * 8):
        flipped = bytearray(data)
        flipped[position // 8] ^= 1 << position % 8
        with pytest.raises(HeaderDamaged):
            parse_header(bytes(flipped))


def test_every_cut_and_every_addition_is_damage() -> None:
    data = encode_header(HEADER, MAC_KEY)
    for length in range(len(data)):
        with pytest.raises(HeaderDamaged):
            parse_header(data[:length])
    with pytest.raises(HeaderDamaged):
        parse_header(data + b"\0")


def test_whoever_forges_a_header_cannot_vouch_for_it() -> None:
    data = encode_header(HEADER, MAC_KEY)
    for position in range(14, len(data) - 32):
        forged = bytearray(data)
        forged[position] ^= 1
        try:
            stored = parse_header(sealed(bytes(forged)))
        except HeaderDamaged:
            continue
        assert not stored.is_authentic(MAC_KEY)


def test_a_later_format_is_told_from_damage() -> None:
    with pytest.raises(VaultTooNew) as refusal:
        parse_header(changed(8, b"\x00\x02"))
    assert (refusal.value.found, refusal.value.supported) == (2, 1)


@pytest.mark.parametrize(
    "data",
    [
        changed(0, b"hhheader"),
        changed(8, b"\x00\x00"),
        changed(10, b"\xff\xff\xff\xff"),
        changed(30, b"\xff" * 8),
        changed(54, b"\x00"),
        changed(54, b"\x01"),
        changed(54, b"\x03"),
        changed(54, b"\x09"),
        changed(72, b"\x00\x1d"),
        changed(72, b"\xff\xff"),
        changed(71, b"\x02"),
        encode_header(replace(HEADER, slots=(replace(UNKNOWN, parameters=bytes(1025)),)), MAC_KEY),
        bytes(MAX_HEADER_BYTES + 1),
        b"",
    ],
)
def test_bytes_that_make_no_header_are_damage(data: bytes) -> None:
    with pytest.raises(HeaderDamaged):
        parse_header(data)


@pytest.mark.parametrize("count", [0, 9])
def test_a_header_that_could_not_be_read_is_never_written(count: int) -> None:
    with pytest.raises(ValueError, match="could not be read"):
        encode_header(replace(HEADER, slots=(UNKNOWN,) * count), MAC_KEY)


@given(st.binary(max_size=600), st.integers(0, 400))
def test_no_bytes_raise_anything_but_our_errors(noise: bytes, offset: int) -> None:
    for untrusted in (noise, sealed(noise + bytes(32)), changed(offset, noise)):
        with suppress(HollyhockError):
            parse_header(untrusted)
