"""What of a file is looked through for identifiers."""

import pytest

from core.blocklists.matching.file_words import MAX_CHARACTERS, words_in
from core.incidents.preview import (
    Fact,
    FactName,
    FileFacts,
    NoPreview,
    PixelPreview,
    Preview,
    TextPreview,
    Why,
)

FACTS = FileFacts(
    "message/rfc822",
    said=(Fact(FactName.SENDER, "owl@example.org"), Fact(FactName.MESSAGE_ID, "7@mx.example")),
)


@pytest.mark.parametrize(
    ("preview", "words"),
    [
        (TextPreview(FACTS, "It is me."), "owl@example.org\nIt is me."),
        (TextPreview(FileFacts(), "x" * 2 * MAX_CHARACTERS), "x" * MAX_CHARACTERS),
        (PixelPreview(FileFacts(), 1, 1, b"\0\0\0\0"), ""),
        (NoPreview(Why.DAMAGED, FACTS), ""),
        (NoPreview(Why.STOPPED), None),
        (NoPreview(Why.NOT_STARTED), None),
    ],
)
def test_what_is_read_of_a_file(preview: Preview, words: str | None) -> None:
    assert words_in(preview) == words
