"""What opens the vault, seen and changed in the window."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QLineEdit, QPushButton

from core.errors import KeyringRefused, WrongPassphrase, WrongRecoveryWords
from core.vault.credentials import Passphrase, RecoveryWords
from core.vault.session import Vaults
from core.vault.ways_in import WayKind
from storage.crypto.key_slots import KeySlot
from storage.vault_folder import VaultFolder
from tests.fakes.keyring import MemoryKeyring
from tests.ui.visitor import PASSPHRASE, Visitor

NEW = "meadow copper thunder atlas"
K = WayKind


@pytest.fixture
def at_ways(resident: Visitor) -> Visitor:
    resident.click("rail-4")
    resident.click("ways")
    return resident


def do(visitor: Visitor, deed: str, typed: str = PASSPHRASE, button: str = "deed-do") -> None:
    """Press the button of a deed and confirm it."""
    visitor.click(f"way-{deed}")
    visitor.type("deed-passphrase", typed)
    visitor.click(button)


def is_said(visitor: Visitor, words: str) -> None:
    visitor.qtbot.waitUntil(
        lambda: visitor.sees("message-bar") and words in visitor.reads("message-bar")
    )


def test_the_settings_say_what_opens_the_vault(at_ways: Visitor) -> None:
    at_ways.click("ways-back")
    at_ways.qtbot.waitUntil(lambda: at_ways.reads("ways-summary") == "Passphrase · recovery words")
    assert at_ways.find(QPushButton, "ways").hasFocus()


def test_a_vault_is_tied_to_this_computer_and_untied(
    at_ways: Visitor, vaults: Vaults, folder: Path, key_store: MemoryKeyring
) -> None:
    do(at_ways, "tie")
    is_said(at_ways, "on this computer only")
    at_ways.qtbot.waitUntil(lambda: "On. The passphrase opens" in at_ways.reads("card-tie"))
    assert "on one computer only" in at_ways.reads("card-passphrase")
    assert at_ways.find(QPushButton, "way-untie").hasFocus()
    assert not at_ways.sees("way-remove-words")  # they are what opens it elsewhere
    assert not at_ways.sees("way-remember")
    assert len(key_store.entries) == 1
    at_ways.click("lock")
    kept, key_store.entries = key_store.entries, {}
    at_ways.type("passphrase", PASSPHRASE)
    at_ways.click("unlock")
    at_ways.qtbot.waitUntil(lambda: at_ways.sees("page-caution"))
    assert "recovery words" in at_ways.reads("page-caution")
    key_store.entries = kept
    at_ways.unlock()
    at_ways.click("rail-4")
    at_ways.click("ways")
    do(at_ways, "untie")
    is_said(at_ways, "on any computer")
    assert key_store.entries == {}
    at_ways.click("lock")
    vaults.unlock(folder, Passphrase(PASSPHRASE)).lock()


def test_a_tied_vault_without_its_key_store_is_untied_by_a_new_passphrase(
    at_ways: Visitor,
    vaults: Vaults,
    words: RecoveryWords,
    folder: Path,
    key_store: MemoryKeyring,
) -> None:
    do(at_ways, "tie")
    is_said(at_ways, "on this computer only")
    key_store.problem = KeyringRefused()
    do(at_ways, "untie")
    at_ways.qtbot.waitUntil(lambda: at_ways.sees("deed-passphrase-caution"))
    assert "key store" in at_ways.reads("deed-passphrase-caution")
    at_ways.type("deed-passphrase", " ".join(words.words))
    at_ways.click("deed-do")
    at_ways.qtbot.waitUntil(
        lambda: "choose a new passphrase" in at_ways.reads("deed-passphrase-caution")
    )
    at_ways.click("deed-close")
    at_ways.click("ways-change-passphrase")
    at_ways.type("present-passphrase", " ".join(words.words))
    at_ways.type("new-passphrase", NEW)
    at_ways.type("new-passphrase-again", NEW)
    keep = at_ways.find(QCheckBox, "passphrase-keep-tie")
    assert keep.isChecked()
    at_ways.click("change-passphrase")
    at_ways.qtbot.waitUntil(lambda: at_ways.sees("passphrase-caution"))
    at_ways.click("passphrase-keep-tie")
    at_ways.click("change-passphrase")
    is_said(at_ways, "The passphrase is changed")
    at_ways.click("lock")
    vaults.unlock(folder, Passphrase(NEW)).lock()
    assert vaults.ways_into(folder) == {K.PASSPHRASE, K.RECOVERY_WORDS}


def test_a_remembered_vault_opens_by_one_click_and_no_more_once_it_is_forgotten(
    at_ways: Visitor, vaults: Vaults, folder: Path
) -> None:
    do(at_ways, "remember")
    is_said(at_ways, "without the passphrase")
    at_ways.click("lock")
    at_ways.click("unlock-remembered")
    at_ways.qtbot.waitUntil(lambda: at_ways.sees("rail-0"))
    at_ways.click("rail-4")
    at_ways.click("ways")
    do(at_ways, "forget")
    is_said(at_ways, "asked for each time")
    at_ways.click("lock")
    at_ways.qtbot.waitUntil(lambda: at_ways.sees("passphrase"))
    assert not at_ways.sees("unlock-remembered")
    assert K.REMEMBERED not in vaults.ways_into(folder)


def test_the_window_that_starts_finds_a_remembered_vault(
    words: RecoveryWords, visitor: Visitor, vaults: Vaults, folder: Path, key_store: MemoryKeyring
) -> None:
    session = vaults.unlock(folder, words)
    session.access.remember(PASSPHRASE)
    session.lock()
    assert not visitor.sees("unlock-remembered")
    visitor.window.get_ready()
    key_store.entries.clear()
    visitor.click("unlock-remembered")
    visitor.qtbot.waitUntil(lambda: visitor.sees("page-caution"))
    assert "Type the passphrase" in visitor.reads("page-caution")
    visitor.unlock()


def test_waiting_for_the_key_store_can_be_given_up(
    at_ways: Visitor, key_store: MemoryKeyring
) -> None:
    key_store.asks = True
    do(at_ways, "tie")
    assert not at_ways.find(QPushButton, "deed-close").isEnabled()
    at_ways.press(Qt.Key.Key_Escape)
    at_ways.click("deed-wait-stop")
    at_ways.qtbot.waitUntil(lambda: at_ways.sees("deed-passphrase-caution"))
    assert "Stopped" in at_ways.reads("deed-passphrase-caution")
    key_store.asks = False
    at_ways.click("deed-do")
    is_said(at_ways, "on this computer only")
    at_ways.click("ways-change-passphrase")
    at_ways.type("new-passphrase", NEW)
    at_ways.type("new-passphrase-again", NEW)
    at_ways.type("present-passphrase", PASSPHRASE)
    key_store.asks = True
    at_ways.click("change-passphrase")
    at_ways.click("passphrase-wait-stop")
    at_ways.qtbot.waitUntil(lambda: at_ways.sees("passphrase-caution"))
    at_ways.click("lock")
    at_ways.type("passphrase", PASSPHRASE)
    at_ways.click("unlock")
    at_ways.click("unlock-wait-stop")
    at_ways.qtbot.waitUntil(at_ways.find(QPushButton, "unlock").isEnabled)
    assert not at_ways.sees("page-caution")
    key_store.asks = False
    at_ways.unlock()


@pytest.mark.parametrize("where", ["at the vault", "at the door"])
def test_locking_and_leaving_do_not_wait_for_the_key_store(
    at_ways: Visitor, key_store: MemoryKeyring, where: str
) -> None:
    do(at_ways, "tie")
    is_said(at_ways, "on this computer only")
    if where == "at the vault":
        key_store.asks = True
        do(at_ways, "untie")
        assert key_store.is_asking.wait(60)
        at_ways.click("lock")
        key_store.asks = False
        at_ways.unlock()
        return
    at_ways.click("lock")
    key_store.asks = True
    at_ways.type("passphrase", PASSPHRASE)
    at_ways.click("unlock")
    assert key_store.is_asking.wait(60)
    with at_ways.qtbot.waitSignal(at_ways.window.quick_exit.left):
        at_ways.press(Qt.Key.Key_F12)
    assert not at_ways.window.isVisible()


def test_new_words_are_typed_back_before_the_old_ones_stop(
    at_ways: Visitor, vaults: Vaults, words: RecoveryWords, folder: Path
) -> None:
    do(at_ways, "new-words", " ".join(words.words))
    shown = [at_ways.reads(f"word-{number}") for number in range(1, 13)]
    at_ways.click("words-step-back")
    at_ways.qtbot.waitUntil(lambda: at_ways.sees("ways-page"))
    do(at_ways, "new-words")
    fresh = [at_ways.reads(f"word-{number}") for number in range(1, 13)]
    assert len({tuple(shown), tuple(fresh), words.words}) == 3
    at_ways.click("words-step-next")
    fields = at_ways.window.findChildren(QLineEdit)
    for field in fields:
        number = field.objectName().removeprefix("typed-word-")
        if number.isdecimal():
            at_ways.type(field.objectName(), fresh[int(number) - 1])
    at_ways.click("type-back-step-next")
    is_said(at_ways, "The old ones no longer do")
    at_ways.click("lock")
    vaults.unlock(folder, RecoveryWords(tuple(fresh))).lock()
    for old in (words, RecoveryWords(tuple(shown))):
        with pytest.raises(WrongRecoveryWords):
            vaults.unlock(folder, old)


def test_new_words_that_cannot_be_kept_leave_the_old_ones(
    at_ways: Visitor, vaults: Vaults, words: RecoveryWords, folder: Path
) -> None:
    do(at_ways, "new-words")
    fresh = RecoveryWords(tuple(at_ways.reads(f"word-{number}") for number in range(1, 13)))
    header = VaultFolder(folder).header
    header.rename(header.with_name("elsewhere"))
    header.mkdir()
    page = at_ways.window.unlocked_side.current.ways_side.page  # type: ignore[union-attr]  # it is open
    at_ways.click("words-step-back")
    page.take_words(fresh)
    at_ways.qtbot.waitUntil(lambda: at_ways.sees("ways-caution"))
    assert "The old words open the vault as before" in at_ways.reads("ways-caution")
    at_ways.click("lock")
    header.rmdir()
    vaults.unlock(folder, words).lock()


def test_the_words_are_taken_away_and_made_anew(
    at_ways: Visitor, vaults: Vaults, words: RecoveryWords, folder: Path
) -> None:
    do(at_ways, "remove-words", button="deed-take-away")
    is_said(at_ways, "no longer open")
    at_ways.qtbot.waitUntil(lambda: "nothing opens the vault" in at_ways.reads("card-words"))
    assert not at_ways.sees("way-remove-words")
    do(at_ways, "tie")
    at_ways.qtbot.waitUntil(lambda: at_ways.sees("deed-passphrase-caution"))
    assert "no recovery words" in at_ways.reads("deed-passphrase-caution")
    at_ways.press(Qt.Key.Key_Escape)
    assert not at_ways.sees("deed-panel")
    assert at_ways.find(QPushButton, "way-tie").hasFocus()
    at_ways.click("lock")
    with pytest.raises(WrongRecoveryWords):
        vaults.unlock(folder, words)


def test_a_way_of_a_newer_app_is_told_and_taken_away(
    at_ways: Visitor, vaults: Vaults, folder: Path
) -> None:
    unknown = KeySlot(bytes(16), 77, b"later", bytes(12), bytes(48))
    live = at_ways.window.runner.session._vault._parts.live_header  # type: ignore[attr-defined]
    live.put_slot(lambda _key, _id: unknown, ())
    at_ways.click("ways-back")
    at_ways.click("ways")
    do(at_ways, "remove-other", button="deed-take-away")
    is_said(at_ways, "no longer opens")
    at_ways.qtbot.waitUntil(lambda: not at_ways.sees("card-other"))
    assert vaults.ways_into(folder) == {K.PASSPHRASE, K.RECOVERY_WORDS}


def test_whoever_sits_at_the_open_vault_without_the_passphrase_changes_nothing(
    at_ways: Visitor, vaults: Vaults, folder: Path, key_store: MemoryKeyring
) -> None:
    for number in range(4):
        do(at_ways, "remember", f"somebody guesses {number}")
        at_ways.qtbot.waitUntil(lambda: at_ways.sees("deed-passphrase-caution"))
        said = at_ways.reads("deed-passphrase-caution")
        at_ways.click("deed-close")
    assert "Try again in 1 second." in said
    assert key_store.entries == {}
    at_ways.click("lock")
    with pytest.raises(WrongPassphrase):
        vaults.unlock(folder, Passphrase("somebody guesses 0"))
    vaults.unlock(folder, Passphrase(PASSPHRASE)).lock()
