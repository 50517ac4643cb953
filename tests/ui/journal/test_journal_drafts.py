"""What is being written, files and all, outlives a lock, a quick exit and a kill."""

import signal
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QGuiApplication, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton

from core.errors import VaultInUse
from core.incidents.details import Details
from core.incidents.incident import IncidentContent
from core.incidents.search import IncidentQuery
from core.progress import Unwatched
from core.vault.credentials import Passphrase
from core.vault.session import Session, Vaults
from main import RESOURCES
from tests.ui.journal.hands import PASSPHRASE, Hands
from ui.journal.draft import keep_as_note, read_draft

_WRITER = """
import sys, time
from pathlib import Path
from PySide6.QtGui import QColor, QGuiApplication, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from main import Settings, compose
from storage.crypto.costs import Argon2Costs, Costs
from tests.journeys.at_the_window import open_window
from PySide6.QtCore import Qt

folder = Path(sys.argv[1])
app = QApplication([])
settings = Settings(
    costs=Costs(Argon2Costs(64, 1, 1), 4), preferences_file=folder.parent / "preferences.json"
)
with open_window(compose(settings).vaults, settings, folder) as person:
    person.type_into("passphrase", sys.argv[2])
    person.click("unlock")
    person.type_into("journal-text", "They are at the door")
    image = QImage(4, 3, QImage.Format.Format_RGB32)
    image.fill(QColor("teal"))
    QGuiApplication.clipboard().setImage(image)
    person.press(Qt.Key.Key_V)
    person.see("evidence-row")
    person.type_into("journal-text", "They are at the door now")
    QTest.qWait(2000)  # as much as may be lost
    print("written", flush=True)
    time.sleep(60)
"""


def _file(folder: Path, name: str) -> Path:
    file = folder / name
    file.write_bytes(b"what they sent " * 1000)
    return file


def test_files_come_back_with_the_draft(hands: Hands, tmp_path: Path) -> None:
    screen = hands.sit_down()
    hands.type("Two files.")
    hands.dialogs.files = [_file(tmp_path, "a.txt"), _file(tmp_path, "b.txt")]
    hands.press("evidence-add")
    hands.wait_for_files(2)
    hands.qtbot.waitUntil(lambda: not screen.intake.is_busy)
    for file in hands.dialogs.files:
        file.unlink()
    hands.lock()
    hands.unlock()
    screen = hands.sit_down()
    assert screen.editor.text.toPlainText() == "Two files."
    assert [each.source.name for each in screen.editor.evidence.pending] == ["a.txt", "b.txt"]
    hands.keep()
    kept = hands.only()
    assert [each.evidence.name for each in kept.exhibits] == ["a.txt", "b.txt"]
    for exhibit in kept.exhibits:
        copy = tmp_path / f"copy-{exhibit.number}"
        hands.session.journal.copy_out(exhibit, copy, Unwatched())
        assert copy.read_bytes() == b"what they sent " * 1000
    assert hands.session.journal.draft() is None


def test_a_file_that_was_taken_off_again_does_not_come_back(hands: Hands, tmp_path: Path) -> None:
    screen = hands.sit_down()
    hands.type("One file.")
    hands.dialogs.files = [_file(tmp_path, "a.txt"), _file(tmp_path, "b.txt")]
    hands.press("evidence-add")
    hands.wait_for_files(2)
    hands.qtbot.waitUntil(lambda: not screen.intake.is_busy)
    hands.rest()
    QTest.mouseClick(
        screen.findChildren(QAbstractButton, "evidence-remove")[0], Qt.MouseButton.LeftButton
    )
    hands.lock()
    hands.unlock()
    screen = hands.sit_down()
    assert [each.source.name for each in screen.editor.evidence.pending] == ["b.txt"]


def test_the_folds_come_back_with_the_draft(hands: Hands) -> None:
    screen = hands.sit_down()
    hands.press("fold-quote-header")
    QTest.keyClicks(screen.editor.details.texts["quote"], "I see you")
    hands.lock()
    hands.unlock()
    screen = hands.sit_down()
    assert screen.editor.content().details == Details(quote="I see you")
    assert screen.editor.is_touched


def test_a_new_note_at_once_after_unlock_keeps_the_draft_as_a_note(hands: Hands) -> None:
    hands.sit_down()
    hands.type("Half a thought")
    hands.lock()
    hands.unlock()
    hands.sit_down_only()
    hands.screen.start_new()
    hands.qtbot.waitUntil(lambda: hands.said == ["Note kept."])
    hands.rest()
    hands.rest()
    assert hands.only().content.text == "Half a thought"
    assert hands.screen.editor.text.toPlainText() == ""


def test_a_draft_that_comes_too_late_becomes_a_note(hands: Hands) -> None:
    hands.sit_down()
    hands.type("Half a thought")
    hands.lock()
    hands.unlock()
    hands.sit_down_only()
    hands.type("Something new")
    hands.rest()
    hands.rest()
    assert hands.only().content.text == "Half a thought"
    assert hands.screen.editor.text.toPlainText() == "Something new"


def test_a_correction_that_comes_too_late_becomes_a_note_linked_to_the_sealed_one(
    vaults: Vaults, tmp_path: Path
) -> None:
    session = vaults.create(tmp_path / "sealed", PASSPHRASE).session
    kept = session.journal.record(IncidentContent("He called twice.")).value
    session.sealing.seal((kept.id,))
    session.journal.keep_draft(IncidentContent("He called three times."), kept.id, ())
    draft = read_draft(session)
    assert draft is not None
    keep_as_note(draft.note, session)
    newest, sealed = session.journal.page(IncidentQuery(), limit=5)
    assert (newest.excerpt, sealed.excerpt) == ("He called three times.", "He called twice.")
    assert [link.other for link in session.journal.incident(newest.id).links] == [kept.id]
    session.lock()


def test_keeping_waits_for_the_files(hands: Hands, tmp_path: Path) -> None:
    screen = hands.sit_down()
    hands.type("With a file.")
    hands.dialogs.files = [_file(tmp_path, "a.txt")]
    hands.press("evidence-add")
    assert screen.intake.is_busy
    hands.keep()
    assert [each.evidence.name for each in hands.only().exhibits] == ["a.txt"]


def test_a_pasted_picture_is_not_held_in_memory_once_it_is_sealed(hands: Hands) -> None:
    screen = hands.sit_down()
    image = QImage(4, 3, QImage.Format.Format_RGB32)
    image.fill(QColor("teal"))
    QGuiApplication.clipboard().setImage(image)
    QTest.keyClick(screen.editor.text, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    hands.wait_for_files(1)
    hands.qtbot.waitUntil(lambda: not screen.intake.is_busy)
    (pending,) = screen.editor.evidence.pending
    assert pending.source is pending.sealed


def test_a_kill_loses_neither_text_nor_files(hands: Hands, vaults: Vaults, tmp_path: Path) -> None:
    hands.runner.stop()
    with subprocess.Popen(
        [sys.executable, "-c", _WRITER, str(tmp_path / "vault"), PASSPHRASE],
        cwd=RESOURCES.parent,
        stdout=subprocess.PIPE,
        text=True,
    ) as writer:
        assert writer.stdout is not None
        try:
            assert writer.stdout.readline() == "written\n"
        finally:
            writer.send_signal(signal.SIGKILL)
    opened: list[Session] = []

    def can_be_unlocked() -> bool:
        # A process that the killed one was just starting holds its files for a moment longer.
        with suppress(VaultInUse):
            opened.append(vaults.unlock(tmp_path / "vault", Passphrase(PASSPHRASE)))
        return bool(opened)

    hands.qtbot.waitUntil(can_be_unlocked)
    (session,) = opened
    try:
        draft = session.journal.draft()
        assert draft is not None
        assert draft.content.text == "They are at the door now"
        (evidence,) = draft.evidence
        kept = session.journal.record(draft.content, draft.evidence).value
        assert session.journal.verify_evidence(kept.exhibits, Unwatched()).is_whole
        assert evidence.name.startswith("pasted-")
    finally:
        session.lock()
