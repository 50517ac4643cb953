"""Backing up to a drive through the window, on a real vault and a real folder."""

import threading
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QAbstractButton

from core.backups.retention import Retention
from core.backups.standing import BackupChoices, KnownDrive, Standing
from core.incidents.evidence import PastedSource
from core.incidents.incident import IncidentContent
from core.progress import Unwatched
from core.vault.session import Session
from tests.core.test_pulse import Seconds
from tests.fakes.clock import FixedClock
from tests.ui.screens.conftest import Desk
from ui.backups.drive_page import DrivePage
from ui.backups.keeping_page import KeepingPage
from ui.backups.screen import BackupScreen
from ui.jobs import WatchedProgress


def fill(session: Session) -> None:
    sealed = session.journal.seal(PastedSource("letter.txt", b"Dear " * 9000), Unwatched())
    session.journal.record(IncidentContent("Eleven calls since noon"), [sealed])


def drives(session: Session) -> tuple[KnownDrive, ...]:
    return session.backups.drives()


def standing(session: Session) -> Standing:
    return session.backups.standing()


@pytest.fixture
def screen(desk: Desk) -> BackupScreen:
    desk.ask(fill)
    screen = BackupScreen(desk.context)
    desk.host(screen)
    screen.resize(1000, 1000)
    screen.show()
    return screen


@pytest.fixture
def page(desk: Desk, screen: BackupScreen, tmp_path: Path) -> DrivePage:
    """The page with a drive chosen on which nothing is yet."""
    place = tmp_path / "stick"
    place.mkdir()
    desk.dialogs.answers = [place]
    click(screen.drive_page.drive.button)
    wait(desk, screen.drive_page)
    return screen.drive_page


def click(button: QAbstractButton) -> None:
    assert button.isEnabled()
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def wait(desk: Desk, page: DrivePage) -> str:
    """Wait until nothing is under way; return what the page says."""
    desk.qtbot.waitUntil(page.back_up_button.isEnabled, timeout=20_000)
    if page.caution.isVisible():
        return f"{page.caution.accessibleName()} {page.caution.accessibleDescription()}"
    return page.result.text if page.result.isVisible() else page.state.text()


def back_up(desk: Desk, page: DrivePage) -> str:
    click(page.back_up_button)
    return wait(desk, page)


def spoil(place: Path) -> None:
    (blob,) = place.glob("copies-*/blobs/*/*")
    data = bytearray(blob.read_bytes())
    data[-1] ^= 1
    blob.write_bytes(data)


def test_a_drive_gets_a_copy_and_shows_it(
    desk: Desk, screen: BackupScreen, page: DrivePage
) -> None:
    assert not page.check_button.isVisible()
    said = back_up(desk, page)
    assert "You can unplug the drive" in said
    assert page.states_model.rowCount() == 1
    spoken = page.states_model.index(0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert "1 note, 1 file" in spoken
    desk.qtbot.waitUntil(lambda: screen.records_model.rowCount() == 1)
    assert "On a drive" in screen.records_model.index(0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert "None was restored on trial yet" in screen.standing.text()


def test_all_of_it_is_checked_and_damage_is_mended_by_the_next_backup(
    desk: Desk, page: DrivePage
) -> None:
    back_up(desk, page)
    click(page.check_button)
    assert "as it was written" in wait(desk, page)
    spoil(page.drive.folder)
    click(page.check_button)
    said = wait(desk, page)
    assert "letter.txt" in said
    assert "Not everything" in said
    back_up(desk, page)
    click(page.check_button)
    assert "Everything on the drive is as it was written" in wait(desk, page)


def test_a_trial_proves_the_copy_and_is_remembered(
    desk: Desk, screen: BackupScreen, page: DrivePage
) -> None:
    back_up(desk, page)
    click(page.drill_button)
    assert "every note and every file came back the same" in wait(desk, page)
    assert desk.ask(standing).last_proof is not None
    desk.qtbot.waitUntil(lambda: "Last restored on trial" in screen.standing.text())
    spoil(page.drive.folder)
    click(page.drill_button)
    assert "Not everything came back" in wait(desk, page)


def test_old_copies_are_marked_and_go_only_when_asked(
    desk: Desk, page: DrivePage, clock: FixedClock
) -> None:
    back_up(desk, page)
    clock.move(timedelta(hours=1))
    back_up(desk, page)
    assert page.states_model.rowCount() == 2
    old = page.states_model.index(1).data(Qt.ItemDataRole.AccessibleTextRole)
    assert "Can go" in old
    assert "1 older copy can go" in page.old_words.text()
    click(page.remove_button)
    desk.qtbot.waitUntil(lambda: page.states_model.rowCount() == 1, timeout=20_000)
    assert not page.remove_button.isVisible()
    assert len(list(page.drive.folder.glob("copies-*/states/*.list"))) == 1


def test_a_stopped_backup_leaves_earlier_copies(desk: Desk, page: DrivePage) -> None:
    back_up(desk, page)
    desk.ask(fill)
    click(page.back_up_button)
    click(page.stop_button)
    wait(desk, page)
    assert page.states_model.rowCount() in {1, 2}, "it may have been too late to stop"
    click(page.check_button)
    assert "as it was written" in wait(desk, page)


def test_a_page_at_work_is_no_wider_than_its_room(
    desk: Desk, screen: BackupScreen, page: DrivePage
) -> None:
    screen.resize(800, 700)
    back_up(desk, page)
    click(page.drill_button)
    desk.qtbot.waitUntil(page.stop_button.isVisible)
    content = page.widget()
    assert content is not None
    assert content.minimumSizeHint().width() <= page.viewport().width()
    buttons = (page.back_up_button, page.check_button, page.drill_button, page.stop_button)
    assert all(each.width() >= each.sizeHint().width() for each in buttons)
    assert all(
        each.mapTo(content, each.rect().topRight()).x() < content.width() for each in buttons
    )
    wait(desk, page)


def test_a_place_that_is_gone_is_said(desk: Desk, page: DrivePage) -> None:
    page.drive.folder.rmdir()
    assert "cannot be written to" in back_up(desk, page)


def test_numbers_are_kept_and_used(desk: Desk, screen: BackupScreen) -> None:
    page = screen.keeping_page
    desk.qtbot.waitUntil(lambda: page.daily.value() == 7)
    assert page.monthly.text() == "all months"
    page.daily.setValue(3)
    page.monthly.setValue(12)
    page.remind.setValue(0)
    assert page.remind.text() == "never"
    page.keep_button.click()
    wanted = BackupChoices(Retention(3, 4, 12), None)
    desk.qtbot.waitUntil(lambda: desk.ask(standing).choices == wanted)
    again = KeepingPage(desk.context)
    desk.host(again)
    desk.qtbot.waitUntil(lambda: again.daily.value() == 3)


def test_an_old_backup_is_said_to_be_old(
    desk: Desk, screen: BackupScreen, page: DrivePage, clock: FixedClock
) -> None:
    assert "Nothing has been backed up" in screen.standing.text()
    back_up(desk, page)
    clock.move(timedelta(days=31))
    later, said = BackupScreen(desk.context), list[str]()
    desk.host(later)
    later.said.connect(said.append)
    desk.qtbot.waitUntil(lambda: "A new one would be good" in later.standing.text())
    assert said == ["The last copy is of Tuesday, 3 March 2026. “Backup” makes a new one."]


def test_a_new_vault_is_not_nagged_and_an_older_one_is_reminded(
    desk: Desk, screen: BackupScreen, clock: FixedClock
) -> None:
    desk.qtbot.waitUntil(lambda: "Nothing has been backed up" in screen.standing.text())
    clock.move(timedelta(days=29))
    early, later = BackupScreen(desk.context), list[str]()
    desk.host(early)
    early.said.connect(later.append)
    desk.qtbot.waitUntil(lambda: bool(early.standing.text()))
    assert later == []
    clock.move(timedelta(days=2))
    late = BackupScreen(desk.context)
    desk.host(late)
    late.said.connect(later.append)
    desk.qtbot.waitUntil(lambda: later != [])
    assert "no copy of this vault elsewhere yet" in later[0]


def test_the_model_stands_qts_own_test(desk: Desk, page: DrivePage) -> None:
    fatal = QAbstractItemModelTester.FailureReportingMode.Fatal
    QAbstractItemModelTester(page.states_model, fatal, page.states_model)
    back_up(desk, page)
    assert page.states_model.rowCount() == 1


def test_a_drive_is_called_what_the_person_calls_it(
    desk: Desk, screen: BackupScreen, page: DrivePage
) -> None:
    assert not page.name.isVisible()
    back_up(desk, page)
    assert page.name.isVisible()
    QTest.keyClicks(page.name, "blue stick")
    QTest.keyClick(page.name, Qt.Key.Key_Return)
    assert [each.name for each in desk.ask(drives)] == ["blue stick"]

    def is_named() -> bool:
        row = screen.records_model.index(0)
        return "blue stick" in row.data(Qt.ItemDataRole.AccessibleTextRole)

    desk.qtbot.waitUntil(is_named)
    assert not [path for path in page.drive.folder.rglob("*") if "blue" in path.name]
    page._on_chosen()
    wait(desk, page)
    assert page.name.text() == "blue stick"


def test_a_drive_that_is_silent_from_the_start_is_told_of_once_it_is_its_turn(
    desk: Desk, page: DrivePage
) -> None:
    page.watch.now = seconds = Seconds()
    others, drive = threading.Event(), threading.Event()
    for _ in range(2):  # as many as there are threads
        desk.runner.work("Bringing in files", lambda _: others.wait(60))
    progress = desk.runner.work("Looking at the drive", lambda _: drive.wait(60))
    page.watch.begin(progress)
    seconds.now += 60
    page.watch.look()
    assert not page.caution.isVisible()
    others.set()
    desk.qtbot.waitUntil(lambda: progress.is_begun)
    page.watch.look()
    seconds.now += 29
    page.watch.look()
    assert not page.caution.isVisible()
    seconds.now += 1
    page.watch.look()
    assert "does not answer" in page.caution.accessibleName()
    assert "What was there before" in page.caution.accessibleName()
    drive.set()
    page.watch.end()
    assert not page.caution.isVisible()


def test_a_drive_that_is_slow_or_silent_is_told_of(desk: Desk, page: DrivePage) -> None:
    page.watch.now = seconds = Seconds()
    progress = WatchedProgress("Backing up to the drive")
    page.watch.begin(progress)
    progress.is_begun = True
    for number in range(70):
        seconds.now += 1
        progress.report(number * 1_000_000, 10_000_000_000)
        page.watch.look()
        assert page.caution.isVisible() == (number >= 59)
    assert "This drive is slow. It may take about 3 hours." in page.caution.accessibleName()
    seconds.now += 31
    page.watch.look()
    assert "Do not pull it yet" in page.caution.accessibleName()
    progress.report(10_000_000_000, 10_000_000_000)
    page.watch.look()
    assert not page.caution.isVisible()
    seconds.now += 31
    page.watch.look()
    assert page.caution.isVisible()
    page.watch.end()
    assert not page.caution.isVisible()
    page.watch.look()
    assert "You can unplug the drive" in back_up(desk, page)
    assert page.watch.progress is None
