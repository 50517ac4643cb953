"""The files that somebody has to keep: samples where they are at hand, and some made by us."""

import struct
import zlib
from pathlib import Path

HERE = Path(__file__).resolve().parent
FIXTURES = HERE / "fixtures"
SAMPLES = HERE.parents[2] / "shared" / "samples"

NASTY_NAMES = ("two\nlines.txt", "photo\u202egpj.exe", "ends with a dot.", "…ünï ☂ 文件.txt")


def sample_files() -> list[Path]:
    """Return the samples beside the project; none where that folder is absent."""
    return sorted(path for path in SAMPLES.rglob("*") if path.is_file())


def made_by_us(folder: Path) -> list[Path]:
    """Return the fixtures of this folder, and write others into `folder`: a picture, an empty file,
    names that try to mislead.
    """
    (folder / "picture.png").write_bytes(picture())
    (folder / "empty.bin").write_bytes(b"")
    for number, name in enumerate(NASTY_NAMES):
        (folder / name).write_bytes(f"file {number}".encode())
    return [*sorted(FIXTURES.iterdir()), *sorted(folder.iterdir())]


def picture(side: int = 64) -> bytes:
    """Return a PNG of `side` by `side` pixels (W3C PNG, section 5), a gradient in grey."""
    rows = b"".join(b"\0" + bytes((x * y) & 0xFF for x in range(side)) for y in range(side))
    header = struct.pack(">IIBBBBB", side, side, 8, 0, 0, 0, 0)
    parts = ((b"IHDR", header), (b"IDAT", zlib.compress(rows)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(kind, data) for kind, data in parts)


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
