"""What the decoding process does between being ready and its end, without the cage around it."""

import io

import pytest

from core.incidents.preview import (
    FileFacts,
    NoPreview,
    PixelPreview,
    Preview,
    PreviewRequest,
    TextPreview,
    Why,
)
from storage.decoding import wire, worker
from storage.decoding.rehearsal import rehearse
from storage.decoding.worker import answer_one, decode
from tests.storage.decoding.samples import mail, of_every_kind, paged_pdf, picture

ASKED = PreviewRequest(50, 50)


def answered(sent: bytes) -> bytes:
    out = io.BytesIO()
    answer_one(io.BytesIO(sent), out, b"ready")
    assert out.getvalue().startswith(b"ready")
    return out.getvalue()[5:]


def test_a_request_gets_its_answer() -> None:
    data = picture()
    answer = answered(wire.pack_request(ASKED, len(data), len(data)) + data)
    assert answer == wire.pack_answer(decode(data, ASKED, is_whole=True))


@pytest.mark.parametrize("length", [0, 5, wire.REQUEST.size, wire.REQUEST.size + 3])
def test_a_request_that_breaks_off_gets_none(length: int) -> None:
    assert answered((wire.pack_request(ASKED, 4, 4) + b"text")[:length]) == b""


@pytest.mark.parametrize("kind", of_every_kind())
def test_every_kind_can_be_seen(kind: str) -> None:
    preview = decode(of_every_kind()[kind], ASKED, is_whole=True)
    assert isinstance(preview, TextPreview if kind in {"mail", "Outlook", "text"} else PixelPreview)


@pytest.mark.parametrize(
    ("data", "seen"),
    [
        (picture(), NoPreview(Why.TOO_LARGE, FileFacts("image/png"))),
        (paged_pdf(b""), NoPreview(Why.TOO_LARGE, FileFacts("application/pdf"))),
        (b"\0", NoPreview(Why.UNKNOWN_TYPE)),
        (b"", NoPreview(Why.EMPTY)),
    ],
)
def test_of_the_beginning_of_a_file_the_type_is_told(data: bytes, seen: Preview) -> None:
    assert decode(data, ASKED, is_whole=False) == seen


def test_the_beginning_of_a_text_or_mail_is_shown() -> None:
    for data in (b"some text", mail()):
        preview = decode(data, ASKED, is_whole=False)
        assert isinstance(preview, TextPreview)
        assert preview.is_cut


def test_a_mail_made_to_break_the_parser_is_shown_as_it_stands() -> None:
    nested = b"".join(
        b"Content-Type: multipart/mixed; boundary=%d\n\n--%d\n" % (n, n) for n in range(1000)
    )
    data = b"From: a@b\nTo: c@d\n" + nested
    preview = decode(data, ASKED, is_whole=True)
    assert isinstance(preview, TextPreview)
    assert (preview.text, preview.facts.media_type) == (data.decode(), "message/rfc822")


@pytest.mark.parametrize(
    ("error", "why"), [(MemoryError(), Why.TOO_LARGE), (RuntimeError(), Why.DAMAGED)]
)
def test_a_decoder_that_breaks_down_is_an_answer(
    error: Exception, why: Why, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> Preview:
        raise error

    monkeypatch.setattr(worker, "picture_preview", broken)
    assert decode(picture(), ASKED, is_whole=True) == NoPreview(why, FileFacts("image/png"))


def test_the_rehearsal_reaches_every_decoder() -> None:
    seen = []
    rehearse(lambda data: seen.append(decode(data, PreviewRequest(8, 8), is_whole=True)))
    assert [type(preview) for preview in seen] == [
        TextPreview,
        PixelPreview,
        PixelPreview,
        PixelPreview,
        NoPreview,
    ]
    assert isinstance(seen[0], TextPreview)
    assert seen[0].text == "A &"
