import zipfile
from io import BytesIO

import pytest

from storage.decoding.kinds import Kind, identify
from tests.storage.decoding.outlook_samples import outlook_message
from tests.storage.decoding.samples import PICTURE_KINDS, mail, paged_pdf, picture


@pytest.mark.parametrize("kind", PICTURE_KINDS)
def test_pictures(kind: str) -> None:
    name = {"HEIF": "heic"}.get(kind, kind.lower())
    assert identify(picture(kind)) == (Kind.PICTURE, f"image/{name}")


def zipped() -> bytes:
    file = BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("a", "b")
    return file.getvalue()


@pytest.mark.parametrize(
    ("data", "kind", "media_type"),
    [
        (paged_pdf(b""), Kind.PDF, "application/pdf"),
        (b"junk\n" + paged_pdf(b""), Kind.PDF, "application/pdf"),
        (mail(), Kind.MAIL, "message/rfc822"),
        (b"From a@b Tue Mar  3\nX-A: 1\n 2\nFROM : x\nto: y\n\nz", Kind.MAIL, "message/rfc822"),
        (b"From: a\nTo: b\n\n\0%PDF-1.7", Kind.MAIL, "message/rfc822"),
        (b"BMW again. From: them", Kind.TEXT, "text/plain"),
        (b"From: only one of them", Kind.TEXT, "text/plain"),
        (b"From a meeting\nno fields", Kind.TEXT, "text/plain"),
        ("\ufeff<!DOCTYPE HTML><p>".encode(), Kind.TEXT, "text/html"),
        (b"<html>", Kind.TEXT, "text/html"),
        (b"<?xml version='1.0'?>\n<svg xmlns='x'/>", Kind.TEXT, "image/svg+xml"),
        (b"an <svg is nice", Kind.TEXT, "text/plain"),
        (bytes.fromhex("d0cf11e0a1b11ae1") + bytes(600), Kind.OTHER, "application/x-ole-storage"),
        (zipped(), Kind.OTHER, "application/zip"),
        (outlook_message(), Kind.OUTLOOK, "application/vnd.ms-outlook"),
        (b"\0\0\0\x18ftypheic\0\0\0\0mif1heic" + bytes(99), Kind.PICTURE, "image/heic"),
        (b"\0\0\0\x18ftypmp42\0\0\0\0isommp42" + bytes(99), Kind.OTHER, "video/mp4"),
        (b"a stray zero \0 in a text " * 2 + b"a" * 99, Kind.TEXT, "text/plain"),
        (b"a" * 49 + b"\0", Kind.TEXT, "text/plain"),
        (b"a" * 48 + b"\0", Kind.OTHER, None),
        (bytes(100), Kind.OTHER, None),
        (b"", Kind.TEXT, "text/plain"),
    ],
)
def test_other_kinds(data: bytes, kind: Kind, media_type: str | None) -> None:
    assert identify(data) == (kind, media_type)
