"""Small files of every kind, made by code."""

import io
import struct
import zlib
from collections.abc import Mapping
from email.message import EmailMessage
from functools import cache

from PIL import Image
from pillow_heif import register_heif_opener

from tests.storage.decoding.outlook_samples import outlook_message

register_heif_opener()

RED, GREEN, BLUE, WHITE = (255, 0, 0), (0, 255, 0), (0, 0, 255), (255, 255, 255)


def quarters(width: int = 40, height: int = 20) -> Image.Image:
    """Red, green, blue and white quarters: from the upper left, row by row."""
    image = Image.new("RGB", (width, height), WHITE)
    half = (width // 2, height // 2)
    image.paste(RED, (0, 0, *half))
    image.paste(GREEN, (half[0], 0, width, half[1]))
    image.paste(BLUE, (0, half[1], half[0], height))
    return image


def picture(kind: str = "PNG", image: Image.Image | None = None, **options: object) -> bytes:
    file = io.BytesIO()
    (image or quarters()).save(file, kind, **options)
    return file.getvalue()


def png_chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


def black_png(width: int, height: int, packed_rows: bytes) -> bytes:
    """A PNG of one bit a pixel that says it is so large, whatever its rows hold."""
    header = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    chunks = ((b"IHDR", header), (b"IDAT", packed_rows), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(png_chunk(*chunk) for chunk in chunks)


def zeros_packed(length: int) -> bytes:
    """So many zeros, deflated, made a MiB at a time."""
    packer = zlib.compressobj(1)
    parts = [packer.compress(bytes(1 << 20)) for _ in range(length >> 20)]
    return b"".join([*parts, packer.compress(bytes(length % (1 << 20))), packer.flush()])


def pdf(*objects: bytes, trailer: str = "") -> bytes:
    """A PDF of these objects, numbered from 1; the first is the catalogue."""
    out = bytearray(b"%PDF-1.7\n")
    offsets = []
    for number, body in enumerate(objects, 1):
        offsets.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    out += b"trailer\n<</Size %d/Root 1 0 R%s>>\n" % (len(objects) + 1, trailer.encode())
    return bytes(out) + b"startxref\n%d\n%%%%EOF\n" % start


def stream(data: bytes, extra: bytes = b"") -> bytes:
    return b"<</Length %d%s>>\nstream\n%s\nendstream" % (len(data), extra, data)


def paged_pdf(
    *contents: bytes, box: str = "0 0 200 100", info: str = "", trailer: str = ""
) -> bytes:
    """A PDF with a page for each of these drawings; `info` is what it says of itself."""
    kids = b" ".join(b"%d 0 R" % (3 + 2 * index) for index in range(len(contents)))
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Count %d/Kids[%s]>>" % (len(contents), kids),
    ]
    for index, content in enumerate(contents):
        page = b"<</Type/Page/Parent 2 0 R/MediaBox[%s]/Contents %d 0 R>>"
        objects += [page % (box.encode(), 4 + 2 * index), stream(content)]
    if info:
        objects.append(f"<<{info}>>".encode())
        trailer += f"/Info {len(objects)} 0 R"
    return pdf(*objects, trailer=trailer)


def drawn(colour: tuple[int, int, int]) -> bytes:
    """A drawing that fills a page with one colour."""
    return b"%d %d %d rg 0 0 9999 9999 re f" % tuple(value // 255 for value in colour)


def mail() -> bytes:
    message = EmailMessage()
    message["From"] = "Ünknown <nobody@example.org>"
    message["To"] = "me@example.com"
    message["Subject"] = "I know where you are ☂"
    message["Date"] = "Tue, 03 Mar 2026 21:05:00 +0100"
    message["Message-ID"] = "<one@example.org>"
    message.set_content("They wrote: schön.\n")
    message.add_alternative("<p>They wrote <b>in bold</b>.</p>", subtype="html")
    message.add_attachment(b"\0\1", maintype="image", subtype="png", filename="you\u202egpj.exe")
    return message.as_bytes()


def html_mail(html: str) -> bytes:
    message = EmailMessage()
    message["From"], message["To"] = "a@example.org", "b@example.org"
    message.set_content(html, subtype="html")
    return message.as_bytes()


PICTURE_KINDS = ("PNG", "JPEG", "GIF", "WEBP", "BMP", "TIFF", "AVIF", "HEIF")


@cache
def of_every_kind() -> Mapping[str, bytes]:
    """A harmless file of each kind that is decoded."""
    return {kind: picture(kind) for kind in PICTURE_KINDS} | {
        "TIFF packed": picture("TIFF", compression="tiff_lzw"),
        "PDF": paged_pdf(drawn(RED), info="/Title(Letter)"),
        "mail": mail(),
        "Outlook": outlook_message(),
        "text": "They wrote again: schön.\n".encode(),
    }


def that_name_addresses() -> dict[str, bytes]:
    """Files that another program would fetch something for."""
    there = "http://192.0.2.1/"
    html = (
        f'<link rel=stylesheet href="{there}a.css"><img src="{there}b.png"><p>Words.'
        f'<iframe src="{there}c"></iframe><script src="//192.0.2.1/d.js"></script>'
    )
    svg = (
        f'<svg xmlns="http://www.w3.org/2000/svg"><image href="{there}e.png"/><use href="{there}"/>'
    )
    action = f"/OpenAction<</S/URI/URI({there}f)>>/AA<</WC<</S/Launch/F({there}g)>>>>".encode()
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R>>"
    elsewhere = f"/F<</FS/URL/F({there}h)>>".encode()
    pages = b"<</Type/Pages/Count 1/Kids[3 0 R]>>"
    document = pdf(b"<</Type/Catalog/Pages 2 0 R%s>>" % action, pages, page, stream(b"", elsewhere))
    return {
        "HTML mail": html_mail(html),
        "HTML": html.encode(),
        "SVG": svg.encode(),
        "PDF": document,
    }


def one_page(resources: bytes, *more: bytes) -> bytes:
    """A PDF with a page of which the drawing is object 4, the first of `more`."""
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]/Contents 4 0 R/Resources%s>>"
    pages = b"<</Type/Pages/Count 1/Kids[3 0 R]>>"
    return pdf(b"<</Type/Catalog/Pages 2 0 R>>", pages, page % resources, *more)


def endless_drawing() -> bytes:
    """A PDF whose drawing draws another ten times, which draws another ten times, and so on."""
    form = b"/Type/XObject/Subtype/Form/BBox[0 0 99 99]"
    inner = form + b"/Resources<</XObject<</X %d 0 R>>>>"
    levels = [stream(b"/X Do " * 10, inner % (6 + level)) for level in range(9)]
    last = stream(b"0 0 99 99 re f", form)
    return one_page(b"<</XObject<</X 5 0 R>>>>", stream(b"/X Do " * 10), *levels, last)
