"""From what a person searches for to an FTS5 expression that is never a syntax error."""

from collections.abc import Sequence

import apsw

from core.ids import PersonId
from core.incidents.details import Flag
from core.incidents.platform import Platform
from core.incidents.search import Field, IncidentQuery, SearchTerm
from core.well_formed import well_formed
from storage.incident_index import LETTERS, MARK, facet

_TOKENIZER = ("unicode61", ["remove_diacritics", "2"])
"""The same as in the schema, or words would be judged differently from how they are kept."""

_BEGUN = frozenset({Field.TYPE})
"""Fields whose values may be begun only, and whose codes are not known here."""

_NOTHING = MARK
"""A word that is in no incident."""


def match_expression(
    query: IncidentQuery, people: Sequence[PersonId], connection: apsw.Connection
) -> str | None:
    """Return the right side of MATCH for terms and facets; None when they demand nothing.

    `people` are those whom the filters `from:` mean. Terms without a letter or digit (as the
    tokenizer sees it) are left out: FTS5 would find nothing for them. Everything else is quoted,
    so that no character has a meaning of its own.
    """
    demands = [*_phrases(query.terms, connection)]
    for field in LETTERS:
        values = query.values(field)
        if values:
            wanted = [*people] if field is Field.FROM else [*values]
            demands.append(_any_of(field, _whole(field, wanted)))
    return " AND ".join(demands) or None


def _phrases(terms: Sequence[SearchTerm], connection: apsw.Connection) -> list[str]:
    tokenizer = connection.fts5_tokenizer(*_TOKENIZER)
    phrases = []
    for term in terms:
        # Without the mark: a word of the person's is never a facet.
        text = well_formed(term.text).replace(MARK, " ")
        if tokenizer(text.encode(), apsw.FTS5_TOKENIZE_QUERY, None):
            phrases.append(_quoted(text) if term.is_exact else f"{_quoted(text)} *")
    return phrases


def _whole(field: Field, values: Sequence[str]) -> Sequence[str]:
    """Return the codes that begin with one of the values, where all codes are known.

    A word that is only begun costs FTS5 a list of all its hits before it can give the first.
    """
    codes: Sequence[str] = {Field.PLATFORM: [*Platform], Field.FLAG: [*Flag]}.get(field, [])
    if not codes:
        return values
    return [code for code in codes if any(map(code.startswith, values))]


def _any_of(field: Field, values: Sequence[str]) -> str:
    words = [_quoted(facet(field, value)) for value in values] or [_quoted(_NOTHING)]
    ending = " *" if field in _BEGUN else ""
    return "(" + " OR ".join(word + ending for word in words) + ")"


def _quoted(text: str) -> str:
    # NUL would end the expression early: FTS5 reads it as a C string.
    return '"' + text.replace("\0", " ").replace('"', '""') + '"'
