"""What is shipped as data keeps its promises: it parses, is complete, and stays calm and honest."""

import re
from pathlib import Path

from core.incidents.incident_type import IncidentType, parse_incident_types
from tests.core.voice import NEVER_SAID

RESOURCES = Path(__file__).resolve().parents[2] / "resources"

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

NEVER_ANYBODYS_FAULT = "It is never the young person's fault."


def _types() -> tuple[IncidentType, ...]:
    return parse_incident_types((RESOURCES / "incident_types.toml").read_text("utf-8"))


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


def test_incident_types_never_promise_blame_or_shout() -> None:
    texts = [f"{each.title} {each.explanation} {each.capture}" for each in _types()]
    texts = [text.replace(NEVER_ANYBODYS_FAULT, "") for text in texts]
    assert [text for text in texts if NEVER_SAID.search(text)] == []
