"""Checklists as files: read strictly, written so that they read the same."""

from dataclasses import fields, replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.checklists.list_file import MAX_FILE_BYTES, parse_template, read_list, write_list
from core.checklists.template import Caution, Circumstance, Item, Phase, Template
from core.errors import ListProblem, UnreadableChecklist

LIST = """
schema = 1
id = "accounts"
title = "Accounts"
introduction = "One at a time."
reviewed = 2026-03-03
order = 20
"""
ITEM = """
[[item]]
id = "passwords"
title = "Change passwords"
what = "Give each account its own."
why = "They may know them."
steps = ["Use another device.", "Change them."]
cautions = ["may_notice", "safer_device"]
reversible = false
phases = ["leaving"]
applies_to = ["work", "iphone"]
repeat = "FREQ=MONTHLY;INTERVAL=3"
sources = ["A body: a title"]
start_here = true
capture = ["The list of devices."]
incident_type = "account_takeover"
consider = "They may be locked out."
"""
WHOLE = Template(
    "accounts",
    "Accounts",
    "One at a time.",
    date(2026, 3, 3),
    (
        Item(
            "passwords",
            "Change passwords",
            "Give each account its own.",
            "They may know them.",
            ("Use another device.", "Change them."),
            (Caution.MAY_NOTICE, Caution.SAFER_DEVICE),
            reversible=False,
            phases=(Phase.LEAVING,),
            applies_to=(Circumstance.WORK, Circumstance.IPHONE),
            repeat="FREQ=MONTHLY;INTERVAL=3",
            sources=("A body: a title",),
            start_here=True,
            capture=("The list of devices.",),
            incident_type="account_takeover",
            consider="They may be locked out.",
        ),
    ),
    order=20,
)
BARE_ITEM = '[[item]]\nid = "a"\ntitle = "Breathe"\n'

printable = st.text(st.characters(blacklist_categories=("Cc", "Cs")), min_size=1, max_size=60)
words = printable.map(str.strip).filter(bool)
items = st.builds(
    Item,
    id=st.from_regex(r"[a-z0-9]+(-[a-z0-9]+)?", fullmatch=True).filter(lambda each: len(each) < 99),
    title=words,
    what=words | st.just(""),
    why=words | st.just(""),
    steps=st.lists(words, max_size=6).map(tuple),
    cautions=st.lists(st.sampled_from(Caution), unique=True).map(tuple),
    reversible=st.booleans(),
    phases=st.lists(st.sampled_from(Phase), unique=True).map(tuple),
    applies_to=st.lists(st.sampled_from(Circumstance), unique=True).map(tuple),
    repeat=st.sampled_from(["", "FREQ=DAILY", "FREQ=MONTHLY;BYDAY=-1FR", "FREQ=YEARLY;BYMONTH=2"]),
    start_here=st.booleans(),
    capture=st.lists(words, max_size=3).map(tuple),
)


def test_a_list_is_read_whole() -> None:
    assert read_list((LIST + ITEM).encode()) == WHOLE
    assert parse_template(LIST + ITEM) == WHOLE


def test_little_is_needed() -> None:
    assert read_list((LIST + BARE_ITEM).encode()).items == (Item("a", "Breathe"),)
    assert read_list(b"\xef\xbb\xbf" + LIST.encode()).items == ()


@given(st.lists(items, max_size=3, unique_by=lambda item: item.id).map(tuple), words)
def test_what_is_written_reads_the_same(some: tuple[Item, ...], title: str) -> None:
    template = Template("mine", title, "An introduction.", date(2026, 11, 25), some, order=3)
    assert read_list(write_list(template)) == template


def test_what_was_pasted_can_be_handed_over() -> None:
    item = Item("a", "A", why="one\ttwo\nthree\x0bfour", cautions=(Caution.MAY_NOTICE,))
    template = Template("mine", "Mine", "Mine.", date(2026, 11, 25), (item,))
    (read,) = read_list(write_list(template)).items
    assert read == replace(item, why="one\ttwo\nthree four")


def _item_with(line: str) -> str:
    return LIST + BARE_ITEM + line


@pytest.mark.parametrize(
    ("document", "problem", "field", "item"),
    [
        ("not toml", ListProblem.NOT_TOML, "", 0),
        (LIST + f"x = {'[' * 5000}", ListProblem.NOT_TOML, "", 0),
        (LIST + "#" * MAX_FILE_BYTES, ListProblem.TOO_LARGE, "", 0),
        (LIST.replace("schema = 1", "schema = 2\nnews = 1"), ListProblem.TOO_NEW, "schema", 0),
        (LIST.replace("schema = 1", ""), ListProblem.MISSING, "schema", 0),
        (LIST.replace("schema = 1", "schema = true"), ListProblem.WRONG_KIND, "schema", 0),
        (LIST.replace("order = 20", "order = -1"), ListProblem.UNKNOWN_VALUE, "order", 0),
        (LIST.replace("title", "headline"), ListProblem.MISSING, "title", 0),
        (LIST.replace('"Accounts"', '"   "'), ListProblem.MISSING, "title", 0),
        (LIST.replace('"accounts"', '"../accounts"'), ListProblem.UNKNOWN_VALUE, "id", 0),
        (LIST.replace("03-03", "03-03T10:00:00"), ListProblem.WRONG_KIND, "reviewed", 0),
        (LIST + "colour = 1", ListProblem.UNKNOWN_FIELD, "colour", 0),
        (LIST + "item = 1", ListProblem.WRONG_KIND, "item", 0),
        (LIST + "item = [1]", ListProblem.WRONG_KIND, "item", 0),
        (LIST + f"item = [{'{},' * 301}]", ListProblem.TOO_MANY, "item", 0),
        (LIST + BARE_ITEM + BARE_ITEM, ListProblem.TWICE, "id", 2),
        (_item_with("wherefore = 1"), ListProblem.UNKNOWN_FIELD, "wherefore", 1),
        (_item_with('cautions = ["may_explode"]'), ListProblem.UNKNOWN_VALUE, "cautions", 1),
        (_item_with('phases = ["leaving", "leaving"]'), ListProblem.TWICE, "phases", 1),
        (_item_with("steps = [1]"), ListProblem.WRONG_KIND, "steps", 1),
        (_item_with(r'why = "a\u0000b"'), ListProblem.WRONG_KIND, "why", 1),
        (_item_with(f"why = '{'x' * 1001}'"), ListProblem.TOO_LONG, "why", 1),
        (_item_with(f"steps = {['x'] * 13}"), ListProblem.TOO_MANY, "steps", 1),
        (_item_with("reversible = 1"), ListProblem.WRONG_KIND, "reversible", 1),
        (_item_with('repeat = "FREQ=SECONDLY"'), ListProblem.UNKNOWN_VALUE, "repeat", 1),
        (_item_with('repeat = "FREQ=DAILY;INTERVAL=0"'), ListProblem.UNKNOWN_VALUE, "repeat", 1),
        (_item_with('incident_type = "no-code"'), ListProblem.UNKNOWN_VALUE, "incident_type", 1),
    ],
)
def test_what_is_not_as_it_has_to_be_is_named(
    document: str, problem: ListProblem, field: str, item: int
) -> None:
    with pytest.raises(UnreadableChecklist) as caught:
        read_list(document.encode())
    error = caught.value
    assert (error.problem, error.field, error.item) == (problem, field, item)
    with pytest.raises(ValueError, match=problem):
        parse_template(document)


def test_bytes_that_are_no_text_are_no_list() -> None:
    with pytest.raises(UnreadableChecklist) as caught:
        read_list(b"\xff\xfe")
    assert caught.value.problem is ListProblem.NOT_TOML


@given(
    st.binary(max_size=200)
    | st.text(max_size=200).map(lambda text: text.encode("utf-8", "replace"))
)
def test_no_file_does_more_than_be_refused(junk: bytes) -> None:
    with pytest.raises(UnreadableChecklist):
        read_list(junk)


def test_the_example_in_the_documents_is_read_and_names_every_field() -> None:
    page = Path(__file__).resolve().parents[2] / "docs" / "checklist-file.md"
    text = page.read_text("utf-8")
    example = text.partition("```toml\n")[2].partition("```")[0]
    (item,) = read_list(example.encode()).items
    assert [field.name for field in fields(Item) if f"\n{field.name} = " not in example] == []
    assert Caution.SAFER_DEVICE in item.cautions
    assert [
        each for kind in (Caution, Phase, Circumstance) for each in kind if each not in text
    ] == []
