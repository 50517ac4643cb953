"""Unlocking in the window: passphrase, recovery words, another vault, and everything that fails."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton

from core.vault.credentials import Passphrase, RecoveryWords
from core.vault.session import Vaults
from storage.vault_folder import VaultFolder
from tests.ui.visitor import PASSPHRASE, ScriptedDialogs, Visitor
from ui.shared.elided_label import ElidedLabel

pytestmark = pytest.mark.usefixtures("words")


def test_the_passphrase_opens_the_journal(visitor: Visitor, folder: Path) -> None:
    assert visitor.find(ElidedLabel, "unlock-folder").text == str(folder)
    field = visitor.find(QLineEdit, "passphrase")
    assert field.echoMode() == QLineEdit.EchoMode.Password
    hints = field.inputMethodHints()
    assert hints & Qt.InputMethodHint.ImhSensitiveData
    assert hints & Qt.InputMethodHint.ImhNoPredictiveText
    visitor.type("passphrase", PASSPHRASE)
    visitor.press(Qt.Key.Key_Return)
    visitor.qtbot.waitUntil(lambda: visitor.sees("rail-0"))
    assert visitor.window.windowTitle() == "Hollyhock"
    assert visitor.sees("lock")


def test_a_wrong_passphrase_says_so_and_keeps_the_field_ready(visitor: Visitor) -> None:
    visitor.type("passphrase", "not this one")
    visitor.click("unlock")
    visitor.qtbot.waitUntil(lambda: visitor.sees("page-caution"))
    said = visitor.reads("page-caution")
    assert "Caps Lock" in said
    assert "Nothing was changed" in said
    field = visitor.find(QLineEdit, "passphrase")
    assert field.hasFocus()
    assert field.selectedText() != ""
    assert visitor.find(QPushButton, "unlock").isEnabled()
    visitor.unlock()


def test_many_wrong_ones_make_one_wait_and_the_button_counts(visitor: Visitor) -> None:
    button = visitor.find(QPushButton, "unlock")
    for _ in range(3):
        visitor.type("passphrase", "not this one")
        visitor.click("unlock")
        visitor.qtbot.waitUntil(lambda: button.text() != "Opening…")
    assert not button.isEnabled()
    assert button.text() == "Unlock in 1 s"
    visitor.press(Qt.Key.Key_Return)
    assert button.text() == "Unlock in 1 s"
    visitor.qtbot.waitUntil(button.isEnabled)
    assert button.text() == "Unlock"
    visitor.unlock()


def test_what_is_typed_can_be_looked_at(visitor: Visitor) -> None:
    visitor.type("passphrase", "abc")
    field = visitor.find(QLineEdit, "passphrase")
    visitor.click("passphrase-reveal")
    assert field.echoMode() == QLineEdit.EchoMode.Normal
    visitor.click("passphrase-reveal")
    assert field.echoMode() == QLineEdit.EchoMode.Password


def _damage_database(folder: Path) -> None:
    VaultFolder(folder).database.write_bytes(b"\x55" * 8192)


def _lose_database(folder: Path) -> None:
    VaultFolder(folder).database.unlink()


def _damage_headers(folder: Path) -> None:
    for header in (VaultFolder(folder).header, VaultFolder(folder).header_copy):
        header.write_bytes(b"\0" * header.stat().st_size)


@pytest.mark.parametrize("harm", [_damage_database, _lose_database, _damage_headers])
def test_damage_is_said_in_the_page(
    visitor: Visitor, folder: Path, harm: Callable[[Path], None]
) -> None:
    harm(folder)
    visitor.type("passphrase", PASSPHRASE)
    visitor.click("unlock")
    visitor.qtbot.waitUntil(lambda: visitor.sees("page-caution"))
    assert len(visitor.reads("page-caution")) > 40
    assert not visitor.window.runner.is_unlocked
    assert not visitor.sees("rail-0")


def test_a_vault_that_is_open_elsewhere_is_said_so(
    visitor: Visitor, vaults: Vaults, folder: Path
) -> None:
    elsewhere = vaults.unlock(folder, Passphrase(PASSPHRASE))
    visitor.type("passphrase", PASSPHRASE)
    visitor.click("unlock")
    visitor.qtbot.waitUntil(lambda: visitor.sees("page-caution"))
    elsewhere.lock()
    visitor.unlock()


def test_recovery_words_open_it_and_a_new_passphrase_is_offered(
    visitor: Visitor, words: RecoveryWords, vaults: Vaults, folder: Path
) -> None:
    visitor.click("use-words")
    typed = "\n".join(f"{place}. {word.upper()}," for place, word in enumerate(words.words, 1))
    visitor.type("recovery-words", typed)
    visitor.click("unlock-with-words")
    visitor.type("new-passphrase", "meadow copper thunder atlas")
    visitor.type("new-passphrase-again", "meadow copper thunder atlas")
    visitor.click("set-passphrase")
    visitor.qtbot.waitUntil(lambda: visitor.sees("rail-0"))
    visitor.window.lock()
    vaults.unlock(folder, Passphrase("meadow copper thunder atlas")).lock()
    vaults.unlock(folder, words).lock()


def test_a_new_passphrase_can_wait(
    visitor: Visitor, words: RecoveryWords, vaults: Vaults, folder: Path
) -> None:
    visitor.click("use-words")
    visitor.type("recovery-words", " ".join(words.words))
    visitor.click("unlock-with-words")
    visitor.click("skip-passphrase")
    visitor.qtbot.waitUntil(lambda: visitor.sees("rail-0"))
    visitor.window.lock()
    vaults.unlock(folder, Passphrase(PASSPHRASE)).lock()


def test_mistyped_words_are_said_so_and_stay_to_be_mended(visitor: Visitor) -> None:
    visitor.click("use-words")
    visitor.type("recovery-words", "one two three")
    visitor.click("unlock-with-words")
    visitor.qtbot.waitUntil(lambda: visitor.sees("page-caution"))
    assert "12 words" in visitor.reads("page-caution")
    visitor.click("words-back")
    visitor.unlock()


def test_another_vault_can_be_opened(
    visitor: Visitor, dialogs: ScriptedDialogs, vaults: Vaults, tmp_path: Path
) -> None:
    other = tmp_path / "other"
    vaults.create(other, "meadow copper thunder atlas").session.lock()
    dialogs.folder = other
    visitor.click("open-other")
    assert visitor.find(ElidedLabel, "unlock-folder").text == str(other)
    visitor.unlock("meadow copper thunder atlas")
    visitor.click("lock")
    assert visitor.find(ElidedLabel, "unlock-folder").text == str(other)


def test_choosing_no_other_folder_changes_nothing(
    visitor: Visitor, dialogs: ScriptedDialogs, folder: Path
) -> None:
    visitor.click("open-other")
    assert dialogs.asked
    assert visitor.find(ElidedLabel, "unlock-folder").text == str(folder)


def _drop(visitor: Visitor, path: Path) -> bool:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    actions = Qt.DropAction.CopyAction
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPoint(5, 5), actions, data, left, none)
    enter.ignore()
    QApplication.sendEvent(visitor.window, enter)
    if enter.isAccepted():
        drop = QDropEvent(QPointF(5, 5), actions, data, left, none)
        QApplication.sendEvent(visitor.window, drop)
    return enter.isAccepted()


def test_a_folder_dropped_on_the_window_is_the_vault_to_open(
    visitor: Visitor, tmp_path: Path
) -> None:
    visitor.find(ElidedLabel, "unlock-folder")
    assert _drop(visitor, tmp_path / "dropped")
    assert visitor.find(ElidedLabel, "unlock-folder").text == str(tmp_path / "dropped")
    visitor.type("passphrase", PASSPHRASE)
    visitor.click("unlock")
    visitor.qtbot.waitUntil(lambda: visitor.sees("page-caution"))


def test_a_folder_dropped_on_an_open_vault_is_not_taken(resident: Visitor, tmp_path: Path) -> None:
    assert not _drop(resident, tmp_path)


def test_a_path_is_never_markup(visitor: Visitor, dialogs: ScriptedDialogs, folder: Path) -> None:
    dialogs.folder = folder.with_name("<b>bold\u202egnp.exe")
    visitor.click("open-other")
    label = visitor.find(ElidedLabel, "unlock-folder")
    assert "<b>bold" in label.text
    assert "\u202e" not in label.text
    assert label.toolTip() == ""
