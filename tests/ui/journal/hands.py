"""What a person does with the journal, in the real window."""

from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QTableView, QWidget
from pytestqt.qtbot import QtBot

from core.errors import HollyhockError
from core.incidents.incident import Incident, IncidentRow
from core.incidents.search import IncidentQuery
from core.vault.credentials import Passphrase
from core.vault.session import Session, Vaults
from storage.preferences_file import PreferencesFile
from tests.ui.behind import behind
from tests.ui.dressed import dress
from ui.journal.evidence.file_row import FileRow
from ui.journal.screen import JournalScreen
from ui.screen import ScreenContext
from ui.vault_runner import VaultRunner

PASSPHRASE = "lantern orchard violet harbour"
ZONE = "Europe/Berlin"


@dataclass
class ScriptedDialogs:
    """Implements `ui.dialogs.FileDialogs`: answers what the test decided beforehand."""

    files: list[Path] = field(default_factory=list)
    target: Path | None = None
    suggested: list[str] = field(default_factory=list)

    def open_files(self, _parent: QWidget, _title: str) -> list[Path]:
        return self.files

    def open_file(self, _parent: QWidget, _title: str) -> Path | None:
        return self.files[0] if self.files else None

    def save_file(self, _parent: QWidget, _title: str, suggested_name: str) -> Path | None:
        self.suggested.append(suggested_name)
        return self.target

    def choose_folder(self, _parent: QWidget, _title: str) -> Path | None:
        return None


class Hands:
    """One vault, one journal screen, and the person's hands on it."""

    def __init__(self, qtbot: QtBot, vaults: Vaults, folder: Path) -> None:
        """`folder`: holds a vault with PASSPHRASE."""
        self.qtbot, self.vaults, self.folder = qtbot, vaults, folder
        self.dialogs = ScriptedDialogs()
        self.errors: list[HollyhockError] = []
        self.said: list[str] = []
        self.runner = VaultRunner()
        self.runner.failed.connect(self.errors.append)
        self.unlock()

    @property
    def session(self) -> Session:
        """The vault, to prepare and to look behind the window."""
        return behind(self.runner)

    def sit_down(self) -> JournalScreen:
        """Show the screen and wait for the list."""
        screen = self._make_screen()
        with self.qtbot.waitSignal(screen.model.settled):
            screen.shown()
        self.qtbot.waitUntil(lambda: not screen.banner.checker.is_busy)
        self.rest()
        return screen

    def sit_down_only(self) -> JournalScreen:
        """Show the screen, and wait for nothing."""
        screen = self._make_screen()
        screen.shown()
        return screen

    def _make_screen(self) -> JournalScreen:
        context = ScreenContext(
            self.vaults, self.runner, self.dialogs, PreferencesFile(self.folder / "p"), ZONE
        )
        self.screen = JournalScreen(context)
        self.screen.said.connect(self.said.append)
        dress(self.screen)
        self.screen.resize(1040, 760)
        self.screen.show()
        return self.screen

    def lock(self) -> None:
        """Leave as the window does: hand over drafts, destroy every widget, close the vault."""
        self.screen.leave()
        self.destroy()
        self.runner.lock()

    def destroy(self) -> None:
        """Destroy the screen."""
        self.screen.hide()
        self.screen.deleteLater()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        del self.screen

    def unlock(self) -> None:
        """Open the vault again."""
        arrived = _Arrived()
        job = partial(self.vaults.unlock, self.folder, Passphrase(PASSPHRASE))
        self.runner.open(job, arrived.here, arrived.here)
        # The first one loads everything that opening a vault needs.
        self.qtbot.waitUntil(lambda: arrived.is_here, timeout=30_000)
        assert self.runner.is_unlocked

    def go_home(self) -> None:
        """End every thread."""
        if hasattr(self, "screen"):
            self.destroy()
        self.runner.stop()

    def rest(self) -> None:
        """Wait until the vault thread has nothing left to do and its answers have arrived."""
        arrived = _Arrived()
        self.runner.query(_nothing, arrived.here)
        # The first one loads everything that opening a vault needs.
        self.qtbot.waitUntil(lambda: arrived.is_here, timeout=30_000)

    # On the page.

    def type(self, text: str) -> None:
        self.screen.editor.text.setFocus()
        QTest.keyClicks(self.screen.editor.text, text)

    def press(self, name: str) -> None:
        button = self.screen.findChild(QAbstractButton, name)
        assert button is not None
        assert button.isEnabled()
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)

    def keep(self) -> None:
        """Ctrl+Enter, and wait until it is done."""
        QTest.keyClick(
            self.screen.editor.text, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier
        )
        self.wait_until_kept()

    def wait_until_kept(self) -> None:
        self.qtbot.waitUntil(lambda: not self.screen.editor.text.isReadOnly())
        self.rest()

    def choose(self, row: int) -> None:
        """Click a note in the list, and wait until nothing more comes of it."""
        view = self.screen.findChild(QTableView, "journal-list")
        assert view is not None
        place = view.visualRect(self.screen.model.index(row, 0)).center()
        QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
        self.rest()
        self.qtbot.waitUntil(self.screen.editor.when.isEnabled)  # what was there is kept
        for _ in range(2):
            self.rest()

    def find(self, name: str) -> QWidget:
        widget = self.screen.findChild(QWidget, name)
        assert widget is not None
        return widget

    def label(self, name: str) -> str:
        label = self.screen.findChild(QLabel, name)
        assert label is not None
        return label.text()

    def files(self) -> list[FileRow]:
        return [row for row in self.screen.findChildren(FileRow) if not row.isHidden()]

    def wait_for_files(self, count: int) -> None:
        self.qtbot.waitUntil(lambda: len(self.files()) == count)
        self.rest()

    # Behind the window.

    def rows(self) -> tuple[IncidentRow, ...]:
        return self.session.journal.page(IncidentQuery())

    def only(self) -> Incident:
        """The one incident there is."""
        (row,) = self.rows()
        return self.session.journal.incident(row.id)


class _Arrived:
    is_here = False

    def here(self, _value: object) -> None:
        self.is_here = True


def _nothing(_session: Session) -> None:
    return None
