"""Tells what a file is by its content."""

import re
from enum import Enum, auto

import filetype  # type: ignore[import-untyped]  # it has no type marker

from storage.decoding import outlook
from storage.decoding.texts import looks_like_text

_HEAD_BYTES = 8192
_PDF_MARK_WITHIN = 1024
"""Readers accept the mark anywhere in the first KiB (ISO 32000-1, Annex H, note 13)."""
_OLE_MARK = bytes.fromhex("d0cf11e0a1b11ae1")
_FIELD = re.compile(rb"([!-9;-~]{1,76})[ \t]*:")
_MAIL_FIELDS = frozenset(
    b"bcc cc content-type date delivered-to dkim-signature from in-reply-to message-id "
    b"mime-version received reply-to return-path sender subject to x-mailer".split()
)


class Kind(Enum):
    """Which decoder a file is for."""

    PICTURE = auto()
    PDF = auto()
    MAIL = auto()
    OUTLOOK = auto()
    TEXT = auto()
    OTHER = auto()


_PICTURES = frozenset(
    {"image/png", "image/jpeg", "image/gif", "image/webp", "image/bmp", "image/tiff"}
    | {"image/avif", "image/heic", "image/heif"}
)


def identify(data: bytes) -> tuple[Kind, str | None]:
    """Return which decoder a file is for, and its media type where that is known."""
    head = data[:_HEAD_BYTES]
    if _is_mail(head):  # first: a mail may hold anything, and stray zeros
        return Kind.MAIL, "message/rfc822"
    if b"%PDF-" in head[:_PDF_MARK_WITHIN]:
        return Kind.PDF, "application/pdf"
    if looks_like_text(head):  # before the marks: "BM" begins pictures and ordinary sentences
        return Kind.TEXT, _text_type(head)
    if head.startswith(_OLE_MARK):
        return _ole_kind(data)
    media_type = filetype.guess_mime(head)
    if media_type is None and looks_like_text(head, stray_controls_in=50):
        return Kind.TEXT, "text/plain"
    return (Kind.PICTURE if media_type in _PICTURES else Kind.OTHER), media_type


def _ole_kind(data: bytes) -> tuple[Kind, str]:
    """Tell messages from documents and spreadsheets, by a name that only messages have."""
    if outlook.MARK in data:
        return Kind.OUTLOOK, outlook.MEDIA_TYPE
    return Kind.OTHER, "application/x-ole-storage"


def _text_type(head: bytes) -> str:
    start = head.removeprefix(b"\xef\xbb\xbf").lstrip()[:1024].lower()
    if b"<svg" in start and start.startswith(b"<"):
        return "image/svg+xml"
    if start.startswith((b"<!doctype html", b"<html")):
        return "text/html"
    return "text/plain"


def _is_mail(head: bytes) -> bool:
    """Tell whether the first lines are the fields of a mail, two of them well known."""
    lines = head.splitlines()
    if lines and lines[0].startswith(b"From "):  # left over from a mailbox
        del lines[0]
    known = 0
    for line in lines:
        if line[:1] in {b" ", b"\t"}:
            continue
        field = _FIELD.match(line)
        if field is None:
            break
        known += field[1].lower() in _MAIL_FIELDS
    return known >= 2
