"""Somebody who clicks and types in the window, and the dialogs that answer them."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from ui.main_window import MainWindow

PASSPHRASE = "orbit lantern cactus violin"

W = TypeVar("W", bound=QWidget)


@dataclass
class ScriptedDialogs:
    """Answers what the test laid ready; keeps the titles it was asked with."""

    files: list[Path] = field(default_factory=list)
    file: Path | None = None
    target: Path | None = None
    folder: Path | None = None
    asked: list[str] = field(default_factory=list)

    def open_files(self, parent: QWidget, title: str) -> list[Path]:
        del parent
        self.asked.append(title)
        return self.files

    def open_file(self, parent: QWidget, title: str) -> Path | None:
        del parent
        self.asked.append(title)
        return self.file

    def save_file(self, parent: QWidget, title: str, suggested_name: str) -> Path | None:
        del parent, suggested_name
        self.asked.append(title)
        return self.target

    def choose_folder(self, parent: QWidget, title: str) -> Path | None:
        del parent
        self.asked.append(title)
        return self.folder


class Visitor:
    """Finds what is to be seen by its object name, as a screen reader would."""

    def __init__(self, qtbot: QtBot, window: MainWindow) -> None:
        self.qtbot, self.window = qtbot, window

    def sees(self, name: str) -> bool:
        """Whether a widget of this name can be seen now."""
        return any(each.isVisible() for each in self.window.findChildren(QWidget, name))

    def find(self, kind: type[W], name: str) -> W:
        """Return the visible widget of this name; waits until there is one."""
        self.qtbot.waitUntil(lambda: self.sees(name))
        for each in self.window.findChildren(kind, name):
            if each.isVisible():
                return each
        raise AssertionError(f"{name} is of another kind")

    def click(self, name: str) -> None:
        """Click a button, as soon as it is there and can be clicked."""
        button = self.find(QAbstractButton, name)
        self.qtbot.waitUntil(button.isEnabled)
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)

    def type(self, name: str, text: str) -> None:
        """Put the keyboard into a field and type, in place of what is there."""
        field_widget = self.find(QWidget, name)
        assert isinstance(field_widget, QLineEdit | QPlainTextEdit)
        self.qtbot.waitUntil(field_widget.isEnabled)
        field_widget.setFocus()
        field_widget.selectAll()
        QTest.keyClick(field_widget, Qt.Key.Key_Delete)
        for number, line in enumerate(text.split("\n")):
            if number:
                QTest.keyClick(field_widget, Qt.Key.Key_Return)
            QTest.keyClicks(field_widget, line)

    def press(
        self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
    ) -> None:
        """Press a key where the keyboard is."""
        QTest.keyClick(self.window.focusWidget() or self.window, key, modifier)

    def reads(self, name: str) -> str:
        """Return the words of everything visible within (or called) this name."""
        widget = self.find(QWidget, name)
        labels = [widget] if isinstance(widget, QLabel) else widget.findChildren(QLabel)
        return " ".join(each.text() for each in labels if isinstance(each, QLabel) and each.text())

    def unlock(self, passphrase: str = PASSPHRASE) -> None:
        """Unlock the vault that the window is about, and wait for the journal."""
        self.type("passphrase", passphrase)
        self.click("unlock")
        self.qtbot.waitUntil(lambda: self.sees("rail-0"))
