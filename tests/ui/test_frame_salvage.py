"""Saving what is left of a damaged vault, in the window."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QPushButton

from core.incidents.evidence import PastedSource
from core.incidents.incident import IncidentContent
from core.incidents.search import IncidentQuery
from core.progress import Unwatched
from core.vault.credentials import RecoveryWords
from core.vault.session import Vaults
from tests.ui.test_frame_restore import write_down_and_check
from tests.ui.visitor import PASSPHRASE, ScriptedDialogs, Visitor

NEW = "meadow copper thunder atlas"


@pytest.fixture
def wrecked(vaults: Vaults, folder: Path, tmp_path: Path) -> RecoveryWords:
    """Make a vault in `folder` with a file and a backup on a drive, and empty its database."""
    made = vaults.create(folder, PASSPHRASE)
    session = made.session
    sealed = session.journal.seal(PastedSource("letter.txt", b"Dear"), Unwatched())
    session.journal.record(IncidentContent("He wrote."), [sealed])
    (tmp_path / "stick").mkdir()
    snapshot = session.backups.snapshot()
    session.backups.open_drive(tmp_path / "stick").write(snapshot, Unwatched())
    snapshot.close()
    session.lock()
    (folder / "vault.db").write_bytes(b"")
    return made.words


@pytest.fixture
def at_salvage(
    wrecked: RecoveryWords, visitor: Visitor, dialogs: ScriptedDialogs, tmp_path: Path
) -> Visitor:
    assert wrecked.words
    assert not visitor.sees("salvage")
    visitor.type("passphrase", PASSPHRASE)
    visitor.click("unlock")
    visitor.click("salvage")
    dialogs.folder = tmp_path / "saved"
    visitor.click("salvage-folder-choose")
    visitor.type("new-passphrase", NEW)
    visitor.type("new-passphrase-again", NEW)
    return visitor


def test_a_damaged_vault_is_saved_with_the_help_of_a_drive(
    at_salvage: Visitor, dialogs: ScriptedDialogs, tmp_path: Path, folder: Path
) -> None:
    dialogs.folder = tmp_path / "stick"
    at_salvage.click("salvage-drive-choose")
    at_salvage.type("salvage-passphrase", PASSPHRASE)
    at_salvage.click("salvage-now")
    write_down_and_check(at_salvage)
    assert "1 file is whole" in at_salvage.reads("page-caution")
    at_salvage.unlock(NEW)
    session = at_salvage.window.runner.session
    assert session.info().exhibit_count == 1
    assert (folder / "vault.db").read_bytes() == b""


def test_recovery_words_save_it_too_and_what_has_no_note_is_kept(
    at_salvage: Visitor, wrecked: RecoveryWords, vaults: Vaults, tmp_path: Path
) -> None:
    at_salvage.type("salvage-passphrase", " ".join(wrecked.words))
    at_salvage.click("salvage-now")
    words = write_down_and_check(at_salvage)
    assert "No database was whole" in at_salvage.reads("page-caution")
    session = vaults.unlock(tmp_path / "saved", RecoveryWords(tuple(words)))
    assert session.journal.count(IncidentQuery()) == 1
    assert session.info().exhibit_count == 1
    session.lock()


def test_what_does_not_open_it_is_said(at_salvage: Visitor, tmp_path: Path) -> None:
    at_salvage.type("salvage-passphrase", "wrong")
    at_salvage.click("salvage-now")
    at_salvage.qtbot.waitUntil(lambda: at_salvage.sees("page-caution"))
    assert "did not open" in at_salvage.reads("page-caution")
    assert not (tmp_path / "saved").exists()
    assert at_salvage.find(QPushButton, "salvage-now").isEnabled()
    at_salvage.click("salvage-back")
    assert at_salvage.sees("passphrase")
