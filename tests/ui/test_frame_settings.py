"""The settings screen on a real vault."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QComboBox, QLabel, QPushButton, QRadioButton, QSlider

from core.blocklists.person import PersonContent
from core.errors import WrongPassphrase
from core.preferences import Appearance, LockTrigger, Preferences
from core.vault.credentials import Passphrase
from core.vault.session import Vaults
from main import Settings
from storage.preferences_file import PreferencesFile
from storage.vault_folder import VaultFolder
from tests.ui.visitor import PASSPHRASE, ScriptedDialogs, Visitor
from ui.shared.elided_label import ElidedLabel
from ui.shared.theme import current_theme
from ui.shared.tokens import DARK


@pytest.fixture
def at_settings(resident: Visitor) -> Visitor:
    resident.click("rail-4")
    return resident


def _kept(settings: Settings) -> Preferences:
    return PreferencesFile(settings.preferences_file).load()


def test_appearance_changes_at_once_and_is_kept(at_settings: Visitor, settings: Settings) -> None:
    QTest.mouseClick(at_settings.find(QRadioButton, "appearance-dark"), Qt.MouseButton.LeftButton)
    assert current_theme().tokens is DARK
    at_settings.qtbot.waitUntil(lambda: _kept(settings).appearance is Appearance.DARK)


def test_text_size_changes_at_once_and_is_kept(at_settings: Visitor, settings: Settings) -> None:
    slider = at_settings.find(QSlider, "text-size")
    slider.setFocus()
    at_settings.press(Qt.Key.Key_Right)
    assert current_theme().text_percent == 110
    assert at_settings.reads("text-size-percent") == "110 %"
    at_settings.press(Qt.Key.Key_End)
    assert current_theme().text_percent == 200
    at_settings.press(Qt.Key.Key_Home)
    assert current_theme().text_percent == 90
    at_settings.qtbot.waitUntil(lambda: _kept(settings).text_percent == 90)


def test_a_slider_under_way_says_its_size_and_changes_nothing(at_settings: Visitor) -> None:
    slider = at_settings.find(QSlider, "text-size")
    slider.setSliderDown(True)
    slider.setSliderPosition(15)
    assert at_settings.reads("text-size-percent") == "150 %"
    assert current_theme().text_percent == 100
    slider.setSliderDown(False)
    assert current_theme().text_percent == 150


def test_minutes_until_lock_are_kept_and_used(at_settings: Visitor, settings: Settings) -> None:
    choice = at_settings.find(QComboBox, "lock-after")
    assert choice.currentText() == "After 5 minutes"
    choice.setFocus()
    at_settings.press(Qt.Key.Key_End)
    assert choice.currentText() == "Never by itself"
    at_settings.qtbot.waitUntil(lambda: _kept(settings).lock_after_minutes == 0)
    at_settings.press(Qt.Key.Key_Home)
    assert at_settings.window.idle_lock._timer.interval() == 60_000


def test_settings_are_still_shown_after_lock(at_settings: Visitor) -> None:
    QTest.mouseClick(at_settings.find(QRadioButton, "appearance-dark"), Qt.MouseButton.LeftButton)
    at_settings.click("lock")
    at_settings.unlock()
    at_settings.click("rail-4")
    assert at_settings.find(QRadioButton, "appearance-dark").isChecked()
    assert current_theme().tokens is DARK


def test_the_passphrase_is_changed(at_settings: Visitor, vaults: Vaults, folder: Path) -> None:
    at_settings.click("ways")
    at_settings.click("ways-change-passphrase")
    at_settings.type("present-passphrase", PASSPHRASE)
    at_settings.type("new-passphrase", "meadow copper thunder atlas")
    at_settings.type("new-passphrase-again", "meadow copper thunder atlas")
    at_settings.click("change-passphrase")
    at_settings.qtbot.waitUntil(lambda: at_settings.sees("message-bar"))
    assert "Older backups keep the old one" in at_settings.reads("message-bar")
    at_settings.click("lock")
    with pytest.raises(WrongPassphrase):
        vaults.unlock(folder, Passphrase(PASSPHRASE))
    vaults.unlock(folder, Passphrase("meadow copper thunder atlas")).lock()


def test_facts_follow_what_is_in_the_vault(at_settings: Visitor) -> None:
    at_settings.qtbot.waitUntil(lambda: "3 March 2026" in at_settings.reads("vault-facts"))
    facts = at_settings.window.findChildren(QLabel)
    assert all(label.textFormat() != Qt.TextFormat.RichText for label in facts)
    before = at_settings.reads("vault-facts")
    at_settings.window.runner.command(
        lambda session: session.blocklist.add(PersonContent("Somebody"))
    )
    at_settings.qtbot.waitUntil(lambda: at_settings.reads("vault-facts") != before)


def test_a_change_that_fails_is_said_there_and_can_be_tried_again(
    at_settings: Visitor, folder: Path
) -> None:
    header = VaultFolder(folder).header
    header.rename(header.with_name("elsewhere"))
    header.mkdir()
    at_settings.click("ways")
    at_settings.click("ways-change-passphrase")
    at_settings.type("present-passphrase", PASSPHRASE)
    at_settings.type("new-passphrase", "meadow copper thunder atlas")
    at_settings.type("new-passphrase-again", "meadow copper thunder atlas")
    at_settings.click("change-passphrase")
    at_settings.qtbot.waitUntil(lambda: at_settings.sees("passphrase-caution"))
    assert at_settings.find(QPushButton, "change-passphrase").isEnabled()
    assert not at_settings.sees("message-bar")


def test_the_passphrase_stays_until_the_present_one_is_given(
    at_settings: Visitor, vaults: Vaults, folder: Path
) -> None:
    at_settings.click("ways")
    at_settings.click("ways-change-passphrase")
    at_settings.type("new-passphrase", "meadow copper thunder atlas")
    at_settings.type("new-passphrase-again", "meadow copper thunder atlas")
    button = at_settings.find(QPushButton, "change-passphrase")
    for number in range(4):
        at_settings.type("present-passphrase", f"somebody guesses {number}")
        at_settings.click("change-passphrase")
        at_settings.qtbot.waitUntil(button.isEnabled)
        at_settings.qtbot.waitUntil(lambda: at_settings.sees("present-passphrase-caution"))
    assert "Try again in 1 second." in at_settings.reads("present-passphrase-caution")
    at_settings.click("lock")
    vaults.unlock(folder, Passphrase(PASSPHRASE)).lock()


def test_what_opens_in_front_is_chosen_and_taken_back(
    at_settings: Visitor, settings: Settings, dialogs: ScriptedDialogs, tmp_path: Path
) -> None:
    assert at_settings.find(ElidedLabel, "front").text == "Nothing"
    assert not at_settings.sees("front-nothing")
    at_settings.click("front-choose")
    assert at_settings.find(ElidedLabel, "front").text == "Nothing"
    dialogs.file = tmp_path / "recipe.pdf"
    at_settings.click("front-choose")
    assert at_settings.find(ElidedLabel, "front").text == str(dialogs.file)
    at_settings.qtbot.waitUntil(lambda: _kept(settings).front == str(dialogs.file))
    at_settings.click("front-nothing")
    assert at_settings.find(ElidedLabel, "front").text == "Nothing"
    at_settings.qtbot.waitUntil(lambda: _kept(settings).front == "")


def test_one_part_of_the_settings_leaves_the_others_alone(
    at_settings: Visitor, settings: Settings
) -> None:
    at_settings.find(QCheckBox, "lock-when-lid").click()
    at_settings.find(QComboBox, "lock-after").setFocus()
    at_settings.press(Qt.Key.Key_End)
    at_settings.find(QCheckBox, "lock-when-suspend").click()
    wanted = Preferences().lock_when - {LockTrigger.LID, LockTrigger.SUSPEND}
    at_settings.qtbot.waitUntil(lambda: _kept(settings).lock_when == wanted)
    assert _kept(settings).lock_after_minutes == 0
