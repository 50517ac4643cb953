"""The window around the screens: rail, keys, help, messages, and what lock leaves behind."""

import gc
import weakref
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPlainTextEdit, QPushButton, QWidget

from core.errors import DiskFull
from core.preferences import Preferences
from core.vault.credentials import Passphrase
from core.vault.session import Vaults
from storage.vault_folder import VaultFolder
from tests.ui.visitor import PASSPHRASE, Visitor
from ui.frame.rail import PlaceButton
from ui.frame.unlocked_side import UnlockedSide
from ui.screen import Screen

_CONTROL = Qt.KeyboardModifier.ControlModifier
_CANARY = "canary-7f3a in the journal"


_TITLES = ("Journal", "People", "Checklists", "Backup", "Settings")


def _side(visitor: Visitor) -> UnlockedSide:
    side = visitor.window.unlocked_side
    assert side is not None
    return side


def _screens(visitor: Visitor) -> list[Screen]:
    return [_side(visitor).place(number) for number in range(len(_TITLES))]


def test_the_journal_is_there_at_once_and_the_others_soon_by_themselves(resident: Visitor) -> None:
    side = _side(resident)
    assert resident.sees("journal-text")
    resident.qtbot.waitUntil(lambda: len(side.screens) == len(_TITLES))
    assert tuple(screen.title for screen in side.screens) == _TITLES
    assert side.current is side.screens[0]


def test_the_rail_leads_everywhere_by_mouse_and_keys(resident: Visitor) -> None:
    for number, title in enumerate(_TITLES):
        assert resident.find(QPushButton, f"rail-{number}").text() == title
        resident.click(f"rail-{number}")
        assert _side(resident).current.title == title
    for number, title in enumerate(_TITLES):
        resident.press(Qt.Key(Qt.Key.Key_1 + number), _CONTROL)
        assert _side(resident).current.title == title
        assert resident.find(QPushButton, f"rail-{number}").isChecked()


def test_a_place_is_marked_in_words_for_everybody(resident: Visitor) -> None:
    button, icon_only = resident.find(PlaceButton, "rail-2"), 500
    name, tip = button.accessibleName(), button.toolTip()
    for width in (resident.window.width(), icon_only):
        resident.window.resize(width, 500)
        plain = button.grab().toImage()
        _side(resident).place(2).marked.emit("today", "something is due again")
        assert button.accessibleName() == f"{name}, something is due again"
        assert button.toolTip().endswith("something is due again")
        assert button.grab().toImage() != plain
        _side(resident).place(2).marked.emit("", "")
        assert (button.accessibleName(), button.toolTip()) == (name, tip)
        assert button.grab().toImage() == plain


def test_the_rail_gives_up_its_words_when_narrow_or_large(resident: Visitor) -> None:
    window, button = resident.window, resident.find(QPushButton, "rail-0")
    window.resize(1200, 700)
    assert button.text() == "Journal"
    window.resize(700, 700)
    assert button.text() == ""
    assert button.accessibleName() == "Journal"
    window.resize(1200, 700)
    assert button.text() == "Journal"
    window._use(Preferences(text_percent=200))
    assert button.text() == ""


def test_new_and_search_reach_the_screen_that_is_seen(
    resident: Visitor, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    people = _side(resident).place(1)
    monkeypatch.setattr(people, "start_new", lambda: asked.append("new"))
    monkeypatch.setattr(people, "focus_search", lambda: asked.append("search"))
    resident.click("rail-1")
    button = resident.find(QPushButton, "rail-1")
    for key, modifier in (
        (Qt.Key.Key_N, _CONTROL | Qt.KeyboardModifier.ShiftModifier),
        (Qt.Key.Key_F, _CONTROL),
        (Qt.Key.Key_Slash, Qt.KeyboardModifier.NoModifier),
    ):
        button.setFocus()
        resident.press(key, modifier)
    assert asked == ["new", "search", "search"]


def test_a_new_note_begins_from_everywhere(resident: Visitor) -> None:
    for number in range(len(_TITLES)):
        for before in (Qt.Key.Key_Shift, Qt.Key.Key_F1):
            resident.click(f"rail-{number}")
            resident.press(before)
            resident.press(Qt.Key.Key_N, _CONTROL)
            assert resident.find(QPushButton, "rail-0").isChecked()
            assert resident.find(QPlainTextEdit, "journal-text").hasFocus()
            assert resident.reads("journal-title") == "New note"


def test_a_slash_in_a_text_is_a_slash(resident: Visitor) -> None:
    resident.type("journal-text", "either/or")
    assert resident.find(QPlainTextEdit, "journal-text").toPlainText() == "either/or"


def test_help_is_about_the_page_and_goes_back(resident: Visitor) -> None:
    resident.click("rail-1")
    resident.press(Qt.Key.Key_F1)
    assert resident.reads("help-text") == _side(resident).current.help_text
    resident.press(Qt.Key.Key_Escape)
    assert not resident.sees("help-page")
    assert _side(resident).current.title == "People"
    resident.press(Qt.Key.Key_Slash, _CONTROL)
    assert "Ctrl+N" in resident.reads("help-page")
    resident.press(Qt.Key.Key_2, _CONTROL)
    assert not resident.sees("help-page")
    resident.click("help")
    assert resident.sees("help-text")


@pytest.mark.usefixtures("words")
def test_help_is_there_before_a_vault_is_open(visitor: Visitor) -> None:
    visitor.qtbot.waitUntil(lambda: visitor.sees("unlock-page"))
    visitor.click("help")
    assert "recovery words" in visitor.reads("help-text")
    visitor.click("help-back")
    assert visitor.sees("unlock-page")
    for key in (Qt.Key.Key_N, Qt.Key.Key_F, Qt.Key.Key_1, Qt.Key.Key_L):
        visitor.press(key, _CONTROL)
    assert visitor.sees("unlock-page")
    assert not visitor.sees("lock")


def test_every_screen_has_help_a_title_and_an_icon(resident: Visitor) -> None:
    for screen in _screens(resident):
        assert len(screen.help_text) > 40
        assert screen.title
        assert screen.icon_name


def test_what_a_screen_says_and_what_failed_stand_in_the_bar(resident: Visitor) -> None:
    _side(resident).current.said.emit("Note kept.")
    assert resident.reads("message-what") == "Note kept."
    resident.window.runner.failed.emit(DiskFull())
    assert "room" in resident.reads("message-bar")
    resident.click("message-dismiss")
    assert not resident.sees("message-bar")


def test_every_button_and_field_has_a_name_for_screen_readers(resident: Visitor) -> None:
    for number in range(5):
        resident.click(f"rail-{number}")
    nameless = [
        button.objectName() or repr(button)
        for button in resident.window.findChildren(QPushButton)
        if not (button.accessibleName() or button.text()) and button.isVisible()
    ]
    assert not nameless


def test_lock_shows_the_unlock_page_and_closes_the_vault(
    resident: Visitor, vaults: Vaults, folder: Path
) -> None:
    resident.window.message_bar.say("Something private.")
    resident.press(Qt.Key.Key_L, _CONTROL)
    assert resident.sees("unlock-page")
    assert not resident.sees("lock")
    assert not resident.sees("message-bar")
    assert resident.window.message_bar.text == ""
    vaults.unlock(folder, Passphrase(PASSPHRASE)).lock()
    resident.unlock()


def test_it_locks_also_when_a_screen_does_not_get_ready_for_it(
    resident: Visitor, monkeypatch: pytest.MonkeyPatch, vaults: Vaults, folder: Path
) -> None:
    asked: list[str] = []

    def fail() -> None:
        asked.append("journal")
        raise ZeroDivisionError

    journal, people = _screens(resident)[:2]
    monkeypatch.setattr(journal, "leave", fail)
    monkeypatch.setattr(people, "leave", lambda: asked.append("people"))
    with pytest.raises(ZeroDivisionError):
        resident.window.lock()
    assert asked == ["journal", "people"]
    assert resident.sees("unlock-page")
    assert not resident.window.runner.is_unlocked
    vaults.unlock(folder, Passphrase(PASSPHRASE)).lock()


def test_nothing_unlocked_survives_lock(resident: Visitor) -> None:
    for number in range(5):
        resident.click(f"rail-{number}")
    resident.click("rail-0")
    editor = resident.window.focusWidget()
    assert editor is not None
    QTest.keyClicks(editor, _CANARY)
    watched = [weakref.ref(child) for child in _side(resident).findChildren(QWidget)]
    assert any(isinstance(each(), Screen) for each in watched)
    session = weakref.ref(resident.window.runner.session.journal)
    gone: list[str] = []
    for each in (_side(resident), *_screens(resident), editor):
        each.destroyed.connect(lambda: gone.append("gone"))
    del each, editor
    resident.click("lock")
    QApplication.processEvents()
    gc.collect()
    assert len(gone) == 1 + 5 + 1
    assert not resident.window.findChildren(QWidget, "unlocked-side")
    assert [each() for each in watched if each() is not None] == []
    assert session() is None
    for label in resident.window.findChildren(QLabel):
        assert _CANARY not in label.text()


def test_what_was_being_written_is_there_again_after_lock(resident: Visitor) -> None:
    editor = resident.window.focusWidget()
    assert editor is not None
    QTest.keyClicks(editor, _CANARY)
    resident.click("lock")
    resident.unlock()
    again = resident.window.focusWidget()
    assert again is not None
    resident.qtbot.waitUntil(lambda: again.property("plainText") == _CANARY)


def test_idle_locks(resident: Visitor) -> None:
    resident.window.idle_lock.idle.emit()
    resident.qtbot.waitUntil(lambda: resident.sees("unlock-page"))
    assert not resident.window.runner.is_unlocked
    resident.window.idle_lock.idle.emit()
    QApplication.processEvents()
    assert resident.sees("unlock-page")


def test_a_mended_header_copy_is_told_quietly(
    visitor: Visitor, vaults: Vaults, folder: Path
) -> None:
    vaults.create(folder, PASSPHRASE).session.lock()
    VaultFolder(folder).header_copy.unlink()
    side = visitor.window.locked_side
    assert side is not None
    side.open_folder(folder)
    visitor.unlock()
    visitor.qtbot.waitUntil(lambda: "mended" in visitor.reads("message-bar"))


def test_closing_the_window_locks_and_leaves(
    resident: Visitor, vaults: Vaults, folder: Path
) -> None:
    with resident.qtbot.waitSignal(resident.window.quick_exit.left):
        resident.window.close()
    assert resident.window.isHidden()
    vaults.unlock(folder, Passphrase(PASSPHRASE)).lock()


def test_leaving_hides_first_then_hands_over_then_locks(
    resident: Visitor, vaults: Vaults, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    order: list[str] = []
    window, screen = resident.window, _side(resident).current

    def note_leave() -> None:
        order.append(f"hidden {window.isHidden()}, unlocked {window.runner.is_unlocked}")

    monkeypatch.setattr(screen, "leave", note_leave)
    window.runner.locked.connect(lambda: order.append("locked"))
    other = QWidget()
    resident.qtbot.addWidget(other)
    other.show()
    with resident.qtbot.waitSignal(window.quick_exit.left):
        resident.press(Qt.Key.Key_F12)
    assert order == ["hidden True, unlocked True", "locked"]
    assert other.isHidden()
    window.quick_exit.leave()
    assert len(order) == 2
    vaults.unlock(folder, Passphrase(PASSPHRASE)).lock()


def test_the_way_out_is_in_the_same_corner(resident: Visitor) -> None:
    button = resident.find(QPushButton, "leave")
    corner = button.mapTo(resident.window, button.rect().bottomRight())
    assert resident.window.width() - corner.x() < 20
    assert resident.window.height() - corner.y() < 20


def test_screens_that_do_nothing_special_are_still_screens(resident: Visitor) -> None:
    class Plain(Screen):
        @staticmethod
        def name() -> str:
            return "Plain"

    screen = Plain(_side(resident).current.context)
    resident.qtbot.addWidget(screen)
    screen.shown()
    screen.start_new()
    screen.focus_search()
    screen.leave()
    assert screen.title == "Plain"
