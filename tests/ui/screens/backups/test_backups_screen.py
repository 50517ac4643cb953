"""Backups, written, checked and restored through the window on a real vault."""

import gc
import re
import weakref
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest

from core.backups.backup import BackupRecord
from core.vault.session import Session
from tests.ui.screens.backups_room import (
    FILE_PASSPHRASE,
    check,
    choose,
    click,
    type_new_passphrase,
    wait_for,
    write,
)
from tests.ui.screens.conftest import PASSPHRASE, Desk
from ui.backups.choices_model import ChoicesModel
from ui.backups.screen import BackupScreen


def _latest(session: Session) -> tuple[BackupRecord, ...]:
    return session.backups.latest()


def _scratch_files(desk: Desk) -> list[Path]:
    """What the vault folder holds beyond what an unlocked vault always has."""
    return [each for each in desk.folder.rglob("*") if "scratch" in str(each) and each.is_file()]


def test_a_backup_is_written_read_back_and_remembered(
    desk: Desk, screen: BackupScreen, backup: Path
) -> None:
    assert backup.read_bytes().startswith(b"age-encryption.org/v1")
    assert "1 note, 0 files" in screen.write_page.result.text
    assert len(desk.ask(_latest)) == 1
    desk.qtbot.waitUntil(lambda: screen.records_model.rowCount() == 1)
    desk.qtbot.waitUntil(lambda: "Last made: " in screen.standing.text())
    assert _scratch_files(desk) == []


def test_the_suggested_name_tells_nothing(desk: Desk, screen: BackupScreen) -> None:
    type_new_passphrase(desk, screen)
    click(screen.write_page.write_button)
    assert re.fullmatch(r"copy-\d{4}-\d\d-\d\d\.age", desk.dialogs.suggested)
    assert screen.write_page.write_button.isEnabled(), "nothing was chosen, nothing began"


def test_the_passphrase_is_forgotten_once_the_file_is_written(
    screen: BackupScreen, backup: Path
) -> None:
    assert backup.exists()
    assert screen.write_page.passphrase.passphrase == ""
    assert screen.write_page.own.typed == ""
    assert not screen.write_page.write_button.isEnabled()


def test_a_file_that_is_there_is_left_alone(
    desk: Desk, screen: BackupScreen, tmp_path: Path
) -> None:
    target = tmp_path / "mine.age"
    target.write_text("something of mine")
    write(desk, screen, target)
    assert "mine.age" in wait_for(desk, screen.write_page)
    assert target.read_text() == "something of mine"
    assert screen.write_page.passphrase.passphrase == FILE_PASSPHRASE
    assert screen.write_page.write_button.isEnabled()
    assert desk.ask(_latest) == ()
    assert _scratch_files(desk) == []


def test_nothing_is_written_without_the_vaults_own_passphrase(
    desk: Desk, screen: BackupScreen, tmp_path: Path
) -> None:
    own = screen.write_page.own
    type_new_passphrase(desk, screen)
    own.secret.clear()
    assert not screen.write_page.write_button.isEnabled()
    QTest.keyClicks(own.secret.field, "not this one")
    desk.dialogs.answers = [tmp_path / "a.age"]
    QTest.keyClick(own.secret.field, Qt.Key.Key_Return)
    desk.qtbot.waitUntil(own.caution.isVisible)
    assert own.caution.accessibleName() == "It did not open with this passphrase."
    assert own.secret.field.selectedText() == "not this one"
    assert not (tmp_path / "a.age").exists()
    assert screen.write_page.passphrase.passphrase == FILE_PASSPHRASE
    QTest.keyClicks(own.secret.field, PASSPHRASE)
    desk.dialogs.answers = [tmp_path / "a.age"]
    click(screen.write_page.write_button)
    assert "read back" in wait_for(desk, screen.write_page)


def test_a_stopped_backup_leaves_nothing(desk: Desk, screen: BackupScreen, tmp_path: Path) -> None:
    target = tmp_path / "stopped.age"
    write(desk, screen, target)
    click(screen.write_page.stop_button)
    desk.qtbot.waitUntil(screen.write_page.write_button.isEnabled)
    assert "Stopped" in screen.write_page.state.text()
    assert list(tmp_path.glob("*stopped*")) == []
    assert desk.ask(_latest) == ()
    assert _scratch_files(desk) == []


def test_locking_while_a_backup_is_written_leaves_nothing(
    desk: Desk, screen: BackupScreen, tmp_path: Path
) -> None:
    write(desk, screen, tmp_path / "locked.age")
    with desk.qtbot.waitSignal(desk.runner.work_started):
        pass
    desk.runner.lock()
    assert _scratch_files(desk) == []


def test_a_whole_backup_is_said_to_be_whole(desk: Desk, screen: BackupScreen, backup: Path) -> None:
    said = check(desk, screen, backup, FILE_PASSPHRASE)
    assert "opens and is whole: 1 note, 0 files" in said
    assert "3 March 2026" in said


def test_a_wrong_passphrase_a_damaged_and_a_foreign_file_are_told_apart(
    desk: Desk, screen: BackupScreen, backup: Path, tmp_path: Path
) -> None:
    foreign, damaged = tmp_path / "letter.age", tmp_path / "damaged.age"
    foreign.write_text("Dear diary")
    data = bytearray(backup.read_bytes())
    data[-20] ^= 1
    damaged.write_bytes(data)
    said = [
        check(desk, screen, backup, "wrong passphrase here"),
        check(desk, screen, foreign, FILE_PASSPHRASE),
        check(desk, screen, damaged, FILE_PASSPHRASE),
    ]
    assert "did not open" in said[0]
    assert "not a backup" in said[1]
    assert "altered or cut short" in said[2]


def test_ctrl_n_leads_to_the_drive(screen: BackupScreen) -> None:
    choose(screen, 2)
    screen.start_new()
    assert screen.stack.currentWidget() is screen.drive_page


def test_the_models_stand_qts_own_test(desk: Desk, screen: BackupScreen, backup: Path) -> None:
    assert backup.exists()
    fatal = QAbstractItemModelTester.FailureReportingMode.Fatal
    choices = ChoicesModel(desk)
    for model in (choices, screen.records_model):
        QAbstractItemModelTester(model, fatal, model)
    screen.records_model.show(desk.ask(_latest), ())
    spoken = screen.records_model.index(0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert "3 March 2026" in spoken
    assert "1 note" in spoken


def test_nothing_keeps_the_screen_after_it_is_gone(desk: Desk) -> None:
    screen = BackupScreen(desk.context)
    screen.show()
    desk.ask(_latest)
    gone = [weakref.ref(each) for each in (screen, screen.write_page, screen.restore_page)]
    screen.deleteLater()
    del screen
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    gc.collect()
    assert [each() for each in gone] == [None] * len(gone)


def test_the_vaults_own_passphrase_may_be_used_too(
    desk: Desk, screen: BackupScreen, tmp_path: Path
) -> None:
    choose(screen, 1)
    passphrase = screen.write_page.passphrase
    own = screen.write_page.own.secret.field
    for field in (passphrase.first.field, passphrase.second.field, own):
        QTest.keyClicks(field, PASSPHRASE)
    desk.qtbot.waitUntil(screen.write_page.write_button.isEnabled)
    desk.dialogs.answers = [tmp_path / "own.age"]
    click(screen.write_page.write_button)
    assert "read back" in wait_for(desk, screen.write_page)


def test_in_a_low_window_the_last_thing_to_do_is_reached_by_scrolling(
    desk: Desk, screen: BackupScreen
) -> None:
    bar = screen.choices.verticalScrollBar()
    assert not bar.isVisible()
    screen.setMinimumHeight(1)
    screen.resize(1000, 260)
    desk.qtbot.waitUntil(bar.isVisible)
    bar.setValue(bar.maximum())
    last = screen.choices.model().index(screen.choices.model().rowCount() - 1, 0)
    assert screen.choices.viewport().rect().contains(screen.choices.visualRect(last))
