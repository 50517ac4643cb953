"""Where a file comes from: written on its page, kept with the note, covered by the seal."""

from datetime import UTC, datetime
from pathlib import Path

from PIL import Image
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QComboBox,
    QDateTimeEdit,
    QLineEdit,
    QPlainTextEdit,
)

from core.incidents.could_add import Gap
from core.incidents.provenance import Copy, Online, Provenance, Way
from core.moment import Moment
from core.progress import Unwatched
from tests.storage.decoding.samples import picture
from tests.ui.journal.hands import Hands
from tests.ui.journal.looking import Looks, stripes
from ui.journal.sealing.amend_flow import AmendFlow

NOW = Moment(datetime(2026, 3, 3, 20, 5, tzinfo=UTC), "Europe/Berlin")


def dated() -> bytes:
    """A picture that says when it was taken."""
    exif = Image.Exif()
    exif.get_ifd(0x8769).update({0x9003: "2026:03:02 21:03:05", 0x9011: "+01:00"})
    return picture("JPEG", exif=exif)


def choose(looks: Looks, name: str, words: str) -> None:
    combo = looks.page.findChild(QComboBox, name)
    assert combo is not None
    combo.setCurrentIndex(combo.findText(words))
    combo.activated.emit(combo.currentIndex())


def write(looks: Looks, name: str, words: str) -> None:
    field = looks.page.findChild(QLineEdit, name) or looks.page.findChild(QPlainTextEdit, name)
    assert field is not None
    assert field.isVisible()
    QTest.keyClicks(field, words)


def keep_and_wait(hands: Hands) -> None:
    QTest.keyClick(
        hands.screen.files.file_page, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier
    )
    hands.wait_until_kept()


def test_what_is_written_on_the_page_of_a_file_is_kept_with_the_note(hands: Hands) -> None:
    looks = Looks(hands, ("shot.png", dated()), ("mail.eml", b"x"))
    looks.look(0)
    looks.page.origin.unfold()
    assert "The file says Monday, 2 March 2026, 21:03" in looks.page.origin.offer_button.text()
    looks.press("origin-offer")
    choose(looks, "origin-way", "Screenshot")
    choose(looks, "origin-copy", "A copy")
    choose(looks, "origin-online", "Online, but may vanish")
    write(looks, "origin-by", "my sister")
    write(looks, "origin-address", "https://example.org/7")
    write(looks, "origin-note", "before it went")
    assert looks.page.origin.header.summary.startswith("Screenshot · Monday, 2 March 2026, 21:03 ·")
    assert not looks.page.origin.offer_button.isVisible()
    keep_and_wait(hands)
    kept = hands.only()
    said = Provenance(
        kept.exhibits[0].evidence.sha256,
        Moment(datetime(2026, 3, 2, 20, 3, 5, tzinfo=UTC), "Europe/Berlin"),
        Way.SCREENSHOT,
        "my sister",
        Copy.COPY,
        Online.MAY_VANISH,
        "https://example.org/7",
        "before it went",
    )
    assert kept.content.provenance == (said,)
    assert all(type(each) is not str for each in (said.way, said.copy, said.online))
    assert looks.row(0).origin.text().startswith("Screenshot · Monday")
    assert not looks.row(1).origin.isVisible()
    offer = looks.screen.findChild(QAbstractButton, f"could-add-{Gap.VANISHING}")
    assert offer is not None
    assert not offer.isHidden()
    looks.look(0)
    assert looks.page.origin.said() == said
    QTest.keyClick(looks.page.origin.by, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    write(looks, "origin-by", "me")
    keep_and_wait(hands)
    assert hands.only().content.provenance[0].by == "me"


def test_a_time_of_ones_own_begins_now_and_can_be_elsewhere(hands: Hands) -> None:
    looks = Looks(hands, ("a.txt", b"a"))
    looks.look(0)
    looks.page.origin.unfold()
    assert not looks.page.origin.offer_button.isVisible()
    looks.press("origin-taken-add")
    edit = looks.page.findChild(QDateTimeEdit, "origin-taken-edit")
    assert edit is not None
    hands.qtbot.waitUntil(edit.isVisible)
    assert looks.page.origin.said().captured == NOW
    looks.page.origin.zone.chosen.emit("America/New_York")
    keep_and_wait(hands)
    (said,) = hands.only().content.provenance
    assert said.captured == Moment(datetime(2026, 3, 4, 2, 5, tzinfo=UTC), "America/New_York")
    looks.look(0)
    looks.press("origin-taken-remove")
    keep_and_wait(hands)
    assert hands.only().content.provenance == ()


def test_a_time_that_the_clocks_skipped_is_not_kept(hands: Hands) -> None:
    looks = Looks(hands, ("a.txt", b"a"))
    looks.look(0)
    origin = looks.page.origin
    origin.unfold()
    write(looks, "origin-by", "me")
    origin.take_now(datetime(2026, 3, 3, 20, 5, tzinfo=UTC))
    skipped = datetime(2026, 3, 29, 2, 30, tzinfo=UTC).replace(tzinfo=None)
    origin.taken.edit.show_local(skipped)
    origin.taken.edited.emit()
    assert looks.sees("origin-caution")
    assert origin.said().captured is None
    keep_and_wait(hands)
    assert hands.only().content.provenance[0] == Provenance(origin.said().sha256, by="me")


def pasted(hands: Hands, data: QMimeData, files: int) -> tuple[Provenance, ...]:
    hands.screen.editor.evidence_given.emit(data)
    hands.wait_for_files(files)
    hands.qtbot.waitUntil(lambda: not hands.screen.desk._intake.is_busy)
    return hands.screen.editor.content().provenance


def test_what_is_pasted_was_taken_now_and_a_file_says_nothing(hands: Hands, tmp_path: Path) -> None:
    hands.sit_down()
    shot = QMimeData()
    shot.setImageData(QImage(4, 4, QImage.Format.Format_RGB32))
    (screenshot,) = pasted(hands, shot, 1)
    assert screenshot == Provenance(screenshot.sha256, NOW, Way.SCREENSHOT, "me", Copy.COPY)
    copied = QMimeData()
    copied.setData("image/png", stripes())
    copied.setHtml("<img src='https://example.org/a.png'>")
    said = pasted(hands, copied, 2)
    assert {each.way for each in said} == {Way.SCREENSHOT, Way.COPIED}
    (tmp_path / "letter.txt").write_text("He wrote.")
    dropped = QMimeData()
    dropped.setUrls([QUrl.fromLocalFile(str(tmp_path / "letter.txt"))])
    assert pasted(hands, dropped, 3) == said
    hands.rest()
    draft = hands.session.journal.draft()
    assert draft is not None
    assert draft.content.provenance == said
    hands.lock()
    hands.unlock()
    hands.sit_down()
    assert hands.screen.editor.content().provenance == said
    hands.files()[0].button.click()
    hands.keep()
    assert [each.way for each in hands.only().content.provenance] == [Way.COPIED]


def test_of_a_sealed_note_it_is_only_told_and_corrected_with_a_reason(hands: Hands) -> None:
    looks = Looks(hands, ("a.txt", b"a"), ("b.txt", b"b"))
    note = hands.only()
    digests = [each.evidence.sha256 for each in note.exhibits]
    said = Provenance(digests[0], way=Way.SAVED, note="\u202etxt.exe")
    content = note.content.__class__("Sealed.", provenance=(said,))
    hands.session.journal.revise(note.id, content)
    hands.session.sealing.seal([note.id])
    hands.screen.desk.show_kept(hands.only())
    hands.rest()
    looks.look(1)
    assert not looks.page.origin.isVisible()
    looks.press("evidence-back")
    looks.look(0)
    looks.page.origin.unfold()
    assert not looks.page.origin.by.isVisible()
    assert "⟨U+202E⟩txt.exe" in looks.reads("origin-told")
    assert "saved" in looks.reads("origin-told")
    looks.press("evidence-back")
    hands.press("journal-amend")
    looks.look(1)
    looks.page.origin.unfold()
    write(looks, "origin-by", "Jo")
    keep_and_wait(hands)
    flow = hands.screen.findChild(AmendFlow)
    assert flow is not None
    changes = flow.difference.changes
    hands.qtbot.waitUntil(lambda: "Where it comes from (\u2068b.txt\u2069)" in changes.text())
    assert "(empty)" in changes.text()
    reason = hands.screen.findChild(QPlainTextEdit, "amend-reason")
    assert reason is not None
    QTest.keyClicks(reason, "Jo told me.")
    hands.press("amend-flow-do")
    hands.qtbot.waitUntil(lambda: any("correction is kept" in each for each in hands.said))
    hands.rest()
    assert hands.only().revision == 2
    assert [each.by for each in hands.only().content.provenance if each.sha256 == digests[1]] == [
        "Jo"
    ]
    hands.rest()
    assert hands.session.sealing.check(Unwatched()).is_whole


def test_history_tells_of_copies(hands: Hands, tmp_path: Path) -> None:
    looks = Looks(hands, ("a.txt", b"a"))
    hands.dialogs.target = tmp_path / "copy.txt"
    looks.look(0)
    looks.page.details.unfold()
    hands.qtbot.waitUntil(lambda: "taken in, read back" in looks.reads("evidence-facts"))
    assert "copy was saved" not in looks.reads("evidence-facts")
    looks.press("evidence-page-copy")
    hands.qtbot.waitUntil(lambda: "copy was saved outside" in looks.reads("evidence-facts"))
    assert (tmp_path / "copy.txt").read_bytes() == b"a"
