"""A day with lists: contacts come in, a mail filter and a list to tick off go out."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QAbstractItemView

from core.blocklists.exchange.listed import Listed
from core.blocklists.exchange.plan import ToNew, plan_of
from core.blocklists.exchange.taking_in import TakingIn, TakingOut
from core.blocklists.person import IdentifierKind
from core.vault.session import Vaults
from main import Settings
from tests.journeys.at_the_window import PEOPLE, AtTheWindow, open_window

PASSPHRASE = "orbit lantern cactus violin"
CARDS = (
    "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Max\r\nEMAIL:max@example.org\r\n"
    "X-SOCIALPROFILE;TYPE=instagram:@max.m\r\nTEL:+49 170 1234567\r\nEND:VCARD\r\n"
)


def row_count(person: AtTheWindow, name: str) -> int:
    view = person.see(name)
    assert isinstance(view, QAbstractItemView)
    return view.model().rowCount()


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize(
    ("is_on_its_way_out", "words"),
    [
        (False, "at least 1 of 3 entries are in"),
        (True, "Some of them may be in"),
    ],
)
def test_a_list_that_was_cut_short_is_told_of_once(
    vaults: Vaults, settings: Settings, tmp_path: Path, *, is_on_its_way_out: bool, words: str
) -> None:
    session = vaults.create(tmp_path / "vault", PASSPHRASE).session
    listed = [Listed(IdentifierKind.EMAIL, f"p{each}@example.org") for each in range(3)]
    plan = plan_of([(each, ToNew(each.written)) for each in listed], {})
    taking = TakingIn(plan)
    for _ in range(3 if is_on_its_way_out else 1):
        session.lists.take_in(taking, 1)
    if is_on_its_way_out:
        session.lists.take_out(TakingOut(taking.taken), 1)
    session.lock()
    with open_window(vaults, settings, tmp_path / "vault") as person:
        person.unlock(PASSPHRASE)
        assert words in person.text("message-what")
        assert "choose the same list again" in person.text("message-next-step")
        person.click("message-dismiss")
        person.lock()
        person.unlock(PASSPHRASE)
        person.go(PEOPLE)
        left = 2 if is_on_its_way_out else 1
        person.wait_until(lambda: row_count(person, "people-list") == left, "who came in")
        assert not person.sees("message-bar")


@pytest.mark.usefixtures("qapp")
def test_contacts_come_in_and_lists_go_out(
    vaults: Vaults, settings: Settings, tmp_path: Path
) -> None:
    cards, filters, boxes = (tmp_path / name for name in ("cards.vcf", "filters.xml", "list.txt"))
    cards.write_bytes(CARDS.encode())
    vaults.create(tmp_path / "vault", PASSPHRASE).session.lock()
    with open_window(vaults, settings, tmp_path / "vault") as person:
        person.unlock(PASSPHRASE)
        person.go(PEOPLE)
        person.click("people-import")
        person.answers.lay_ready(cards)
        person.click("import-file-choose")
        person.wait_until(lambda: person.sees("import-rows"), "the rows")
        person.wait_until(lambda: row_count(person, "import-rows") == 3, "three rows")
        person.click("import-start")
        assert "3 entries brought in" in person.texts_within("import-result")
        person.click("import-back")
        person.wait_until(lambda: row_count(person, "people-list") == 1, "Max in the list")
        person.click("people-export")
        person.choose("export-targets", 4)
        person.answers.lay_ready(filters)
        person.click("export-save")
        assert "filters.xml" in person.texts_within("export-result")
        person.choose("export-targets", 0)
        person.answers.lay_ready(boxes)
        person.click("export-save")
        assert "list.txt" in person.texts_within("export-result")
        person.lock()
    assert 'value="max@example.org"' in filters.read_text()
    assert "# Service: instagram\n[ ] @max.m\n" in boxes.read_text()
    assert sorted(each.name for each in tmp_path.iterdir()) == [
        "cards.vcf",
        "filters.xml",
        "list.txt",
        "vault",
    ]
