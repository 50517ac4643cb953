"""Another key for the vault, from the backup screen."""

from PySide6.QtTest import QTest

from tests.ui.screens.backups_room import OTHER_PASSPHRASE, choose, click, fill_with_file, wait_for
from tests.ui.screens.conftest import PASSPHRASE, Desk
from ui.backups.renew_page import RenewPage
from ui.backups.screen import BackupScreen


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
    desk.ask(fill_with_file)
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
