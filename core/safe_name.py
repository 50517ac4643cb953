"""Names of originals that every computer can write to its disk."""

import unicodedata
from pathlib import PurePosixPath

_MAX_BYTES = 180
_MAX_SUFFIX_BYTES = 20
_NOT_IN_NAMES = frozenset('<>:"/\\|?*')
_UNSAFE_CATEGORIES = frozenset({"Cc", "Cf", "Cn", "Co", "Cs", "Zl", "Zp"})
"""Controls, direction marks, unassigned, private and lone surrogate characters, line separators."""


def safe_name(name: str) -> str:
    """Return `name` as something that is no path, tells no lie, and fits any file system.

    Meant to follow a number: on its own it may still be a name that Windows reserves (`NUL`).
    """
    visible = "".join("_" if _is_unsafe(each) else each for each in name).strip(" .")
    suffix = PurePosixPath(visible).suffix
    if len(suffix.encode()) > _MAX_SUFFIX_BYTES:
        suffix = ""
    stem = visible.removesuffix(suffix)
    room = _MAX_BYTES - len(suffix.encode())
    short = stem.encode()[:room].decode("utf-8", "ignore")
    return f"{short}{suffix}".rstrip(" .") or "file"


def _is_unsafe(character: str) -> bool:
    return character in _NOT_IN_NAMES or unicodedata.category(character) in _UNSAFE_CATEGORIES
