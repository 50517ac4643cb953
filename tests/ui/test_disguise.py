"""Under another name: what somebody sees who glances at the window while nothing is open."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QAccessible, QDropEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QLabel,
    QLineEdit,
    QRadioButton,
    QWidget,
)

from core.preferences import Preferences, Title
from core.vault.credentials import RecoveryWords
from core.vault.session import Vaults
from main import Settings
from storage.preferences_file import PreferencesFile
from storage.vault_folder import VaultFolder
from tests.ui.test_frame_process import needs_screen, run_process
from tests.ui.visitor import PASSPHRASE, Visitor
from ui.disguise.guise import guise_of

TELLING = re.compile(
    r"vault|passphrase|recover|hollyhock|encrypt|\bseal|unlock|(?<!caps )\block\b|leave now"
    r"|hide|evidence|stalk|harass|backup|incident|disguise",
    re.IGNORECASE,
)
DISGUISES = [each for each in Title if each is not Title.HOLLYHOCK]


@pytest.fixture
def preferred() -> Preferences:
    return Preferences(title=Title.GARDEN_LOG)


@pytest.fixture
def disguised(visitor: Visitor) -> Visitor:
    visitor.qtbot.waitUntil(lambda: visitor.sees("passphrase"))
    return visitor


def _told(window: QWidget) -> Iterator[str]:
    """Everything that can be seen, heard from a screen reader, or read on a tool tip."""
    yield window.windowTitle()
    for each in window.findChildren(QWidget):
        if each.isVisible():
            yield from (each.accessibleName(), each.accessibleDescription(), each.toolTip())
        if each.isVisible() and isinstance(each, QLabel | QAbstractButton):
            yield each.text()


def _tells(visitor: Visitor) -> list[str]:
    return [each for each in _told(visitor.window) if TELLING.search(each)]


def test_a_vault_that_opens_without_a_passphrase_does_not_say_so(
    words: RecoveryWords, disguised: Visitor, vaults: Vaults, folder: Path
) -> None:
    session = vaults.unlock(folder, words)
    session.access.remember(PASSPHRASE)
    session.lock()
    disguised.window.get_ready()
    side = disguised.window.locked_side
    assert side is not None
    disguised.qtbot.waitUntil(lambda: side.unlock_page._is_remembered)
    assert _tells(disguised) == []
    disguised.click("other-ways")
    disguised.click("unlock-remembered")
    disguised.qtbot.waitUntil(lambda: disguised.sees("rail-0"))


@pytest.mark.parametrize("title", DISGUISES)
def test_nothing_tells_what_it_opens(
    words: RecoveryWords, disguised: Visitor, title: Title
) -> None:
    del words
    disguised.window._use(Preferences(title=title))
    disguised.qtbot.waitUntil(lambda: disguised.sees("passphrase"))
    assert _tells(disguised) == []
    assert disguised.window.windowTitle() == guise_of(title).name
    disguised.press(Qt.Key.Key_F1)
    disguised.press(Qt.Key.Key_Slash, Qt.KeyboardModifier.ControlModifier)
    assert not disguised.sees("help-page")
    assert not disguised.sees("help")
    disguised.type("passphrase", "not the right one")
    disguised.click("unlock")
    disguised.qtbot.waitUntil(lambda: disguised.sees("page-caution"))
    assert _tells(disguised) == []


def test_waiting_after_wrong_tries_tells_nothing(words: RecoveryWords, disguised: Visitor) -> None:
    del words
    for number in range(4):
        disguised.type("passphrase", f"wrong {number}")
        disguised.click("unlock")
        disguised.qtbot.waitUntil(lambda: disguised.sees("page-caution"))
    disguised.qtbot.waitUntil(
        lambda: disguised.find(QAbstractButton, "unlock").text() == "Open in 1 s"
    )
    assert _tells(disguised) == []


def test_the_passphrase_opens_it_as_ever(words: RecoveryWords, disguised: Visitor) -> None:
    del words
    disguised.unlock()
    assert disguised.find(QAbstractButton, "leave").text().startswith("Leave now")
    assert disguised.sees("help")
    assert disguised.window.windowTitle() == "Garden log"
    disguised.click("lock")
    disguised.qtbot.waitUntil(lambda: disguised.sees("other-ways"))
    assert _tells(disguised) == []
    disguised.unlock()


def test_other_ways_are_there_when_they_are_asked_for(
    words: RecoveryWords, disguised: Visitor
) -> None:
    del words
    disguised.click("other-ways")
    assert disguised.sees("use-words")
    assert disguised.sees("unlock-folder")
    assert disguised.sees("help")
    assert not disguised.sees("other-ways")
    disguised.click("use-words")
    assert disguised.sees("words-page")


def test_when_nobody_is_there_any_more_the_other_ways_go(
    words: RecoveryWords, disguised: Visitor
) -> None:
    del words
    disguised.click("other-ways")
    disguised.type("passphrase", "half a")
    disguised.window.idle_lock.idle.emit()
    disguised.qtbot.waitUntil(lambda: disguised.sees("other-ways"))
    assert _tells(disguised) == []
    assert disguised.find(QLineEdit, "passphrase").text() == ""


@pytest.fixture(params=["nothing there", "something else"])
def no_vault(request: pytest.FixtureRequest, folder: Path) -> None:
    """Before the window looks for one."""
    if request.param == "something else":
        folder.mkdir()
        (folder / "letter.txt").write_text("x")


@pytest.mark.usefixtures("no_vault")
def test_a_vault_that_is_missing_is_told_of_only_behind_other_ways(disguised: Visitor) -> None:
    disguised.type("passphrase", PASSPHRASE)
    disguised.click("unlock")
    disguised.qtbot.waitUntil(lambda: disguised.sees("page-caution"))
    assert _tells(disguised) == []
    disguised.click("other-ways")
    assert "There is no vault in" in disguised.reads("page-caution")


def test_damage_is_told_of_only_behind_other_ways(
    words: RecoveryWords, disguised: Visitor, folder: Path
) -> None:
    del words
    VaultFolder(folder).database.write_bytes(b"x" * 9000)
    disguised.type("passphrase", PASSPHRASE)
    disguised.click("unlock")
    disguised.qtbot.waitUntil(lambda: disguised.sees("page-caution"))
    assert _tells(disguised) == []
    assert not disguised.sees("salvage")
    disguised.click("other-ways")
    assert disguised.sees("salvage")


def test_another_vault_that_is_dropped_on_it_opens_without_a_word(
    words: RecoveryWords, disguised: Visitor, folder: Path, tmp_path: Path
) -> None:
    del words
    elsewhere = folder.rename(tmp_path / "seeds 2026")
    content = QMimeData()
    content.setUrls([QUrl.fromLocalFile(str(elsewhere))])
    buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    drop = QDropEvent(QPointF(9, 9), Qt.DropAction.CopyAction, content, buttons, keys)
    disguised.window.dropEvent(drop)
    assert _tells(disguised) == []
    disguised.unlock()


def test_it_is_chosen_in_the_settings_at_once_and_kept(
    resident: Visitor, settings: Settings, qapp: QApplication
) -> None:
    resident.click("rail-4")
    button = resident.find(QRadioButton, "title-recipe-box")
    QTest.mouseClick(button, Qt.MouseButton.LeftButton, pos=button.rect().center() * 0.2)
    assert resident.window.windowTitle() == "Recipe box"
    assert QApplication.applicationName() == QGuiApplication.desktopFileName() == "recipe-box"
    heard = QAccessible.queryAccessibleInterface(qapp)
    assert heard.text(QAccessible.Text.Name) == "recipe-box"
    kept = PreferencesFile(settings.preferences_file)
    resident.qtbot.waitUntil(lambda: kept.load().title is Title.RECIPE_BOX)
    resident.click("lock")
    resident.qtbot.waitUntil(lambda: resident.sees("other-ways"))
    assert resident.reads("unlock-page").startswith("Recipe box")


@needs_screen
def test_taskbars_see_the_name_and_every_change_of_it(tmp_path: Path) -> None:
    done = run_process(
        tmp_path / "vault",
        """
import subprocess
from core.preferences import Title

def seen():
    number = str(int(window().winId()))
    asked = ["xprop", "-id", number, "WM_CLASS", "_NET_WM_NAME", "_KDE_NET_WM_DESKTOP_FILE"]
    print(subprocess.run(asked, capture_output=True, text=True).stdout)

def look():
    seen()
    window()._use(Preferences(title=Title.GARDEN_LOG))
    QApplication.sync()
    seen()
    window().quick_exit.leave()

parts.preferences.save(Preferences(title=Title.RECIPE_BOX))
run(look)
""",
        "xvfb-run",
        "-a",
        QT_QPA_PLATFORM="xcb",
    )
    assert "status 0" in done.stdout, done.stderr
    first, second = done.stdout.split("\n\n")[:2]
    assert 'WM_CLASS(STRING) = "recipe-box", "' in first
    assert '"Recipe box"' in first
    assert 'WM_CLASS(STRING) = "garden-log", "Garden-Log"' in second
    assert '"Garden log"' in second
    assert "ollyhock" not in done.stdout
