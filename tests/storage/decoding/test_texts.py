import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.incidents.preview import MAX_TEXT_BYTES, FactName
from storage.decoding.texts import decode_text, looks_like_text, text_preview


@pytest.mark.parametrize(
    ("data", "text", "charset"),
    [
        ("schön".encode(), "schön", "utf-8"),
        ("schön".encode("utf-8-sig"), "schön", "utf-8-sig"),
        ("schön".encode("utf-16"), "schön", "utf-16"),
        ("schön".encode("utf-32"), "schön", "utf-32"),
        (b"\x84sch\xf6n\x93", "„schön“", "cp1252"),
        (b"\x81\xf6", "\x81ö", "latin-1"),
        ("sch☂".encode()[:-1], "sch", "utf-8"),
    ],
)
def test_charsets_are_found(data: bytes, text: str, charset: str) -> None:
    assert decode_text(data) == (text, charset)
    preview = text_preview(data, "text/plain", is_whole=True)
    assert (preview.text, preview.facts.of(FactName.CHARSET)) == (text, (charset,))
    assert not preview.is_cut


@given(st.binary(max_size=60))
def test_all_bytes_can_be_read(data: bytes) -> None:
    decode_text(data)


@pytest.mark.parametrize("character", ["a", "ö", "☂", "😀"])
def test_long_texts_are_cut_between_characters(character: str) -> None:
    count = MAX_TEXT_BYTES // len(character.encode())
    assert text_preview((character * count).encode(), None, is_whole=True).text == character * count
    longer = text_preview((character * (count + 1)).encode(), None, is_whole=True)
    assert (longer.text, longer.is_cut) == (character * count, True)


def test_the_beginning_of_a_file_says_that_it_is_one() -> None:
    assert text_preview(b"a", None, is_whole=False).is_cut


def test_binary_is_no_text() -> None:
    assert looks_like_text(b"a\tb\r\n\x1b[0m \xf6")
    assert looks_like_text("a".encode("utf-16"))
    assert not looks_like_text(b"a\0")
    assert not looks_like_text(b"\x7f")
