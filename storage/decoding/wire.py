"""What goes through the pipes between the app and a decoding process.

    ready     magic ‖ bit 0: limits, bit 1: filtered              child → app, before anything else
    request   total ‖ sent ‖ width ‖ height ‖ page, then the first `sent` bytes of the file
    answer    length of facts ‖ length of body ‖ facts (JSON) ‖ body (pixels or UTF-8)

The app believes nothing of an answer: the process that wrote it has met the file.
"""

import json
import re
import struct
from dataclasses import replace
from typing import Any

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

READY = struct.Struct(">7sB")
REQUEST = struct.Struct(">QQIII")
ANSWER = struct.Struct(">II")

_MAGIC = b"decode1"
_MAX_FACTS = 100
_MAX_FACT_CHARACTERS = 1000
_MAX_FACTS_BYTES = 1 << 20
_MAX_NUMBER = 1 << 31
_MEDIA_TYPE = re.compile(r"[a-z]{1,20}/[a-z0-9.+-]{1,100}")


class BadAnswer(Exception):
    """What came back is not an answer."""


def pack_ready(isolation: Isolation) -> bytes:
    """Return what the child says when it is ready."""
    return READY.pack(_MAGIC, isolation.limits | isolation.filtered << 1)


def parse_ready(data: bytes) -> Isolation:
    """Read what the child said. Raises BadAnswer."""
    if len(data) != READY.size or not data.startswith(_MAGIC) or data[-1] > 3:
        raise BadAnswer
    return Isolation(limits=bool(data[-1] & 1), filtered=bool(data[-1] & 2))


def pack_request(request: PreviewRequest, total_bytes: int, sent_bytes: int) -> bytes:
    """Return what precedes the file."""
    return REQUEST.pack(
        total_bytes, sent_bytes, request.max_width, request.max_height, request.page
    )


def pack_answer(preview: Preview) -> bytes:
    """Return an answer. Facts are cut to what an answer may hold."""
    facts = preview.facts
    said: dict[str, Any] = {
        "media_type": facts.media_type,
        "image_size": facts.image_size,
        "page_count": facts.page_count,
        "said": [
            (each.name.value, _clean(each.text)[:_MAX_FACT_CHARACTERS])
            for each in facts.said[:_MAX_FACTS]
        ],
    }
    body = b""
    match preview:
        case PixelPreview():
            said["size"] = (preview.width, preview.height)
            said["is_cut"] = preview.is_cut
            body = preview.rgba
        case TextPreview():
            said["is_cut"] = preview.is_cut
            body = preview.text.encode("utf-8", "replace")
        case NoPreview():
            said["why"] = preview.why.value
    head = json.dumps(said, ensure_ascii=False).encode()
    return ANSWER.pack(len(head), len(body)) + head + body


def answer_lengths(untrusted_start: bytes, request: PreviewRequest) -> tuple[int, int]:
    """Return the lengths of facts and body. Raises BadAnswer when they are out of bounds."""
    if len(untrusted_start) != ANSWER.size:
        raise BadAnswer
    head, body = ANSWER.unpack(untrusted_start)
    most = max(request.max_width * request.max_height * 4, MAX_TEXT_BYTES)
    if head > _MAX_FACTS_BYTES or body > most:
        raise BadAnswer
    return head, body


def parse_answer(untrusted_head: bytes, untrusted_body: bytes, request: PreviewRequest) -> Preview:
    """Read an answer to `request`. Raises BadAnswer."""
    try:
        untrusted = json.loads(untrusted_head)
        if not isinstance(untrusted, dict):
            raise BadAnswer
        facts = _facts(untrusted)
        if "why" in untrusted:
            return NoPreview(Why(untrusted["why"]), facts)
        is_cut = untrusted["is_cut"]
        if type(is_cut) is not bool:
            raise BadAnswer
        if "size" in untrusted:
            pixels = _pixels(facts, untrusted["size"], untrusted_body, request)
            return replace(pixels, is_cut=is_cut)
        if len(untrusted_body) > MAX_TEXT_BYTES:
            raise BadAnswer
        return TextPreview(facts, untrusted_body.decode(), is_cut)
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise BadAnswer from error


def _pixels(
    facts: FileFacts, untrusted_size: object, untrusted_body: bytes, request: PreviewRequest
) -> PixelPreview:
    width, height = _size(untrusted_size)
    fits = width <= request.max_width and height <= request.max_height
    if not fits or len(untrusted_body) != width * height * 4:
        raise BadAnswer
    return PixelPreview(facts, width, height, untrusted_body)


def _facts(untrusted: dict[str, Any]) -> FileFacts:
    media_type, size = untrusted["media_type"], untrusted["image_size"]
    pages, said = untrusted["page_count"], untrusted["said"]
    if media_type is not None and not _MEDIA_TYPE.fullmatch(media_type):
        raise BadAnswer
    if not isinstance(said, list) or len(said) > _MAX_FACTS:
        raise BadAnswer
    return FileFacts(
        media_type,
        None if size is None else _size(size),
        None if pages is None else _number(pages),
        tuple(Fact(FactName(name), _text(text)) for name, text in said),
    )


def _size(untrusted: object) -> tuple[int, int]:
    if not isinstance(untrusted, list) or len(untrusted) != 2:
        raise BadAnswer
    return _number(untrusted[0]), _number(untrusted[1])


def _number(untrusted: object) -> int:
    if type(untrusted) is not int or not 1 <= untrusted < _MAX_NUMBER:
        raise BadAnswer
    return untrusted


def _text(untrusted: object) -> str:
    if not isinstance(untrusted, str) or len(untrusted) > _MAX_FACT_CHARACTERS:
        raise BadAnswer
    untrusted.encode()  # half characters, which nothing can show, raise a ValueError
    return untrusted


def _clean(text: str) -> str:
    """Return `text` without halves of characters."""
    return text.encode("utf-8", "replace").decode()
