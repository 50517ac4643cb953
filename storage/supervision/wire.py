"""What the app and its supervisor say to each other: lines of JSON in ASCII through two pipes.

To the app goes one line, its `Beginning`. From the app come any number of wishes.
"""

import json
import os
from base64 import b64decode, b64encode
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from core.succession import Beginning

_MAX_LINE_BYTES = 64 * 1024
_PIECE_BYTES = 4096


@dataclass(frozen=True, slots=True)
class Prepare:
    """The next process may begin to load."""


@dataclass(frozen=True, slots=True)
class Front:
    """A program or document is to be opened."""

    thing: Path


Wish = Prepare | Front | Beginning
"""A `Beginning` is the last wish of a process: how the next one begins."""


def pack_beginning(beginning: Beginning) -> bytes:
    """Return the line that says how a window begins."""
    return _line(
        {
            "folder": None if beginning.folder is None else str(beginning.folder),
            "place": b64encode(beginning.place).decode("ascii"),
            "minimised": beginning.is_minimised,
            "keyboard": beginning.takes_keyboard,
            "new_key": beginning.has_new_key,
        }
    )


def pack_wish(wish: Wish) -> bytes:
    """Return the line that says a wish."""
    match wish:
        case Prepare():
            return _line({"prepare": True})
        case Front(thing):
            return _line({"front": str(thing)})
        case Beginning():
            return pack_beginning(wish)


def parse_beginning(line: bytes) -> Beginning:
    """Return what a line says. Raises TypeError, ValueError for what was not packed here."""
    return _beginning(_parsed(line))


def parse_wish(line: bytes) -> Wish:
    """Return what a line says. Raises TypeError, ValueError for what was not packed here."""
    said = _parsed(line)
    if "prepare" in said:
        return Prepare()
    if "front" in said:
        return Front(_path(said["front"]))
    return _beginning(said)


def lines(source: int) -> Iterator[bytes]:
    """Yield whole lines from a pipe until its other end is closed.

    A line longer than any that is packed here is the end as well.
    """
    unread = b""
    while piece := os.read(source, _PIECE_BYTES):
        unread += piece
        while b"\n" in unread:
            line, _, unread = unread.partition(b"\n")
            yield line
        if len(unread) > _MAX_LINE_BYTES:
            return


def _line(said: Mapping[str, object]) -> bytes:
    return json.dumps(said).encode("ascii") + b"\n"


def _parsed(line: bytes) -> Mapping[str, object]:
    said = json.loads(line)
    if not isinstance(said, dict):
        raise TypeError
    return said


def _beginning(said: Mapping[str, object]) -> Beginning:
    folder, place = said.get("folder"), said.get("place")
    if not isinstance(place, str):
        raise TypeError
    return Beginning(
        folder=None if folder is None else _path(folder),
        place=b64decode(place, validate=True),
        is_minimised=said.get("minimised") is True,
        takes_keyboard=said.get("keyboard") is not False,
        has_new_key=said.get("new_key") is True,
    )


def _path(said: object) -> Path:
    if not isinstance(said, str):
        raise TypeError
    return Path(said)
