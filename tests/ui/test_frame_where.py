"""Where restored and new vaults go, and how their person finds them again."""

import shutil
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QPushButton

from core.incidents.evidence import PastedSource
from core.incidents.incident import IncidentContent
from core.progress import Unwatched
from core.vault.credentials import Passphrase
from core.vault.session import Vaults
from tests.made_vaults import MadeVaults
from tests.ui.test_frame_restore import write_down_and_check
from tests.ui.visitor import PASSPHRASE, ScriptedDialogs, Visitor


@pytest.fixture
def drive(made_vaults: MadeVaults, vaults: Vaults, tmp_path: Path) -> Path:
    """A drive with a copy of a vault that is gone."""
    words = made_vaults.put_into(tmp_path / "gone", PASSPHRASE)
    (tmp_path / "paper").write_text(" ".join(words.words))
    session = vaults.unlock(tmp_path / "gone", Passphrase(PASSPHRASE))
    (tmp_path / "stick").mkdir()
    snapshot = session.backups.snapshot()
    session.backups.open_drive(tmp_path / "stick").write(snapshot, Unwatched())
    snapshot.close()
    session.lock()
    shutil.rmtree(tmp_path / "gone")
    return tmp_path / "stick"


def test_on_a_new_computer_the_vault_comes_back_where_the_app_looks_for_it(
    drive: Path, visitor: Visitor, dialogs: ScriptedDialogs, folder: Path, vaults: Vaults
) -> None:
    visitor.click("welcome-step-back")
    visitor.click("restore")
    dialogs.folder = drive
    visitor.click("backup-file-choose-drive")
    assert visitor.find(QLineEdit, "backup-passphrase").hasFocus()
    visitor.type("backup-passphrase", PASSPHRASE)
    visitor.click("restore-now")
    write_down_and_check(visitor)
    visitor.find(QLineEdit, "passphrase")
    assert not visitor.sees("page-caution")
    vaults.unlock(folder, Passphrase(PASSPHRASE)).lock()


@pytest.mark.usefixtures("words")
def test_beside_another_vault_it_is_said_how_to_find_it_again(
    drive: Path, visitor: Visitor, dialogs: ScriptedDialogs, folder: Path, vaults: Vaults
) -> None:
    visitor.click("restore")
    dialogs.folder = drive
    visitor.click("backup-file-choose-drive")
    visitor.type("backup-passphrase", drive.with_name("paper").read_text())
    visitor.type("new-passphrase", PASSPHRASE)
    visitor.type("new-passphrase-again", PASSPHRASE)
    visitor.qtbot.waitUntil(visitor.find(QPushButton, "restore-now").isEnabled)
    visitor.press(Qt.Key.Key_Return)
    write_down_and_check(visitor)
    assert "Open another vault" in visitor.reads("page-caution")
    vaults.unlock(folder.with_name("Hollyhock 2"), Passphrase(PASSPHRASE)).lock()


@pytest.mark.usefixtures("words")
def test_what_was_lost_and_how_to_find_the_rest_are_told_together(
    visitor: Visitor, vaults: Vaults, dialogs: ScriptedDialogs, tmp_path: Path
) -> None:
    session = vaults.create(tmp_path / "other", PASSPHRASE).session
    sealed = session.journal.seal(PastedSource("letter.txt", b"Dear"), Unwatched())
    session.journal.record(IncidentContent("He wrote."), [sealed])
    (tmp_path / "stick").mkdir()
    snapshot = session.backups.snapshot()
    session.backups.open_drive(tmp_path / "stick").write(snapshot, Unwatched())
    snapshot.close()
    session.lock()
    (blob,) = (tmp_path / "stick").rglob(sealed.blob_id)
    blob.unlink()
    visitor.click("restore")
    dialogs.folder = tmp_path / "stick"
    visitor.click("backup-file-choose-drive")
    visitor.type("backup-passphrase", PASSPHRASE)
    visitor.click("restore-now")
    write_down_and_check(visitor)
    told = visitor.reads("page-caution")
    assert "letter.txt" in told
    assert "Open another vault" in told


def test_a_new_vault_elsewhere_says_how_to_find_it_again(visitor: Visitor) -> None:
    visitor.click("welcome-step-next")
    visitor.find(QLineEdit, "new-folder-name")
    assert not visitor.sees("found-again")
    visitor.type("new-folder-name", "Recipes")
    visitor.qtbot.waitUntil(lambda: visitor.sees("found-again"))
    visitor.type("new-folder-name", "vault")
    visitor.qtbot.waitUntil(lambda: not visitor.sees("found-again"))
