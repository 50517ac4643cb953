"""What matches a search, counted as Qt counts: in UTF-16 units."""

from collections.abc import Iterator, Sequence
from itertools import islice

from core.incidents.matcher import Matcher

_MOST_CHARACTERS = 500_000
_MOST_MATCHES = 1_000


def matching_spans(matcher: Matcher, text: str) -> tuple[tuple[int, int], ...]:
    """Return (start, length) of what matches, in order.

    Of a very long text only the beginning is looked at.
    """
    looked_at = text[:_MOST_CHARACTERS]
    found = list(islice(matcher.found(looked_at), _MOST_MATCHES))
    if not found or looked_at.isascii() or max(looked_at) <= "\uffff":
        return tuple((start, end - start) for start, end in found)
    return tuple(_in_utf16(looked_at, found))


def _in_utf16(text: str, found: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    place = units = 0
    for start, end in found:
        units += _units(text[place:start])
        length = _units(text[start:end])
        yield units, length
        place, units = end, units + length


def _units(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2
