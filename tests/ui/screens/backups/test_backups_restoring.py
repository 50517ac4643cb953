"""Backups restored through the window: whole, in part, or what is left of them."""

from datetime import timedelta
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QLabel

from core.incidents.evidence import PastedSource
from core.incidents.incident import IncidentContent
from core.incidents.search import IncidentQuery
from core.progress import Unwatched
from core.vault.credentials import Passphrase, RecoveryWords
from core.vault.session import Session, Vaults
from tests.fakes.clock import FixedClock
from tests.ui.screens.backups_room import (
    FILE_PASSPHRASE,
    OTHER_PASSPHRASE,
    choose,
    click,
    fill_with_file,
    wait_for,
    write,
)
from tests.ui.screens.conftest import PASSPHRASE, Desk
from ui.backups.restore_page import RestorePage
from ui.backups.screen import BackupScreen


def _back_up_to(place: Path, session: Session) -> None:
    snapshot = session.backups.snapshot()
    session.backups.open_drive(place).write(snapshot, Unwatched())
    snapshot.close()


def _fill_restore(desk: Desk, screen: BackupScreen, file: Path, folder: Path) -> None:
    choose(screen, 3)
    page = screen.restore_page
    desk.dialogs.answers = [file, folder]
    click(page.form.file.button)
    click(page.folder.button)
    QTest.keyClicks(page.form.passphrase.field, FILE_PASSPHRASE)


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
    page.form.same.click()
    assert not page.restore_button.isEnabled()
    QTest.keyClicks(page.form.new_passphrase.first.field, OTHER_PASSPHRASE)
    QTest.keyClicks(page.form.new_passphrase.second.field, OTHER_PASSPHRASE)
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


def _at_restore(desk: Desk, screen: BackupScreen, source: Path, passphrase: str) -> RestorePage:
    """Name a backup, look into it, and name a folder for what comes of it."""
    page = _named_at_restore(desk, screen, source, passphrase)
    click(page.form.choice.look_button)
    desk.qtbot.waitUntil(page.form.choice.some.isVisible, timeout=20_000)
    return page


def _named_at_restore(
    desk: Desk, screen: BackupScreen, source: Path, passphrase: str
) -> RestorePage:
    """Name a backup and a folder, and type the passphrase."""
    choose(screen, 3)
    page = screen.restore_page
    desk.dialogs.answers = [source, source.parent / "restored"]
    click(page.form.file.drive_button if source.is_dir() else page.form.file.button)
    QTest.keyClicks(page.form.passphrase.field, passphrase)
    click(page.folder.button)
    return page


def _tick(page: RestorePage, words: str) -> None:
    choice = page.form.choice
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
    desk.ask(fill_with_file)
    target = tmp_path / "elsewhere.age"
    write(desk, screen, target)
    wait_for(desk, screen.write_page)
    page = _at_restore(desk, screen, target, FILE_PASSPHRASE)
    QAbstractItemModelTester(page.form.choice.model)
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
    desk.ask(fill_with_file)
    desk.ask(partial(_back_up_to, place))
    page = _at_restore(desk, screen, place, PASSPHRASE)
    assert page.form.choice.states.count() == 2
    assert page.form.choice.model.rowCount() == 2
    page.form.choice.states.setCurrentIndex(1)
    desk.qtbot.waitUntil(lambda: page.form.choice.model.rowCount() == 1)
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
    assert "note came back" in page.caution.accessibleDescription()
    vaults.unlock(tmp_path / "restored", Passphrase(FILE_PASSPHRASE)).lock()
    backup.write_bytes(good[:300])
    desk.dialogs.answers = [backup, tmp_path / "nothing"]
    click(page.form.file.button)
    click(page.folder.button)
    QTest.keyClicks(page.form.passphrase.field, FILE_PASSPHRASE)
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
    click(page.form.file.button)
    QTest.keyClicks(page.form.passphrase.field, "wrong")
    click(page.form.choice.look_button)
    assert "did not open" in wait_for(desk, page)
    assert page.form.choice.look_button.isVisible()
