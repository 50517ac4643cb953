"""A day with lists: contacts come in, a mail filter and a list to tick off go out."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QAbstractItemView

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
