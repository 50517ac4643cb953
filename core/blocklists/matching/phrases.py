"""Names and handles that are written like plain words, found in texts."""

from collections.abc import Iterable

from core.blocklists.forms.folding import words_of
from core.blocklists.forms.key import Key, Space
from core.blocklists.matching.lexer import MAX_CHARACTERS


class Phrases:
    """Words in a row that are looked for, however many there are.

    A phrase too many does no harm: it is found, and then belongs to nobody.
    """

    def __init__(self, phrases: Iterable[str] = ()) -> None:
        self._by_first: dict[str, set[tuple[str, ...]]] = {}
        self.add(phrases)

    def add(self, phrases: Iterable[str]) -> None:
        """Look for these too: folded words with a space between."""
        for phrase in phrases:
            words = tuple(phrase.split(" "))
            self._by_first.setdefault(words[0], set()).add(words)

    def keys_in(self, text: str) -> frozenset[Key]:
        """Return the keys of the phrases in a text."""
        words = words_of(text[:MAX_CHARACTERS])
        if self._by_first.keys().isdisjoint(words):
            return frozenset()
        return frozenset(
            Key(Space.WORDS, " ".join(phrase))
            for place, word in enumerate(words)
            if word in self._by_first
            for phrase in self._by_first[word]
            if tuple(words[place : place + len(phrase)]) == phrase
        )
