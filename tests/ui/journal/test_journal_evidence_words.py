"""Words about files: there are some for everything, and no false alarm about disguises."""

import pytest

from core.incidents.preview import Fact, FactName, Isolation, Why
from ui.journal.evidence.words import (
    fact_lines,
    is_disguised,
    isolation_words,
    kind_words,
    why_words,
)


def test_there_are_words_for_every_reason_and_every_fact() -> None:
    assert len({why_words(why)[0] for why in Why}) == len(Why)
    said = tuple(Fact(name, "x") for name in FactName)
    assert len(list(fact_lines((*said, *said)))) == len(FactName)


def test_no_more_is_claimed_than_the_system_holds() -> None:
    claim = "without key, files or network"
    assert claim in isolation_words(Isolation(limits=True, filtered=True))
    for isolation in (Isolation(limits=True, filtered=False), Isolation(False, False), None):
        assert claim not in isolation_words(isolation)


@pytest.mark.parametrize(
    ("by_name", "by_content", "disguised"),
    [
        ("image/png", "image/png", False),
        ("image/jpg", "image/jpeg", False),
        ("image/png", "image/jpeg", True),
        ("application/x-msdownload", "image/jpeg", True),
        ("image/jpeg", "application/x-msdownload", True),
        ("text/csv", "text/plain", False),
        ("text/plain", "message/rfc822", False),
        ("application/pdf", "text/html", True),
        ("video/mp4", "audio/mp4", False),
        ("application/msword", "application/x-ole-storage", False),
        (
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            "application/zip",
            False,
        ),
        ("application/octet-stream", "image/jpeg", False),
        ("image/png", None, False),
    ],
)
def test_a_disguise_is_told_from_another_name_for_the_same(
    by_name: str, by_content: str | None, *, disguised: bool
) -> None:
    assert is_disguised(by_name, by_content) is disguised


@pytest.mark.parametrize(
    ("media_type", "words"),
    [
        ("image/jpg", "Picture (JPEG)"),
        ("image/svg+xml", "Picture"),
        ("application/vnd.ms-excel", "Office document"),
        ("application/x-7z-compressed", "Archive with files in it"),
        ("application/x-msdownload", "Program"),
        ("application/x-something", "File of a kind not known here"),
        (None, "File of a kind not known here"),
    ],
)
def test_kinds_have_names_that_people_use(media_type: str | None, words: str) -> None:
    assert kind_words(media_type) == words
