"""Somebody at the real window: they see what is shown, click, type, and wait for an answer.

Needs no pytest, so that a process of its own can do the same.
"""

import gc
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from time import monotonic
from typing import Protocol

import shiboken6
from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QApplication, QLabel, QWidget

from core.preferences import Preferences
from core.vault.session import Vaults
from main import RESOURCES, Settings
from storage.preferences_file import PreferencesFile
from ui.application import build_window
from ui.main_window import MainWindow

_PATIENCE_SECONDS = 30
_LOOK_MS = 5

JOURNAL, PEOPLE, CHECKLISTS, BACKUP, SETTINGS = range(5)
"""Places of the rail."""


class Answers(Protocol):
    """Answers the next question for a file or folder."""

    def lay_ready(self, *paths: Path) -> None:
        """Answer the next question with these."""


@dataclass
class ScriptedDialogs:
    """Implements `ui.dialogs.FileDialogs`: answers with what was laid ready."""

    paths: list[Path] = field(default_factory=list)

    def lay_ready(self, *paths: Path) -> None:
        self.paths = list(paths)

    def open_files(self, parent: QWidget, title: str) -> list[Path]:
        del parent, title
        return self.paths

    def open_file(self, parent: QWidget, title: str) -> Path | None:
        del parent, title
        return self.paths[0]

    def save_file(self, parent: QWidget, title: str, suggested_name: str) -> Path | None:
        del parent, title
        assert suggested_name
        return self.paths[0]

    def choose_folder(self, parent: QWidget, title: str) -> Path | None:
        del parent, title
        return self.paths[0]


@contextmanager
def open_window(vaults: Vaults, settings: Settings, folder: Path) -> Iterator["AtTheWindow"]:
    """Show the window on a folder that may hold a vault, and end it in every case.

    A QApplication has to exist.
    """
    dialogs = ScriptedDialogs()
    preferences = PreferencesFile(settings.preferences_file)
    window = build_window(vaults, preferences, RESOURCES, folder, dialogs)
    window.start(Preferences())
    window.show()
    try:
        yield AtTheWindow(window, dialogs)
    finally:
        window.close()
        window.runner.stop()
        shiboken6.delete(window)
        gc.collect()  # here, and not in the middle of something that the next window does


class AtTheWindow:
    """One person at one window. Widgets are told by their object names; only visible ones count."""

    def __init__(self, window: MainWindow, answers: Answers) -> None:
        """Sit down at a window that was started and shown."""
        self.window, self.answers = window, answers
        self._own = ""
        window.activateWindow()
        assert QTest.qWaitForWindowActive(window)

    # --- seeing -------------------------------------------------------------------------------

    def wait_until(self, condition: Callable[[], bool], what: str) -> None:
        """Let the window live until something is so."""
        deadline = monotonic() + _PATIENCE_SECONDS
        while not condition():
            assert monotonic() < deadline, f"waited for {what}; visible: {self.visible_names()}"
            QTest.qWait(_LOOK_MS)

    def sees(self, name: str) -> bool:
        """Tell whether a widget of this name is visible."""
        return bool(self._visible(name))

    def see(self, name: str) -> QWidget:
        """Wait for a visible widget and return it."""
        self.wait_until(lambda: self.sees(name), f"“{name}” to be visible")
        return self._visible(name)[0]

    def see_all(self, name: str) -> list[QWidget]:
        """Return all visible widgets of a name, from top to bottom."""
        return sorted(
            self._visible(name), key=lambda widget: widget.mapTo(self.window, QPoint()).y()
        )

    def text(self, name: str) -> str:
        """Return what a visible label says."""
        label = self.see(name)
        assert isinstance(label, QLabel)
        return label.text()

    def texts_within(self, name: str) -> str:
        """Return what the visible labels within a widget say, joined."""
        labels = self.see(name).findChildren(QLabel)
        return " ".join(label.text() for label in labels if label.isVisible() and label.text())

    def visible_names(self) -> list[str]:
        """Return the names of all visible widgets."""
        found = [each for each in self.window.findChildren(QWidget) if each.isVisible()]
        return [each.objectName() for each in found if each.objectName()[:3] not in ("", "qt_")]

    # --- doing --------------------------------------------------------------------------------

    def click(self, name: str) -> None:
        """Click a button once it may be clicked."""
        self.click_on(self.see(name))

    def click_on(self, button: QWidget) -> None:
        """Click a widget in its middle, a check box on its box."""
        self.wait_until(button.isEnabled, f"“{button.objectName()}” to be enabled")
        QTest.mouseClick(button, Qt.MouseButton.LeftButton, pos=_hit(button))

    def type_into(self, name: str, text: str) -> None:
        """Click a field, select what is in it, and type."""
        field_widget = self.see(name)
        self.wait_until(field_widget.isEnabled, f"“{name}” to be enabled")
        QTest.mouseClick(field_widget, Qt.MouseButton.LeftButton)
        QTest.keyClick(field_widget, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
        for line_number, line in enumerate(text.split("\n")):
            if line_number:
                QTest.keyClick(field_widget, Qt.Key.Key_Return)
            QTest.keyClicks(field_widget, line)

    def press(
        self,
        key: Qt.Key,
        modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.ControlModifier,
    ) -> None:
        """Press a key where the keyboard is."""
        self.window.activateWindow()  # a dialog may have had it
        assert QTest.qWaitForWindowActive(self.window)
        QTest.keyClick(QApplication.focusWidget() or self.window, key, modifier)

    def choose(self, name: str, row: int) -> None:
        """Click a row of a list once it is there."""
        view = self.see(name)
        assert isinstance(view, QAbstractItemView)
        model: QAbstractItemModel = view.model()
        self.wait_until(lambda: model.rowCount(QModelIndex()) > row, f"row {row} of “{name}”")
        index = model.index(row, 0)
        view.scrollTo(index)
        middle = view.visualRect(index).center()
        QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=middle)

    def go(self, place: int) -> None:
        """Go to a place of the rail."""
        self.click(f"rail-{place}")

    # --- what people do -----------------------------------------------------------------------

    def make_vault(self, passphrase: str) -> list[str]:
        """Walk through the first start; return the recovery words, as written on paper."""
        self._own = passphrase
        self.click("welcome-step-next")
        self.click("folder-step-next")
        self.type_into("new-passphrase", passphrase)
        self.type_into("new-passphrase-again", passphrase)
        self.click("passphrase-step-next")
        self.see("words-step-next")
        words = self.read_words()
        self.click("words-step-next")
        self.see("type-back-step-next")
        for number, word in enumerate(words, start=1):
            if self.sees(f"typed-word-{number}"):
                self.type_into(f"typed-word-{number}", word)
        self.click("type-back-step-next")
        self.see("journal-text")
        return words

    def read_words(self) -> list[str]:
        """Return the twelve words on the screen."""
        return [self.text(f"word-{number}") for number in range(1, 13)]

    def unlock(self, passphrase: str) -> None:
        """Type the passphrase and see the journal."""
        self._own = passphrase
        self.type_into("passphrase", passphrase)
        self.click("unlock")
        self.see("journal-text")

    def lock(self) -> None:
        """Lock with the key for it; nothing of the vault is there any more."""
        self.press(Qt.Key.Key_L)
        self.see("passphrase")
        assert self.window.findChild(QWidget, "journal-text") is None

    def begin_note(self, text: str, files: list[Path]) -> None:
        """Write a note with files, and do not keep it yet."""
        self.press(Qt.Key.Key_N)
        self.wait_until(lambda: not self.sees("evidence-row"), "an empty page")
        self.type_into("journal-text", text)
        if files:
            self.answers.lay_ready(*files)
            self.click("evidence-add")
            rows = len(files)
            self.wait_until(lambda: len(self.see_all("evidence-remove")) == rows, "the files")

    def write_note(self, text: str, files: list[Path]) -> None:
        """Write a note with files and keep it."""
        self.begin_note(text, files)
        self.press(Qt.Key.Key_Return)
        self.wait_until(lambda: self.text("journal-state") == "Kept", "the note to be kept")

    def search(self, words: str, hits: str) -> None:
        """Search from the keyboard, and see how many were found."""
        self.press(Qt.Key.Key_F)
        QTest.keyClick(self.see("journal-search"), Qt.Key.Key_Escape)
        self.wait_until(lambda: "found" not in self.text("journal-count"), "all notes again")
        QTest.keyClicks(self.see("journal-search"), words)
        self.wait_until(lambda: self.text("journal-count") == hits, f"“{hits}”")

    def add_person(self, name: str, identifier: str, notes: str) -> None:
        """Add somebody on the people's place."""
        self.go(PEOPLE)
        control, shift = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
        self.press(Qt.Key.Key_N, control | shift)
        self.type_into("person-name", name)
        self.type_into("identifier-written", identifier)
        self.click("identifier-add")
        self.type_into("person-notes", notes)
        self.click("person-save")
        self.wait_until(lambda: self.text("person-state").startswith("Saved"), "the person")

    def write_backup(
        self,
        file: Path,
        passphrase: str,
        *,
        result: str = "backup-result",
        says: str = "Written and read back",
    ) -> None:
        """Write a backup file and read what came of it."""
        self.go(BACKUP)
        self.choose("backup-choices", 1)
        self.type_into("new-passphrase", passphrase)
        self.type_into("new-passphrase-again", passphrase)
        self.type_into("backup-own-passphrase", self._own)
        self.answers.lay_ready(file)
        self.click("backup-write")
        assert says in self.texts_within(result)

    def leave(self) -> None:
        """Press the key that ends everything."""
        self.press(Qt.Key.Key_F12, Qt.KeyboardModifier.NoModifier)
        self.wait_until(lambda: not self.window.isVisible(), "the window to be gone")

    def _visible(self, name: str) -> list[QWidget]:
        return [each for each in self.window.findChildren(QWidget, name) if each.isVisible()]


def _hit(widget: QWidget) -> QPoint:
    middle = widget.rect().center()
    if (
        isinstance(widget, QAbstractButton)
        and widget.isCheckable()
        and not widget.hitButton(middle)
    ):
        return QPoint(middle.y(), middle.y())
    return middle
