"""What is typed into the search field."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.incidents.search import Field, SearchTerm, parse_query, query_text


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


@pytest.mark.parametrize(
    ("typed", "filters", "terms"),
    [
        ("type:threat", [(Field.TYPE, "threat")], ()),
        ('tag:"court case" x', [(Field.TAG, "court case")], (word("x"),)),
        ('from:"rita', [(Field.FROM, "rita")], ()),
        ("type:a type:a type:b", [(Field.TYPE, "a"), (Field.TYPE, "b")], ()),
        ("after:2024-3 before:2025", [(Field.AFTER, "2024-3"), (Field.BEFORE, "2025")], ()),
        ("after:soon", [], (word("after:soon"),)),
        ("after:2024-13", [], (word("after:2024-13"),)),
        ("before:0000", [], (word("before:0000"),)),
        ("has:image has:moon", [(Field.HAS, "image")], (word("has:moon"),)),
        ("https://example.org", [], (word("https://example.org"),)),
        ('note:"two words"', [], (exact("note:two words"),)),
        ("type: TYPE:x", [], (word("type:"), word("TYPE:x"))),
    ],
)
def test_filters_are_told_from_words(
    typed: str, filters: list[tuple[Field, str]], terms: tuple[SearchTerm, ...]
) -> None:
    query = parse_query(typed)
    assert [(each.field, each.value) for each in query.filters] == filters
    assert query.terms == terms


@pytest.mark.parametrize("typed", ["", 'a "b c" d', 'tag:"a b" type:x "y z" w', "from:+49 has:pdf"])
def test_what_is_saved_is_understood_as_before(typed: str) -> None:
    assert parse_query(query_text(parse_query(typed))) == parse_query(typed)


@pytest.mark.parametrize(
    ("typed", "zone", "first", "end"),
    [
        ("", "UTC", None, None),
        ("after:1970 before:1970-01-02", "UTC", 0, 86_400),
        ("after:1970-01-01", "Europe/Berlin", -3600, None),
        ("after:1970 after:1971 before:1970 before:1971", "UTC", 0, 31_536_000),
        ("after:0001", "Africa/Abidjan", -62_135_596_800 + 968, None),
        ("before:9999-12-31", "UTC", None, 253_402_214_400),
        ("after:2024-03-31 before:2024-04-01", "Europe/Berlin", 1_711_839_600, 1_711_922_400),
    ],
)
def test_days_become_seconds(typed: str, zone: str, first: int | None, end: int | None) -> None:
    query = replace(parse_query(typed), zone=zone)
    assert query.end_second() == end
    assert query.first_second() == first
