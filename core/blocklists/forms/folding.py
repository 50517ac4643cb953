"""Text as it is compared."""

import re
import unicodedata

_WORD = re.compile(r"\w+")

_SLASHES_AROUND = re.compile(r"^[\s/]+|[\s/]+$")


def folded(text: str) -> str:
    """Return text as it is compared: compatible forms and upper and lower case alike."""
    if text.isascii():
        return text.lower()
    return unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", text).casefold())


def words_of(text: str) -> list[str]:
    """Return the words of a text, folded, in their order; what joins them does not matter."""
    return _WORD.findall(folded(text))


def without_slashes(text: str) -> str:
    """Return a text without the slashes and blanks at its ends, however they are mixed."""
    return _SLASHES_AROUND.sub("", text)
