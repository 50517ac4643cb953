"""Where the words of a search stand in a text, compared as the search compares them.

The search (FTS5 with unicode61, remove_diacritics 2) takes runs of letters and digits, in lower
case and without accents; the last word of a term may go on, unless the term is exact.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from itertools import islice

from core.incidents.search import SearchTerm

_WORD = re.compile(r"[^\W_]+")
_MOST_CHARACTERS = 500_000
_MOST_MATCHES = 1_000
_MOST_FOLDED = 50_000
"""Folding letter by letter takes longer: enough for what is on the screen, and a good while on."""


class Matcher:
    """Finds the terms of one search."""

    def __init__(self, terms: Sequence[SearchTerm] = ()) -> None:
        patterns = [_pattern(term) for term in terms]
        wanted = "|".join(filter(None, patterns))
        self._pattern = re.compile(wanted) if wanted else None

    def spans(self, text: str) -> tuple[tuple[int, int], ...]:
        """Return (start, length) of what matches, in UTF-16 units as Qt counts, in order.

        Of a very long text only the beginning is looked at.
        """
        if self._pattern is None:
            return ()
        looked_at = text[:_MOST_CHARACTERS]
        found = list(islice(_find(self._pattern, looked_at), _MOST_MATCHES))
        if not found or looked_at.isascii() or max(looked_at) <= "\uffff":
            return tuple((start, end - start) for start, end in found)
        return tuple(_in_utf16(looked_at, found))

    def around_first(self, text: str, room: int) -> str:
        """Return a text that shows its first match within `room` characters: cut at its beginning
        when it has to be.
        """
        found = None if self._pattern is None else next(_find(self._pattern, text), None)
        if found is None or found[1] <= room * 3 // 4:
            return text
        begin = text.rfind(" ", 0, max(found[0] - room // 3, 0)) + 1
        return f"…{text[begin:]}" if begin else text


def _pattern(term: SearchTerm) -> str:
    folded, _ = _folded(term.text)
    words = _WORD.findall(folded)
    if not words:
        return ""
    end = r"(?![^\W_])" if term.is_exact else ""
    return r"(?<![^\W_])" + r"[\W_]+".join(map(re.escape, words)) + end


def _find(pattern: re.Pattern[str], text: str) -> Iterator[tuple[int, int]]:
    folded, places = _folded(text)
    for found in pattern.finditer(folded):
        if places is None:
            yield found.start(), found.end()
        else:
            yield places[found.start()], places[found.end() - 1] + 1


def _folded(text: str) -> tuple[str, list[int] | None]:
    """Return a text as it is compared, and for each of its characters where it comes from.

    No list when every character stayed where it was.
    """
    if text.isascii():
        return text.lower(), None
    letters, places = [], []
    for place, letter in enumerate(text[:_MOST_FOLDED]):
        for part in unicodedata.normalize("NFD", letter).lower():
            if not unicodedata.combining(part):
                letters.append(part)
                places.append(place)
    return "".join(letters), places


def _in_utf16(text: str, found: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    place = units = 0
    for start, end in found:
        units += _units(text[place:start])
        length = _units(text[start:end])
        yield units, length
        place, units = end, units + length


def _units(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2
