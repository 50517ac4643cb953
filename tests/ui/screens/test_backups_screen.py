"""Backups, written, checked and restored through the window on a real vault."""

import gc
import re
import weakref
from datetime import timedelta
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QLabel

from core.backups.backup import BackupRecord
from core.incidents.evidence import PastedSource
from core.incidents.incident import IncidentContent
from core.incidents.search import IncidentQuery
from core.progress import Unwatched
from core.vault.credentials import Passphrase, RecoveryWords
from core.vault.session import Session, Vaults
from tests.fakes.clock import FixedClock
from tests.ui.screens.backups_room import (
    FILE_PASSPHRASE,
    check,
    choose,
    click,
    shown_screen,
    type_new_passphrase,
    wait_for,
    write,
)
from tests.ui.screens.conftest import PASSPHRASE, Desk
from ui.backups.choices_model import ChoicesModel
from ui.backups.renew_page import RenewPage
from ui.backups.restore_page import RestorePage
from ui.backups.screen import BackupScreen

OTHER_PASSPHRASE = "four amber windows glowing"


def _fill_with_file(session: Session) -> None:
    sealed = session.journal.seal(PastedSource("letter.txt", b"Dear"), Unwatched())
    session.journal.record(IncidentContent("He wrote."), [sealed])


def _back_up_to(place: Path, session: Session) -> None:
    snapshot = session.backups.snapshot()
    session.backups.open_drive(place).write(snapshot, Unwatched())
    snapshot.close()


@pytest.fixture
def screen(desk: Desk) -> BackupScreen:
    return shown_screen(desk)


@pytest.fixture
def backup(desk: Desk, screen: BackupScreen, tmp_path: Path) -> Path:
    """A backup file written through the window."""
    target = tmp_path / "elsewhere.age"
    write(desk, screen, target)
    assert "read back" in wait_for(desk, screen.write_page)
    return target


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


def _fill_restore(desk: Desk, screen: BackupScreen, file: Path, folder: Path) -> None:
    choose(screen, 3)
    page = screen.restore_page
    desk.dialogs.answers = [file, folder]
    click(page.file.button)
    click(page.folder.button)
    QTest.keyClicks(page.passphrase.field, FILE_PASSPHRASE)


def _shown_words(screen: BackupScreen) -> RecoveryWords:
    labels = [
        screen.restore_page.words.findChild(QLabel, f"word-{number}") for number in range(1, 13)
    ]
    return RecoveryWords(tuple(label.text() for label in labels if isinstance(label, QLabel)))


def test_a_backup_is_restored_and_its_new_words_open_it(
    desk: Desk, screen: BackupScreen, backup: Path, vaults: Vaults, tmp_path: Path
) -> None:
    folder = tmp_path / "new"
    _fill_restore(desk, screen, backup, folder)
    click(screen.restore_page.restore_button)
    assert "new vault is ready" in wait_for(desk, screen.restore_page)
    words = _shown_words(screen)
    click(screen.restore_page.words.done_button)
    assert not screen.restore_page.words.isVisible()
    for credential in (Passphrase(FILE_PASSPHRASE), words):
        session = vaults.unlock(folder, credential)
        assert [row.name for row in session.blocklist.page()] == ["Alex"]
        session.lock()
    assert desk.ask(Session.info).person_count == 1, "the open vault is as it was"


def test_the_restored_vault_can_have_another_passphrase(
    desk: Desk, screen: BackupScreen, backup: Path, vaults: Vaults, tmp_path: Path
) -> None:
    page = screen.restore_page
    _fill_restore(desk, screen, backup, tmp_path / "new")
    page.same.click()
    assert not page.restore_button.isEnabled()
    QTest.keyClicks(page.new_passphrase.first.field, OTHER_PASSPHRASE)
    QTest.keyClicks(page.new_passphrase.second.field, OTHER_PASSPHRASE)
    desk.qtbot.waitUntil(page.restore_button.isEnabled)
    click(page.restore_button)
    wait_for(desk, page)
    vaults.unlock(tmp_path / "new", Passphrase(OTHER_PASSPHRASE)).lock()


def test_a_folder_that_holds_something_is_refused(
    desk: Desk, screen: BackupScreen, backup: Path
) -> None:
    _fill_restore(desk, screen, backup, desk.folder)
    click(screen.restore_page.restore_button)
    assert "other files" in wait_for(desk, screen.restore_page)
    assert screen.restore_page.restore_button.isEnabled()
    assert not screen.restore_page.words.isVisible()


def test_printing_without_a_printer_says_what_to_do(
    desk: Desk, screen: BackupScreen, backup: Path, tmp_path: Path
) -> None:
    _fill_restore(desk, screen, backup, tmp_path / "new")
    click(screen.restore_page.restore_button)
    wait_for(desk, screen.restore_page)
    words = screen.restore_page.words
    click(words.print_button)
    assert "no printer" in words.hint.text()


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


def _fill_renewal(desk: Desk, screen: BackupScreen, own: str) -> RenewPage:
    choose(screen, 4)
    page = screen.renew_page
    for field in (page.passphrase.first.field, page.passphrase.second.field):
        QTest.keyClicks(field, OTHER_PASSPHRASE)
    page.own.clear()
    QTest.keyClicks(page.own.secret.field, own)
    desk.qtbot.waitUntil(page.renew_button.isEnabled)
    click(page.renew_button)
    return page


def test_no_key_is_made_without_the_own_passphrase(desk: Desk, screen: BackupScreen) -> None:
    page = _fill_renewal(desk, screen, "not this one")
    desk.qtbot.waitUntil(page.own.caution.isVisible, timeout=20_000)
    assert not page.words.isVisible()
    assert page.renew_button.isVisible()


def test_what_would_not_come_along_is_said_before_anything_changes(
    desk: Desk, screen: BackupScreen
) -> None:
    desk.ask(_fill_with_file)
    (blob,) = desk.folder.glob("blobs/*/*")
    blob.write_bytes(blob.read_bytes()[:-1] + b"?")
    page = _fill_renewal(desk, screen, PASSPHRASE)
    assert "letter.txt" in wait_for(desk, page)
    assert page.words.isVisible()
    click(page.stop_button)
    desk.qtbot.waitUntil(page.renew_button.isVisible)
    assert not page.words.isVisible()


def test_making_a_key_can_be_stopped(desk: Desk, screen: BackupScreen) -> None:
    page = _fill_renewal(desk, screen, PASSPHRASE)
    click(page.stop_button)
    desk.qtbot.waitUntil(lambda: not page.stop_button.isVisible(), timeout=20_000)
    assert page.renew_button.isVisible()
    assert not page.words.isVisible()
    assert not list(desk.folder.glob(".*.part"))


def _at_restore(desk: Desk, screen: BackupScreen, source: Path, passphrase: str) -> RestorePage:
    """Name a backup, look into it, and name a folder for what comes of it."""
    page = _named_at_restore(desk, screen, source, passphrase)
    click(page.choice.look_button)
    desk.qtbot.waitUntil(page.choice.some.isVisible, timeout=20_000)
    return page


def _named_at_restore(
    desk: Desk, screen: BackupScreen, source: Path, passphrase: str
) -> RestorePage:
    """Name a backup and a folder, and type the passphrase."""
    choose(screen, 3)
    page = screen.restore_page
    desk.dialogs.answers = [source, source.parent / "restored"]
    click(page.file.drive_button if source.is_dir() else page.file.button)
    QTest.keyClicks(page.passphrase.field, passphrase)
    click(page.folder.button)
    return page


def _tick(page: RestorePage, words: str) -> None:
    choice = page.choice
    choice.some.setChecked(True)
    assert not page.restore_button.isEnabled()
    QTest.keyClicks(choice.filter, words)
    assert choice.model.rowCount() == 1
    choice.notes.setCurrentIndex(choice.model.index(0))
    QTest.keyClick(choice.notes, Qt.Key.Key_Space)
    assert "1 note is ticked" in choice.count.text()
    choice.filter.clear()


def _texts_in(vaults: Vaults, folder: Path, passphrase: str) -> list[str]:
    session = vaults.unlock(folder, Passphrase(passphrase))
    try:
        return [row.excerpt for row in session.journal.page(IncidentQuery(), limit=9)]
    finally:
        session.lock()


def test_only_chosen_notes_of_a_file_are_restored(
    desk: Desk, screen: BackupScreen, vaults: Vaults, tmp_path: Path
) -> None:
    desk.ask(_fill_with_file)
    target = tmp_path / "elsewhere.age"
    write(desk, screen, target)
    wait_for(desk, screen.write_page)
    page = _at_restore(desk, screen, target, FILE_PASSPHRASE)
    QAbstractItemModelTester(page.choice.model)
    assert page.restore_button.isEnabled()
    _tick(page, "ELEVEN")
    click(page.restore_button)
    assert "ready" in wait_for(desk, page)
    assert _texts_in(vaults, tmp_path / "restored", FILE_PASSPHRASE) == ["Eleven calls since noon"]
    assert not list((tmp_path / "restored").glob("blobs/*/*"))


def test_an_older_copy_of_a_drive_is_restored(
    desk: Desk, screen: BackupScreen, vaults: Vaults, clock: FixedClock, tmp_path: Path
) -> None:
    place = tmp_path / "stick"
    place.mkdir()
    desk.ask(partial(_back_up_to, place))
    clock.move(timedelta(days=1))
    desk.ask(_fill_with_file)
    desk.ask(partial(_back_up_to, place))
    page = _at_restore(desk, screen, place, PASSPHRASE)
    assert page.choice.states.count() == 2
    assert page.choice.model.rowCount() == 2
    page.choice.states.setCurrentIndex(1)
    desk.qtbot.waitUntil(lambda: page.choice.model.rowCount() == 1)
    desk.qtbot.waitUntil(page.restore_button.isEnabled)
    click(page.restore_button)
    assert "ready" in wait_for(desk, page)
    assert _texts_in(vaults, tmp_path / "restored", PASSPHRASE) == ["Eleven calls since noon"]


def _fill_with_large_file(session: Session) -> None:
    """So large that the end of a backup holds nothing but this file."""
    sealed = session.journal.seal(PastedSource("letter.txt", b"Dear " * 60_000), Unwatched())
    session.journal.record(IncidentContent("He wrote at length."), [sealed])


def test_of_a_damaged_file_the_rest_is_restored(
    desk: Desk, screen: BackupScreen, vaults: Vaults, tmp_path: Path
) -> None:
    desk.ask(_fill_with_large_file)
    target = tmp_path / "elsewhere.age"
    write(desk, screen, target)
    wait_for(desk, screen.write_page)
    target.write_bytes(target.read_bytes()[:-5])
    page = _at_restore(desk, screen, target, FILE_PASSPHRASE)
    assert not page.rest_button.isVisible()
    click(page.restore_button)
    assert "altered or cut short" in wait_for(desk, page)
    page.calm()
    click(page.rest_button)
    desk.qtbot.waitUntil(page.words.isVisible, timeout=20_000)
    assert "letter.txt" in page.caution.accessibleName()
    assert not page.rest_button.isVisible()
    assert len(_texts_in(vaults, tmp_path / "restored", FILE_PASSPHRASE)) == 2


def test_of_a_file_whose_notes_are_damaged_it_is_said_what_came_back(
    desk: Desk, screen: BackupScreen, backup: Path, vaults: Vaults, tmp_path: Path
) -> None:
    good = backup.read_bytes()
    backup.write_bytes(good[: len(good) // 3])
    page = _named_at_restore(desk, screen, backup, FILE_PASSPHRASE)
    click(page.restore_button)
    assert "altered or cut short" in wait_for(desk, page)
    page.calm()
    click(page.rest_button)
    desk.qtbot.waitUntil(page.words.isVisible, timeout=20_000)
    assert page.caution.accessibleName() == "What could be saved of a damaged backup"
    assert "notes came back" in page.caution.accessibleDescription()
    vaults.unlock(tmp_path / "restored", Passphrase(FILE_PASSPHRASE)).lock()
    backup.write_bytes(good[:300])
    desk.dialogs.answers = [backup, tmp_path / "nothing"]
    click(page.file.button)
    click(page.folder.button)
    QTest.keyClicks(page.passphrase.field, FILE_PASSPHRASE)
    page.calm()
    click(page.restore_button)
    assert "altered or cut short" in wait_for(desk, page)
    page.calm()
    click(page.rest_button)
    assert "Nothing could be saved" in wait_for(desk, page)
    assert not page.rest_button.isVisible()


def test_what_cannot_be_looked_into_says_why(
    desk: Desk, screen: BackupScreen, backup: Path
) -> None:
    choose(screen, 3)
    page = screen.restore_page
    desk.dialogs.answers = [backup]
    click(page.file.button)
    QTest.keyClicks(page.passphrase.field, "wrong")
    click(page.choice.look_button)
    assert "did not open" in wait_for(desk, page)
    assert page.choice.look_button.isVisible()


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
