"""Adding files to a note by dialog, drop and paste, and getting them out again."""

import os
import warnings
from collections.abc import Sequence
from pathlib import Path

import pytest
from PySide6.QtCore import QByteArray, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QColor, QDragEnterEvent, QDropEvent, QGuiApplication, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from core.errors import AlreadyExists, DiskFull
from core.incidents.evidence import EvidenceSource, PastedSource, SealedEvidence
from core.incidents.incident import Incident, IncidentContent
from core.incidents.ports import EvidenceStore, IncidentStore
from core.progress import Progress, Unwatched
from tests.ui.journal.hands import Hands
from ui.jobs import WatchedProgress
from ui.journal.screen import JournalScreen

HOSTILE = "photo\u202egpj.exe"


def _file(folder: Path, name: str, content: bytes = b"what they sent") -> Path:
    file = folder / name
    file.write_bytes(content)
    return file


def _read_back(hands: Hands, folder: Path) -> list[bytes]:
    contents = []
    for exhibit in hands.only().exhibits:
        target = folder / f"out-{exhibit.number}"
        hands.session.journal.copy_out(exhibit, target, Unwatched())
        contents.append(target.read_bytes())
    return contents


def test_files_from_the_dialog_are_kept_byte_for_byte(hands: Hands, tmp_path: Path) -> None:
    hands.sit_down()
    hands.dialogs.files = [_file(tmp_path, "chat.zip"), _file(tmp_path, HOSTILE, b"x" * 70_000)]
    hands.press("evidence-add")
    hands.wait_for_files(2)
    assert "photo⟨U+202E⟩gpj.exe" in hands.files()[1].accessibleName()
    assert "added when you keep the note" in hands.files()[1].accessibleName()
    hands.press("journal-keep")
    hands.wait_until_kept()
    assert hands.only().content.text == "chat.zip\nphoto⟨U+202E⟩gpj.exe"
    assert [each.evidence.name for each in hands.only().exhibits] == ["chat.zip", HOSTILE]
    assert _read_back(hands, tmp_path) == [b"what they sent", b"x" * 70_000]
    assert ["kept" in row.accessibleName() for row in hands.files()] == [True, True]


def test_files_can_be_dropped_anywhere_on_the_page(hands: Hands, tmp_path: Path) -> None:
    screen = hands.sit_down()
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(_file(tmp_path, "mail.eml")))])
    enter = _drag_over(screen, data)
    assert enter.isAccepted()
    drop = QDropEvent(
        QPointF(20, 20),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    QApplication.sendEvent(screen.editor, drop)
    hands.wait_for_files(1)
    hands.type("An e-mail.")
    hands.keep()
    assert _read_back(hands, tmp_path) == [b"what they sent"]


def test_text_dropped_beside_the_fields_is_refused(hands: Hands) -> None:
    screen = hands.sit_down()
    data = QMimeData()
    data.setText("only words")
    assert not _drag_over(screen, data).isAccepted()


def test_a_pasted_picture_becomes_a_file(hands: Hands, tmp_path: Path) -> None:
    screen = hands.sit_down()
    image = QImage(40, 30, QImage.Format.Format_RGB32)
    image.fill(QColor("teal"))
    QGuiApplication.clipboard().setImage(image)
    _paste_into(screen.editor.text)
    hands.wait_for_files(1)
    hands.press("journal-keep")
    hands.wait_until_kept()
    (exhibit,) = hands.only().exhibits
    assert exhibit.evidence.name == "pasted-2026-03-03-210500.png"
    assert QImage.fromData(QByteArray(_read_back(hands, tmp_path)[0])) == image


def test_a_picture_that_is_offered_as_a_file_is_taken_as_it_is(
    hands: Hands, tmp_path: Path
) -> None:
    screen = hands.sit_down()
    data = QMimeData()
    data.setData("image/jpeg", QByteArray(b"not even a picture"))
    data.setImageData(QImage(4, 4, QImage.Format.Format_RGB32))
    QGuiApplication.clipboard().setMimeData(data)
    _paste_into(screen.editor.evidence.add_button)
    hands.wait_for_files(1)
    hands.press("journal-keep")
    hands.wait_until_kept()
    (exhibit,) = hands.only().exhibits
    assert exhibit.evidence.name == "pasted-2026-03-03-210500.jpg"
    assert _read_back(hands, tmp_path) == [b"not even a picture"]


def test_files_are_pasted_as_files_and_words_as_words(hands: Hands, tmp_path: Path) -> None:
    screen = hands.sit_down()
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(_file(tmp_path, "a.txt")))])
    QGuiApplication.clipboard().setMimeData(data)
    _paste_into(screen.editor.text)
    hands.wait_for_files(1)
    assert screen.editor.text.toPlainText() == ""
    QGuiApplication.clipboard().setText("Their words.")
    _paste_into(screen.editor.text)
    assert screen.editor.text.toPlainText() == "Their words."
    assert len(hands.files()) == 1


def test_a_file_that_cannot_be_read_is_named_and_the_others_are_kept(
    hands: Hands, tmp_path: Path
) -> None:
    screen = hands.sit_down()
    late = tmp_path / "late.txt"
    hands.dialogs.files = [_file(tmp_path, "here.txt"), late, tmp_path]
    hands.press("evidence-add")
    hands.wait_for_files(3)
    assert "cannot be read" in hands.files()[1].accessibleName()
    hands.type("Two of three.")
    hands.keep()
    assert [each.evidence.name for each in hands.only().exhibits] == ["here.txt"]
    assert "late.txt" in screen.editor.foot.caution.accessibleName()
    assert len(hands.files()) == 3
    late.write_bytes(b"now it is there")
    hands.files()[2].button.click()
    hands.keep()
    assert [each.evidence.name for each in hands.only().exhibits] == ["here.txt", "late.txt"]
    assert not screen.editor.foot.caution.isVisible()
    assert hands.only().exhibits[0].number + 1 == hands.only().exhibits[1].number


def test_nothing_is_lost_when_the_disk_is_full(hands: Hands, tmp_path: Path) -> None:
    screen = hands.sit_down()
    hands.dialogs.files = [_file(tmp_path, "a.txt"), _file(tmp_path, "b.txt")]
    journal = hands.runner.session.journal
    incidents, evidence = journal._incidents, journal._evidence
    journal._evidence = FullDisk(evidence)  # type: ignore[assignment]  # what is missing is the real one's
    hands.press("evidence-add")
    hands.wait_for_files(2)
    hands.type("He came back.")
    journal._incidents = FullDisk(incidents)  # type: ignore[assignment]  # the same
    hands.keep()
    assert "no room" in screen.editor.foot.caution.accessibleName()
    assert "still on this page" in screen.editor.foot.caution.accessibleDescription()
    assert screen.editor.text.toPlainText() == "He came back."
    assert ["no room" in row.accessibleName() for row in hands.files()] == [True, True]
    journal._incidents, journal._evidence = incidents, evidence
    hands.keep()
    assert len(hands.only().exhibits) == 2


def test_stopping_keeps_everything_on_the_page(hands: Hands, tmp_path: Path) -> None:
    screen = hands.sit_down()
    hands.type("A film.")
    hands.dialogs.files = [_file(tmp_path, "film.mp4")]
    hands.runner.work_started.connect(_stop_sealing)
    hands.press("evidence-add")
    hands.wait_for_files(1)
    hands.keep()
    assert hands.rows() == ()
    assert hands.label("journal-state").startswith("Stopped.")
    assert screen.editor.text.toPlainText() == "A film."
    assert len(hands.files()) == 1
    hands.runner.work_started.disconnect(_stop_sealing)
    hands.keep()
    assert len(hands.only().exhibits) == 1


def _stop_sealing(progress: WatchedProgress) -> None:
    if progress.title == "Putting files into the vault":
        progress.cancel()


def test_an_original_can_be_saved_out(hands: Hands, tmp_path: Path) -> None:
    journal = hands.session.journal
    sealed = journal.seal(PastedSource(f"a/{HOSTILE}", b"the original"), Unwatched())
    journal.record(IncidentContent("A picture."), [sealed])
    screen = hands.sit_down()
    hands.choose(0)
    hands.press("evidence-copy-out")
    hands.dialogs.target = tmp_path / "copy.bin"
    hands.press("evidence-copy-out")
    hands.qtbot.waitUntil(lambda: bool(hands.said))
    assert (tmp_path / "copy.bin").read_bytes() == b"the original"
    assert hands.dialogs.suggested == ["a_photo_gpj.exe"] * 2
    assert "not encrypted" in hands.said[0]
    hands.press("evidence-copy-out")
    hands.qtbot.waitUntil(lambda: bool(hands.errors))
    assert isinstance(hands.errors.pop(), AlreadyExists)
    assert screen.isVisible()


@pytest.mark.skipif(os.name == "nt", reason="Windows has no files of such names")
def test_files_with_hostile_names_are_added_shown_and_saved(hands: Hands, tmp_path: Path) -> None:
    """Lines, a direction turned round, parts of a path, 255 bytes, no UTF-8, no bytes at all."""
    names = (
        b"two\nlines\r.txt",
        "a\u202etxt.exe".encode(),
        b"..\\..\\C:\\a|b.txt",
        b"x" * 251 + b".txt",
        b"caf\xe9.txt",
        b"<b>bold<b>&amp;.txt",
        b"-rf",
    )
    folder = tmp_path / "came"
    folder.mkdir()
    files = [folder / os.fsdecode(name) for name in names]
    for number, file in enumerate(files):
        file.write_bytes(b"x" * number)  # the first has no bytes
    hands.sit_down()
    hands.dialogs.files = files
    hands.press("evidence-add")
    hands.wait_for_files(len(files))
    hands.type("What came.")
    hands.keep()
    rows = hands.files()
    shown = [row.name.accessibleName() for row in rows]
    assert shown[:3] == ["two␊lines␍.txt", "a⟨U+202E⟩txt.exe", "..\\..\\C:\\a|b.txt"]
    assert shown[4] == r"caf\udce9.txt"
    assert all(row.name.textFormat() is Qt.TextFormat.PlainText for row in rows)
    for number, row in enumerate(rows):
        hands.dialogs.target = tmp_path / f"copy-{number}"
        row.button.click()
    hands.qtbot.waitUntil(
        lambda: len([each for each in hands.said if "saved" in each]) == len(files)
    )
    assert [(tmp_path / f"copy-{n}").read_bytes() for n in range(len(files))] == [
        b"x" * n for n in range(len(files))
    ]
    assert hands.dialogs.suggested[:3] == ["two_lines_.txt", "a_txt.exe", "_.._C__a_b.txt"]
    for name in hands.dialogs.suggested:
        assert len(name.encode()) <= 180
        assert not set(name) & set("/\\:\n")


def test_another_note_waits_until_the_files_are_on_the_page(hands: Hands, tmp_path: Path) -> None:
    hands.session.journal.record(IncidentContent("First."))
    screen = hands.sit_down()
    hands.type("With a file")
    hands.dialogs.files = [_file(tmp_path, "a.txt")]
    hands.press("evidence-add")
    hands.choose(0)
    hands.qtbot.waitUntil(lambda: screen.editor.text.toPlainText() == "First.")
    hands.rest()
    assert {row.excerpt: row.exhibit_count for row in hands.rows()} == {
        "First.": 0,
        "With a file": 1,
    }


class FullDisk:
    """An IncidentStore and an EvidenceStore that reads well and has no room to write."""

    def __init__(self, real: IncidentStore | EvidenceStore) -> None:
        self._real = real

    def seal(self, _source: EvidenceSource, _progress: Progress) -> SealedEvidence:
        raise DiskFull

    def add(self, _incident: Incident, _evidence: Sequence[SealedEvidence]) -> Incident:
        raise DiskFull

    def __getattr__(self, name: str) -> object:
        return getattr(self._real, name)


def _drag_over(screen: JournalScreen, data: QMimeData) -> QDragEnterEvent:
    with warnings.catch_warnings():
        # Qt 6.12 wants a QPointF, which Qt 6.11 does not know.
        warnings.simplefilter("ignore", DeprecationWarning)
        event = QDragEnterEvent(
            QPoint(20, 20),
            Qt.DropAction.CopyAction,
            data,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )
    QApplication.sendEvent(screen.editor, event)
    return event


def _paste_into(widget: QWidget) -> None:
    widget.setFocus()
    QTest.keyClick(widget, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)


def test_a_text_that_no_page_can_show_becomes_a_file(hands: Hands, tmp_path: Path) -> None:
    screen = hands.sit_down()
    export = '{"messages": ["…"]}' * 10_000
    QGuiApplication.clipboard().setText(export)
    _paste_into(screen.editor.text)
    hands.wait_for_files(1)
    assert screen.editor.text.toPlainText() == ""
    hands.press("journal-keep")
    hands.wait_until_kept()
    assert hands.only().content.text == "pasted-2026-03-03-210500.txt"
    assert _read_back(hands, tmp_path) == [export.encode()]
