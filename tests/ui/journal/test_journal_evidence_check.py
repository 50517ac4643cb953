"""Checking all files from the settings, and the choice to cover what others made."""

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QCheckBox

from main import Settings
from storage.preferences_file import PreferencesFile
from tests.ui.behind import behind
from tests.ui.conftest import *  # noqa: F403  the window's fixtures
from tests.ui.journal.looking import keep_files, spoil, stripes
from tests.ui.visitor import Visitor
from ui.journal.evidence.damaged_list import DamagedList
from ui.journal.screen import JournalScreen
from ui.shared.two_lines import DETAILS_ROLE


@pytest.fixture
def at_settings(resident: Visitor) -> Visitor:
    resident.click("rail-4")
    return resident


def test_whole_files_are_said_to_be_whole(at_settings: Visitor) -> None:
    at_settings.click("files-check-start")
    at_settings.qtbot.waitUntil(lambda: "No files" in at_settings.reads("files-check-state"))
    keep_files(behind(at_settings.window.runner), ("one.png", stripes()), ("two.txt", b"two"))
    at_settings.click("files-check-start")
    at_settings.qtbot.waitUntil(
        lambda: "2 files checked. Everything is" in at_settings.reads("files-check-state")
    )
    assert not at_settings.sees("files-check-damage")


def test_damaged_and_missing_files_are_named(at_settings: Visitor, folder: Path) -> None:
    session = behind(at_settings.window.runner)
    keep_files(session, ("one.png", stripes()), ("two\n.txt", b"two"), ("three", b"3"))
    spoil(folder, session, 2)
    missing = next(each for each in session.journal.exhibits() if each.number == 3)
    blob = missing.evidence.blob_id
    (folder / "blobs" / blob[:2] / blob).unlink()
    at_settings.click("files-check-start")
    said = at_settings.reads("files-check-damage")
    assert "2 files are not as they were stored." in said
    assert "backup" in said
    listed = at_settings.find(DamagedList, "files-check-list")
    QAbstractItemModelTester(listed.model(), QAbstractItemModelTester.FailureReportingMode.Fatal)
    rows = [listed.model().index(row, 0) for row in range(listed.model().rowCount())]
    assert [row.data() for row in rows] == [
        "Exhibit 2, \u2068two␊.txt\u2069: changed",
        "Exhibit 3, \u2068three\u2069: missing",
    ]
    assert rows[0].data(DETAILS_ROLE) == "In the note of Tuesday, 3 March 2026. Open it"
    QTest.mouseClick(
        listed.viewport(), Qt.MouseButton.LeftButton, pos=listed.visualRect(rows[1]).center()
    )
    at_settings.qtbot.waitUntil(lambda: at_settings.sees("journal-text"))
    side = at_settings.window.unlocked_side
    assert side is not None
    journal = side.current
    assert isinstance(journal, JournalScreen)
    at_settings.qtbot.waitUntil(lambda: journal.editor.text.toPlainText() == "What they sent.")


def test_checking_can_be_stopped(at_settings: Visitor) -> None:
    keep_files(behind(at_settings.window.runner), ("one.png", stripes()))
    at_settings.click("files-check-start")
    at_settings.click("files-check-cancel")
    assert at_settings.reads("files-check-state").startswith("Stopped")
    at_settings.click("files-check-start")
    at_settings.qtbot.waitUntil(lambda: "1 file checked" in at_settings.reads("files-check-state"))


def test_covering_is_kept_and_holds_at_once(at_settings: Visitor, settings: Settings) -> None:
    side = at_settings.window.unlocked_side
    assert side is not None
    journal = side.screens[0]
    assert isinstance(journal, JournalScreen)
    box = at_settings.find(QCheckBox, "cover-previews")
    assert box.isChecked()
    QTest.mouseClick(box, Qt.MouseButton.LeftButton, pos=QPoint(14, box.height() // 2))
    assert not box.isChecked()
    assert not journal.files.is_covering
    at_settings.qtbot.waitUntil(
        lambda: not PreferencesFile(settings.preferences_file).load().cover_previews
    )
