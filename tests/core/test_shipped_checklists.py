"""The shipped checklists keep their promises: whole, calm, honest, and easy to read."""

import re
from datetime import date, datetime
from pathlib import Path

import pytest
import textstat  # type: ignore[import-untyped]  # it ships no types
from dateutil.rrule import rrulestr

from core.checklists.choices import Choices
from core.checklists.library import Kept, lists_of
from core.checklists.list_file import parse_template, read_list, write_list
from core.checklists.tailor import start_here
from core.checklists.template import Caution, Circumstance, Item, Phase, Template
from core.incidents.incident_type import parse_incident_types
from tests.core.voice import NEVER_SAID

HERE = Path(__file__).resolve().parent
RESOURCES = HERE.parents[1] / "resources"
TEMPLATES = [
    parse_template(path.read_text("utf-8"))
    for path in sorted((RESOURCES / "checklists").glob("*.toml"))
]
ITEMS = [item for template in TEMPLATES for item in template.items]
CODES = {
    each.code
    for each in parse_incident_types((RESOURCES / "incident_types.toml").read_text("utf-8"))
}
BLAMES = re.compile(r"careless|naive|foolish|stupid|why did(n't)? you|you failed", re.IGNORECASE)
LINK = re.compile(r"https?:|www\.|\w/\w|@")

# Flesch-Kincaid says which school year reads a text with ease; year 7 is twelve years old.
MAX_GRADE = 7.0
MAX_GRADE_OF_LIST = 6.0
MAX_WORDS_IN_SENTENCE = 30

of_each_list = pytest.mark.parametrize("template", TEMPLATES, ids=lambda template: template.id)
of_each_item = pytest.mark.parametrize("item", ITEMS, ids=lambda item: item.id)


def _sentences(item: Item) -> list[str]:
    """Return every text of an item that is written in sentences."""
    return [text for text in (item.what, item.why, *item.steps, item.consider) if text]


def _text(item: Item) -> str:
    """Return what is read from top to bottom. Hyphens part words: the measure would glue them."""
    return " ".join([f"{item.title}.", *_sentences(item)]).replace("-", " ")


def _grade(text: str) -> float:
    return float(textstat.flesch_kincaid_grade(text))


@of_each_list
def test_a_list_says_what_it_is(template: Template) -> None:
    assert (RESOURCES / "checklists" / f"{template.id}.toml").exists()
    assert "general information" in template.introduction
    assert "advocate" in template.introduction
    assert len(template.title) <= 40
    assert date(2026, 1, 1) <= template.reviewed
    assert read_list(write_list(template)) == template


def test_lists_have_an_order_and_items_one_place() -> None:
    assert len({template.order for template in TEMPLATES}) == len(TEMPLATES)
    assert len({template.title for template in TEMPLATES}) == len(TEMPLATES)
    assert len({item.id for item in ITEMS}) == len(ITEMS)
    assert min(TEMPLATES, key=lambda template: template.order).id == "start-here"


def test_every_item_ever_shipped_is_still_there() -> None:
    known = (HERE / "shipped_item_ids.txt").read_text("utf-8").split()
    assert [item_id for item_id in known if item_id not in {item.id for item in ITEMS}] == []
    assert [item.id for item in ITEMS if item.id not in known] == [], "add it to the file"


@of_each_item
def test_an_item_is_whole(item: Item) -> None:
    assert 2 <= len(item.steps) <= 6
    assert len(item.title) <= 60
    assert not item.title.endswith((".", "?"))
    assert item.what
    assert item.why
    assert all(text.endswith((".", "?")) for text in (*_sentences(item), *item.capture))
    assert all(len(text) <= 260 for text in (item.what, item.why, *item.steps))
    assert len(item.consider) <= 320
    assert all(len(text) <= 140 for text in item.capture)
    assert "\n" not in _text(item)


@of_each_item
def test_cautions_come_with_what_they_need(item: Item) -> None:
    is_documented = Caution.DOCUMENT_FIRST in item.cautions
    assert is_documented == (2 <= len(item.capture) <= 5)
    assert is_documented == (item.incident_type in CODES)
    is_felt = bool({Caution.MAY_NOTICE, Caution.MAY_ESCALATE} & set(item.cautions))
    assert is_felt == bool(item.consider)


@of_each_item
def test_a_repeat_gives_days(item: Item) -> None:
    if item.repeat:
        start = datetime(2026, 1, 31)  # noqa: DTZ001  days of a calendar, in no zone
        assert rrulestr(item.repeat, dtstart=start).after(start) is not None


@of_each_item
def test_sources_are_names_and_no_links(item: Item) -> None:
    assert [name for name in item.sources if LINK.search(name)] == []
    assert not LINK.search(re.sub(r"POP/IMAP|@name", "", _text(item)))


@of_each_list
def test_a_list_never_promises_blames_or_shouts(template: Template) -> None:
    texts = [template.title, template.introduction]
    texts += [text for item in template.items for text in (_text(item), *item.capture)]
    assert [text for text in texts if NEVER_SAID.search(text) or BLAMES.search(text)] == []


@of_each_item
def test_an_item_reads_with_ease_at_twelve(item: Item) -> None:
    assert _grade(_text(item)) <= MAX_GRADE
    sentences = re.split(r"[.?:;]\s", _text(item))
    assert max(len(sentence.split()) for sentence in sentences) <= MAX_WORDS_IN_SENTENCE


@of_each_list
def test_a_list_reads_with_ease_at_twelve(template: Template) -> None:
    assert _grade(" ".join(map(_text, template.items))) <= MAX_GRADE_OF_LIST
    assert _grade(template.introduction) <= MAX_GRADE


def test_the_measure_tells_hard_from_easy() -> None:
    hard = (
        "Notwithstanding the aforementioned considerations, individuals experiencing persistent "
        "electronic harassment are advised to preserve documentation prior to remediation."
    )
    assert _grade(hard) > 2 * MAX_GRADE
    assert _grade("Save the page. Then ask a friend to look at it.") < 3


@pytest.mark.parametrize("phase", [None, *Phase])
@pytest.mark.parametrize("answer", [None, True, False])
def test_everybody_finds_five_things_to_start_with(
    phase: Phase | None, answer: bool | None
) -> None:
    has = {} if answer is None else dict.fromkeys(Circumstance, answer)
    lists = lists_of(sorted(TEMPLATES, key=lambda template: template.order), Kept())
    first = [task.item.id for task in start_here(lists, Choices(phase, has), date(2026, 11, 25))]
    assert len(first) == 5
    assert "this-computer" in first, "nothing else is of use on a watched one"
