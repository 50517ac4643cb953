"""Where the words of a search stand in a text, compared as the search compares them.

The search (FTS5 with unicode61, remove_diacritics 2) takes runs of letters and digits, in lower
case and without accents; the last word of a term may go on, unless the term is exact.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from core.incidents.search import SearchTerm

_WORD = re.compile(r"[^\W_]+")
_MOST_FOLDED = 50_000
"""Folding letter by letter takes longer: enough for what is on the screen, and a good while on."""
_OVERLAP = 400
"""What stands across two pieces is found too, up to so many characters."""
_BEFORE, _AFTER = 60, 180
_MARKS_END = 0x1F000
"""No character from here on is an accent (Unicode 16)."""


class Matcher:
    """Finds the terms of one search."""

    def __init__(self, terms: Sequence[SearchTerm] = ()) -> None:
        folded = [_WORD.findall(_folded(term.text)[0]) for term in terms]
        patterns = [
            _pattern(words, is_exact=term.is_exact)
            for words, term in zip(folded, terms, strict=True)
            if words
        ]
        self._pattern = re.compile("|".join(patterns)) if patterns else None
        self._first_words = tuple(words[0] for words in folded if words)

    @property
    def looks_for_words(self) -> bool:
        """Whether there is anything to be found."""
        return self._pattern is not None

    def found(self, text: str) -> Iterator[tuple[int, int]]:
        """Go through (start, end) of what matches, in characters."""
        if self._pattern is None:
            return
        folded, places = _folded(text)
        for found in self._pattern.finditer(folded):
            if places is None:
                yield found.start(), found.end()
            else:
                yield places[found.start()], places[found.end() - 1] + 1

    def around_first(self, text: str, room: int) -> str:
        """Return a text that shows its first match within `room` characters: cut at its beginning
        when it has to be.
        """
        found = next(self.found(text), None)
        if found is None or found[1] <= room * 3 // 4:
            return text
        begin = text.rfind(" ", 0, max(found[0] - room // 3, 0)) + 1
        return f"…{text[begin:]}" if begin else text

    def snippet(self, pieces: Iterable[str]) -> str | None:
        """Return the words around the first match in a text that comes in pieces; None: no match.

        "…" stands where something was left out. A piece in which no term can begin is gone over
        quickly: megabytes of them take some milliseconds.
        """
        before = ""
        for piece in pieces:
            text = before + piece
            if self._may_begin_in(text):
                found = next(self.found(text), None)
                if found is not None:
                    return _cut(text, *found)
            before = text[-_OVERLAP:]
        return None

    def _may_begin_in(self, text: str) -> bool:
        folded = text if text.isascii() else _without_accents(text)
        lower = folded.lower()
        return any(word in lower for word in self._first_words)


def _pattern(words: Sequence[str], *, is_exact: bool) -> str:
    end = r"(?![^\W_])" if is_exact else ""
    return r"(?<![^\W_])" + r"[\W_]+".join(map(re.escape, words)) + end


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


def _without_accents(text: str) -> str:
    return _marks().sub("", unicodedata.normalize("NFD", text))


@cache
def _marks() -> re.Pattern[str]:
    """Return what finds accents that stand alone after normalising to NFD."""
    marks = (chr(code) for code in range(0x300, _MARKS_END) if unicodedata.combining(chr(code)))
    return re.compile(f"[{''.join(marks)}]+")


def _cut(text: str, start: int, end: int) -> str:
    begin = text.rfind(" ", 0, max(start - _BEFORE, 0)) + 1
    if start - begin > 2 * _BEFORE:
        begin = start - _BEFORE
    return f"…{text[begin : end + _AFTER]}"
