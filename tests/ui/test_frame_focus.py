"""Where the keyboard is while a button works: never at the way out."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from tests.ui.visitor import ScriptedDialogs, Visitor
from ui.frame.foot import Foot


def _foot(visitor: Visitor) -> Foot:
    (foot,) = visitor.window.findChildren(Foot)
    return foot


def _is_at_the_foot(visitor: Visitor) -> bool:
    keyboard = QApplication.focusWidget()
    return keyboard is not None and _foot(visitor).isAncestorOf(keyboard)


def test_a_drive_that_was_chosen_is_backed_up_to_with_one_key(
    resident: Visitor, dialogs: ScriptedDialogs, tmp_path: Path
) -> None:
    dialogs.folder = tmp_path / "stick"
    dialogs.folder.mkdir()
    resident.click("rail-3")
    resident.click("drive-choose")
    assert not _is_at_the_foot(resident)
    button = resident.find(QWidget, "drive-back-up")
    resident.qtbot.waitUntil(button.hasFocus)
    resident.press(Qt.Key.Key_Return)
    assert not _is_at_the_foot(resident)
    resident.press(Qt.Key.Key_Return)
    resident.qtbot.waitUntil(lambda: "You can unplug" in resident.reads("backup-result"))
    resident.qtbot.waitUntil(button.hasFocus)


@pytest.mark.usefixtures("words")
def test_the_keyboard_is_not_at_the_way_out_while_a_vault_opens(visitor: Visitor) -> None:
    visitor.type("passphrase", "not the right one at all")
    visitor.click("unlock")
    assert not _is_at_the_foot(visitor)
    visitor.press(Qt.Key.Key_Return)
    visitor.qtbot.waitUntil(lambda: visitor.find(QLineEdit, "passphrase").hasFocus())


def test_the_person_may_go_to_the_foot(resident: Visitor) -> None:
    foot = _foot(resident)
    before = resident.find(QWidget, "journal-text")
    foot.lock_button.setFocus()
    assert foot.lock_button.hasFocus()
    foot.lock_button.setEnabled(False)
    assert foot.help_button.hasFocus()
    before.setFocus()
    assert before.hasFocus()


def test_what_cannot_be_used_does_not_take_the_keyboard_back_from_elsewhere(
    resident: Visitor,
) -> None:
    resident.click("rail-3")
    button = resident.find(QWidget, "drive-choose")
    button.setFocus()
    button.setEnabled(False)
    assert not _is_at_the_foot(resident)
    choices = resident.find(QWidget, "backup-choices")
    choices.setFocus()
    button.setEnabled(True)
    assert choices.hasFocus()


def test_back_at_the_list_the_keyboard_is_in_it(resident: Visitor) -> None:
    resident.window.resize(700, 600)
    resident.click("rail-3")
    choices = resident.find(QWidget, "backup-choices")
    choices.setFocus()
    resident.press(Qt.Key.Key_Return)
    resident.qtbot.waitUntil(lambda: resident.find(QWidget, "back-to-list").width() > 0)
    resident.click("back-to-list")
    assert choices.hasFocus()
