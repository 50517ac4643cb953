"""Finding the words of a search in texts, also in very long ones."""

import pytest

from core.incidents.matcher import Matcher
from core.incidents.search import SearchTerm, parse_query

ZEBRA = Matcher([SearchTerm("zebra", is_exact=False)])


def test_a_text_begins_where_its_match_is_seen() -> None:
    far = "Words that are of no interest. " * 6 + "A zebra was here."
    shown = ZEBRA.around_first(far, 60)
    assert shown.startswith("…")
    assert far.endswith(shown[1:])
    assert shown.index("zebra") < 40
    assert ZEBRA.around_first("A zebra was here.", 60) == "A zebra was here."


def _pieces(text: str, size: int) -> list[str]:
    return [text[start : start + size] for start in range(0, len(text), size)]


@pytest.mark.parametrize("size", [7, 100, 32_768])
@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("zebra", "the Zébra came"),
        ("zeb", "the Zébra came"),
        ('"zebra came"', "the Zébra came"),
        ("أمس", "كان أمس هنا"),
        ("monday", "on ｍonday MONDAY 😀"),
    ],
)
def test_a_snippet_holds_the_first_match_wherever_pieces_end(
    typed: str, found: str, size: int
) -> None:
    text = "Dull words, é, and more. " * 300 + found + " Dull words again." * 300
    snippet = Matcher(parse_query(typed).terms).snippet(_pieces(text, size))
    assert snippet is not None
    assert snippet.startswith("…")
    # Of what comes after, a piece may have had no more.
    assert any(snippet[1:].startswith(text[at : at + 20]) for at in range(len(text)))
    assert next(Matcher(parse_query(typed).terms).found(snippet))[1] < 160


def test_what_is_not_there_has_no_snippet() -> None:
    assert ZEBRA.snippet(["Dull ", "words ", "zeb", "recrossing"]) is None
    assert ZEBRA.snippet([]) is None
    assert Matcher().snippet(["zebra"]) is None
    assert not Matcher(parse_query("type:threat …").terms).looks_for_words


def test_a_word_without_an_end_is_cut() -> None:
    snippet = ZEBRA.snippet(["x" * 30_000 + " zebra" + "y" * 30_000])
    assert snippet is not None
    assert len(snippet) < 400
    assert "zebra" in snippet
