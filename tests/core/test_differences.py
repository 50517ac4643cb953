"""What differs between two revisions of a note."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from core.incidents.details import Details
from core.incidents.differences import (
    FieldChange,
    Mark,
    Piece,
    TextDifference,
    changed_fields,
    compare_texts,
)
from core.incidents.incident import IncidentContent
from core.incidents.platform import Platform
from core.incidents.provenance import Provenance

_WORDS = st.sampled_from(
    ["he", "called", "twice", "\n", " ", "שלום", "🙂", ",", "\x1d", "\r\n", ""]
)
TEXTS = st.lists(_WORDS, max_size=40).map("".join)


def _joined(pieces: tuple[Piece, ...]) -> str:
    return "".join(piece.text for piece in pieces)


def _same(pieces: tuple[Piece, ...]) -> str:
    return "".join(piece.text for piece in pieces if piece.mark is Mark.SAME)


@given(TEXTS, TEXTS)
def test_the_pieces_give_both_texts_back_and_agree_on_what_is_the_same(
    before: str, after: str
) -> None:
    difference = compare_texts(before, after)
    assert _joined(difference.before) == before
    assert _joined(difference.after) == after
    assert {piece.mark for piece in difference.before} <= {Mark.SAME, Mark.REMOVED}
    assert {piece.mark for piece in difference.after} <= {Mark.SAME, Mark.ADDED}
    for side in (difference.before, difference.after):
        assert all(piece.text for piece in side)
        assert all(Mark.SAME in (a.mark, b.mark) for a, b in pairwise(side))


@given(TEXTS)
def test_equal_texts_have_no_difference(text: str) -> None:
    pieces = (Piece(Mark.SAME, text),) if text else ()
    assert compare_texts(text, text) == TextDifference(pieces, pieces)


@given(TEXTS, TEXTS, TEXTS)
def test_what_surrounds_a_change_stays_the_same(start: str, end: str, middle: str) -> None:
    before, after = f"{start}\n\nkept\n\n{end}", f"{start}\n\nkept\n\n{middle}{end}"
    assert "kept" in _same(compare_texts(before, after).after)


def test_one_word_put_in_is_the_only_change() -> None:
    difference = compare_texts(
        "He called on Monday.\nThen he left.", "He called twice on Monday.\nThen he left."
    )
    assert _joined(difference.before) == _same(difference.before)
    (added,) = (piece.text for piece in difference.after if piece.mark is Mark.ADDED)
    assert added.strip() == "twice"


def test_neighbouring_changed_words_are_one_change() -> None:
    difference = compare_texts(
        "On Monday he called me at home at nine.", "On Friday evening he called me at home at nine."
    )
    changed = [piece.text for piece in difference.after if piece.mark is Mark.ADDED]
    assert changed == ["Friday evening"]


def test_a_space_between_two_changed_words_belongs_to_the_change() -> None:
    difference = compare_texts("he called me", "she phoned me")
    assert difference.after == (Piece(Mark.ADDED, "she phoned"), Piece(Mark.SAME, " me"))


def test_a_line_written_anew_is_not_shown_as_scattered_words() -> None:
    difference = compare_texts("the cat sat on a mat", "nothing of that is so, the end")
    assert [piece.mark for piece in difference.before] == [Mark.REMOVED]
    assert [piece.mark for piece in difference.after] == [Mark.ADDED]


def test_a_huge_rewritten_text_is_one_change() -> None:
    before = "".join(f"line {number}\n" for number in range(3_000))
    after = "".join(f"row {number}\n" for number in range(3_000))
    assert [piece.mark for piece in compare_texts(before, after).after] == [Mark.ADDED]


def test_a_small_change_in_a_huge_text_is_found() -> None:
    lines = [f"line {number}\n" for number in range(100_000)]
    after = [*lines[:50_000], "put in\n", *lines[50_000:]]
    added = [p for p in compare_texts("".join(lines), "".join(after)).after if p.mark is Mark.ADDED]
    assert added == [Piece(Mark.ADDED, "put in\n")]


def test_changed_fields_tell_which_and_how() -> None:
    before = IncidentContent("a", types=("threat",), details=Details(place="Bus 4", url="x"))
    after = IncidentContent(
        "b", types=("threat",), platform=Platform.CALL, details=Details(place="Tram 4", url="x")
    )
    assert changed_fields(before, after) == (
        FieldChange("platform", None, Platform.CALL),
        FieldChange("place", "Bus 4", "Tram 4"),
    )
    assert changed_fields(before, before) == ()


def test_what_is_said_of_a_file_changes_file_by_file() -> None:
    same, one = Provenance("a" * 64, by="me"), Provenance("b" * 64, by="me")
    other = Provenance("b" * 64, by="Jo")
    added = Provenance("c" * 64, note="later")
    before = IncidentContent("a", provenance=(same, one))
    after = IncidentContent("a", provenance=(same, other, added))
    assert changed_fields(before, after) == (
        FieldChange("provenance", one, other),
        FieldChange("provenance", Provenance("c" * 64), added),
    )
