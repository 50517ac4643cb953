"""What text looks like: skeletons of Unicode TR39, and tricks that TR39 does not know."""

import unicodedata
from collections.abc import Mapping

from core.blocklists.forms.folding import folded

_PROTOTYPES: dict[int, str] = {}
"""See `give_prototypes`."""
_TRICKS = (
    # What two letters beside each other, or a digit among letters, pass for. In this order.
    *(("rn", "m"), ("vv", "w"), ("cl", "d"), ("nn", "m")),
    *(("0", "o"), ("1", "l"), ("i", "l"), ("|", "l"), ("!", "l"), ("5", "s"), ("$", "s")),
    *(("3", "e"), ("4", "a"), ("7", "t"), ("8", "b"), ("9", "g"), ("q", "g"), ("2", "z")),
)
_IGNORABLE = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u3164\uffa0")


def skeleton(text: str) -> str:
    """Return the skeleton of TR39: equal for two texts that a font shows alike.

    NFD, without what is not seen, each character by the one that stands for its look, NFD again.
    """
    seen = text
    if not (text.isascii() and text.isprintable()):
        apart = unicodedata.normalize("NFD", text)
        seen = "".join(each for each in apart if not _is_unseen(each))
    return unicodedata.normalize("NFD", seen.translate(_prototypes()))


def look(text: str) -> str:
    """Return the skeleton of a text in either case, and of what its letters become in lower case.

    Folding first would make of `I` and `l` two letters; folding last joins both.
    """
    return skeleton(folded(skeleton(folded(text))))


def without_tricks(text: str) -> str:
    """Return the look of a text with letters for digits, and one letter for two that pass for it.

    What is only joined differently (`.`, `-`, `_`, spaces) is alike too.
    """
    return _plain(look(text))


def without_separators(text: str) -> str:
    """Return text without what joins its parts."""
    return "".join(each for each in text if each.isalnum())


def _plain(text: str) -> str:
    plain = text
    if not text.isascii():
        apart = unicodedata.normalize("NFD", text)
        plain = "".join(each for each in apart if not unicodedata.combining(each))
    for trick, meant in _TRICKS:
        plain = plain.replace(trick, meant)
    plain = without_separators(plain)
    # A second round: what stood apart may pass for one letter now that it stands together.
    for trick, meant in _TRICKS:
        plain = plain.replace(trick, meant)
    return plain


def _is_unseen(character: str) -> bool:
    return (
        unicodedata.category(character) in ("Cf", "Cc")
        or character in _IGNORABLE
        or "\ufe00" <= character <= "\ufe0f"
        or "\U000e0100" <= character <= "\U000e01ef"
    )


def parse_prototypes(text: str) -> dict[int, str]:
    """Return what stands for the look of each character, from the table that is shipped.

    Two columns of hexadecimal code points. Raises ValueError when it is none.
    """
    found = {}
    for line in text.splitlines():
        character, is_entry, looks = line.partition(";")
        if is_entry and not line.startswith("#"):
            found[int(character, 16)] = "".join(chr(int(each, 16)) for each in looks.split())
    if not found:
        raise ValueError("no characters that look alike")
    return found


def give_prototypes(prototypes: Mapping[int, str]) -> None:
    """Compare by this table from now on. Once, before a vault is opened: it is a constant that is
    shipped as a file, and reading files is not for the core.
    """
    _PROTOTYPES.clear()
    _PROTOTYPES.update(prototypes)


def _prototypes() -> Mapping[int, str]:
    if not _PROTOTYPES:
        raise RuntimeError("the table of characters that look alike was not given")
    return _PROTOTYPES
