"""From what a person searches for to an FTS5 expression that is never a syntax error."""

from collections.abc import Sequence

import apsw

from core.incidents.search import SearchTerm
from storage.well_formed import well_formed

_TOKENIZER = ("unicode61", ["remove_diacritics", "2"])
"""The same as in the schema, or words would be judged differently from how they are kept."""


def match_expression(terms: Sequence[SearchTerm], connection: apsw.Connection) -> str | None:
    """Return the right side of MATCH that demands every term; None when that demands nothing.

    Terms without a letter or digit (as the tokenizer sees it) are left out: FTS5 would find nothing
    for them. Everything else is quoted, so that no character has a meaning of its own.
    """
    tokenizer = connection.fts5_tokenizer(*_TOKENIZER)
    phrases = []
    for term in terms:
        text = well_formed(term.text)
        if tokenizer(text.encode(), apsw.FTS5_TOKENIZE_QUERY, None):
            phrases.append(_quoted(text) if term.is_exact else f"{_quoted(text)} *")
    return " AND ".join(phrases) or None


def _quoted(text: str) -> str:
    # NUL would end the expression early: FTS5 reads it as a C string.
    return '"' + text.replace("\0", " ").replace('"', '""') + '"'
