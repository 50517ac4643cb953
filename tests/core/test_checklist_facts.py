"""Every topic that was decided on (checklist_facts.md) is an item, with exactly its cautions."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from core.checklists.list_file import parse_template
from core.checklists.template import Caution

HERE = Path(__file__).resolve().parent
LISTS = sorted((HERE.parents[1] / "resources" / "checklists").glob("*.toml"))
CODES = {
    "A": Caution.MAY_NOTICE,
    "D": Caution.DOCUMENT_FIRST,
    "S": Caution.SAFER_DEVICE,
    "E": Caution.MAY_ESCALATE,
    "L": Caution.ASK_FOR_HELP,
}
# In the order of checklist_facts.md; a topic that needs two items names both.
ITEMS_OF = """
this-computer
trusted-person
helpline-offline
copy-elsewhere
plan-for-reaction
find-the-leak

record-every-incident
page-address-date
keep-originals
save-whole-mails
show-the-number
capture-before-blocking
whole-threads
voicemail-and-calls
unknown-parcels
never-bait
minors-images
seal-with-witness

list-accounts
main-mailbox-first
capture-sessions
sign-out-everywhere
unique-passwords
second-factor
invented-answers
recovery-details
forwarding-rules
devices-and-apps
shared-plans
unknown-contact-address

lock-and-fingerprints
update-everything
review-apps
stalkerware-suspected
browser-extensions
remote-access-and-users
hardware-key-loggers
cover-the-camera
their-files-and-links
encrypt-and-back-up
new-device-fresh

location-sharing
strip-location
search-for-trackers
tracker-found
vary-routines
car-app
router-and-wifi
list-smart-devices
save-device-logs
register-devices-anew

profile-friends-tags
ask-friends-not-to-post
check-new-contacts
separate-identities
warn-about-fakes
report-impersonation
search-yourself
defamation
false-accusation
data-brokers
domains-and-registers
report-the-dox
false-emergency-call

credit-freeze
bank-and-joint-accounts
phone-number-lock
payment-messages
goods-not-ordered
warn-deliveries
mail-redirection
identity-theft-report
intimate-images-report
hash-matching-adults hash-matching-minors
sextortion

brief-work
what-work-can-see
childrens-devices
school-pick-up
never-meet-alone

one-clear-stop
mute-before-block
report-and-note
ask-to-preserve
protective-order
address-confidentiality
new-address-out-of-old-accounts
rest-and-share
"""


def _facts() -> Iterator[tuple[str, frozenset[Caution]]]:
    text = (HERE / "checklist_facts.md").read_text("utf-8")
    for paragraph in text.strip().split("\n\n"):
        _, _, topics = " ".join(paragraph.split()).removesuffix(".").partition("**: ")
        for topic in topics.split(" · "):
            words, codes = re.fullmatch(r"(.*?)(?: \(([ADSEL ]+)\))?", topic).groups()  # type: ignore[union-attr]  # it matches anything
            yield words, frozenset(CODES[code] for code in (codes or "").split())


TEMPLATES = [parse_template(path.read_text("utf-8")) for path in LISTS]
ITEMS = {item.id: item for template in TEMPLATES for item in template.items}
FACTS = list(_facts())
WANTED = [line.split() for line in ITEMS_OF.splitlines() if line]
CASES = [
    pytest.param(cautions, item_id, id=f"{topic[:40]}: {item_id}")
    for (topic, cautions), item_ids in zip(FACTS, WANTED, strict=True)
    for item_id in item_ids
]


@pytest.mark.parametrize(("cautions", "item_id"), CASES)
def test_a_topic_is_written_out_with_its_cautions(
    cautions: frozenset[Caution], item_id: str
) -> None:
    assert frozenset(ITEMS[item_id].cautions) == cautions


def test_nothing_is_shipped_that_nobody_decided_on() -> None:
    assert set(ITEMS) == {item_id for item_ids in WANTED for item_id in item_ids}
