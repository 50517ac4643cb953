"""A note tells what was done because of it, and leads there."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QPushButton

from core.blocklists.person import IdentifierContent, IdentifierKind, PersonContent
from core.blocklists.status import StatusContent, Step
from core.incidents.incident import IncidentContent
from core.vault.session import Session, Vaults
from main import Settings
from tests.journeys.at_the_window import JOURNAL, AtTheWindow, open_window
from ui.plain_text import without_isolation

PASSPHRASE = "orbit lantern cactus violin"
DAY = date(2026, 3, 2)


def _person(session: Session, name: str, count: int) -> None:
    """Keep a note, and somebody whose accounts were blocked because of it, one after the other."""
    accounts = tuple(
        IdentifierContent(IdentifierKind.HANDLE, f"@{name}&{number}", "Instagram")
        for number in range(count)
    )
    person = session.blocklist.add(PersonContent(name, identifiers=accounts)).value
    note = session.journal.record(IncidentContent(f"{name} wrote again.")).value
    for each in person.identifiers:
        blocked = StatusContent(Step.BLOCKED, DAY, incidents=(note.id,))
        session.statuses.record((each.id,), blocked)
    undone = StatusContent(Step.NOT_YET, DAY, incidents=(note.id,))
    session.statuses.record((person.identifiers[0].id,), undone)


def _steps(person: AtTheWindow) -> list[str]:
    buttons = [each for each in person.see_all("note-step") if isinstance(each, QPushButton)]
    return [without_isolation(each.toolTip()) for each in buttons]


@pytest.mark.usefixtures("qapp")
def test_steps_are_shown_in_the_note_and_lead_to_the_person(
    vaults: Vaults, settings: Settings, tmp_path: Path
) -> None:
    session = vaults.create(tmp_path / "vault", PASSPHRASE).session
    _person(session, "Max", 8)
    _person(session, "Bo", 1)
    session.journal.record(IncidentContent("Nothing was done about this."))
    session.lock()
    with open_window(vaults, settings, tmp_path / "vault") as person:
        person.unlock(PASSPHRASE)
        person.go(JOURNAL)
        person.choose("journal-list", 2)
        person.wait_until(lambda: person.sees("note-step"), "the steps")
        steps = _steps(person)
        assert [each.partition(": ")[2] for each in steps] == [
            f"@Max&{number} (Max)" for number in (7, 6, 5, 4, 3, 2)
        ]
        assert steps[0].startswith("Blocked ")
        assert "and 2 more" in person.texts_within("note-steps")
        person.choose("journal-list", 0)
        person.wait_until(lambda: not person.sees("note-steps"), "no steps")
        person.choose("journal-list", 1)
        person.wait_until(lambda: person.sees("note-step"), "the step of the other note")
        assert "and" not in person.texts_within("note-steps")
        person.click("note-step")
        person.wait_until(lambda: person.text("person-title") == "Bo", "the page of Bo")
