"""Writing an incident down in under a minute: at most four actions, one of them a picture."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QGuiApplication, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from core.incidents.search import IncidentQuery
from core.vault.credentials import Passphrase
from core.vault.session import Vaults
from main import Settings
from tests.journeys.at_the_window import JOURNAL, SETTINGS, AtTheWindow, open_window

PASSPHRASE = "quartz lantern meadow violin"


@pytest.fixture
def person(
    qapp: QApplication, vaults: Vaults, settings: Settings, tmp_path: Path
) -> Iterator[AtTheWindow]:
    assert qapp is not None
    with open_window(vaults, settings, tmp_path / "vault") as person:
        yield person


def _screenshot() -> None:
    """What the person did in another program."""
    image = QImage(640, 480, QImage.Format.Format_RGB32)
    image.fill(QColor("teal"))
    QGuiApplication.clipboard().setImage(image)


def _kept(person: AtTheWindow, vaults: Vaults, folder: Path) -> list[tuple[str, int]]:
    """Wait until the page says so, lock, and look into the vault."""
    person.wait_until(lambda: person.text("journal-state") == "Kept", "the note to be kept")
    person.window.lock()
    session = vaults.unlock(folder, Passphrase(PASSPHRASE))
    try:
        rows = session.journal.page(IncidentQuery())
        return [(row.excerpt, row.exhibit_count) for row in rows]
    finally:
        session.lock()


def _write(person: AtTheWindow) -> int:
    """Type, paste, keep, without a wait in between; return how many actions that is."""
    field = QApplication.focusWidget()
    assert field is person.see("journal-text")
    QTest.keyClicks(field, "He is outside again.")
    person.press(Qt.Key.Key_V)
    person.press(Qt.Key.Key_Return)
    return 3


@pytest.mark.parametrize("place", [JOURNAL, SETTINGS])
def test_a_new_note_with_a_screenshot_takes_four_actions(
    person: AtTheWindow, vaults: Vaults, tmp_path: Path, place: int
) -> None:
    person.make_vault(PASSPHRASE)
    person.go(place)
    _screenshot()
    person.press(Qt.Key.Key_N)
    actions = 1 + _write(person)
    assert _kept(person, vaults, tmp_path / "vault") == [("He is outside again.", 1)]
    assert actions <= 4


def test_a_start_for_a_new_note_leads_to_an_empty_page(
    qapp: QApplication, vaults: Vaults, settings: Settings, tmp_path: Path
) -> None:
    assert qapp is not None
    vaults.create(tmp_path / "vault", PASSPHRASE).session.lock()
    _screenshot()
    with open_window(vaults, settings, tmp_path / "vault") as person:
        person.window.entering.begins_new = True
        person.type_into("passphrase", PASSPHRASE)
        person.click("unlock")
        person.see("journal-text")
        actions = _write(person)
        assert _kept(person, vaults, tmp_path / "vault") == [("He is outside again.", 1)]
        assert actions <= 4
        assert not person.window.entering.begins_new
