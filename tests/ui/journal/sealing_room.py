"""A real vault with notes in it, one widget of sealing, and the person's hands on it."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from core.errors import HollyhockError
from core.incidents.incident import Incident, IncidentContent
from core.vault.session import NewVault, Session, Vaults
from storage.preferences_file import PreferencesFile
from tests.ui.behind import behind
from tests.ui.dressed import dress
from tests.ui.journal.hands import PASSPHRASE, ZONE, ScriptedDialogs
from ui.screen import ScreenContext
from ui.vault_runner import VaultRunner


class SealingRoom:
    """Everything a widget of sealing needs."""

    def __init__(self, qtbot: QtBot, vaults: Vaults, folder: Path) -> None:
        self.qtbot = qtbot
        self.errors: list[HollyhockError] = []
        self.runner = VaultRunner()
        self.runner.failed.connect(self.errors.append)
        self._is_open = False
        self.runner.open(partial(vaults.create, folder, PASSPHRASE), self._opened, self._refused)
        qtbot.waitUntil(lambda: self._is_open)
        preferences = PreferencesFile(folder.parent / "preferences.json")
        self.context = ScreenContext(vaults, self.runner, ScriptedDialogs(), preferences, ZONE)

    @property
    def session(self) -> Session:
        """The vault, to prepare and to look behind the widgets."""
        return behind(self.runner)

    def write(self, *texts: str) -> tuple[Incident, ...]:
        return tuple(self.session.journal.record(IncidentContent(text)).value for text in texts)

    def write_sealed(self, *texts: str) -> tuple[Incident, ...]:
        return self.session.sealing.seal([each.id for each in self.write(*texts)]).value

    def harm(self, statement: str, *values: object) -> None:
        """Change the database as somebody with the key could, past every check."""
        self.session._vault.incidents._database.rows(statement, values)  # type: ignore[attr-defined]

    def show(self, widget: QWidget) -> None:
        self.qtbot.addWidget(widget)
        dress(widget)
        widget.resize(720, 900)
        widget.show()

    def press(self, widget: QWidget, name: str) -> None:
        button = widget.findChild(QAbstractButton, name)
        assert button is not None
        self.until(lambda: button.isVisible() and button.isEnabled())
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)

    def reads(self, widget: QWidget, name: str) -> str:
        """Return the visible words of, or within, the widget of this name."""
        found = widget if widget.objectName() == name else widget.findChild(QWidget, name)
        assert found is not None
        if isinstance(found, QPlainTextEdit):
            return found.toPlainText()
        labels = [found] if isinstance(found, QLabel) else found.findChildren(QLabel)
        return " ".join(each.text() for each in labels if each.isVisible() and each.text())

    def until(self, condition: Callable[[], bool]) -> None:
        self.qtbot.waitUntil(condition)

    def until_reads(self, widget: QWidget, name: str, words: str) -> None:
        self.until(lambda: words in self.reads(widget, name))

    def close(self) -> None:
        self.runner.stop()

    def _opened(self, _made: NewVault) -> None:
        self._is_open = True

    def _refused(self, error: HollyhockError) -> None:
        self.errors.append(error)
