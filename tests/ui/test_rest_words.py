"""What came back of a damaged backup, in words."""

import pytest

from core.backups.rest import RestReport
from ui.rest_words import rest_words


def report(**facts: object) -> RestReport:
    given: dict[str, object] = {
        "notes": 7,
        "notes_before": 9,
        "is_complete": False,
        "do_seals_fit": True,
        "files": 3,
        "files_without_note": 0,
        "lost": (),
    }
    return RestReport(**(given | facts))  # type: ignore[arg-type]  # as the table says


@pytest.mark.parametrize(
    ("facts", "words", "unsaid"),
    [
        ({}, "7 of 9 notes came back. Parts of them may be missing", "sealed"),
        ({}, "No file that a note names is missing.", "belong to no note"),
        ({"notes_before": None}, "7 notes came back. Nothing tells any more how many", "of 9"),
        ({"is_complete": True}, "All of it came back: 7 notes", "may be missing"),
        ({"files_without_note": 2}, "2 of them belong to no note that came back.", "is missing:"),
        ({"do_seals_fit": False}, "Not all sealed notes are as they were sealed", "belong to no"),
        ({"lost": ("a\u202eb.txt",)}, "- a", "\u202e"),
        ({"lost": tuple(map(str, range(60)))}, "and 10 more", "No file that"),
    ],
)
def test_it_is_said_what_came_back(facts: dict[str, object], words: str, unsaid: str) -> None:
    title, _, rest = rest_words(report(**facts)).partition("\n\n")
    assert title == "What could be saved of a damaged backup"
    assert words in rest
    assert unsaid not in rest
