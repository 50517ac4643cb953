"""What other programs of a Linux desktop remember of files: lists, small pictures, commands."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape
from pathlib import Path, PurePosixPath
from urllib.parse import unquote, urlsplit

from core.traces.finding import Finding, Manner, RecentPlace, Remembered, Sight, Subject, Trace
from storage.traces.looking import names_in, text_of

_MOST_LIST_BYTES = 8 << 20
_MOST_ENTRY_BYTES = 65_536
_MOST_ENTRIES = 2000
_MOST_PICTURES = 20_000
_PICTURE_HEAD_BYTES = 4096
_DATA = ".local/share"
_OFFICE = ".config/libreoffice/4/user/registrymodifications.xcu"
_SHELLS = (".bash_history", ".zsh_history", f"{_DATA}/fish/fish_history")
_THUMBNAILS = ".cache/thumbnails"
_FILE_URL = re.compile(r"file://[^\s\"'<>]*")
_THUMBNAIL_OF = b"tEXtThumb::URI\0"
"""Thumbnail Managing Standard 0.9; a PNG chunk, with its length in the four bytes before."""


@dataclass(frozen=True, slots=True)
class Recent:
    """What was found: whether the vault is named, and which other files are."""

    finding: Finding
    remembered: frozenset[Remembered]


def recent(home: Path, vault: Path) -> Recent:
    """Look through what lies in a home folder. Paths are compared as they are written."""
    folder = PurePosixPath(vault)
    places: dict[RecentPlace, None] = {}
    remembered: set[Remembered] = set()
    for place, path in _files(home):
        if folder == path or folder in path.parents:
            places[place] = None
        else:
            remembered.add(Remembered(path.name, place))
    if any(_is_typed(home / each, vault, home) for each in _SHELLS):
        places[RecentPlace.SHELL] = None
    traces = tuple(Trace(vault.name, Manner.NAMES_VAULT, each) for each in places)
    finding = Finding(Subject.RECENT, Sight.SEEN if traces else Sight.NOT_SEEN, traces)
    return Recent(finding, frozenset(remembered))


def _files(home: Path) -> Iterator[tuple[RecentPlace, PurePosixPath]]:
    data = home / _DATA
    yield from _named(RecentPlace.DESKTOP, data / "recently-used.xbel", _MOST_LIST_BYTES)
    for name in names_in(data / "RecentDocuments", _MOST_ENTRIES):
        yield from _named(RecentPlace.KDE, data / "RecentDocuments" / name, _MOST_ENTRY_BYTES)
    yield from _named(RecentPlace.OFFICE, home / _OFFICE, _MOST_LIST_BYTES)
    for size in names_in(home / _THUMBNAILS, _MOST_ENTRIES):
        for name in names_in(home / _THUMBNAILS / size, _MOST_PICTURES):
            shown = _shown_by(home / _THUMBNAILS / size / name)
            yield from ((RecentPlace.THUMBNAILS, each) for each in shown)


def _named(
    place: RecentPlace, path: Path, most: int
) -> Iterator[tuple[RecentPlace, PurePosixPath]]:
    """Yield the files that a text names by address, whatever its format around them is."""
    for url in _FILE_URL.findall(text_of(path, most) or ""):
        named = _path(unescape(url))
        if named is not None:
            yield place, named


def _shown_by(path: Path) -> Iterator[PurePosixPath]:
    try:
        with path.open("rb") as file:
            head = file.read(_PICTURE_HEAD_BYTES)
    except OSError:
        return
    at = head.find(_THUMBNAIL_OF)
    if at < 4:
        return
    length = int.from_bytes(head[at - 4 : at])
    url = head[at + len(_THUMBNAIL_OF) : at + 4 + length]
    named = _path(url.decode("utf-8", "replace"))
    if named is not None:
        yield named


def _path(url: str) -> PurePosixPath | None:
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    return PurePosixPath(unquote(parts.path)) if parts.scheme == "file" and parts.path else None


def _is_typed(history: Path, vault: Path, home: Path) -> bool:
    """Tell whether somebody typed where the vault is, in full or from the home folder on."""
    text = text_of(history, _MOST_LIST_BYTES) or ""
    short = f"~/{vault.relative_to(home)}" if vault.is_relative_to(home) else str(vault)
    return str(vault) in text or short in text
