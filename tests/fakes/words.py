"""How searching compares words, said in plain Python."""

import re
import unicodedata
from collections.abc import Sequence

from core.incidents.search import SearchTerm


def words_of(text: str) -> list[str]:
    """Return the runs of letters and digits, in lower case and without accents."""
    bare = "".join(each for each in unicodedata.normalize("NFD", text) if not _is_accent(each))
    return re.findall(r"[^\W_]+", bare.lower())


def hits(term: SearchTerm, texts: Sequence[str]) -> bool:
    """Tell whether one of the texts has the term's words in a row; none of them: anything hits."""
    wanted = words_of(term.text)
    return not wanted or any(_stands_in(wanted, words_of(text), term) for text in texts)


def _stands_in(wanted: list[str], words: list[str], term: SearchTerm) -> bool:
    for start in range(len(words) - len(wanted) + 1):
        part = words[start : start + len(wanted)]
        last_fits = part[-1] == wanted[-1] if term.is_exact else part[-1].startswith(wanted[-1])
        if part[:-1] == wanted[:-1] and last_fits:
            return True
    return False


def _is_accent(character: str) -> bool:
    return 0x300 <= ord(character) <= 0x36F
