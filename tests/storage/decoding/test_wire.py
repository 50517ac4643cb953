import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.incidents.preview import (
    MAX_TEXT_BYTES,
    Fact,
    FactName,
    FileFacts,
    Isolation,
    NoPreview,
    PixelPreview,
    Preview,
    PreviewRequest,
    TextPreview,
    Why,
)
from storage.decoding import wire

ASKED = PreviewRequest(4, 3)
FACTS = FileFacts("image/png", (7, 5), 2, (Fact(FactName.SUBJECT, "☂ \n"),))


def returned(preview: Preview) -> Preview:
    packed = wire.pack_answer(preview)
    head, body = wire.answer_lengths(packed[: wire.ANSWER.size], ASKED)
    rest = packed[wire.ANSWER.size :]
    assert len(rest) == head + body
    return wire.parse_answer(rest[:head], rest[head:], ASKED)


@pytest.mark.parametrize(
    "preview",
    [
        PixelPreview(FACTS, 2, 1, b"rgbaRGBA"),
        PixelPreview(FACTS, 2, 1, b"rgbaRGBA", is_cut=True),
        TextPreview(FACTS, "schön ☂\0\r\n", is_cut=True),
        TextPreview(FileFacts(), ""),
        NoPreview(Why.NEEDS_PASSWORD, FACTS),
        NoPreview(Why.EMPTY),
    ],
)
def test_answers_come_back_as_they_went(preview: Preview) -> None:
    assert returned(preview) == preview


@pytest.mark.parametrize(
    "isolation", [Isolation(a, b) for a in (True, False) for b in (True, False)]
)
def test_ready(isolation: Isolation) -> None:
    assert wire.parse_ready(wire.pack_ready(isolation)) == isolation


@pytest.mark.parametrize("data", [b"", b"decode1", b"decode0\3", b"decode1\4", b"decode1\3\3"])
def test_something_else_is_not_ready(data: bytes) -> None:
    with pytest.raises(wire.BadAnswer):
        wire.parse_ready(data)


def test_facts_are_cut_to_what_an_answer_holds() -> None:
    said = tuple(Fact(FactName.ATTACHMENT, "☂" * 5000 + str(n)) for n in range(500))
    came = returned(NoPreview(Why.EMPTY, FileFacts(said=said)))
    assert came.facts.of(FactName.ATTACHMENT) == ("☂" * 1000,) * 100


def test_halves_of_characters_do_not_cross() -> None:
    came = returned(TextPreview(FileFacts(said=(Fact(FactName.TITLE, "a\ud800"),)), "b\udc00"))
    assert came == TextPreview(FileFacts(said=(Fact(FactName.TITLE, "a?"),)), "b?")


HONEST: dict[str, Any] = {"media_type": None, "image_size": None, "page_count": None, "said": []}


@pytest.mark.parametrize(
    ("lie", "body"),
    [
        ({}, b""),
        ({"why": "because"}, b""),
        ({"why": ["empty"]}, b""),
        ({"size": [1, 1]}, b"1234"),
        ({"size": [1, 1], "is_cut": 1}, b"1234"),
        ({"size": [2, 1], "is_cut": False}, b"1234567"),
        ({"size": [2, 1], "is_cut": False}, b"123456789"),
        ({"size": [5, 1], "is_cut": False}, bytes(20)),
        ({"size": [1, 4], "is_cut": False}, bytes(16)),
        ({"size": [0, 1], "is_cut": False}, b""),
        ({"size": [-1, -1], "is_cut": False}, b"1234"),
        ({"size": [True, 1], "is_cut": False}, b"1234"),
        ({"size": [1.0, 1], "is_cut": False}, b"1234"),
        ({"size": [1], "is_cut": False}, b"1234"),
        ({"size": "11", "is_cut": False}, b"1234"),
        ({"is_cut": 1}, b""),
        ({"is_cut": False}, b"\xff"),
        ({"is_cut": False}, "\ud800".encode("utf-8", "surrogatepass")),
        ({"is_cut": False}, b"a" * (MAX_TEXT_BYTES + 1)),
        ({"why": "empty", "media_type": "Text Plain"}, b""),
        ({"why": "empty", "media_type": 1}, b""),
        ({"why": "empty", "page_count": 0}, b""),
        ({"why": "empty", "page_count": 1 << 31}, b""),
        ({"why": "empty", "image_size": [1]}, b""),
        ({"why": "empty", "said": {}}, b""),
        ({"why": "empty", "said": [["title"]]}, b""),
        ({"why": "empty", "said": [["no such", "a"]]}, b""),
        ({"why": "empty", "said": [["title", 1]]}, b""),
        ({"why": "empty", "said": [["title", "a" * 1001]]}, b""),
        ({"why": "empty", "said": [["title", "\ud800"]]}, b""),
        ({"why": "empty", "said": [["title", "a"]] * 101}, b""),
    ],
)
def test_lies_are_refused(lie: dict[str, Any], body: bytes) -> None:
    with pytest.raises(wire.BadAnswer):
        wire.parse_answer(json.dumps(HONEST | lie).encode(), body, ASKED)


@pytest.mark.parametrize("head", [b"", b"[]", b"{", b"{}", b"1" * 9999, b"[" * 99999, b"\xff"])
def test_what_is_no_answer_is_refused(head: bytes) -> None:
    with pytest.raises(wire.BadAnswer):
        wire.parse_answer(head, b"", ASKED)


@given(st.binary(max_size=wire.ANSWER.size + 1))
def test_lengths_are_bounded(start: bytes) -> None:
    try:
        head, body = wire.answer_lengths(start, ASKED)
    except wire.BadAnswer:
        return
    assert head <= 1 << 20
    assert body <= MAX_TEXT_BYTES


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3),
    max_leaves=6,
)


@given(
    st.dictionaries(st.sampled_from([*HONEST, "size", "why", "is_cut"]), json_values), st.binary()
)
def test_made_up_answers_are_refused_or_hold_what_they_may(
    said: dict[str, Any], body: bytes
) -> None:
    try:
        preview = wire.parse_answer(json.dumps(HONEST | said).encode(), body, ASKED)
    except wire.BadAnswer:
        return
    if isinstance(preview, PixelPreview):
        assert len(preview.rgba) == preview.width * preview.height * 4
