"""What is shipped as data keeps its promises: it parses, is complete, and stays calm and honest."""

import re
from datetime import date
from pathlib import Path

import pytest

from core.checklists.list_file import parse_template
from core.checklists.template import Caution, Item, Template
from core.incidents.incident_type import IncidentType, parse_incident_types

RESOURCES = Path(__file__).resolve().parents[2] / "resources"
LISTS = sorted((RESOURCES / "checklists").glob("*.toml"))

# Every type the product promises; codes stand in vaults, so none may ever go away.
PROMISED_CODES = {
    "false_accusation", "gathering_information", "monitoring_online", "encouraging_others",
    "false_victimisation", "attack_on_data", "orders_in_your_name", "arranging_meeting", "threat",
    "identity_theft", "solicitation_of_minor", "persistent_offence", "live_chat_harassment",
    "unsolicited_email", "repeated_messages", "defamatory_post", "fake_profile",
    "following_after_reaction", "doxxing", "intimate_images", "synthetic_media", "account_takeover",
    "stalkerware", "location_tracker", "sim_swap", "smart_home_or_car", "malicious_report",
    "payment_reference", "order_breach", "other",
}  # fmt: skip
PROMISED_ITEMS = {
    "this-computer", "trusted-person", "helpline-offline", "copy-elsewhere", "plan-for-reaction",
    "find-the-leak", "record-every-incident", "capture-before-blocking", "page-address-date",
    "keep-originals", "whole-threads", "minors-images",
}  # fmt: skip

NEVER_SAID = re.compile(
    r"you are safe|you're safe|safe now|completely safe|\bproofs?\b|\bprove[sn]?\b|admissible"
    r"|\bvictims?\b|\bstalkers?\b|your fault|you should have|\bmust\b|!",
    re.IGNORECASE,
)
NEVER_ANYBODYS_FAULT = "It is never the young person's fault."


def _types() -> tuple[IncidentType, ...]:
    return parse_incident_types((RESOURCES / "incident_types.toml").read_text("utf-8"))


def _template(path: Path) -> Template:
    return parse_template(path.read_text("utf-8"))


def _words_of(item: Item) -> list[str]:
    return [item.title, item.why, *item.steps]


def test_every_promised_incident_type_is_there_with_a_stable_code() -> None:
    codes = [each.code for each in _types()]
    assert set(codes) >= PROMISED_CODES
    assert all(re.fullmatch(r"[a-z]+(_[a-z]+)*", code) for code in codes)
    assert codes[-1] == "other", "what fits nowhere is offered last"


def test_every_incident_type_is_explained_in_one_line() -> None:
    for each in _types():
        for text in (each.title, each.explanation, each.capture):
            assert text.strip() == text
            assert "\n" not in text
        assert len(each.title) <= 45, each.code
        assert 30 <= len(each.explanation) <= 130, each.code
        assert each.capture.endswith("."), each.code
    titles = [each.title for each in _types()]
    assert len(set(titles)) == len(titles)


@pytest.mark.parametrize("path", LISTS, ids=lambda path: path.stem)
def test_a_list_is_complete(path: Path) -> None:
    template = _template(path)
    assert template.id == path.stem
    assert date(2026, 1, 1) <= template.reviewed
    assert "general information" in template.introduction
    assert "advocate" in template.introduction
    for item in template.items:
        assert re.fullmatch(r"[a-z]+(-[a-z]+)*", item.id)
        assert 2 <= len(item.steps) <= 6, item.id
        assert len(item.title) <= 60, item.id
        assert len(set(item.cautions)) == len(item.cautions), item.id
        assert all(text and text == text.strip() for text in _words_of(item)), item.id
        assert not item.title.endswith("."), item.id
        assert all(text.endswith((".", "?")) for text in (item.why, *item.steps)), item.id


@pytest.mark.parametrize("path", LISTS, ids=lambda path: path.stem)
def test_a_list_never_promises_blames_or_shouts(path: Path) -> None:
    template = _template(path)
    texts = [template.title, template.introduction]
    texts += [text for item in template.items for text in _words_of(item)]
    assert [text for text in texts if NEVER_SAID.search(text)] == []


def test_incident_types_never_promise_blame_or_shout() -> None:
    texts = [f"{each.title} {each.explanation} {each.capture}" for each in _types()]
    texts = [text.replace(NEVER_ANYBODYS_FAULT, "") for text in texts]
    assert [text for text in texts if NEVER_SAID.search(text)] == []


def test_start_here_keeps_its_items_and_warns_where_it_matters() -> None:
    items = {item.id: item for item in _template(RESOURCES / "checklists/start-here.toml").items}
    assert set(items) >= PROMISED_ITEMS
    assert Caution.SAFER_DEVICE in items["this-computer"].cautions
    assert Caution.MAY_ESCALATE in items["plan-for-reaction"].cautions
    assert Caution.DOCUMENT_FIRST in items["capture-before-blocking"].cautions
    assert Caution.ASK_FOR_HELP in items["minors-images"].cautions
