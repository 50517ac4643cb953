"""Files made to harm, or damaged: the app always gets an answer, and always within its limits.

Everything here goes through real decoding processes.
"""

import io
import resource
import struct
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from core.incidents.preview import (
    FactName,
    NoPreview,
    PixelPreview,
    Preview,
    PreviewRequest,
    TextPreview,
    Why,
)
from core.progress import Unwatched
from storage.decoding.decoder import ProcessPreviewMaker
from storage.decoding.limits import Limits
from tests.storage.decoding.outlook_samples import Tree, compound_file, outlook_message
from tests.storage.decoding.samples import (
    RED,
    black_png,
    drawn,
    endless_drawing,
    html_mail,
    mail,
    of_every_kind,
    one_page,
    paged_pdf,
    pdf,
    picture,
    png_chunk,
    stream,
    zeros_packed,
)

ASKED = PreviewRequest(64, 64)
FILES = of_every_kind()
MAILS = Path(__file__).resolve().parents[3] / "shared" / "samples" / "mail"


@pytest.fixture(scope="module")
def maker() -> Iterator[ProcessPreviewMaker]:
    maker = ProcessPreviewMaker()
    yield maker
    maker.stop()


def look(maker: ProcessPreviewMaker, data: bytes, page: int = 0) -> Preview:
    request = PreviewRequest(ASKED.max_width, ASKED.max_height, page)
    return maker.preview(io.BytesIO(data), len(data), request, Unwatched())


def why(preview: Preview) -> Why | None:
    return preview.why if isinstance(preview, NoPreview) else None


BROKEN = {None, Why.DAMAGED, Why.UNKNOWN_TYPE, Why.NO_SUCH_PAGE, Why.TOO_LARGE, Why.NEEDS_PASSWORD}
"""What damage may lead to: the process itself does not break down, and is not slow."""


@pytest.mark.parametrize("part", [1, 8, 15, 40, 70, 99])
@pytest.mark.parametrize("kind", FILES)
def test_cut_short(kind: str, part: int, maker: ProcessPreviewMaker) -> None:
    data = FILES[kind]
    assert why(look(maker, data[: len(data) * part // 100 or 1])) in BROKEN


damage = st.lists(st.tuples(st.integers(0, 1 << 20), st.integers(1, 255)), min_size=1, max_size=9)


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(kind=st.sampled_from(sorted(FILES)), flips=damage)
def test_changed_bytes(kind: str, flips: list[tuple[int, int]], maker: ProcessPreviewMaker) -> None:
    data = bytearray(FILES[kind])
    for place, change in flips:
        data[place % len(data)] ^= change
    assert why(look(maker, bytes(data))) in BROKEN


@settings(
    max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    start=st.sampled_from(
        [b"", b"%PDF-1.7\n", b"\x89PNG\r\n\x1a\n", b"GIF89a", b"II*\0", b"From: a\nTo: "]
    ),
    rest=st.binary(max_size=300),
)
@example(start=b"\xff\xd8\xff", rest=b"\xff" * 999)
def test_made_up_bytes(start: bytes, rest: bytes, maker: ProcessPreviewMaker) -> None:
    assert why(look(maker, start + rest)) in BROKEN | {Why.EMPTY}


def largest_child_bytes() -> int:
    return resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * 1024


def packed_words() -> bytes:
    header = png_chunk(b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0))
    words = png_chunk(b"zTXt", b"a\0\0" + zeros_packed(300 << 20))
    return b"\x89PNG\r\n\x1a\n" + header + words


def large_gif() -> bytes:
    screen = b"GIF89a\xff\xff\xff\xff\x80\0\0" + bytes(6)
    return screen + b",\0\0\0\0\xff\xff\xff\xff\0\2\2D\1\0;"


def large_picture_in_pdf() -> bytes:
    kind = b"/Type/XObject/Subtype/Image/Width 32000/Height 32000/Filter/FlateDecode"
    image = stream(zeros_packed(1 << 30), kind + b"/ColorSpace/DeviceGray/BitsPerComponent 8")
    return one_page(b"<</XObject<</I 5 0 R>>>>", stream(b"9 0 0 9 0 0 cm /I Do"), image)


def packed_drawing() -> bytes:
    twice = zlib.compress(zeros_packed(2 << 30))
    return one_page(b"<<>>", stream(twice, b"/Filter[/FlateDecode/FlateDecode]"))


BOMBS: dict[str, Callable[[], bytes]] = {
    "PNG of 50,000 by 50,000": lambda: black_png(50_000, 50_000, zeros_packed(50_000 * 6251)),
    "PNG with packed words": packed_words,
    "GIF of 65,535 by 65,535": large_gif,
    "PDF with a large picture": large_picture_in_pdf,
    "PDF with a packed drawing": packed_drawing,
    "PDF with a huge page": lambda: paged_pdf(drawn(RED), box="0 0 99999999999 99999999999"),
    "PDF that says it has a milliard pages": lambda: pdf(
        b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Count 1000000000/Kids[]>>"
    ),
}


@pytest.mark.parametrize("name", BOMBS)
def test_bombs_stay_within_the_memory_granted(name: str, maker: ProcessPreviewMaker) -> None:
    preview = look(maker, BOMBS[name]())
    assert why(preview) in BROKEN | {Why.FAILED, Why.TOO_SLOW}
    assert largest_child_bytes() < 1 << 30


def test_more_pixels_than_fit_is_too_large() -> None:
    maker = ProcessPreviewMaker(Limits(memory_bytes=192 << 20))
    rows = zeros_packed(9_000 * 1126)
    try:
        preview = look(maker, black_png(9_000, 9_000, rows))
    finally:
        maker.stop()
    assert why(preview) is Why.TOO_LARGE
    assert preview.facts.image_size is None or preview.facts.image_size == (9_000, 9_000)


def test_a_drawing_without_end_is_ended() -> None:
    maker = ProcessPreviewMaker(Limits(cpu_seconds=1))
    try:
        assert why(look(maker, endless_drawing())) is Why.TOO_SLOW
    finally:
        maker.stop()


def letter() -> bytes:
    return mail().replace(b"They wrote", b"words")


def nested(depth: int) -> bytes:
    parts = (
        b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (level, level)
        for level in range(depth)
    )
    return b"From: a@example.org\nTo: b@example.org\n" + b"".join(parts) + b"\nwords"


HOSTILE_MAILS: dict[str, Callable[[], bytes]] = {
    "1,000 parts in one another": lambda: nested(1000),
    "20,000 parts in one another": lambda: nested(20_000),
    "100,000 fields": lambda: b"From: a@b\nTo: c@d\n" + b"X-A: b\n" * 100_000 + b"\nwords",
    "a field of 5 MB": lambda: b"From: a@b\nTo: " + b"x@y, " * 1_000_000 + b"\n\nwords",
    "folded lines": lambda: b"From: a@b\nSubject:" + b"\n =?utf-8?q?=41?=" * 900 + b"\n\nwords",
    "a charset of nonsense": lambda: letter().replace(
        b'charset="utf-8"', b'charset="../../etc/passwd"'
    ),
    "a codec that is no charset": lambda: letter().replace(b'charset="utf-8"', b'charset="zlib"'),
    "a wrong charset": lambda: (
        html_mail("x").replace(b"utf-8", b"utf-16").replace(b"\nx", b"\n\xff")
    ),
    "line ends in a field": lambda: letter().replace(
        b"Subject:", b"Subject: a\r\r\nBcc: x@y\r\nX:"
    ),
    "line ends in words": lambda: (
        b"From: a@b\nTo: c@d\nSubject: =?utf-8?q?a=0D=0ABcc:_x?=\n\nwords"
    ),
    "NUL bytes": lambda: b"From: a@b\nTo: c\0@d\nSubject: \0\n\n\0words",
    "a date of nonsense": lambda: (
        b"From: a@b\nDate: Mon, 99 Foo 99999999999 99:99:99 +999999\n\nwords"
    ),
    "unclosed quotes": lambda: b'From: "a@b\nTo: <<<<<,(((("\nContent-Type: ;;;=;\n\nwords',
    "a file name of parts": lambda: letter().replace(
        b"filename", b"filename*0*=utf-8''%ff; filename*1"
    ),
    "bad base64": lambda: (
        b"From: a@b\nTo: c@d\nContent-Transfer-Encoding: base64\n\n" + b"=A" * 9999
    ),
    "tags in one another": lambda: html_mail("<div>" * 100_000 + "words"),
    "an unclosed tag": lambda: html_mail("words <a " + "x=" * 100_000),
    "unclosed comments": lambda: html_mail("words " + "<!--" * 20_000),
    "a declaration without end": lambda: html_mail("<![" * 20_000 + "words"),
}


HOSTILE_MESSAGES: dict[str, Callable[[], bytes]] = {
    "a million names": lambda: outlook_message({0x0E04: "x@y; " * 1_000_000}),
    "tags in one another": lambda: outlook_message({0x1000: "", 0x1013: "<div>" * 100_000}),
    "a code page of nonsense": lambda: outlook_message({0x3FDE: 99_999, 0x3FFD: 1}),
    "a number for a text": lambda: outlook_message({0x0037: 7}),
    "fields in a field": lambda: outlook_message({0x007D: "From: a\n" * 200_000}),
    "recipients without end": lambda: outlook_message(recipients=3_000),
    "a storage in itself": lambda: in_itself(outlook_message()),
    "a folder of 700 levels": lambda: compound_file(levels(700)),
    "a stream that comes back to itself": lambda: looped(outlook_message()),
}


def in_itself(data: bytes) -> bytes:
    """Let the first storage of a message have the root's first entry for a child."""
    at = data.index("__recip_version1.0_#".encode("utf-16-le"))
    return data[: at + 76] + struct.pack("<I", 0) + data[at + 80 :]


def looped(data: bytes) -> bytes:
    """Let the last sector table say that every sector comes after the first."""
    return data[:-512] + struct.pack("<128I", *[0] * 128)


def levels(depth: int) -> Tree:
    tree: Tree = {"__properties_version1.0": bytes(32)}
    for _ in range(depth):
        tree = {"a": tree}
    return tree


@pytest.mark.parametrize("name", HOSTILE_MESSAGES)
def test_hostile_outlook_messages(name: str, maker: ProcessPreviewMaker) -> None:
    assert why(look(maker, HOSTILE_MESSAGES[name]())) in BROKEN | {Why.FAILED, Why.TOO_SLOW}
    assert largest_child_bytes() < 1 << 30


WITHOUT_WORDS = {"20,000 parts in one another", "a wrong charset", "bad base64"}
"""Too long to be shown to their end, or none in them."""


@pytest.mark.parametrize("name", HOSTILE_MAILS)
def test_hostile_mails(name: str, maker: ProcessPreviewMaker) -> None:
    preview = look(maker, HOSTILE_MAILS[name]())
    assert why(preview) in {None, Why.TOO_SLOW}
    if name not in WITHOUT_WORDS and isinstance(preview, TextPreview):
        assert "words" in preview.text


def test_a_field_cannot_bring_another_field(maker: ProcessPreviewMaker) -> None:
    preview = look(maker, HOSTILE_MAILS["line ends in words"]())
    assert preview.facts.of(FactName.SENDER) == ("a@b",)
    assert not preview.facts.of(FactName.COPIES_TO)


def test_a_drawing_that_draws_itself(maker: ProcessPreviewMaker) -> None:
    itself = b"<</XObject<</X 5 0 R>>>>"
    form = stream(b"/X Do", b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources" + itself)
    assert isinstance(look(maker, one_page(itself, stream(b"/X Do"), form)), PixelPreview)


def test_pages_inside_themselves(maker: ProcessPreviewMaker) -> None:
    data = pdf(b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Count 2/Kids[2 0 R 2 0 R]>>")
    assert why(look(maker, data, page=1)) in BROKEN


def test_one_kind_inside_another(maker: ProcessPreviewMaker) -> None:
    assert why(look(maker, b"%PDF-1.7\n" + picture())) is Why.DAMAGED
    assert isinstance(look(maker, picture() + paged_pdf(drawn(RED))), PixelPreview)


@pytest.mark.skipif(not MAILS.is_dir(), reason="the shared samples are not here")
def test_real_mails_can_be_read(maker: ProcessPreviewMaker) -> None:
    read = {path.name: look(maker, path.read_bytes()) for path in MAILS.iterdir()}
    assert read
    for preview in read.values():
        assert isinstance(preview, TextPreview) or why(preview) is Why.UNKNOWN_TYPE
    for preview in read.values():
        if isinstance(preview, TextPreview):
            assert preview.facts.of(FactName.SENDER)
            assert preview.facts.of(FactName.SUBJECT)
            assert "\ufffd" not in preview.text
