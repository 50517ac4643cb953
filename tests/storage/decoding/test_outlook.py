"""Outlook messages as plain text."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from core.incidents.preview import FactName, NoPreview, PreviewRequest, TextPreview, Why
from storage.decoding.outlook import outlook_preview
from storage.decoding.worker import decode
from tests.storage.decoding.outlook_samples import MARK, Value, compound_file, outlook_message

SHARED = Path(__file__).resolve().parents[4] / "shared" / "samples" / "mail" / "message.msg"
ASKED = PreviewRequest(9, 9)


def seen(values: dict[int, Value] | None = None, attachment: str = "") -> TextPreview:
    return outlook_preview(outlook_message(values, attachment=attachment))


def test_fields_words_and_names_of_attachments_are_told() -> None:
    preview = seen(attachment="you\u202egpj.exe")
    assert preview.text == "They wrote: schön.\n"
    said = {each: preview.facts.of(each) for each in FactName if preview.facts.of(each)}
    assert said == {
        FactName.DATE: ("2026-03-03 20:05:00 UTC",),
        FactName.SENDER: ('"Ünknown" <nobody@example.org>',),
        FactName.RECIPIENTS: ("Person 0 <p0@example.com>",),
        FactName.COPIES_TO: ("Person 1 <p1@example.com>",),
        FactName.SUBJECT: ("I know where you are ☂",),
        FactName.MESSAGE_ID: ("<one@example.org>",),
        FactName.ATTACHMENT: ("you\u202egpj.exe",),
    }


def test_a_date_that_is_not_there_is_not_told() -> None:
    preview = seen({0x0039: datetime(1601, 1, 1, tzinfo=UTC)})
    assert preview.facts.of(FactName.DATE) == ()


@pytest.mark.parametrize("html", ["<p>They <b>wrote</b></p>", b"<p>They <b>wrote</b></p>"])
def test_where_there_are_no_plain_words_those_of_the_page_are_shown(html: Value) -> None:
    assert seen({0x1000: " ", 0x1013: html}).text == "They wrote"
    assert seen({0x1000: ""}).text == ""


def test_who_sent_it_is_also_read_from_the_lines_of_the_transport() -> None:
    preview = seen({0x007D: "From: Jo <jo@example.org>\r\nX-A: b\r\n"})
    assert preview.facts.of(FactName.SENDER) == ("Jo <jo@example.org>",)


def test_of_one_that_is_too_large_only_the_kind_is_told() -> None:
    preview = decode(outlook_message(), ASKED, is_whole=False)
    assert isinstance(preview, NoPreview)
    assert (preview.why, preview.facts.media_type) == (Why.TOO_LARGE, "application/vnd.ms-outlook")


@pytest.mark.parametrize("data", [compound_file({"a": MARK}), outlook_message()[:-512]])
def test_what_is_no_message_is_damaged(data: bytes) -> None:
    preview = decode(data, ASKED, is_whole=True)
    assert isinstance(preview, NoPreview)
    assert preview.why is Why.DAMAGED


@pytest.mark.skipif(not SHARED.is_file(), reason="the shared samples are not here")
def test_a_message_of_a_real_program() -> None:
    preview = decode(SHARED.read_bytes(), ASKED, is_whole=True)
    assert isinstance(preview, TextPreview)
    assert preview.facts.of(FactName.DATE) == ("2020-10-06 09:57:46 UTC",)
    assert preview.facts.of(FactName.ATTACHMENT) == ("serveimage.jpg",)
    assert preview.text.startswith("asdfasdf\n")
