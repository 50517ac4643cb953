"""The checklists in the whole window: once with the mouse, once with the keyboard alone."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QApplication, QPlainTextEdit, QWidget

from core.vault.session import Vaults
from main import Settings
from tests.journeys.at_the_window import CHECKLISTS, AtTheWindow, open_window

PASSPHRASE = "quartz lantern meadow violin"
PLAIN = Qt.KeyboardModifier.NoModifier


@pytest.fixture
def person(
    qapp: QApplication, vaults: Vaults, settings: Settings, tmp_path: Path
) -> Iterator[AtTheWindow]:
    assert qapp is not None
    made = vaults.create(tmp_path / "vault", PASSPHRASE)
    made.session.lock()
    with open_window(vaults, settings, tmp_path / "vault") as person:
        person.unlock(PASSPHRASE)
        yield person


def _row_of(person: AtTheWindow, name: str, text: str) -> int:
    view = person.see(name)
    assert isinstance(view, QAbstractItemView)
    person.wait_until(lambda: text in _titles(view), f"“{text}”")
    return _titles(view).index(text)


def _titles(view: QAbstractItemView) -> list[str]:
    model = view.model()
    return [str(model.index(row, 0).data()) for row in range(model.rowCount())]


def _current(person: AtTheWindow, name: str) -> str:
    view = person.see(name)
    assert isinstance(view, QAbstractItemView)
    return str(view.currentIndex().data())


def test_with_the_mouse_from_next_to_a_note_and_back(person: AtTheWindow) -> None:
    person.go(CHECKLISTS)
    person.click("next-questions")
    person.click("phase-leaving")
    person.click("questions-done")
    person.choose("next-start", 0)
    assert person.sees("item-page")
    person.click("checklist-back")
    person.choose("checklist-list", _row_of(person, "checklist-list", "Your accounts"))
    row = _row_of(person, "checklist-items", "Secure your main mailbox first")
    person.choose("checklist-items", row)
    person.click("consider-go-on")
    person.click("capture-begin")
    note = person.see("journal-text")
    assert isinstance(note, QPlainTextEdit)
    person.wait_until(lambda: "Secure your main mailbox" in note.toPlainText(), "the note")
    person.wait_until(lambda: person.sees("note-tasks"), "the way back from the note")
    person.choose("note-tasks", 0)
    assert person.text("item-title") == "Secure your main mailbox first"
    person.wait_until(lambda: person.sees("item-notes"), "the way to the note")
    person.click("item-done")
    person.wait_until(lambda: "It comes up again" in person.text("item-standing"), "its next day")
    person.lock()
    person.unlock(PASSPHRASE)
    person.go(CHECKLISTS)
    person.choose("checklist-list", _row_of(person, "checklist-list", "Your accounts"))
    person.choose("checklist-items", row)
    assert person.text("item-standing").startswith("Done on ")
    assert person.sees("item-capture"), "what was thought about is not asked again"


def test_with_the_keyboard_alone(person: AtTheWindow) -> None:
    person.press(Qt.Key.Key_3)
    _until_focus(person, "checklist-list")
    person.wait_until(lambda: _current(person, "checklist-list") == "Next", "the lists")
    person.press(Qt.Key.Key_Down, PLAIN)
    assert _current(person, "checklist-list") == "Start here"
    person.press(Qt.Key.Key_Return, PLAIN)
    _until_focus(person, "checklist-items")
    person.press(Qt.Key.Key_Down, PLAIN)
    title = _current(person, "checklist-items")
    person.press(Qt.Key.Key_Return, PLAIN)
    _until_focus(person, "item-done")
    person.press(Qt.Key.Key_Space, PLAIN)
    person.wait_until(lambda: person.sees("item-standing"), "the item to be done")
    _tab_to(person, "item-note")
    QTest.keyClicks(person.see("item-note"), "with Ana")
    person.press(Qt.Key.Key_Escape, PLAIN)
    _until_focus(person, "checklist-items")
    assert _current(person, "checklist-items") == title
    person.press(Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    person.wait_until(lambda: _row_of(person, "checklist-items", title) == 0, "the item to move")
    person.press(Qt.Key.Key_Escape, PLAIN)
    _until_focus(person, "checklist-list")
    person.lock()
    person.unlock(PASSPHRASE)
    person.press(Qt.Key.Key_3)
    person.wait_until(lambda: person.sees("next-start"), "the lists")
    _until_focus(person, "checklist-list")
    person.wait_until(lambda: _current(person, "checklist-list") == "Next", "the lists")
    person.press(Qt.Key.Key_Down, PLAIN)
    assert _current(person, "checklist-list") == "Start here"
    person.press(Qt.Key.Key_Return, PLAIN)
    assert _current(person, "checklist-items") == title
    note = person.see("item-note")
    assert isinstance(note, QPlainTextEdit)
    assert note.toPlainText() == "with Ana"


def test_a_list_and_the_questions_with_the_keyboard_alone(person: AtTheWindow) -> None:
    person.press(Qt.Key.Key_3)
    _until_focus(person, "checklist-list")
    _tab_to(person, "checklist-new")
    person.press(Qt.Key.Key_Return, PLAIN)
    _until_focus(person, "list-title")
    QTest.keyClicks(person.see("list-title"), "Mine")
    _tab_to(person, "list-keep")
    person.press(Qt.Key.Key_Return, PLAIN)
    person.wait_until(lambda: person.sees("checklist-add"), "the new list")
    assert person.text("checklist-title") == "Mine"
    person.press(Qt.Key.Key_Escape, PLAIN)
    _until_focus(person, "checklist-list")
    person.press(Qt.Key.Key_Home, PLAIN)
    person.press(Qt.Key.Key_Return, PLAIN)
    _until_focus(person, "next-start")
    _tab_to(person, "next-questions")
    person.press(Qt.Key.Key_Return, PLAIN)
    _until_focus(person, "phase-unsaid")
    person.press(Qt.Key.Key_Down, PLAIN)
    _tab_to(person, "questions-done")
    person.press(Qt.Key.Key_Return, PLAIN)
    assert person.sees("next-page")


def _focused() -> str:
    widget: QWidget | None = QApplication.focusWidget()
    return widget.objectName() if widget else ""


def _until_focus(person: AtTheWindow, name: str) -> None:
    person.wait_until(lambda: _focused() == name, f"the keyboard on “{name}”")


def _tab_to(person: AtTheWindow, name: str) -> None:
    for _ in range(40):
        if _focused() == name:
            return
        person.press(Qt.Key.Key_Tab, PLAIN)
    raise AssertionError(f"the keyboard never comes to “{name}”")
