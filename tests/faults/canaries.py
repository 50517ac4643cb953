"""Strings that must never lie on a disk in the clear, and the search for them."""

import base64
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path


def forms(canary: str) -> Mapping[str, bytes]:
    """Return the ways in which a text may lie in a file, by name."""
    text = canary.encode()
    return {
        "UTF-8": text,
        "UTF-16LE": canary.encode("utf-16-le"),
        "UTF-16BE": canary.encode("utf-16-be"),
        "hexadecimal": text.hex().encode(),
        "HEXADECIMAL": text.hex().upper().encode(),
        **{f"Base64 at {offset}": _base64(text, offset) for offset in range(3)},
    }


def find(canaries: Iterable[str], places: Iterable[Path]) -> Iterator[str]:
    """Yield what was found under files and folders, in files and in names: canary, form, place."""
    wanted = [(canary, form, data) for canary in canaries for form, data in forms(canary).items()]
    for path in files_under(places):
        contents = path.read_bytes() + b"\n" + str(path).encode()
        for canary, form, data in wanted:
            if data in contents:
                yield f"{canary!r} as {form} in {path}"


def files_under(places: Iterable[Path]) -> Iterator[Path]:
    """Yield every file that can be read: no sockets, no pipes."""
    for place in places:
        if place.is_file():
            yield place
        yield from (path for path in place.rglob("*") if path.is_file())


def in_a_row(words: list[str]) -> list[str]:
    """Return ways to write recovery words: a few in a row, since each alone is a common word."""
    rows = (words[:3], words[-3:])
    return [joint.join(row) for row in rows for joint in (" ", "\n", ", ", ",", '", "')]


def _base64(text: bytes, offset: int) -> bytes:
    """Return the part of the Base64 that is the same whatever stands around the text.

    `offset`: how many bytes stand before it, modulo 3.
    """
    encoded = base64.b64encode(bytes(offset) + text)
    begin = -(-offset * 8 // 6)
    return encoded[begin : (offset + len(text)) * 8 // 6]
