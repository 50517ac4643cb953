"""Somebody new turns up: what they use, who it may be, what was done, and which notes say so."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QListView, QRadioButton

from core.blocklists.person import IdentifierKind
from core.blocklists.status import Step
from core.vault.credentials import Passphrase
from core.vault.session import Vaults
from main import Settings
from tests.journeys.at_the_window import JOURNAL, PEOPLE, AtTheWindow, open_window
from ui.plain_text import without_isolation

PASSPHRASE = "quartz lantern meadow violin"
CONTROL_SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
WRITTEN = (
    "+44 20 7946 0018",
    "max.example@gmail.com",
    "https://www.instagram.com/n1ght_owl/",
    "192.0.2.0/24",
    "www.night-owl.example",
)
KINDS = {
    IdentifierKind.PHONE,
    IdentifierKind.EMAIL,
    IdentifierKind.HANDLE,
    IdentifierKind.IP_ADDRESS,
    IdentifierKind.WEBSITE,
}


@pytest.fixture
def person(
    qapp: QApplication, vaults: Vaults, settings: Settings, tmp_path: Path
) -> Iterator[AtTheWindow]:
    assert qapp is not None
    with open_window(vaults, settings, tmp_path / "vault") as person:
        yield person


def _write_them_down(person: AtTheWindow) -> None:
    person.add_person("Max", "@night_owl", "A colleague from before.")
    person.press(Qt.Key.Key_N, CONTROL_SHIFT)
    person.type_into("person-name", "Somebody")
    for written in WRITTEN:
        person.type_into("identifier-written", written)
        person.click("identifier-add")


def _decide(person: AtTheWindow) -> None:
    """It is not Max; the app does not say it again, also after a detour."""
    person.wait_until(lambda: person.sees("alike-card"), "a look-alike")
    assert "same person as Max" in without_isolation(person.text("alike-title"))
    person.click("alike-reject")
    person.wait_until(lambda: not person.sees("alike-card"), "the card to be gone")
    person.choose("people-list", 0)
    person.choose("people-list", 1)
    person.wait_until(lambda: person.text("person-title") == "Somebody", "the page of Somebody")


def _write_down_a_block(person: AtTheWindow) -> None:
    view = person.see("identifier-list")
    assert isinstance(view, QListView)
    rows = range(view.model().rowCount())
    row = next(each for each in rows if "instagram" in str(view.model().index(each, 0).data()))
    view.setCurrentIndex(view.model().index(row, 0))
    person.click("identifier-status")
    blocked = person.see(f"status-{Step.BLOCKED}")
    assert isinstance(blocked, QRadioButton)
    blocked.click()
    assert "Save messages and profiles first" in person.texts_within("status-advice")
    person.click("status-take")
    person.wait_until(lambda: "Blocked" in person.texts_within("status-history"), "the history")


def _link(person: AtTheWindow) -> None:
    person.wait_until(lambda: person.sees("mentions-all"), "the notes that mention the number")
    person.click("mentions-all")
    person.wait_until(lambda: person.sees("linked-notes-list"), "the notes that name them")
    person.choose("linked-notes-list", 0)
    person.see("journal-text")
    person.go(PEOPLE)


def _put_both_into_a_group_and_undo(person: AtTheWindow) -> None:
    view = person.see("people-list")
    assert isinstance(view, QListView)
    view.selectAll()
    person.click("people-chosen-group")
    QTest.keyClicks(person.see("people-group-search"), "owls")
    QTest.keyClick(person.see("people-group-search"), Qt.Key.Key_Return)
    person.wait_until(lambda: "owls" in person.text("people-undo-what"), "the way back")
    person.click("people-undo")


def test_somebody_new_turns_up(person: AtTheWindow, vaults: Vaults, tmp_path: Path) -> None:
    person.make_vault(PASSPHRASE)
    person.write_note("A call from 0044 20 7946 0018, and silence.", [])
    _write_them_down(person)
    _decide(person)
    _write_down_a_block(person)
    _link(person)
    _put_both_into_a_group_and_undo(person)
    person.go(JOURNAL)
    person.window.lock()
    session = vaults.unlock(tmp_path / "vault", Passphrase(PASSPHRASE))
    try:
        row = session.blocklist.page("Somebody")[0]
        kept = session.blocklist.person(row.id)
        assert {each.content.kind for each in kept.identifiers} == KINDS
        assert tuple(each.content.written for each in kept.identifiers) == WRITTEN
        assert kept.about.groups == ()
        assert row.incident_count == 1
    finally:
        session.lock()
