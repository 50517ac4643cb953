"""The first piece of a blob."""

import json
from datetime import UTC, datetime

import pytest

from core.ids import BlobId
from core.incidents.evidence import SealedEvidence
from storage.evidence_frame import FRAME_BYTES, FrameDamaged, pack_frame, parse_frame

BLOB_ID = BlobId("0123456789abcdef" * 2)
EVIDENCE = SealedEvidence(
    BLOB_ID, "Brief.pdf", 12, "ab" * 32, "application/pdf", datetime(2026, 3, 3, 20, 5, tzinfo=UTC)
)


def framed(text: bytes) -> bytes:
    return (len(text).to_bytes(4, "big") + text).ljust(FRAME_BYTES, b"\0")


def facts() -> dict[str, object]:
    length = int.from_bytes(pack_frame(EVIDENCE)[:4], "big")
    found: dict[str, object] = json.loads(pack_frame(EVIDENCE)[4 : 4 + length])
    return found


def test_a_frame_fills_its_piece_and_comes_back() -> None:
    assert len(pack_frame(EVIDENCE)) == FRAME_BYTES
    assert parse_frame(pack_frame(EVIDENCE), BLOB_ID) == EVIDENCE


@pytest.mark.parametrize("text", [b"", b"{", b"[]", b"{}", b"\xff", b"null", b"[" * 16000])
def test_what_is_no_frame_is_refused(text: bytes) -> None:
    with pytest.raises(FrameDamaged):
        parse_frame(framed(text), BLOB_ID)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("size_bytes", -1),
        ("size_bytes", "many"),
        ("sha256", "ab"),
        ("sha256", "AB" * 32),
        ("sealed_at", "yesterday"),
        ("sealed_at", None),
    ],
)
def test_facts_that_cannot_be_are_refused(name: str, value: object) -> None:
    with pytest.raises(FrameDamaged):
        parse_frame(framed(json.dumps(facts() | {name: value}).encode()), BLOB_ID)


def test_a_length_beyond_the_piece_is_refused() -> None:
    with pytest.raises(FrameDamaged):
        parse_frame(b"\xff" * 4 + pack_frame(EVIDENCE)[4:], BLOB_ID)
