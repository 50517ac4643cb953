"""Restoring from a backup file and from a drive in the window."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QLabel, QListView, QPushButton

from core.blocklists.person import PersonContent
from core.incidents.evidence import PastedSource
from core.incidents.incident import IncidentContent
from core.incidents.search import IncidentQuery
from core.progress import Unwatched
from core.vault.credentials import Passphrase, RecoveryWords
from core.vault.session import Vaults
from tests.ui.behind import behind
from tests.ui.visitor import PASSPHRASE, ScriptedDialogs, Visitor

_OF_BACKUP = "meadow copper thunder atlas"


@pytest.fixture
def backup(vaults: Vaults, folder: Path, tmp_path: Path) -> Path:
    """A backup of a vault in `folder` that knows one person."""
    session = vaults.create(folder, PASSPHRASE).session
    session.blocklist.add(PersonContent("Somebody"))
    sealed = session.journal.seal(PastedSource("letter.txt", b"Dear " * 60_000), Unwatched())
    session.journal.record(IncidentContent("He wrote at length."), [sealed])
    snapshot = session.backups.snapshot()
    session.backups.write(snapshot, tmp_path / "backup.age", _OF_BACKUP, Unwatched())
    snapshot.close()
    session.lock()
    return tmp_path / "backup.age"


@pytest.fixture
def at_restore(backup: Path, visitor: Visitor, dialogs: ScriptedDialogs, tmp_path: Path) -> Visitor:
    visitor.click("restore")
    dialogs.file, dialogs.folder = backup, tmp_path / "restored"
    visitor.click("backup-file-choose")
    visitor.click("restore-folder-choose")
    return visitor


def write_down_and_check(visitor: Visitor) -> list[str]:
    visitor.qtbot.waitUntil(lambda: visitor.sees("word-grid"))
    words = [visitor.find(QLabel, f"word-{place}").text() for place in range(1, 13)]
    visitor.click("words-step-next")
    for place, word in enumerate(words, 1):
        if visitor.sees(f"typed-word-{place}"):
            visitor.type(f"typed-word-{place}", word)
    visitor.click("type-back-step-next")
    return words


def test_a_backup_becomes_a_new_vault_that_opens(
    at_restore: Visitor, vaults: Vaults, tmp_path: Path
) -> None:
    at_restore.type("backup-passphrase", _OF_BACKUP)
    at_restore.click("restore-now")
    words = write_down_and_check(at_restore)
    at_restore.unlock(_OF_BACKUP)
    assert behind(at_restore.window.runner).info().person_count == 1
    at_restore.click("lock")
    vaults.unlock(tmp_path / "restored", RecoveryWords(tuple(words))).lock()


@pytest.fixture
def with_words(vaults: Vaults, folder: Path, tmp_path: Path) -> tuple[Path, str]:
    """A backup of a vault in `folder` with its small file, and the words that open it."""
    made, file = vaults.create(folder, PASSPHRASE), tmp_path / "backup.age"
    snapshot = made.session.backups.snapshot()
    made.session.backups.write(snapshot, file, _OF_BACKUP, Unwatched(), with_words=True)
    snapshot.close()
    made.session.lock()
    return file, " ".join(made.words.words)


def test_recovery_words_open_a_backup_file_with_the_small_one_beside_it(
    with_words: tuple[Path, str],
    visitor: Visitor,
    vaults: Vaults,
    dialogs: ScriptedDialogs,
    tmp_path: Path,
) -> None:
    file, words = with_words
    visitor.click("restore")
    dialogs.file, dialogs.folder = file, tmp_path / "restored"
    visitor.click("backup-file-choose")
    visitor.click("restore-folder-choose")
    visitor.type("backup-passphrase", words)
    assert not visitor.sees("backup-same")
    visitor.type("new-passphrase", PASSPHRASE)
    visitor.type("new-passphrase-again", PASSPHRASE)
    small = file.with_name("backup.age.words")
    small.rename(tmp_path / "elsewhere")
    visitor.click("restore-now")
    visitor.qtbot.waitUntil(lambda: visitor.sees("page-caution"))
    assert "backup.age.words" in visitor.reads("page-caution")
    (tmp_path / "elsewhere").rename(small)
    visitor.click("restore-now")
    write_down_and_check(visitor)
    vaults.unlock(tmp_path / "restored", Passphrase(PASSPHRASE)).lock()


def test_the_new_vault_can_have_a_passphrase_of_its_own(
    at_restore: Visitor, vaults: Vaults, tmp_path: Path
) -> None:
    at_restore.type("backup-passphrase", _OF_BACKUP)
    box = at_restore.find(QCheckBox, "backup-same")
    QTest.keyClick(box, Qt.Key.Key_Space)
    assert not at_restore.find(QPushButton, "restore-now").isEnabled()
    at_restore.type("new-passphrase", PASSPHRASE)
    at_restore.type("new-passphrase-again", PASSPHRASE)
    at_restore.click("restore-now")
    write_down_and_check(at_restore)
    vaults.unlock(tmp_path / "restored", Passphrase(PASSPHRASE)).lock()


def test_a_wrong_passphrase_is_said_and_leaves_no_folder(
    at_restore: Visitor, tmp_path: Path
) -> None:
    at_restore.type("backup-passphrase", "not this one at all")
    at_restore.qtbot.waitUntil(at_restore.find(QPushButton, "restore-now").isEnabled)
    at_restore.press(Qt.Key.Key_Return)
    at_restore.qtbot.waitUntil(lambda: at_restore.sees("page-caution"))
    assert not (tmp_path / "restored").exists()
    assert at_restore.find(QPushButton, "restore-now").isEnabled()


def test_a_folder_in_use_is_not_taken(
    at_restore: Visitor, dialogs: ScriptedDialogs, folder: Path
) -> None:
    at_restore.type("backup-passphrase", _OF_BACKUP)
    dialogs.folder = folder
    at_restore.click("restore-folder-choose")
    at_restore.qtbot.waitUntil(lambda: at_restore.sees("page-caution"))
    assert not at_restore.find(QPushButton, "restore-now").isEnabled()
    at_restore.press(Qt.Key.Key_Return)
    assert not at_restore.sees("work-strip")


def test_back_leads_to_the_vault_that_was_there(at_restore: Visitor) -> None:
    at_restore.click("restore-back")
    at_restore.unlock(PASSPHRASE)


@pytest.fixture
def drive(vaults: Vaults, tmp_path: Path) -> tuple[Path, RecoveryWords]:
    """A drive with a copy of a vault that holds a file, and the words of that vault."""
    place = tmp_path / "stick"
    place.mkdir()
    made = vaults.create(tmp_path / "lost laptop", PASSPHRASE)
    session = made.session
    sealed = session.journal.seal(PastedSource("letter.txt", b"Dear"), Unwatched())
    session.journal.record(IncidentContent("He wrote."), [sealed])
    snapshot = session.backups.snapshot()
    session.backups.open_drive(place).write(snapshot, Unwatched())
    snapshot.close()
    session.lock()
    return place, made.words


def test_a_drive_becomes_a_new_vault_on_another_computer(
    drive: tuple[Path, RecoveryWords], at_restore: Visitor, dialogs: ScriptedDialogs, tmp_path: Path
) -> None:
    dialogs.folder = drive[0]
    at_restore.click("backup-file-choose-drive")
    at_restore.type("backup-passphrase", PASSPHRASE)
    at_restore.click("restore-now")
    write_down_and_check(at_restore)
    at_restore.unlock(PASSPHRASE)
    assert behind(at_restore.window.runner).info().exhibit_count == 1
    assert (tmp_path / "restored" / "vault.db").exists()


def test_recovery_words_open_a_drive_and_what_it_lacks_is_told(
    drive: tuple[Path, RecoveryWords], at_restore: Visitor, dialogs: ScriptedDialogs
) -> None:
    place, words = drive
    (blob,) = place.glob("copies-*/blobs/*/*")
    blob.write_bytes(blob.read_bytes()[:-1])
    dialogs.folder = place
    at_restore.click("backup-file-choose-drive")
    at_restore.type("backup-passphrase", " ".join(words.words))
    assert not at_restore.sees("backup-same")
    at_restore.type("new-passphrase", _OF_BACKUP)
    at_restore.type("new-passphrase-again", _OF_BACKUP)
    at_restore.click("restore-now")
    write_down_and_check(at_restore)
    at_restore.qtbot.waitUntil(lambda: at_restore.sees("page-caution"))
    assert "letter.txt" in at_restore.reads("page-caution")
    at_restore.unlock(_OF_BACKUP)


def test_only_ticked_notes_come_from_a_drive_that_words_open(
    drive: tuple[Path, RecoveryWords],
    at_restore: Visitor,
    vaults: Vaults,
    dialogs: ScriptedDialogs,
    tmp_path: Path,
) -> None:
    place, words = drive
    dialogs.folder = place
    at_restore.click("backup-file-choose-drive")
    at_restore.type("backup-passphrase", " ".join(words.words))
    at_restore.type("new-passphrase", _OF_BACKUP)
    at_restore.type("new-passphrase-again", _OF_BACKUP)
    at_restore.click("restore-choice-look")
    QTest.keyClick(at_restore.find(QCheckBox, "restore-choice-some"), Qt.Key.Key_Space)
    notes = at_restore.find(QListView, "restore-choice-notes")
    assert not at_restore.find(QPushButton, "restore-now").isEnabled()
    notes.setCurrentIndex(notes.model().index(0, 0))
    QTest.keyClick(notes, Qt.Key.Key_Space)
    assert "1 note is ticked" in at_restore.reads("restore-choice-count")
    at_restore.click("restore-now")
    write_down_and_check(at_restore)
    session = vaults.unlock(tmp_path / "restored", Passphrase(_OF_BACKUP))
    assert [row.excerpt for row in session.journal.page(IncidentQuery(), limit=9)] == ["He wrote."]
    session.lock()


def test_a_backup_that_does_not_open_says_so_before_it_is_restored(at_restore: Visitor) -> None:
    at_restore.type("backup-passphrase", "not this one at all")
    at_restore.click("restore-choice-look")
    at_restore.qtbot.waitUntil(lambda: at_restore.sees("page-caution"))
    assert "did not open" in at_restore.reads("page-caution")
    assert at_restore.find(QPushButton, "restore-choice-look").isEnabled()


def test_what_is_left_of_a_damaged_file_is_restored(
    at_restore: Visitor, backup: Path, vaults: Vaults, tmp_path: Path
) -> None:
    backup.write_bytes(backup.read_bytes()[:-5])
    at_restore.type("backup-passphrase", _OF_BACKUP)
    at_restore.click("restore-now")
    at_restore.click("restore-rest")
    write_down_and_check(at_restore)
    assert "letter.txt" in at_restore.reads("page-caution")
    session = vaults.unlock(tmp_path / "restored", Passphrase(_OF_BACKUP))
    assert session.info().person_count == 1
    session.lock()


def test_of_a_file_whose_notes_are_damaged_it_is_said_what_came_back(
    at_restore: Visitor, backup: Path, vaults: Vaults, tmp_path: Path
) -> None:
    good = backup.read_bytes()
    backup.write_bytes(good[: len(good) // 3])
    at_restore.type("backup-passphrase", _OF_BACKUP)
    at_restore.click("restore-now")
    at_restore.click("restore-rest")
    write_down_and_check(at_restore)
    assert "What could be saved of a damaged backup" in at_restore.reads("page-caution")
    vaults.unlock(tmp_path / "restored", Passphrase(_OF_BACKUP)).lock()
