"""What the person types into the journal's search field."""

import re
from dataclasses import dataclass

_TERM = re.compile(r'"([^"]*)"?|(\S+)')


@dataclass(frozen=True, slots=True)
class SearchTerm:
    """One thing that a hit must contain, upper and lower case alike."""

    text: str
    is_exact: bool
    """True: these words in this order. False: a word that begins like this."""


@dataclass(frozen=True, slots=True)
class IncidentQuery:
    """Which incidents to show; without terms, all."""

    terms: tuple[SearchTerm, ...] = ()


def parse_query(typed: str) -> IncidentQuery:
    """Understand what was typed: words, and "exact words" in quotes. Never fails."""
    terms = [
        SearchTerm(quoted or word, is_exact=bool(quoted))
        for quoted, word in _TERM.findall(typed.replace("\0", " "))
    ]
    return IncidentQuery(tuple(term for term in terms if any(map(str.isalnum, term.text))))
