"""The backup screen on a vault with something in it, and what is done there."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton

from core.blocklists.person import PersonContent
from core.incidents.evidence import PastedSource
from core.incidents.incident import IncidentContent
from core.progress import Unwatched
from core.vault.session import Session
from tests.ui.screens.conftest import PASSPHRASE, Desk
from ui.backups.backup_page import BackupPage
from ui.backups.screen import BackupScreen

FILE_PASSPHRASE = "nine copper kettles whistle"
OTHER_PASSPHRASE = "four amber windows glowing"


def _fill(session: Session) -> None:
    session.journal.record(IncidentContent("Eleven calls since noon"))
    session.blocklist.add(PersonContent("Alex"))


def fill_with_file(session: Session) -> None:
    """Add a note with a file."""
    sealed = session.journal.seal(PastedSource("letter.txt", b"Dear"), Unwatched())
    session.journal.record(IncidentContent("He wrote."), [sealed])


def shown_screen(desk: Desk) -> BackupScreen:
    """Show the screen on a vault with one note and one person."""
    desk.ask(_fill)
    screen = BackupScreen(desk.context)
    desk.host(screen)
    screen.resize(1000, 900)
    screen.show()
    return screen


def click(button: QAbstractButton) -> None:
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def choose(screen: BackupScreen, row: int) -> None:
    index = screen.choices.model().index(row, 0)
    where = screen.choices.visualRect(index).center()
    QTest.mouseClick(
        screen.choices.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, where
    )


def type_new_passphrase(desk: Desk, screen: BackupScreen) -> None:
    choose(screen, 1)
    passphrase = screen.write_page.passphrase
    QTest.keyClicks(passphrase.first.field, FILE_PASSPHRASE)
    QTest.keyClicks(passphrase.second.field, FILE_PASSPHRASE)
    QTest.keyClicks(screen.write_page.own.secret.field, PASSPHRASE)
    desk.qtbot.waitUntil(screen.write_page.write_button.isEnabled)


def write(desk: Desk, screen: BackupScreen, target: Path) -> None:
    type_new_passphrase(desk, screen)
    desk.dialogs.answers = [target]
    click(screen.write_page.write_button)


def wait_for(desk: Desk, page: BackupPage) -> str:
    """Wait until a page says what came of it; return what it says."""

    def has_ended() -> bool:
        return page.result.isVisible() or page.caution.isVisible()

    desk.qtbot.waitUntil(has_ended, timeout=20_000)
    if page.result.isVisible():
        return page.result.text
    return f"{page.caution.accessibleName()} {page.caution.accessibleDescription()}"


def check(desk: Desk, screen: BackupScreen, file: Path, passphrase: str) -> str:
    choose(screen, 2)
    page = screen.check_page
    desk.dialogs.answers = [file]
    click(page.file.button)
    page.passphrase.clear()
    QTest.keyClicks(page.passphrase.field, passphrase)
    QTest.keyClick(page.passphrase.field, Qt.Key.Key_Return)
    return wait_for(desk, page)
