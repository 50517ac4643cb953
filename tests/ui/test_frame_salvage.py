"""Saving what is left of a damaged vault, in the window."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QPushButton

from core.incidents.evidence import PastedSource
from core.incidents.incident import IncidentContent
from core.incidents.search import IncidentQuery
from core.progress import Unwatched
from core.vault.credentials import Passphrase, RecoveryWords
from core.vault.session import Vaults
from storage.backup_format import DATABASE
from tests.storage.age_pieces import measured
from tests.ui.behind import behind
from tests.ui.test_frame_restore import write_down_and_check
from tests.ui.visitor import PASSPHRASE, ScriptedDialogs, Visitor

NEW = "meadow copper thunder atlas"


@pytest.fixture
def wrecked(backed_up: RecoveryWords, folder: Path) -> RecoveryWords:
    """A vault with backups whose database is empty."""
    (folder / "vault.db").write_bytes(b"")
    return backed_up


@pytest.fixture
def whole(backed_up: RecoveryWords, folder: Path) -> RecoveryWords:
    """A vault with backups that is whole but for its headers."""
    for name in ("vault.hdr", "vault.hdr.copy"):
        (folder / name).write_bytes(b"")
    return backed_up


@pytest.fixture
def backed_up(vaults: Vaults, folder: Path, tmp_path: Path) -> RecoveryWords:
    """Make a vault in `folder` with a file, and back it up to a drive and a file."""
    made = vaults.create(folder, PASSPHRASE)
    session = made.session
    sealed = session.journal.seal(PastedSource("letter.txt", b"Dear"), Unwatched())
    session.journal.record(IncidentContent("He wrote."), [sealed])
    (tmp_path / "stick").mkdir()
    snapshot = session.backups.snapshot()
    session.backups.open_drive(tmp_path / "stick").write(snapshot, Unwatched())
    session.backups.write(snapshot, tmp_path / "copy.age", NEW, Unwatched())
    snapshot.close()
    session.lock()
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
    at_salvage.click("salvage-drive-choose-drive")
    at_salvage.type("salvage-passphrase", PASSPHRASE)
    at_salvage.click("salvage-now")
    write_down_and_check(at_salvage)
    assert "1 file is whole" in at_salvage.reads("page-caution")
    at_salvage.unlock(NEW)
    session = behind(at_salvage.window.runner)
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


def test_a_backup_file_that_is_damaged_helps_and_it_is_said_what_it_lacks(
    at_salvage: Visitor, dialogs: ScriptedDialogs, tmp_path: Path
) -> None:
    dialogs.file = tmp_path / "copy.age"
    pieces = measured(dialogs.file, NEW)
    dialogs.file.write_bytes(pieces.harmed(pieces.of(DATABASE)[1]))
    at_salvage.click("salvage-drive-choose")
    at_salvage.type("salvage-file-passphrase", NEW)
    at_salvage.type("salvage-passphrase", PASSPHRASE)
    at_salvage.click("salvage-now")
    write_down_and_check(at_salvage)
    said = at_salvage.reads("page-caution")
    assert "The backup's was used: 2 notes." in said
    assert "The backup file is damaged, too. All notes in it could be read." in said
    at_salvage.unlock(NEW)
    assert behind(at_salvage.window.runner).info().exhibit_count == 1


def test_what_does_not_open_it_is_said(at_salvage: Visitor, tmp_path: Path) -> None:
    at_salvage.type("salvage-passphrase", "wrong")
    at_salvage.click("salvage-now")
    at_salvage.qtbot.waitUntil(lambda: at_salvage.sees("page-caution"))
    assert "did not open" in at_salvage.reads("page-caution")
    assert not (tmp_path / "saved").exists()
    assert at_salvage.find(QPushButton, "salvage-now").isEnabled()
    at_salvage.click("salvage-back")
    assert at_salvage.sees("passphrase")


def test_the_key_file_is_put_back_from_a_drive_and_the_vault_opens(
    vaults: Vaults,
    folder: Path,
    whole: RecoveryWords,
    visitor: Visitor,
    dialogs: ScriptedDialogs,
    tmp_path: Path,
) -> None:
    assert whole.words
    visitor.type("passphrase", PASSPHRASE)
    visitor.click("unlock")
    visitor.click("mend")
    dialogs.folder = tmp_path / "stick"
    visitor.click("mend-drive-choose-drive")
    assert not visitor.sees("mend-file-passphrase")
    visitor.type("mend-passphrase", "wrong")
    visitor.click("mend-now")
    visitor.qtbot.waitUntil(lambda: visitor.sees("page-caution"))
    assert "did not open" in visitor.reads("page-caution")
    visitor.type("mend-passphrase", " ".join(whole.words))
    visitor.click("mend-now")
    visitor.qtbot.waitUntil(lambda: visitor.sees("unlock-page"))
    assert "key file is back" in visitor.reads("page-caution")
    assert not visitor.sees("mend")
    assert not visitor.sees("salvage")
    visitor.unlock()
    visitor.window.lock()
    session = vaults.unlock(folder, Passphrase(PASSPHRASE))
    assert session.journal.count(IncidentQuery()) == 1
    session.lock()


def test_a_file_may_have_a_passphrase_of_its_own(
    whole: RecoveryWords, visitor: Visitor, dialogs: ScriptedDialogs, tmp_path: Path
) -> None:
    assert whole.words
    visitor.type("passphrase", PASSPHRASE)
    visitor.click("unlock")
    visitor.click("mend")
    dialogs.file = tmp_path / "copy.age"
    visitor.click("mend-drive-choose")
    visitor.type("mend-file-passphrase", NEW)
    visitor.type("mend-passphrase", PASSPHRASE)
    visitor.click("mend-now")
    visitor.qtbot.waitUntil(lambda: visitor.sees("unlock-page"))
    visitor.unlock()
