"""Recovery words and backup files at the window: made, said, checked, restored."""

from pathlib import Path

import pytest
from PySide6.QtTest import QTest

from core.vault.credentials import Passphrase
from core.vault.session import Session, Vaults
from core.vault.ways_in import WayKind
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
from ui.backups.check_page import CheckPage
from ui.backups.screen import BackupScreen

OTHER_PASSPHRASE = "four amber windows glowing"


@pytest.fixture
def screen(desk: Desk) -> BackupScreen:
    return shown_screen(desk)


def _small(file: Path) -> Path:
    return file.with_name(f"{file.name}.words")


def _typed(desk: Desk) -> str:
    return " ".join(desk.words.words)


def _take_words_away(session: Session) -> None:
    ways = session.access.ways_in()
    (way,) = (each for each in ways if each.kind is WayKind.RECOVERY_WORDS)
    session.access.remove(PASSPHRASE, way.way_id)


def test_words_open_a_file_unless_the_person_wants_it_otherwise(
    desk: Desk, screen: BackupScreen, tmp_path: Path
) -> None:
    page = screen.write_page
    write(desk, screen, tmp_path / "a.age")
    said = wait_for(desk, page)
    assert _small(tmp_path / "a.age").exists()
    assert "a.age.words" in said
    assert "The two belong together" in said
    assert "small second file" in page.about_words.text()
    page.with_words.click()
    assert "Then only the passphrase" in page.about_words.text()
    write(desk, screen, tmp_path / "b.age")
    assert "belong together" not in wait_for(desk, page)
    assert sorted(tmp_path.glob("*.words")) == [_small(tmp_path / "a.age")]


def test_a_vault_without_words_is_not_asked(
    desk: Desk, screen: BackupScreen, tmp_path: Path
) -> None:
    desk.ask(_take_words_away)
    page = screen.write_page
    choose(screen, 1)
    desk.qtbot.waitUntil(lambda: not page.with_words.isVisible())
    assert "has no recovery words" in page.about_words.text()
    write(desk, screen, tmp_path / "a.age")
    assert "read back" in wait_for(desk, page)
    assert not page.caution.isVisible()
    assert [each.name for each in tmp_path.glob("a.age*")] == ["a.age"]


def test_words_that_were_taken_away_meanwhile_are_said_to_open_nothing(
    desk: Desk, screen: BackupScreen, tmp_path: Path
) -> None:
    page = screen.write_page
    type_new_passphrase(desk, screen)
    desk.ask(_take_words_away)
    desk.dialogs.answers = [tmp_path / "a.age"]
    click(page.write_button)
    assert "read back" in wait_for(desk, page)
    assert "has no recovery words" in page.caution.accessibleName()


def test_a_small_file_that_fails_is_said_and_the_backup_kept(
    desk: Desk, screen: BackupScreen, tmp_path: Path
) -> None:
    page = screen.write_page
    file = tmp_path / ("x" * 251 + ".age")
    write(desk, screen, file)
    assert "read back" in wait_for(desk, page)
    assert "was not written" in page.caution.accessibleName()
    assert "read back" in page.result.text
    assert "opens and is whole" in check(desk, screen, file, FILE_PASSPHRASE)


def test_a_file_is_checked_with_words(desk: Desk, screen: BackupScreen, tmp_path: Path) -> None:
    file = tmp_path / "a.age"
    write(desk, screen, file)
    wait_for(desk, screen.write_page)
    assert "opens and is whole: 1 note" in check(desk, screen, file, _typed(desk))
    _small(file).rename(tmp_path / "elsewhere")
    said = check(desk, screen, file, _typed(desk))
    assert "a.age.words" in said
    assert "not beside it" in said


def _choose_file(desk: Desk, screen: BackupScreen, file: Path) -> CheckPage:
    choose(screen, 2)
    desk.dialogs.answers = [file]
    click(screen.check_page.file.button)
    return screen.check_page


def test_a_small_file_that_is_missing_is_made_again(
    desk: Desk, screen: BackupScreen, tmp_path: Path
) -> None:
    file = tmp_path / "a.age"
    write(desk, screen, file)
    wait_for(desk, screen.write_page)
    _small(file).unlink()
    page = _choose_file(desk, screen, file)
    button = page.words_again.button
    desk.qtbot.waitUntil(button.isVisible)
    assert not button.isEnabled()
    QTest.keyClicks(page.passphrase.field, "not this one")
    click(button)
    assert "did not open" in wait_for(desk, page)
    assert not _small(file).exists()
    assert button.isVisible()
    page.passphrase.clear()
    QTest.keyClicks(page.passphrase.field, FILE_PASSPHRASE)
    click(button)
    desk.qtbot.waitUntil(page.result.isVisible)
    assert "The two belong together" in page.result.text
    assert not button.isVisible()
    assert page.passphrase.text == ""
    assert page.passphrase.field.hasFocus()
    assert "opens and is whole: 1 note" in check(desk, screen, file, _typed(desk))


def test_it_is_offered_only_where_it_can_help(
    desk: Desk, screen: BackupScreen, tmp_path: Path
) -> None:
    with_small, without = tmp_path / "a.age", tmp_path / "b.age"
    write(desk, screen, with_small)
    wait_for(desk, screen.write_page)
    without.write_bytes(with_small.read_bytes())
    again = _choose_file(desk, screen, without).words_again
    desk.qtbot.waitUntil(again.isVisible)
    _choose_file(desk, screen, with_small)
    assert not again.isVisible()
    again._on_looked(without)  # an answer about a file that was chosen before
    assert not again.isVisible()
    desk.ask(_take_words_away)
    _choose_file(desk, screen, without)
    assert "opens and is whole" in check(desk, screen, without, FILE_PASSPHRASE)
    assert not again.isVisible()


def test_a_file_is_looked_into_and_restored_with_words(
    desk: Desk, screen: BackupScreen, vaults: Vaults, tmp_path: Path
) -> None:
    file = tmp_path / "a.age"
    write(desk, screen, file)
    wait_for(desk, screen.write_page)
    choose(screen, 3)
    page = screen.restore_page
    desk.dialogs.answers = [file, tmp_path / "new"]
    click(page.form.file.button)
    click(page.folder.button)
    assert "recovery words" in page.form.words_hint.text()
    QTest.keyClicks(page.form.passphrase.field, _typed(desk))
    assert not page.form.same.isVisible()
    click(page.form.choice.look_button)
    desk.qtbot.waitUntil(page.form.choice.some.isVisible, timeout=20_000)
    assert page.form.choice.model.rowCount() == 1
    for field in (page.form.new_passphrase.first.field, page.form.new_passphrase.second.field):
        QTest.keyClicks(field, OTHER_PASSPHRASE)
    desk.qtbot.waitUntil(page.restore_button.isEnabled)
    click(page.restore_button)
    assert "new vault is ready" in wait_for(desk, page)
    session = vaults.unlock(tmp_path / "new", Passphrase(OTHER_PASSPHRASE))
    assert [row.name for row in session.blocklist.page()] == ["Alex"]
    session.lock()
