"""What is typed into the search field."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.incidents.search import SearchTerm, parse_query


def word(text: str) -> SearchTerm:
    return SearchTerm(text, is_exact=False)


def exact(text: str) -> SearchTerm:
    return SearchTerm(text, is_exact=True)


@pytest.mark.parametrize(
    ("typed", "terms"),
    [
        ("", ()),
        ("  \n", ()),
        ("followed home", (word("followed"), word("home"))),
        ('"followed home"', (exact("followed home"),)),
        ('he "followed me', (word("he"), exact("followed me"))),
        ('"" -- " " *', ()),
        ("it's (AND) NOT:", (word("it's"), word("(AND)"), word("NOT:"))),
        ("nul\0byte", (word("nul"), word("byte"))),
        ("日本 é", (word("日本"), word("é"))),
    ],
)
def test_typed_text_is_understood(typed: str, terms: tuple[SearchTerm, ...]) -> None:
    assert parse_query(typed).terms == terms


@given(st.text())
def test_nothing_typed_is_refused_or_left_empty(typed: str) -> None:
    for term in parse_query(typed).terms:
        assert any(map(str.isalnum, term.text))
        assert "\0" not in term.text


@given(st.lists(st.text(st.characters(categories=("L", "N")), min_size=1)))
def test_every_word_typed_is_demanded(words: list[str]) -> None:
    assert [term.text for term in parse_query("  ".join(words)).terms] == words
