"""Giving the vault another key, from the backup screen to the unlock page, and what may stop it."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel, QPushButton

from core.errors import WrongPassphrase
from core.incidents.incident import IncidentContent
from core.incidents.search import IncidentQuery
from core.vault.credentials import Passphrase, RecoveryWords
from core.vault.session import Vaults
from tests.ui.behind import behind
from tests.ui.visitor import PASSPHRASE, Visitor
from ui.backups.screen import BackupScreen

NEW = "meadow copper thunder atlas"
KEY_PLACE = 4


@pytest.fixture
def filled(vaults: Vaults, folder: Path) -> Vaults:
    """Make a vault with one note, before there is a window that looks for it."""
    session = vaults.create(folder, PASSPHRASE).session
    session.journal.record(IncidentContent("He wrote."))
    session.lock()
    return vaults


@pytest.fixture
def at_key(filled: Vaults, visitor: Visitor) -> Visitor:
    """A visitor who asked for another key."""
    assert filled
    visitor.unlock()
    screens = visitor.window.unlocked_side
    assert screens is not None
    kinds = [kind.name() for kind in screens._kinds]
    screens.go(kinds.index(BackupScreen.name()))
    backups = screens.current
    assert isinstance(backups, BackupScreen)
    backups.choices.setCurrentIndex(backups.choices.model().index(KEY_PLACE, 0))
    visitor.type("new-passphrase", NEW)
    visitor.type("new-passphrase-again", NEW)
    visitor.type("renew-own-passphrase", PASSPHRASE)
    # The first look at a passphrase loads long lists of words.
    ready = visitor.find(QPushButton, "renew-start").isEnabled
    visitor.qtbot.waitUntil(ready, timeout=30_000)
    visitor.click("renew-start")
    return visitor


def words_on_screen(visitor: Visitor) -> RecoveryWords:
    visitor.qtbot.waitUntil(lambda: visitor.sees("word-grid"))
    return RecoveryWords(
        tuple(visitor.find(QLabel, f"word-{place}").text() for place in range(1, 13))
    )


def test_the_vault_gets_the_key_locks_and_opens_with_the_new_passphrase(
    at_key: Visitor, vaults: Vaults, folder: Path
) -> None:
    words = words_on_screen(at_key)
    assert not at_key.sees("renew-take")
    at_key.click("restored-words-done")
    at_key.click("renew-take")
    at_key.qtbot.waitUntil(lambda: at_key.sees("page-caution"))
    assert "has its new key" in at_key.reads("page-caution")
    with pytest.raises(WrongPassphrase):
        vaults.unlock(folder, Passphrase(PASSPHRASE))
    vaults.unlock(folder, words).lock()
    at_key.unlock(NEW)
    at_key.window.lock()
    session = vaults.unlock(folder, Passphrase(NEW))
    assert session.journal.count(IncidentQuery()) == 1
    session.lock()


def test_who_thinks_better_of_it_keeps_the_key(
    at_key: Visitor, vaults: Vaults, folder: Path
) -> None:
    words_on_screen(at_key)
    at_key.click("restored-words-done")
    at_key.click("renew-stop")
    at_key.find(QLabel, "backup-state")
    at_key.qtbot.waitUntil(lambda: "as before" in at_key.reads("backup-state"))
    at_key.window.lock()
    vaults.unlock(folder, Passphrase(PASSPHRASE)).lock()
    assert not list(folder.glob(".*.part"))


def test_a_key_that_cannot_be_put_in_use_leaves_the_vault_open_as_it_was(
    at_key: Visitor, folder: Path
) -> None:
    words_on_screen(at_key)
    at_key.click("restored-words-done")
    (folder / "renewed").write_text("in the way")
    at_key.click("renew-take")
    at_key.qtbot.waitUntil(lambda: "cannot be written" in at_key.reads("message-bar"))
    assert at_key.find(QPushButton, "renew-start").isVisible()
    session = behind(at_key.window.runner)
    assert not session.is_locked
    session.confirmation.confirm(PASSPHRASE)
